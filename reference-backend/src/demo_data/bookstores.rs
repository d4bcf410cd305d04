//! The nine partner bookstores. Three names are known, six are marked; dong, hours and closing days are for
//! demonstration everywhere, and no address and no telephone number is made up.

use contract::office::{DayHours, Position};
use contract::text::LocalText;
use contract::time::ClockTime;

/// A store, without its holidays.
#[derive(Debug, Clone)]
pub(crate) struct BookstoreSeed {
    pub(crate) id: &'static str,
    pub(crate) name: LocalText,
    pub(crate) dong: LocalText,
    pub(crate) position: Position,
    pub(crate) weekly: Vec<DayHours>,
    /// Whether it closes on public holidays.
    pub(crate) closes_on_holidays: bool,
}

/// Id, names, id of the dong, opening and closing hour, weekdays on which it is closed, closed on holidays.
type Line = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    (u32, u32),
    &'static [u8],
    bool,
);

const STORES: &[Line] = &[
    (
        "geomok",
        "거목서점",
        "Geomok Books",
        "seocho-1",
        (10, 21),
        &[],
        false,
    ),
    (
        "geumseong",
        "금성서적",
        "Geumseong Books",
        "bangbae-1",
        (9, 20),
        &[6],
        true,
    ),
    (
        "seocho",
        "서초서적",
        "Seocho Books",
        "seocho-3",
        (10, 20),
        &[6],
        true,
    ),
    (
        "partner-1",
        "제휴서점 1 (시연)",
        "Partner bookstore 1 (demo)",
        "banpo-1",
        (10, 22),
        &[],
        false,
    ),
    (
        "partner-2",
        "제휴서점 2 (시연)",
        "Partner bookstore 2 (demo)",
        "jamwon",
        (11, 20),
        &[0],
        false,
    ),
    (
        "partner-3",
        "제휴서점 3 (시연)",
        "Partner bookstore 3 (demo)",
        "yangjae-1",
        (9, 19),
        &[5, 6],
        true,
    ),
    (
        "partner-4",
        "제휴서점 4 (시연)",
        "Partner bookstore 4 (demo)",
        "yangjae-2",
        (10, 20),
        &[6],
        true,
    ),
    (
        "partner-5",
        "제휴서점 5 (시연)",
        "Partner bookstore 5 (demo)",
        "banpo-4",
        (12, 21),
        &[0, 1],
        false,
    ),
    (
        "partner-6",
        "제휴서점 6 (시연)",
        "Partner bookstore 6 (demo)",
        "naegok",
        (10, 18),
        &[6],
        true,
    ),
];

/// All stores, the known ones in front.
pub(crate) fn bookstores() -> Vec<BookstoreSeed> {
    let offices = super::offices();
    let of_store = |(id, ko, en, dong, (open, close), closed, holidays): &Line| {
        let office = offices.iter().find(|office| office.id == *dong)?;
        let time = |hour| ClockTime::new(hour, 0);
        let (open, close) = (time(*open)?, time(*close)?);
        let weekly = (0..7)
            .filter(|weekday| !closed.contains(weekday))
            .map(|weekday| DayHours {
                weekday,
                open,
                close,
                lunch: None,
                evening: false,
            })
            .collect();
        Some(BookstoreSeed {
            id,
            name: LocalText::new(*ko, *en),
            dong: office.dong.clone(),
            position: office.position.clone()?,
            weekly,
            closes_on_holidays: *holidays,
        })
    };
    STORES.iter().filter_map(of_store).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn there_are_nine_stores_each_with_a_week() {
        let all = super::bookstores();
        assert_eq!(all.len(), 9);
        assert!(
            all.iter()
                .all(|store| store.weekly.len() >= 5 && store.position.approximate)
        );
    }
}
