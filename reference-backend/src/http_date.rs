//! The header `Date` from the backend's own clock: a client learns the time from it, also behind a cache that
//! tells the `Age` of what it kept.

use axum::http::HeaderValue;
use contract::time::Timestamp;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// Seconds that Korean time is ahead of the time of the header.
const AHEAD: i64 = 9 * 3600;

/// A moment as an IMF-fixdate: `Mon, 23 Nov 2026 00:30:00 GMT`. Parts of a second are cut off.
pub(crate) fn http_date(moment: Timestamp) -> Option<HeaderValue> {
    // A Timestamp shows the Korean clock; moved back by the offset, it shows that of Greenwich.
    let greenwich = moment.plus_seconds(-AHEAD);
    let date = greenwich.date();
    let (year, month, day) = date.parts();
    let (hour, minute) = greenwich.clock().parts();
    let second = greenwich.seconds_since(date.at(greenwich.clock()));
    let text = format!(
        "{}, {day:02} {} {year:04} {hour:02}:{minute:02}:{second:02} GMT",
        DAYS[usize::from(date.weekday()) % 7],
        MONTHS[(month as usize).saturating_sub(1) % 12],
    );
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_greenwich_time() {
        for (moment, told) in [
            ("2026-11-23T09:30:00+09:00", "Mon, 23 Nov 2026 00:30:00 GMT"),
            ("2026-03-01T08:59:59.999+09:00", "Sat, 28 Feb 2026 23:59:59 GMT"),
            ("2027-01-01T00:00:07+09:00", "Thu, 31 Dec 2026 15:00:07 GMT"),
        ] {
            let header = http_date(Timestamp::parse(moment).unwrap()).unwrap();
            assert_eq!(header, told);
        }
    }
}
