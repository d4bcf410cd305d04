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
    fn a_moved_order_replaces_its_event() {
        let order = |version: u32| -> Reservation {
            let text = serde_json::json!({ "ko": "." });
            serde_json::from_value(serde_json::json!({
                "reference": "S7K2-9QF4", "version": version, "state": "accepted", "history": [],
                "office": { "id": "x", "name": text, "dong": text, "phone": "120" },
                "start": "2026-11-24T09:00:00+09:00", "end": "2026-11-24T09:30:00+09:00",
                "collect_until": "2026-11-24T10:00:00+09:00", "documents": [], "total_won": 0,
                "applicant_name": "홍*동", "applicant_phone": "010-****-0000",
                "ticket": { "number": "1", "counter": text, "counter_kind": "general", "qr_text": "x" },
                "changeable": true
            }))
            .unwrap()
        };
        let (first, moved) = (
            calendar_file(&order(1), "a", "b", "c"),
            calendar_file(&order(2), "a", "b", "c"),
        );
        for file in [&first, &moved] {
            assert!(file.contains("UID:S7K2-9QF4@resident-app\r\n"), "{file}");
        }
        assert!(first.contains("SEQUENCE:1\r\n") && moved.contains("SEQUENCE:2\r\n"));
        assert!(first.contains("DTSTART:20261124T000000Z\r\n"));
    }

    #[test]
    fn times_are_utc() {
        let moment = Timestamp::parse("2026-11-24T08:30:00+09:00").unwrap();
        assert_eq!(utc(moment), "20261123T233000Z");
    }
}
