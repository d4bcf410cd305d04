//! Reads the values of a row: everything may come as text, as a number, empty or not at all.

use contract::time::{ClockTime, Date, Timestamp};
use serde_json::{Map, Value};

/// Longest text that is taken, in characters; the rest is cut off.
const TEXT_MAX: usize = 300;

/// One row as it came.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Row(pub(super) Map<String, Value>);

impl Row {
    /// A text with something in it.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let text = match self.0.get(name)? {
            Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        let good = !text.is_empty() && text != "null";
        good.then(|| text.chars().take(TEXT_MAX).collect())
    }

    /// A whole number, also one that cannot be true: it is passed on as told.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        let text = self.text(name)?.replace(',', "");
        let whole = text.split_once('.').map_or(text.as_str(), |(whole, rest)| {
            match rest.bytes().all(|byte| byte == b'0') {
                true => whole,
                false => "",
            }
        });
        whole.parse().ok()
    }

    /// Whether a mark is `Y`.
    pub(super) fn yes(&self, name: &str) -> bool {
        self.text(name).is_some_and(|text| text.eq_ignore_ascii_case("y"))
    }

    /// A moment, `YYYYMMDDHHMMSS` in Korean time; also without seconds and with marks in between.
    pub(super) fn moment(&self, name: &str) -> Option<Timestamp> {
        let digits = self.digits(name)?;
        let two = |from: usize| digits.get(from..from + 2)?.parse::<u32>().ok();
        let date = Date::new(digits.get(0..4)?.parse().ok()?, two(4)?, two(6)?)?;
        let time = ClockTime::new(two(8)?, two(10)?)?;
        let seconds = two(12).filter(|seconds| *seconds < 60).unwrap_or(0);
        Some(date.at(time).plus_seconds(i64::from(seconds)))
    }

    /// A date, `YYYYMMDD`.
    pub(super) fn date(&self, name: &str) -> Option<Date> {
        let digits = self.digits(name)?;
        let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
        Date::new(i32::try_from(number(0, 4)?).ok()?, number(4, 6)?, number(6, 8)?)
    }

    /// A clock time, `HHMMSS`; also `HHMM`, with marks in between, and without the zero in front that a number
    /// loses. Midnight at the end of a day is its last minute.
    pub(super) fn clock(&self, name: &str) -> Option<ClockTime> {
        let digits = self.digits(name)?;
        let digits = match digits.len() {
            3 | 5 => format!("0{digits}"),
            4 | 6 => digits,
            _ => return None,
        };
        match (digits[0..2].parse().ok()?, digits[2..4].parse().ok()?) {
            (24, 0) => ClockTime::new(23, 59),
            (hour, minute) => ClockTime::new(hour, minute),
        }
    }

    /// A coordinate in millionths of a degree, if it lies within `range` (in degrees).
    pub(super) fn degrees_e6(&self, name: &str, range: std::ops::RangeInclusive<f64>) -> Option<i32> {
        let degrees: f64 = self.text(name)?.parse().ok()?;
        // Within the range it is far from what an i32 cannot hold.
        range
            .contains(&degrees)
            .then(|| (degrees * 1_000_000.0).round() as i32)
    }

    /// The digits of a text that holds only digits and what stands between them.
    fn digits(&self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        let between = |letter: char| matches!(letter, '-' | ':' | '.' | '/' | ' ' | 'T');
        if text
            .chars()
            .any(|letter| !letter.is_ascii_digit() && !between(letter))
        {
            return None;
        }
        Some(text.chars().filter(char::is_ascii_digit).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(value: Value) -> Row {
        Row(json!({ "x": value }).as_object().unwrap().clone())
    }

    #[test]
    fn numbers_come_as_text_and_absurd_ones_are_passed_on() {
        for (value, number) in [
            (json!("12"), Some(12)),
            (json!(12), Some(12)),
            (json!(" 12 "), Some(12)),
            (json!("12.0"), Some(12)),
            (json!(12.0), Some(12)),
            (json!("1,200"), Some(1200)),
            (json!("-3"), Some(-3)),
            (json!("1000000"), Some(1_000_000)),
            (json!("12.5"), None),
            (json!("많음"), None),
            (json!(""), None),
            (json!(null), None),
            (json!([1]), None),
            (json!("99999999999999999999"), None),
        ] {
            assert_eq!(row(value.clone()).number("x"), number, "{value}");
        }
        assert_eq!(row(json!(1)).number("y"), None);
    }

    #[test]
    fn moments_are_korean_time() {
        for (value, moment) in [
            (json!("20261123091502"), Some("2026-11-23T09:15:02+09:00")),
            (json!(20261123091502_u64), Some("2026-11-23T09:15:02+09:00")),
            (json!("202611230915"), Some("2026-11-23T09:15:00+09:00")),
            (json!("2026-11-23 09:15:02"), Some("2026-11-23T09:15:02+09:00")),
            (json!("20261123"), None),
            (json!("20261323091502"), None),
            (json!("어제"), None),
        ] {
            let read = row(value.clone()).moment("x").map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), moment, "{value}");
        }
    }

    #[test]
    fn clock_times_are_read_also_where_a_number_lost_its_zero() {
        for (value, clock) in [
            (json!("090000"), Some("09:00")),
            (json!(90000), Some("09:00")),
            (json!("0930"), Some("09:30")),
            (json!("18:00:00"), Some("18:00")),
            (json!("240000"), Some("23:59")),
            (json!("250000"), None),
            (json!("9"), None),
            (json!("아홉시"), None),
        ] {
            let read = row(value.clone()).clock("x").map(|clock| clock.to_string());
            assert_eq!(read.as_deref(), clock, "{value}");
        }
    }

    #[test]
    fn a_coordinate_outside_of_the_country_is_unknown() {
        let read = |text: &str| row(json!(text)).degrees_e6("x", 33.0..=39.0);
        assert_eq!(read("37.4837"), Some(37_483_700));
        assert_eq!(read("0"), None);
        assert_eq!(read("127.03"), None);
        assert_eq!(read("NaN"), None);
    }
}
