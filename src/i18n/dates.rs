//! Dates and times in words, exact and not to be misread: 낮 12시, 11월 23일 월요일. How a language writes them stands
//! in its table.

use super::{I18n, fill};
use contract::time::{ClockTime, Date, Timestamp};

impl I18n {
    /// A date with its weekday: `11월 23일 월요일`, `Monday 23 November`.
    pub fn date(self, date: Date) -> String {
        self.written(self.dates().date, date)
    }

    /// A date with year and weekday: `2026년 11월 23일 월요일`.
    pub fn full_date(self, date: Date) -> String {
        self.written(self.dates().full_date, date)
    }

    /// A date with its year, without weekday: `1945년 8월 15일`.
    pub fn plain_date(self, date: Date) -> String {
        self.written(self.dates().plain_date, date)
    }

    fn written(self, template: &str, date: Date) -> String {
        let (year, month, day) = date.parts();
        fill(
            template,
            &[
                ("year", &year.to_string()),
                ("month", self.month_name(month)),
                ("day", &day.to_string()),
                ("weekday", self.weekday(date)),
            ],
        )
    }

    fn month_name(self, month: u32) -> &'static str {
        let words = self.dates();
        let names = [
            words.month_1,
            words.month_2,
            words.month_3,
            words.month_4,
            words.month_5,
            words.month_6,
            words.month_7,
            words.month_8,
            words.month_9,
            words.month_10,
            words.month_11,
            words.month_12,
        ];
        let at = month.saturating_sub(1) as usize;
        names.get(at).copied().unwrap_or_default()
    }

    /// Heads of a calendar's columns, Sunday first.
    pub fn weekday_letters(self) -> [&'static str; 7] {
        let words = self.dates();
        [
            words.letter_7,
            words.letter_1,
            words.letter_2,
            words.letter_3,
            words.letter_4,
            words.letter_5,
            words.letter_6,
        ]
    }

    /// The name of a date's weekday.
    pub fn weekday(self, date: Date) -> &'static str {
        self.weekday_name(date.weekday())
    }

    /// The name of a day of the week, 0 Monday.
    fn weekday_name(self, day: u8) -> &'static str {
        let words = self.dates();
        match day % 7 {
            0 => words.weekday_1,
            1 => words.weekday_2,
            2 => words.weekday_3,
            3 => words.weekday_4,
            4 => words.weekday_5,
            5 => words.weekday_6,
            _ => words.weekday_7,
        }
    }

    /// Month and year, over a month's calendar: `2026년 11월`, `November 2026`.
    pub fn month(self, year: i32, month: u32) -> String {
        let values = [("year", &*year.to_string()), ("month", self.month_name(month))];
        fill(self.dates().month_year, &values)
    }

    /// A clock time: `오전 9시 30분`, `낮 12시`, `오후 1시`; `9:30 am`, `12 noon`, `1 pm`.
    pub fn clock(self, time: ClockTime) -> String {
        let (hour, minute) = time.parts();
        let words = self.dates();
        // 오전/오후 12시 is misread: noon is 낮, midnight 밤.
        let (whole, with_minutes) = match hour {
            0 => (words.night, words.night_minutes),
            1..=11 => (words.morning, words.morning_minutes),
            12 => (words.noon, words.noon_minutes),
            13..=17 => (words.afternoon, words.afternoon_minutes),
            _ => (words.evening, words.evening_minutes),
        };
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        fill(
            if minute == 0 { whole } else { with_minutes },
            &[
                ("hour", &twelve.to_string()),
                ("minute", &minute.to_string()),
                ("minute_2", &format!("{minute:02}")),
            ],
        )
    }

    /// A clock time in two: its part of the day, and the rest. `("오전", "9시 30분")`, `("", "9:30 am")`.
    pub fn clock_parts(self, time: ClockTime) -> (String, String) {
        let whole = self.clock(time);
        // Noon keeps its word: a bare 12 is what people misread.
        let parts = whole.split_once(' ');
        match parts.filter(|_| self.language.is_korean() && !time.parts().0.is_multiple_of(12)) {
            Some((part, rest)) => (part.to_owned(), rest.to_owned()),
            None => (String::new(), whole),
        }
    }

    /// A moment without its weekday: `11월 23일 오전 10시`.
    pub fn short_moment(self, moment: Timestamp) -> String {
        let (_, month, day) = moment.date().parts();
        fill(
            self.dates().short_moment,
            &[
                ("month", self.month_name(month)),
                ("day", &day.to_string()),
                ("clock", &self.clock(moment.clock())),
            ],
        )
    }

    /// From when on something holds: the date alone where it is the start of the day.
    pub fn since(self, moment: Timestamp) -> String {
        if moment.clock().minutes() == 0 {
            self.date(moment.date())
        } else {
            self.moment(moment)
        }
    }

    /// Date and clock time of a moment.
    pub fn moment(self, moment: Timestamp) -> String {
        let (date, clock) = (self.date(moment.date()), self.clock(moment.clock()));
        fill(self.dates().moment, &[("date", &date), ("clock", &clock)])
    }

    /// From one clock time to another, of any day.
    pub fn clock_span(self, from: ClockTime, until: ClockTime) -> String {
        self.first_to_last(&self.clock(from), &self.clock(until))
    }

    fn first_to_last(self, from: &str, until: &str) -> String {
        fill(self.dates().span, &[("from", from), ("until", until)])
    }

    /// Days of the week from one to another, 0 Monday: `월요일부터 금요일까지` is `평일`.
    pub fn weekdays(self, first: u8, last: u8) -> String {
        match (first, last) {
            (0, 4) => self.dates().working_days.into(),
            _ if first == last => self.weekday_name(first).into(),
            _ => self.first_to_last(self.weekday_name(first), self.weekday_name(last)),
        }
    }

    /// From one moment's clock time to another's: `오전 9시 30분부터 오전 10시까지`.
    pub fn span(self, from: Timestamp, until: Timestamp) -> String {
        self.clock_span(from.clock(), until.clock())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn dates_and_times_cannot_be_misread() {
        let (ko, en) = (
            I18n::default(),
            I18n {
                language: Language::English,
            },
        );
        let at = |text: &str| Timestamp::parse(text).unwrap();
        assert_eq!(
            ko.moment(at("2026-11-23T12:00:00+09:00")),
            "11월 23일 월요일 낮 12시"
        );
        assert_eq!(
            ko.moment(at("2026-11-23T12:30:00+09:00")),
            "11월 23일 월요일 낮 12시 30분"
        );
        assert_eq!(
            ko.moment(at("2026-11-23T00:05:00+09:00")),
            "11월 23일 월요일 밤 12시 5분"
        );
        assert_eq!(
            ko.moment(at("2026-11-25T19:30:00+09:00")),
            "11월 25일 수요일 오후 7시 30분"
        );
        assert_eq!(
            ko.span(at("2026-11-23T09:00:00+09:00"), at("2026-11-23T09:30:00+09:00")),
            "오전 9시부터 오전 9시 30분까지"
        );
        assert_eq!(
            en.moment(at("2026-11-23T12:00:00+09:00")),
            "Monday 23 November, 12 noon"
        );
        assert_eq!(
            en.moment(at("2026-11-23T13:05:00+09:00")),
            "Monday 23 November, 1:05 pm"
        );
        assert_eq!(
            ko.full_date(Date::new(2027, 1, 1).unwrap()),
            "2027년 1월 1일 금요일"
        );
        assert_eq!(en.month(2026, 12), "December 2026");
        assert_eq!(ko.since(at("2026-11-24T00:00:00+09:00")), "11월 24일 화요일");
        let parts = |hour, minute| ko.clock_parts(ClockTime::new(hour, minute).unwrap());
        assert_eq!(parts(9, 30), ("오전".into(), "9시 30분".into()));
        assert_eq!(parts(12, 30), (String::new(), "낮 12시 30분".into()));
    }
}
