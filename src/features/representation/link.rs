//! What opens a question without an account: the link's part behind the `#`. Taken out of the address and the
//! history at once, kept for the tab alone.

use crate::device::storage::{self, Area};
use crate::device::take_fragment;
use contract::permission::read_link;
use contract::reservation::normalise_reference;
use serde::{Deserialize, Serialize};

const NAME: &str = "answer";

/// A question and what opens it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Opened {
    pub(super) reference: String,
    pub(super) secret: String,
}

/// What this tab has to open.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// Nothing: reference and code are asked for.
    None,
    /// A link that was cut off, or that opens nothing any more.
    Broken,
    /// A question.
    Opened(Opened),
}

impl Link {
    /// From the address, else what the tab keeps.
    pub(super) fn take() -> Self {
        Self::of(take_fragment(is_link).as_deref())
    }

    fn of(fragment: Option<&str>) -> Self {
        match fragment.map(read_link) {
            Some(Some((reference, secret))) => {
                let opened = Opened { reference, secret };
                opened.keep();
                Self::Opened(opened)
            }
            Some(None) => Self::Broken,
            None => {
                let kept = storage::read(Area::Tab, NAME);
                let kept = kept.and_then(|text| serde_json::from_str(&text).ok());
                kept.map_or(Self::None, Self::Opened)
            }
        }
    }
}

/// Whether it is a link of ours, whole or cut off, and not a place within the page.
fn is_link(fragment: &str) -> bool {
    let reference = fragment.trim_start_matches('#').split('.').next();
    fragment.contains('.') || reference.is_some_and(|text| normalise_reference(text).is_some())
}

impl Opened {
    /// Keeps it for the tab.
    pub(super) fn keep(&self) {
        storage::write(Area::Tab, NAME, &serde_json::to_string(self).unwrap_or_default());
    }

    /// The tab forgets it.
    pub(super) fn forget() {
        storage::remove(Area::Tab, NAME);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_kept_for_the_tab_until_it_is_forgotten() {
        let secret = "0f".repeat(32);
        let opened = Opened {
            reference: "S7K2-9QF4".into(),
            secret: secret.clone(),
        };
        let link = format!("#S7K2-9QF4.{secret}");
        assert!(is_link(&link));
        assert!(Link::of(Some(&link)) == Link::Opened(opened.clone()));
        assert!(Link::of(None) == Link::Opened(opened));
        Opened::forget();
        assert!(Link::of(None) == Link::None);
    }

    #[test]
    fn a_link_that_was_cut_off_is_said_to_be_one_and_a_place_in_the_page_is_none() {
        for cut in ["#S7K2-9QF4.0f0f", "#S7K2-9QF4", "#S7K2."] {
            assert!(is_link(cut) && Link::of(Some(cut)) == Link::Broken, "{cut}");
        }
        for place in ["#main", "#", "#reference"] {
            assert!(!is_link(place), "{place}");
        }
    }
}
