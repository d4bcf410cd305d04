//! An order as a calendar file. A moved order replaces its event.

use crate::calendar_file::{self, CalendarEvent};
use contract::reservation::Reservation;

/// The file's text. `title`, `place` and `notes` are words of the page.
pub(super) fn calendar_file(order: &Reservation, title: &str, place: &str, notes: &str) -> String {
    calendar_file::calendar_file(&CalendarEvent {
        name: &order.reference,
        version: order.version,
        changed_at: order.history.last().map_or(order.start, |change| change.at),
        alarm_minutes: 60,
        start: order.start,
        end: order.end,
        title,
        place,
        notes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
