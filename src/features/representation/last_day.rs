//! Until when: the choices, and the date that comes of them. Pure.

use crate::birth_date::read_date;
use contract::time::Date;
use serde::{Deserialize, Serialize};

/// What is offered, in months.
const MONTHS: [u32; 4] = [1, 3, 6, 12];

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Until {
    /// So many months from today.
    Months(u32),
    /// A date of one's own.
    Day,
}

/// What is wrong with a last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrongDay {
    /// Nothing was chosen.
    NotChosen,
    /// No day of the calendar.
    NoSuchDate,
    /// Before today.
    Past,
    /// Later than the district allows.
    TooFar,
}

/// The latest day that can be chosen.
pub(super) fn latest(today: Date, max_days: u16) -> Date {
    today.plus_days(max_days.into())
}

/// What is offered, with its date: none beyond the latest day, each date once.
pub(super) fn choices(today: Date, max_days: u16) -> Vec<(u32, Date)> {
    let latest = latest(today, max_days);
    let mut offered: Vec<(u32, Date)> = Vec::new();
    for months in MONTHS {
        let date = months_later(today, months).min(latest);
        if offered.last().is_none_or(|(_, before)| *before < date) {
            offered.push((months, date));
        }
    }
    offered
}

/// The same day of a later month; the last day of that month where it is shorter.
fn months_later(today: Date, months: u32) -> Date {
    let (year, month, day) = today.parts();
    let at = month - 1 + months;
    let (year, month) = (year + (at / 12) as i32, at % 12 + 1);
    (1..=day)
        .rev()
        .find_map(|day| Date::new(year, month, day))
        .unwrap_or(today)
}

/// The date that was chosen.
pub(super) fn last_day(
    until: Option<Until>,
    own: [&str; 3],
    today: Date,
    max_days: u16,
) -> Result<Date, WrongDay> {
    let latest = latest(today, max_days);
    match until {
        None => Err(WrongDay::NotChosen),
        Some(Until::Months(months)) => Ok(months_later(today, months).min(latest)),
        Some(Until::Day) => match read_date(own).ok_or(WrongDay::NoSuchDate)? {
            date if date < today => Err(WrongDay::Past),
            date if date > latest => Err(WrongDay::TooFar),
            date => Ok(date),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn months_end_on_the_same_day_or_on_the_last_of_a_shorter_month() {
        assert_eq!(months_later(date("2026-11-23"), 1), date("2026-12-23"));
        assert_eq!(months_later(date("2026-11-30"), 3), date("2027-02-28"));
        assert_eq!(months_later(date("2027-12-31"), 6), date("2028-06-30"));
        assert_eq!(months_later(date("2028-02-29"), 12), date("2029-02-28"));
    }

    #[test]
    fn nothing_beyond_the_latest_day_is_offered_and_no_date_twice() {
        let today = date("2027-03-10");
        let year = choices(today, 365);
        assert_eq!(year.len(), 4);
        assert_eq!(year[3], (12, date("2028-03-09")), "a leap year is a day too long");
        assert_eq!(
            choices(today, 60),
            [(1, date("2027-04-10")), (3, date("2027-05-09"))]
        );
        assert_eq!(choices(today, 0), [(1, today)]);
    }

    #[test]
    fn a_date_of_ones_own_is_taken_within_its_bounds() {
        let today = date("2026-11-23");
        let own = |year, month, day| last_day(Some(Until::Day), [year, month, day], today, 365);
        assert_eq!(own("２０２７", " 3 ", "31"), Ok(date("2027-03-31")));
        assert_eq!(own("2026", "11", "23"), Ok(today));
        assert_eq!(own("2026", "11", "22"), Err(WrongDay::Past));
        assert_eq!(own("2027", "11", "24"), Err(WrongDay::TooFar));
        assert_eq!(own("2027", "2", "30"), Err(WrongDay::NoSuchDate));
        assert_eq!(own("", "", ""), Err(WrongDay::NoSuchDate));
        assert_eq!(
            last_day(None, ["2027", "3", "1"], today, 365),
            Err(WrongDay::NotChosen)
        );
    }
}
