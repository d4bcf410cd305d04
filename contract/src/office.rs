//! Offices: where papers are collected, when they are open, and their counters.

use crate::text::LocalText;
use crate::time::{ClockTime, Date, Timestamp};
use crate::{wire, wire_enum};

wire_enum! {
    /// What an office is.
    pub enum OfficeKind {
        /// The civil-service centre in the district hall (구청 민원센터).
        CivilCenter = "civil_center",
        /// A community centre of one dong (동 주민센터).
        DongOffice = "dong_office",
    }
}

wire_enum! {
    /// What a counter deals with.
    pub enum CounterKind {
        /// Certificates and general affairs (통합민원).
        General = "general",
        /// Passports (여권).
        Passport = "passport",
        /// Family relations register (가족관계).
        FamilyRelation = "family_relation",
        /// Welfare (복지).
        Welfare = "welfare",
    }
}

wire! {
    /// A place with counters.
    pub struct Office {
        /// Stable id, lower-case ASCII with hyphens, as used in addresses.
        pub id: String,
        /// Name as written on the building.
        pub name: LocalText,
        /// What kind of office it is.
        pub kind: OfficeKind,
        /// The administrative dong it lies in; tells apart offices of the same name.
        pub dong: LocalText,
        /// Street address; absent where the district has not supplied it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<LocalText>,
        /// Telephone number in the form that is dialled, digits and hyphens.
        pub phone: String,
        /// Where it is, for "nearest first"; absent where unknown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub position: Option<Position>,
        /// Opening hours.
        pub hours: Hours,
        /// Its counters.
        pub counters: Vec<Counter>,
        /// Whether siren orders can be collected here.
        pub takes_orders: bool,
        /// True for data that is for demonstration only.
        #[serde(default)]
        pub demo: bool,
    }

    /// WGS 84 in millionths of a degree.
    pub struct Position {
        /// Latitude × 1,000,000.
        pub latitude_e6: i32,
        /// Longitude × 1,000,000.
        pub longitude_e6: i32,
        /// True where it is the middle of the dong, not the building.
        #[serde(default)]
        pub approximate: bool,
    }

    /// One queue within an office.
    pub struct Counter {
        /// Stable id within the office.
        pub id: String,
        /// Name as written above it.
        pub name: LocalText,
        /// What it deals with.
        pub kind: CounterKind,
    }

    /// Opening hours: a week, and the days on which it does not hold.
    pub struct Hours {
        /// The open days of a week. A weekday that is not listed is closed.
        pub weekly: Vec<DayHours>,
        /// Days closed in spite of `weekly`: public holidays and the office's own.
        pub closures: Vec<Closure>,
        /// Hours beyond `weekly` that are known only in words, as said to residents.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub notes: Vec<LocalText>,
    }

    /// The hours of one weekday.
    pub struct DayHours {
        /// 0 Monday to 6 Sunday.
        pub weekday: u8,
        /// Opens.
        pub open: ClockTime,
        /// Closes.
        pub close: ClockTime,
        /// Closed in between, usually over lunch.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lunch: Option<Span>,
        /// True on a late-evening day (야간 민원).
        #[serde(default)]
        pub evening: bool,
    }

    /// From a clock time up to, not including, another.
    pub struct Span {
        /// First minute.
        pub from: ClockTime,
        /// First minute after it.
        pub until: ClockTime,
    }

    /// A day on which an office is closed.
    pub struct Closure {
        /// The day.
        pub date: Date,
        /// Why, as said to residents: "성탄절".
        pub reason: LocalText,
    }
}

/// Whether an office is open, and what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenState<'a> {
    /// Open until this clock time, today.
    Open(ClockTime),
    /// Closed over lunch until this clock time, today.
    Lunch(ClockTime),
    /// Not yet open; opens today at this clock time.
    OpensToday(ClockTime),
    /// Closed for today: the hours are over, or it is a closed weekday.
    Closed,
    /// Closed today by a closure, which says why.
    ClosedFor(&'a Closure),
}

