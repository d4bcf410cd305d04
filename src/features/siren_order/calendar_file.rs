//! An order as a calendar file (RFC 5545), with an alarm an hour before. A moved order replaces its event.

use contract::reservation::Reservation;
use contract::time::Timestamp;

/// The file's text. `title`, `place` and `notes` are words of the page; lines end and fold as the RFC says.
pub(super) fn calendar_file(order: &Reservation, title: &str, place: &str, notes: &str) -> String {
    let lines = [
        "BEGIN:VCALENDAR".into(),
        "VERSION:2.0".into(),
        "PRODID:-//resident-app//siren order//KO".into(),
        "BEGIN:VEVENT".into(),
        format!("UID:{}@resident-app", order.reference),
        format!("SEQUENCE:{}", order.version),
        format!(
            "DTSTAMP:{}",
            utc(order.history.last().map_or(order.start, |change| change.at))
        ),
        format!("DTSTART:{}", utc(order.start)),
        format!("DTEND:{}", utc(order.end)),
        format!("SUMMARY:{}", escaped(title)),
        format!("LOCATION:{}", escaped(place)),
        format!("DESCRIPTION:{}", escaped(notes)),
        "BEGIN:VALARM".into(),
        "ACTION:DISPLAY".into(),
        "TRIGGER:-PT1H".into(),
        format!("DESCRIPTION:{}", escaped(title)),
        "END:VALARM".into(),
        "END:VEVENT".into(),
        "END:VCALENDAR".into(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

fn utc(moment: Timestamp) -> String {
    let utc = moment.plus_seconds(-9 * 3600);
    let digits = |text: String| text.replace(['-', ':'], "");
    format!(
        "{}T{}00Z",
        digits(utc.date().to_string()),
        digits(utc.clock().to_string())
    )
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\r', "")
        .replace('\n', "\\n")
}

/// At most 75 bytes a line, never within a character.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut width = 0;
    for letter in line.chars() {
        if width + letter.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fold_within_75_bytes_and_never_within_a_character() {
        let line = folded(&format!("DESCRIPTION:{}", "가족관계증명서".repeat(20)));
        assert!(line.split("\r\n").all(|part| part.len() <= 75));
        assert_eq!(line.replace("\r\n ", "").trim_end().len(), 12 + 21 * 20);
    }

    #[test]
    fn words_cannot_add_lines_or_properties() {
        assert_eq!(escaped("a\r\nBEGIN:VALARM;b,c\\"), "a\\nBEGIN:VALARM\\;b\\,c\\\\");
    }

    #[test]
    fn times_are_utc() {
        let moment = Timestamp::parse("2026-11-24T08:30:00+09:00").unwrap();
        assert_eq!(utc(moment), "20261123T233000Z");
    }
}
