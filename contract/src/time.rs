//! Korean time on the wire: dates, clock times and moments, always +09:00.
//!
//! Korea has had one offset without daylight saving since 1988, so a moment is kept as the Korean
//! calendar date and clock time; a device's own time zone never enters.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// Seconds that Korean time is ahead of UTC.
const OFFSET_SECONDS: i64 = 9 * 3600;

/// A calendar date, `YYYY-MM-DD` on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

/// A clock time of a day to the minute, `HH:MM` on the wire; `24:00` is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(pub NaiveTime);

/// A moment, RFC 3339 on the wire. Written with `+09:00`; read with any offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub NaiveDateTime);

impl Date {
    /// The date of these numbers, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Self::new(
            number(&text[0..4])? as i32,
            number(&text[5..7])?,
            number(&text[8..10])?,
        )
    }

    /// The date `days` later; the last date that can be written if there is none.
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX))
    }

    /// Whole days from `earlier` to this date; negative if this one is earlier.
    pub fn days_since(self, earlier: Date) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Days since Monday: 0 Monday to 6 Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().num_days_from_monday() as u8
    }

    /// This date at that clock time.
    pub fn at(self, time: ClockTime) -> Timestamp {
        Timestamp(self.0.and_time(time.0))
    }

    /// Year, month, day.
    pub fn parts(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl ClockTime {
    /// The clock time of these numbers, if there is one.
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(Self)
    }

    /// Reads `HH:MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        if hour.len() != 2 || minute.len() != 2 {
            return None;
        }
        Self::new(number(hour)?, number(minute)?)
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u32 {
        self.0.hour() * 60 + self.0.minute()
    }

    /// Hour and minute.
    pub fn parts(self) -> (u32, u32) {
        (self.0.hour(), self.0.minute())
    }
}

impl Timestamp {
    /// The moment of a UNIX time in milliseconds.
    pub fn from_unix_millis(millis: i64) -> Self {
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)
            .unwrap_or_default()
            .and_time(NaiveTime::MIN);
        let moment = TimeDelta::try_milliseconds(millis)
            .and_then(|delta| epoch.checked_add_signed(delta))
            .and_then(|utc| utc.checked_add_signed(TimeDelta::seconds(OFFSET_SECONDS)));
        Self(moment.unwrap_or(epoch))
    }

    /// UNIX time in milliseconds.
    pub fn unix_millis(self) -> i64 {
        self.0.and_utc().timestamp_millis() - OFFSET_SECONDS * 1000
    }

    /// The Korean calendar date.
    pub fn date(self) -> Date {
        Date(self.0.date())
    }

    /// The Korean clock time, seconds cut off.
    pub fn clock(self) -> ClockTime {
        ClockTime(NaiveTime::from_hms_opt(self.0.hour(), self.0.minute(), 0).unwrap_or_default())
    }

    /// The moment `seconds` later (earlier if negative).
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let delta = TimeDelta::try_seconds(seconds).unwrap_or_default();
        Self(self.0.checked_add_signed(delta).unwrap_or(self.0))
    }

    /// Seconds from `earlier` to this moment; negative if this one is earlier.
    pub fn seconds_since(self, earlier: Timestamp) -> i64 {
        (self.0 - earlier.0).num_seconds()
    }

    /// Reads RFC 3339 with any offset; a fraction of a second is kept to the millisecond. A leap second is
    /// taken as the second before it.
    pub fn parse(text: &str) -> Option<Self> {
        let date = Date::parse(text.get(0..10)?)?;
        if !matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) {
            return None;
        }
        let (clock, offset) = split_offset(text.get(11..)?)?;
        let (whole, millis) = match clock.split_once('.') {
            Some((whole, fraction)) => (whole, millis(fraction)?),
            None => (clock, 0),
        };
        let mut parts = whole.split(':').map(two_digits);
        let (Some(hour), Some(minute), Some(second), None) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next())
        else {
            return None;
        };
        let second = if second == 60 { 59 } else { second };
        let time = NaiveTime::from_hms_milli_opt(hour, minute, second, millis)?;
        let shift = TimeDelta::try_seconds(OFFSET_SECONDS - offset)?;
        date.0.and_time(time).checked_add_signed(shift).map(Self)
    }
}

