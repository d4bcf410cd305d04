//! An event as a calendar file (RFC 5545), with an alarm before it.

use contract::time::Timestamp;

/// What a resident keeps in their calendar. The texts are words of the page.
#[derive(Debug, Clone, Copy)]
pub struct CalendarEvent<'a> {
    /// Names the event; one of the same name and a higher `version` replaces it.
    pub name: &'a str,
    /// Grows with each change.
    pub version: u32,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// How many minutes before the start the device reminds of it.
    pub alarm_minutes: u32,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// What it is.
    pub title: &'a str,
    /// Where it is.
    pub place: &'a str,
    /// The rest.
    pub notes: &'a str,
}

/// The file's text, with its alarm. Lines end and fold as the RFC says.
pub fn calendar_file(event: &CalendarEvent) -> String {
    let lines = [
        "BEGIN:VCALENDAR".into(),
        "VERSION:2.0".into(),
        "PRODID:-//resident-app//resident app//KO".into(),
        "BEGIN:VEVENT".into(),
        format!("UID:{}@resident-app", event.name),
        format!("SEQUENCE:{}", event.version),
        format!("DTSTAMP:{}", utc(event.changed_at)),
        format!("DTSTART:{}", utc(event.start)),
        format!("DTEND:{}", utc(event.end)),
        format!("SUMMARY:{}", escaped(event.title)),
        format!("LOCATION:{}", escaped(event.place)),
        format!("DESCRIPTION:{}", escaped(event.notes)),
        "BEGIN:VALARM".into(),
        "ACTION:DISPLAY".into(),
        format!("TRIGGER:-PT{}M", event.alarm_minutes),
        format!("DESCRIPTION:{}", escaped(event.title)),
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
