//! Dates and times in words, exact and not to be misread: 낮 12시, 11월 23일 월요일.

use super::{I18n, Language};
use contract::time::{ClockTime, Date, Timestamp};

const WEEKDAYS_KO: [&str; 7] = [
    "월요일",
    "화요일",
    "수요일",
    "목요일",
    "금요일",
    "토요일",
    "일요일",
];
const WEEKDAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl I18n {
    /// A date with its weekday: `11월 23일 월요일`, `Monday 23 November`.
    pub fn date(self, date: Date) -> String {
        let (_, month, day) = date.parts();
        match self.language {
            Language::Korean => format!("{month}월 {day}일 {}", self.weekday(date)),
            Language::English => format!("{} {day} {}", self.weekday(date), month_en(month)),
        }
    }

    /// A date with year and weekday: `2026년 11월 23일 월요일`.
    pub fn full_date(self, date: Date) -> String {
        let (year, _, _) = date.parts();
        match self.language {
            Language::Korean => format!("{year}년 {}", self.date(date)),
            Language::English => format!("{} {year}", self.date(date)),
        }
    }

    /// A date with its year, without weekday: `1945년 8월 15일`.
    pub fn plain_date(self, date: Date) -> String {
        let (year, month, day) = date.parts();
        match self.language {
            Language::Korean => format!("{year}년 {month}월 {day}일"),
            Language::English => format!("{day} {} {year}", month_en(month)),
        }
    }

    /// Heads of a calendar's columns, Sunday first.
    pub fn weekday_letters(self) -> [&'static str; 7] {
        match self.language {
            Language::Korean => ["일", "월", "화", "수", "목", "금", "토"],
            Language::English => ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        }
    }

    /// The name of a date's weekday.
    pub fn weekday(self, date: Date) -> &'static str {
        let names = match self.language {
            Language::Korean => WEEKDAYS_KO,
            Language::English => WEEKDAYS_EN,
        };
        names[usize::from(date.weekday() % 7)]
    }

    /// Month and year, over a month's calendar: `2026년 11월`, `November 2026`.
    pub fn month(self, year: i32, month: u32) -> String {
        match self.language {
            Language::Korean => format!("{year}년 {month}월"),
            Language::English => format!("{} {year}", month_en(month)),
        }
    }

    /// A clock time: `오전 9시 30분`, `낮 12시`, `오후 1시`; `9:30 am`, `12 noon`, `1 pm`.
    pub fn clock(self, time: ClockTime) -> String {
        let (hour, minute) = time.parts();
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        match self.language {
            Language::Korean => clock_ko(hour, twelve, minute),
            Language::English => clock_en(hour, twelve, minute),
        }
    }

    /// A clock time in two: its part of the day, and the rest. `("오전", "9시 30분")`, `("", "9:30 am")`.
    pub fn clock_parts(self, time: ClockTime) -> (String, String) {
        let whole = self.clock(time);
        // Noon keeps its word: a bare 12 is what people misread.
        match (self.language, time.parts().0, whole.split_once(' ')) {
            (Language::Korean, hour, Some((part, rest))) if hour % 12 != 0 => {
                (part.to_owned(), rest.to_owned())
            }
            _ => (String::new(), whole),
        }
    }

    /// A moment without its weekday: `11월 23일 오전 10시`.
    pub fn short_moment(self, moment: Timestamp) -> String {
        let (_, month, day) = moment.date().parts();
        let clock = self.clock(moment.clock());
        match self.language {
            Language::Korean => format!("{month}월 {day}일 {clock}"),
            Language::English => format!("{day} {}, {clock}", month_en(month)),
        }
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
        match self.language {
            Language::Korean => format!("{date} {clock}"),
            Language::English => format!("{date}, {clock}"),
        }
    }

    /// From one clock time to another, of any day.
    pub fn clock_span(self, from: ClockTime, until: ClockTime) -> String {
        let (from, until) = (self.clock(from), self.clock(until));
        match self.language {
            Language::Korean => format!("{from}부터 {until}까지"),
            Language::English => format!("{from} to {until}"),
        }
    }

    /// Days of the week from one to another, 0 Monday: `월요일부터 금요일까지` is `평일`.
    pub fn weekdays(self, first: u8, last: u8) -> String {
        let name = |day: u8| match self.language {
            Language::Korean => WEEKDAYS_KO[usize::from(day % 7)],
            Language::English => WEEKDAYS_EN[usize::from(day % 7)],
        };
        match (self.language, first, last) {
            (Language::Korean, 0, 4) => "평일".into(),
            (Language::English, 0, 4) => "Weekdays".into(),
            _ if first == last => name(first).into(),
            (Language::Korean, ..) => format!("{}부터 {}까지", name(first), name(last)),
            (Language::English, ..) => format!("{} to {}", name(first), name(last)),
        }
    }

    /// From one moment's clock time to another's: `오전 9시 30분부터 오전 10시까지`.
    pub fn span(self, from: Timestamp, until: Timestamp) -> String {
        self.clock_span(from.clock(), until.clock())
    }
}

fn clock_ko(hour: u32, twelve: u32, minute: u32) -> String {
    // 오전/오후 12시 is misread: noon is 낮, midnight 밤.
    let part = match hour {
        0 => "밤",
        1..=11 => "오전",
        12 => "낮",
        _ => "오후",
    };
    if minute == 0 {
        format!("{part} {twelve}시")
    } else {
        format!("{part} {twelve}시 {minute}분")
    }
}

fn clock_en(hour: u32, twelve: u32, minute: u32) -> String {
    match (hour, minute) {
        (0, 0) => "12 midnight".into(),
        (12, 0) => "12 noon".into(),
        (_, 0) => format!("{twelve} {}", if hour < 12 { "am" } else { "pm" }),
        _ => format!("{twelve}:{minute:02} {}", if hour < 12 { "am" } else { "pm" }),
    }
}

fn month_en(month: u32) -> &'static str {
    MONTHS_EN
        .get(month.saturating_sub(1) as usize)
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

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
