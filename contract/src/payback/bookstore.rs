//! Partner bookstores.

use crate::office::{Hours, OpenState, Position};
use crate::text::LocalText;
use crate::time::Timestamp;
use crate::{wire, wire_enum};

wire_enum! {
    /// Whether a store has a book.
    pub enum Stock {
        /// It does.
        Here = "here",
        /// It has to order it.
        ToOrder = "to_order",
        /// Nobody knows: call the store.
        NotKnown = "not_known",
    }
}

wire! {
    /// A partner bookstore.
    pub struct Bookstore {
        /// Stable id.
        pub id: String,
        /// Its name.
        pub name: LocalText,
        /// The dong it lies in.
        pub dong: LocalText,
        /// Street address, where the district has supplied it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<LocalText>,
        /// Telephone number, where the district has supplied it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<String>,
        /// Where it is. How far that is, the device reckons: where someone stands is sent to nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub position: Option<Position>,
        /// Opening hours, with its closing days and holidays from a month ago on.
        pub hours: Hours,
        /// Whether it has the book that was asked for with `isbn`; absent where none was asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub stock: Option<Stock>,
        /// True for data that is for demonstration only.
        #[serde(default)]
        pub demo: bool,
    }

    /// What a payback says of its store.
    pub struct StoreBrief {
        /// Id of the store.
        pub id: String,
        /// Its name.
        pub name: LocalText,
        /// The dong it lies in.
        pub dong: LocalText,
    }
}

/// The nearest store that is open now, and how many metres away it is as the crow flies. `None` if none is open
/// or none has a position.
pub fn nearest_open(
    stores: &[Bookstore],
    (latitude_e6, longitude_e6): (i32, i32),
    now: Timestamp,
) -> Option<(&Bookstore, u32)> {
    stores
        .iter()
        .filter(|store| matches!(store.hours.state(now), OpenState::Open(_)))
        .filter_map(|store| {
            let position = store.position.as_ref()?;
            Some((store, position.metres_from(latitude_e6, longitude_e6)?))
        })
        .min_by_key(|(_, metres)| *metres)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::DayHours;
    use crate::time::ClockTime;

    fn store(id: &str, latitude_e6: Option<i32>, open: &str) -> Bookstore {
        let time = |text| ClockTime::parse(text).unwrap();
        Bookstore {
            id: id.into(),
            name: LocalText::new(id, id),
            dong: LocalText::new("서초1동", "Seocho 1-dong"),
            address: None,
            phone: None,
            position: latitude_e6.map(|latitude_e6| Position {
                latitude_e6,
                longitude_e6: 127_000_000,
                approximate: true,
            }),
            hours: Hours {
                weekly: vec![DayHours {
                    weekday: 0,
                    open: time(open),
                    close: time("20:00"),
                    lunch: None,
                    evening: false,
                }],
                closures: Vec::new(),
                notes: Vec::new(),
            },
            stock: None,
            demo: true,
        }
    }

    #[test]
    fn the_nearest_open_store_is_found_and_closed_ones_are_passed_over() {
        let stores = [
            store("far", Some(37_500_000), "09:00"),
            store("nowhere", None, "09:00"),
            store("near", Some(37_484_000), "09:00"),
            store("here", Some(37_483_000), "13:00"),
        ];
        let find = |now: &str| {
            let now = Timestamp::parse(now).unwrap();
            nearest_open(&stores, (37_483_000, 127_000_000), now).map(|(store, metres)| (&*store.id, metres))
        };
        assert_eq!(find("2026-11-23T10:00:00+09:00"), Some(("near", 111)));
        assert_eq!(find("2026-11-23T13:00:00+09:00"), Some(("here", 0)));
        assert_eq!(find("2026-11-24T10:00:00+09:00"), None);
    }
}
