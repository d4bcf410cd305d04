//! Days as they are typed, and days that are left, in words. Pure.

use crate::birth_date::read_date;
use crate::i18n::{I18n, fill};
use crate::ui::DateParts;
use contract::time::Date;
use std::cmp::Ordering;

/// A day as it stands in three boxes.
pub(super) fn parts_of(day: Date) -> DateParts {
    let (year, month, of_month) = day.parts();
    DateParts {
        year: year.to_string().into(),
        month: month.to_string().into(),
        day: of_month.to_string().into(),
    }
}

/// The day in three boxes, if it is one, not after `today`, and not before `first`; else what is wrong with it.
/// `first`, if there is such a day, comes with what is said of earlier ones.
pub(super) fn past_day(
    i18n: I18n,
    parts: &DateParts,
    first: Option<(Date, &'static str)>,
    today: Date,
) -> Result<Date, &'static str> {
    let words = i18n.payback_book();
    let day = read_date([&parts.year, &parts.month, &parts.day]).ok_or(words.wrong_date)?;
    match first {
        _ if day > today => Err(words.wrong_future),
        Some((first, early)) if day < first => Err(early),
        _ => Ok(day),
    }
}

/// How long a last day is away: "today", "tomorrow", so many days, or that it is over.
pub(super) fn days_left(i18n: I18n, last: Date, today: Date) -> String {
    let words = i18n.payback();
    let left = last.days_since(today);
    match (left.cmp(&0), left) {
        (Ordering::Less, _) => words.left_over.into(),
        (_, 0) => words.left_today.into(),
        (_, 1) => words.left_tomorrow.into(),
        (_, left) => fill(words.left_days, &[("days", &left.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: u32) -> Date {
        Date::new(2026, 12, day).unwrap()
    }

    #[test]
    fn days_left_are_said_so_that_nobody_has_to_count() {
        let i18n = I18n::default();
        let left = |day| days_left(i18n, date(day), date(10));
        assert_eq!(left(10), "오늘이 마지막 날이에요");
        assert_eq!(left(11), "내일이 마지막 날이에요");
        assert_eq!(left(31), "21일 남았어요");
        assert_eq!(left(9), "마지막 날이 지났어요");
    }

    #[test]
    fn a_day_that_is_not_there_or_not_yet_is_told_apart() {
        let i18n = I18n::default();
        let words = i18n.payback_book();
        let typed = |day: &str| DateParts {
            day: day.to_owned().into(),
            ..parts_of(date(1))
        };
        let read = |day: &str| past_day(i18n, &typed(day), Some((date(8), "early")), date(10));
        assert_eq!((read("10"), read("8")), (Ok(date(10)), Ok(date(8))));
        assert_eq!(read("32"), Err(words.wrong_date));
        assert_eq!(read(""), Err(words.wrong_date));
        assert_eq!(read("11"), Err(words.wrong_future));
        assert_eq!(read("7"), Err("early"));
    }
}
