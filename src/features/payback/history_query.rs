//! Which part of the history is shown: chosen parts stand in the address, what was typed never does. Pure.

use contract::payback::{PaybackSort, PaybackState};

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Chosen {
    /// Only those that stand so.
    pub(super) state: Option<PaybackState>,
    /// Only those that were applied for in this year.
    pub(super) year: Option<u16>,
    /// Only those of the store with this id.
    pub(super) store: Option<String>,
    /// In which order.
    pub(super) sort: Option<PaybackSort>,
}

impl Chosen {
    /// Reads the query of an address; what is not known is dropped.
    pub(super) fn read(query: &str) -> Self {
        let mut chosen = Self::default();
        for (name, value) in query
            .trim_start_matches('?')
            .split('&')
            .filter_map(|pair| pair.split_once('='))
        {
            chosen.take(name, value);
        }
        chosen
    }

    /// Takes one part over by its name; what is empty or not known is none.
    pub(super) fn take(&mut self, name: &str, value: &str) {
        match name {
            "state" => self.state = known(PaybackState::from_word(value), PaybackState::Unknown),
            "sort" => self.sort = known(PaybackSort::from_word(value), PaybackSort::Unknown),
            "year" => self.year = value.parse().ok().filter(|year| *year > 0),
            "store" => self.store = Some(value.to_owned()).filter(|store| !store.is_empty()),
            _ => {}
        }
    }

    /// The query of its address, with its question mark.
    pub(super) fn query(&self) -> String {
        let pairs = [
            ("state", self.state.map(|state| state.word().to_owned())),
            ("year", self.year.map(|year| year.to_string())),
            ("store", self.store.clone()),
            ("sort", self.sort.map(|sort| sort.word().to_owned())),
        ];
        let pairs: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
            .collect();
        match pairs.is_empty() {
            true => String::new(),
            false => format!("?{}", pairs.join("&")),
        }
    }
}

fn known<T: PartialEq>(word: T, unknown: T) -> Option<T> {
    (word != unknown).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_survives_its_address_and_nothing_else_does() {
        let query = "?state=paid&year=2025&store=geomok&sort=title";
        assert_eq!(Chosen::read(query).query(), query);
        assert_eq!(Chosen::read("state=other&year=x&store=&q=a"), Chosen::default());
        assert_eq!(Chosen::default().query(), "");
    }
}
