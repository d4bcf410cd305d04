//! The last day on which a book can be returned.

use crate::office::Hours;
use crate::time::{ClockTime, Date};

/// The last day on which a book can be returned, and until when on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LastReturn {
    /// The day: never after the deadline, and never one on which a place is closed.
    pub day: Date,
    /// The first place closes then.
    pub until: ClockTime,
}

/// The last day on which a book that was bought on `bought` can be returned: at most `days` later (0: the same
/// day), and all `places` that the return needs are open. `None` if there is no such day, or no place.
///
/// The places are the store, and where a district wants it the library: their weeks, holidays and closing days
/// are in their hours.
pub fn last_return(bought: Date, days: u16, places: &[&Hours]) -> Option<LastReturn> {
    (0..=u64::from(days)).rev().find_map(|later| {
        let day = bought.plus_days(later);
        let closes = |hours: &&Hours| hours.on(day).map(|open| open.close);
        let until = places.iter().map(closes).collect::<Option<Vec<ClockTime>>>()?;
        let until = until.into_iter().min()?;
        Some(LastReturn { day, until })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::{Closure, DayHours};
    use crate::text::LocalText;
    use proptest::prelude::*;

    fn time(text: &str) -> ClockTime {
        ClockTime::parse(text).unwrap()
    }

    fn hours(weekdays: &[u8], closed: &[Date], close: &str) -> Hours {
        Hours {
            weekly: weekdays
                .iter()
                .map(|&weekday| DayHours {
                    weekday,
                    open: time("10:00"),
                    close: time(close),
                    lunch: None,
                    evening: false,
                })
                .collect(),
            closures: closed
                .iter()
                .map(|&date| Closure {
                    date,
                    reason: LocalText::new("쉬는 날", "Closed"),
                })
                .collect(),
            notes: Vec::new(),
        }
    }

    fn date(year: i32, month: u32, day: u32) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn the_day_moves_before_closing_days_and_holidays_and_never_after_the_deadline() {
        // Bought on Monday 30 November; 21 days later is Monday 21 December.
        let bought = date(2026, 11, 30);
        let all_week = hours(&[0, 1, 2, 3, 4, 5, 6], &[], "21:00");
        let last = |places: &[&Hours]| last_return(bought, 21, places);
        assert_eq!(
            last(&[&all_week]),
            Some(LastReturn {
                day: date(2026, 12, 21),
                until: time("21:00")
            })
        );
        let not_mondays = hours(&[1, 2, 3, 4, 5, 6], &[date(2026, 12, 20)], "20:00");
        assert_eq!(last(&[&not_mondays]).unwrap().day, date(2026, 12, 19));
        let library = hours(&[1, 2, 3, 4], &[], "18:00");
        assert_eq!(
            last(&[&not_mondays, &library]),
            Some(LastReturn {
                day: date(2026, 12, 18),
                until: time("18:00")
            })
        );
    }

    #[test]
    fn where_nothing_opens_in_time_there_is_no_day() {
        let bought = date(2026, 11, 30);
        assert_eq!(last_return(bought, 21, &[&hours(&[], &[], "18:00")]), None);
        assert_eq!(last_return(bought, 21, &[]), None);
        let holidays: Vec<Date> = (0..=3).map(|later| bought.plus_days(later)).collect();
        let shut = hours(&[0, 1, 2, 3, 4, 5, 6], &holidays, "18:00");
        assert_eq!(last_return(bought, 3, &[&shut]), None);
        assert_eq!(last_return(bought, 4, &[&shut]).unwrap().day, bought.plus_days(4));
    }

    fn place() -> impl Strategy<Value = (Vec<u8>, Vec<u64>, u32)> {
        (
            prop::collection::btree_set(0_u8..7, 0..8).prop_map(|days| days.into_iter().collect()),
            prop::collection::vec(0_u64..40, 0..20),
            11_u32..24,
        )
    }

    proptest! {
        /// Whatever the closing days, holidays and hours of store and library: the day is in time, everything is
        /// open on it, and on every later day up to the deadline something is closed.
        #[test]
        fn it_is_the_last_open_day_and_no_other(
            start in 0_u64..1000, days in 0_u16..40, places in prop::collection::vec(place(), 1..4)
        ) {
            let bought = date(2025, 1, 1).plus_days(start);
            let deadline = bought.plus_days(days.into());
            let hours: Vec<Hours> = places
                .iter()
                .map(|(week, closed, close)| {
                    let closed: Vec<Date> = closed.iter().map(|later| bought.plus_days(*later)).collect();
                    hours(week, &closed, &format!("{close}:00"))
                })
                .collect();
            let places: Vec<&Hours> = hours.iter().collect();
            let open = |day: Date| places.iter().all(|place| place.on(day).is_some());
            let found = last_return(bought, days, &places);
            let first_after = match found {
                Some(last) => {
                    prop_assert!(bought <= last.day && last.day <= deadline && open(last.day));
                    for place in &places {
                        prop_assert!(last.until <= place.on(last.day).unwrap().close);
                    }
                    last.day.plus_days(1)
                }
                None => bought,
            };
            let mut day = first_after;
            while day <= deadline {
                prop_assert!(!open(day), "{day} would have been later");
                day = day.plus_days(1);
            }
        }

        /// Another closing day never makes the day later: what was told stays safe or moves forward.
        #[test]
        fn a_further_closing_day_never_moves_it_back(
            (week, closed, close) in place(), extra in 0_u64..30, days in 0_u16..30
        ) {
            let bought = date(2026, 1, 1);
            let dates = |list: &[u64]| list.iter().map(|later| bought.plus_days(*later)).collect::<Vec<_>>();
            let close = format!("{close}:00");
            let before = last_return(bought, days, &[&hours(&week, &dates(&closed), &close)]);
            let more = [closed.as_slice(), &[extra]].concat();
            let after = last_return(bought, days, &[&hours(&week, &dates(&more), &close)]);
            prop_assert!(after.map(|last| last.day) <= before.map(|last| last.day));
        }
    }
}