impl Position {
    /// Metres from a place, in millionths of a degree, on the flat: within a district the error is below a metre.
    pub fn metres_from(&self, latitude_e6: i32, longitude_e6: i32) -> Option<u32> {
        // A millionth of a degree is 11.1 cm to the north, and 8.85 cm to the east at 37.5° north.
        let north = (i64::from(self.latitude_e6) - i64::from(latitude_e6)) * 111 / 1000;
        let east = (i64::from(self.longitude_e6) - i64::from(longitude_e6)) * 885 / 10_000;
        u32::try_from((north * north + east * east).isqrt()).ok()
    }
}

impl Hours {
    /// The hours of a date, if the office opens on it.
    pub fn on(&self, date: Date) -> Option<&DayHours> {
        if self.closure(date).is_some() {
            return None;
        }
        self.weekly.iter().find(|day| day.weekday == date.weekday())
    }

    /// The closure of a date, if there is one.
    pub fn closure(&self, date: Date) -> Option<&Closure> {
        self.closures.iter().find(|closure| closure.date == date)
    }

    /// Whether it is open at `now`.
    pub fn state(&self, now: Timestamp) -> OpenState<'_> {
        if let Some(closure) = self.closure(now.date()) {
            return OpenState::ClosedFor(closure);
        }
        let Some(day) = self.on(now.date()) else {
            return OpenState::Closed;
        };
        let clock = now.clock();
        match &day.lunch {
            _ if clock < day.open => OpenState::OpensToday(day.open),
            _ if clock >= day.close => OpenState::Closed,
            Some(lunch) if clock >= lunch.from && clock < lunch.until => OpenState::Lunch(lunch.until),
            Some(lunch) if clock < lunch.from => OpenState::Open(lunch.from),
            _ => OpenState::Open(day.close),
        }
    }
}

impl Office {
    /// The counter where orders of this kind are handed over: the named one, else the first.
    pub fn counter(&self, kind: CounterKind) -> Option<&Counter> {
        self.counters
            .iter()
            .find(|counter| counter.kind == kind)
            .or(self.counters.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours() -> Hours {
        let time = |text| ClockTime::parse(text).unwrap();
        Hours {
            weekly: (0..5)
                .map(|weekday| DayHours {
                    weekday,
                    open: time("09:00"),
                    close: time(if weekday == 2 { "20:00" } else { "18:00" }),
                    lunch: Some(Span {
                        from: time("11:30"),
                        until: time("13:30"),
                    }),
                    evening: weekday == 2,
                })
                .collect(),
            closures: vec![Closure {
                date: Date::new(2026, 12, 25).unwrap(),
                reason: LocalText::new("성탄절", "Christmas"),
            }],
            notes: Vec::new(),
        }
    }

    #[test]
    fn an_office_says_whether_it_is_open_and_until_when() {
        let hours = hours();
        let state = |text: &str| format!("{:?}", hours.state(Timestamp::parse(text).unwrap()));
        assert_eq!(
            state("2026-11-23T08:59:59+09:00"),
            "OpensToday(ClockTime(09:00:00))"
        );
        assert_eq!(state("2026-11-23T09:00:00+09:00"), "Open(ClockTime(11:30:00))");
        assert_eq!(state("2026-11-23T11:30:00+09:00"), "Lunch(ClockTime(13:30:00))");
        assert_eq!(state("2026-11-23T13:30:00+09:00"), "Open(ClockTime(18:00:00))");
        assert_eq!(state("2026-11-23T18:00:00+09:00"), "Closed");
        assert_eq!(state("2026-11-25T19:00:00+09:00"), "Open(ClockTime(20:00:00))");
        assert_eq!(state("2026-11-22T12:00:00+09:00"), "Closed");
        assert!(state("2026-12-25T12:00:00+09:00").starts_with("ClosedFor"));
    }
}