/// Splits `10:00:00+09:00` into the clock text and the offset in seconds.
fn split_offset(text: &str) -> Option<(&str, i64)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let sign_at = text.rfind(['+', '-'])?;
    let (clock, offset) = text.split_at(sign_at);
    let (hours, minutes) = offset[1..].split_once(':')?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = i64::from(hours) * 3600 + i64::from(minutes) * 60;
    Some((
        clock,
        if offset.starts_with('-') {
            -seconds
        } else {
            seconds
        },
    ))
}

/// A fraction of a second in milliseconds, the rest cut off.
fn millis(fraction: &str) -> Option<u32> {
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = &fraction[..fraction.len().min(3)];
    Some(number(digits)? * [0, 100, 10, 1][digits.len()])
}

fn two_digits(text: &str) -> Option<u32> {
    number(text).filter(|_| text.len() == 2)
}

/// Digits only: `parse` alone would take `+5`.
fn number(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.parts();
        write!(f, "{hour:02}:{minute:02}")
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}:{:02}", self.date(), self.clock(), self.0.second())?;
        let millis = self.0.and_utc().timestamp_subsec_millis();
        if millis > 0 {
            write!(f, ".{millis:03}")?;
        }
        write!(f, "+09:00")
    }
}

macro_rules! as_text {
    ($type:ty, $expected:literal, $format:literal, $example:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl de::Visitor<'_> for Visitor {
                    type Value = $type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                        <$type>::parse(text).ok_or_else(|| E::custom($expected))
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }

        #[cfg(feature = "openapi")]
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": $format, "examples": [$example] })
            }
        }
    };
}

as_text!(Date, "a date as YYYY-MM-DD", "date", "2026-11-23");
as_text!(ClockTime, "a time as HH:MM", "time-of-day", "09:30");
as_text!(
    Timestamp,
    "a moment as RFC 3339",
    "date-time",
    "2026-11-23T09:30:00+09:00"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_with_any_offset_and_written_in_korean_time() {
        for text in [
            "2026-11-23T00:30:00Z",
            "2026-11-23T09:30:00+09:00",
            "2026-11-22T16:30:00-08:00",
        ] {
            let moment = Timestamp::parse(text).expect(text);
            assert_eq!(moment.to_string(), "2026-11-23T09:30:00+09:00", "{text}");
        }
        assert_eq!(
            Timestamp::parse("2026-11-23T09:30:00.25+09:00")
                .unwrap()
                .to_string(),
            "2026-11-23T09:30:00.250+09:00"
        );
        for (text, same) in [
            (
                "2026-11-23T09:30:00.123456789+09:00",
                "2026-11-23T09:30:00.123+09:00",
            ),
            ("2026-11-23T23:59:60+09:00", "2026-11-23T23:59:59+09:00"),
            ("2026-11-23T23:59:59+23:59", "2026-11-23T09:00:59+09:00"),
        ] {
            assert_eq!(Timestamp::parse(text), Timestamp::parse(same), "{text}");
            assert!(Timestamp::parse(text).is_some(), "{text}");
        }
    }

    #[test]
    fn nonsense_is_not_a_time() {
        for text in [
            "",
            "2026-11-23",
            "2026-13-01T00:00:00Z",
            "2026-11-23T25:00:00Z",
            "2026-11-23T09:30:00",
            "한글한글한글한글",
            "2026-11-23T09:30:61+09:00",
            "2026-11-23T09:30:99Z",
            "2026-11-23T09:30:00+99:99",
            "2026-11-23T09:30:00+24:00",
            "2026-11-23T09:30:00+09:60",
            "2026-11-23T09:30:00+9:00",
            "2026-11-23T09:30:00+009:00",
            "2026-11-23T9:30:00Z",
            "2026-11-23T09:30:0Z",
            "2026-11-23T09:30:00.123junkZ",
            "2026-11-23T09:30:00.123é+09:00",
            "2026-11-23T09:30:00.Z",
            "2026-11-23T09:30:00.1 Z",
            "2026-11-23T09:30:00.-1Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
        for text in ["2026-2-3", "2026-02-30", "+026-02-03", "２０２６-02-03"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        for text in ["9:30", "24:00", "09:60", "+9:30"] {
            assert_eq!(ClockTime::parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn unix_time_and_text_agree(millis in -2_000_000_000_000_i64..4_000_000_000_000) {
            let moment = Timestamp::from_unix_millis(millis);
            proptest::prop_assert_eq!(moment.unix_millis(), millis);
            proptest::prop_assert_eq!(Timestamp::parse(&moment.to_string()), Some(moment));
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in "\\PC{0,30}") {
            let _ = (Timestamp::parse(&text), Date::parse(&text), ClockTime::parse(&text));
        }
    }
}
