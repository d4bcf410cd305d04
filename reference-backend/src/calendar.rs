//! Public holidays, as data. A real backend reads them from the nation's open data every day.

use crate::translations::translated;
use contract::text::LocalText;
use contract::time::Date;

/// A public holiday.
#[derive(Debug, Clone, Copy)]
pub struct Holiday {
    /// Year, month, day.
    date: (i32, u32, u32),
    /// Name in Korean.
    ko: &'static str,
    /// Name in English.
    en: &'static str,
    /// Whether it might still change: set by a law of 2026, and no official calendar of 2027 was at hand.
    pub uncertain: bool,
}

const fn day(year: i32, month: u32, day: u32, ko: &'static str, en: &'static str) -> Holiday {
    Holiday {
        date: (year, month, day),
        ko,
        en,
        uncertain: false,
    }
}

const fn uncertain(year: i32, month: u32, day: u32, ko: &'static str, en: &'static str) -> Holiday {
    Holiday {
        date: (year, month, day),
        ko,
        en,
        uncertain: true,
    }
}

/// The holidays of 2026 and 2027, substitute holidays included.
pub const HOLIDAYS: &[Holiday] = &[
    day(2026, 1, 1, "신정", "New Year's Day"),
    day(2026, 2, 16, "설날 연휴", "Seollal holiday"),
    day(2026, 2, 17, "설날", "Seollal"),
    day(2026, 2, 18, "설날 연휴", "Seollal holiday"),
    day(2026, 3, 1, "삼일절", "Independence Movement Day"),
    day(
        2026,
        3,
        2,
        "삼일절 대체공휴일",
        "Substitute for Independence Movement Day",
    ),
    uncertain(2026, 5, 1, "노동절", "Labour Day"),
    day(2026, 5, 5, "어린이날", "Children's Day"),
    day(2026, 5, 24, "부처님오신날", "Buddha's Birthday"),
    day(
        2026,
        5,
        25,
        "부처님오신날 대체공휴일",
        "Substitute for Buddha's Birthday",
    ),
    day(2026, 6, 3, "지방선거일", "Local elections"),
    day(2026, 6, 6, "현충일", "Memorial Day"),
    day(2026, 7, 17, "제헌절", "Constitution Day"),
    day(2026, 8, 15, "광복절", "Liberation Day"),
    day(2026, 8, 17, "광복절 대체공휴일", "Substitute for Liberation Day"),
    day(2026, 9, 24, "추석 연휴", "Chuseok holiday"),
    day(2026, 9, 25, "추석", "Chuseok"),
    day(2026, 9, 26, "추석 연휴", "Chuseok holiday"),
    day(2026, 10, 3, "개천절", "National Foundation Day"),
    day(
        2026,
        10,
        5,
        "개천절 대체공휴일",
        "Substitute for National Foundation Day",
    ),
    day(2026, 10, 9, "한글날", "Hangeul Day"),
    day(2026, 12, 25, "성탄절", "Christmas Day"),
    day(2027, 1, 1, "신정", "New Year's Day"),
    day(2027, 2, 6, "설날 연휴", "Seollal holiday"),
    day(2027, 2, 7, "설날", "Seollal"),
    day(2027, 2, 8, "설날 연휴", "Seollal holiday"),
    day(2027, 2, 9, "설날 대체공휴일", "Substitute for Seollal"),
    day(2027, 3, 1, "삼일절", "Independence Movement Day"),
    uncertain(2027, 5, 1, "노동절", "Labour Day"),
    uncertain(2027, 5, 3, "노동절 대체공휴일", "Substitute for Labour Day"),
    day(2027, 5, 5, "어린이날", "Children's Day"),
    day(2027, 5, 13, "부처님오신날", "Buddha's Birthday"),
    day(2027, 6, 6, "현충일", "Memorial Day"),
    day(2027, 7, 17, "제헌절", "Constitution Day"),
    uncertain(
        2027,
        7,
        19,
        "제헌절 대체공휴일",
        "Substitute for Constitution Day",
    ),
    day(2027, 8, 15, "광복절", "Liberation Day"),
    day(2027, 8, 16, "광복절 대체공휴일", "Substitute for Liberation Day"),
    day(2027, 9, 14, "추석 연휴", "Chuseok holiday"),
    day(2027, 9, 15, "추석", "Chuseok"),
    day(2027, 9, 16, "추석 연휴", "Chuseok holiday"),
    day(2027, 10, 3, "개천절", "National Foundation Day"),
    day(
        2027,
        10,
        4,
        "개천절 대체공휴일",
        "Substitute for National Foundation Day",
    ),
    day(2027, 10, 9, "한글날", "Hangeul Day"),
    day(2027, 10, 11, "한글날 대체공휴일", "Substitute for Hangeul Day"),
    day(2027, 12, 25, "성탄절", "Christmas Day"),
    day(2027, 12, 27, "성탄절 대체공휴일", "Substitute for Christmas Day"),
];

impl Holiday {
    /// Its date.
    pub fn date(&self) -> Date {
        let (year, month, day) = self.date;
        Date::new(year, month, day).unwrap_or(Date(chrono::NaiveDate::MIN))
    }

    /// Its name, as said to residents.
    pub fn name(&self) -> LocalText {
        translated(LocalText::new(self.ko, self.en))
    }
}

/// The holiday of a date, if it is one.
pub fn holiday(date: Date) -> Option<&'static Holiday> {
    HOLIDAYS.iter().find(|holiday| holiday.date == date.parts())
}

/// What a Saturday or Sunday is called; `None` on other days.
pub fn weekend(date: Date) -> Option<LocalText> {
    match date.weekday() {
        5 => Some(translated(LocalText::new("토요일", "Saturday"))),
        6 => Some(translated(LocalText::new("일요일", "Sunday"))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_holiday_is_a_date_once_and_in_order() {
        let dates: Vec<Date> = HOLIDAYS.iter().map(Holiday::date).collect();
        assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(dates.iter().all(|date| [2026, 2027].contains(&date.parts().0)));
    }

    #[test]
    fn a_substitute_is_a_working_day_that_follows_its_holiday() {
        for substitute in HOLIDAYS
            .iter()
            .filter(|holiday| holiday.ko.ends_with("대체공휴일"))
        {
            assert_eq!(weekend(substitute.date()), None, "{}", substitute.ko);
            let name = substitute.ko.trim_end_matches(" 대체공휴일");
            let near = HOLIDAYS.iter().any(|holiday| {
                holiday.ko == name && (1..=3).contains(&substitute.date().days_since(holiday.date()))
            });
            assert!(near, "{}", substitute.ko);
        }
    }

    #[test]
    fn christmas_is_a_holiday_and_the_day_after_is_a_saturday() {
        assert_eq!(
            holiday(Date::new(2026, 12, 25).unwrap()).unwrap().name().ko,
            "성탄절"
        );
        assert!(holiday(Date::new(2026, 12, 24).unwrap()).is_none());
        assert_eq!(weekend(Date::new(2026, 12, 26).unwrap()).unwrap().ko, "토요일");
    }
}
