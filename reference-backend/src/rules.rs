//! What the district allows, as data, and the answer that says so.

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use contract::office::{DayHours, OfficeKind, Span};
use contract::rules::OrderRules;
use contract::time::{ClockTime, Timestamp};

/// Rules of the siren order. The defaults are the home district's.
#[derive(Debug, Clone)]
pub struct OrderRulesConfig {
    /// First day that can be chosen, in days from today; 0 allows the same day.
    pub min_days_ahead: u16,
    /// Last day that can be chosen, in days from today.
    pub max_days_ahead: u16,
    /// On the same day, a slot must start at least so many minutes from now.
    pub same_day_lead_minutes: u16,
    /// Length of a slot.
    pub slot_minutes: u16,
    /// Most document kinds in one visit.
    pub max_documents: u8,
    /// Most open orders of one person.
    pub max_open_orders: u8,
    /// How long a slot is held while the form is filled.
    pub hold_minutes: u16,
    /// How long after the start of the slot the papers wait.
    pub collect_minutes: u16,
    /// How long a cancelled order can be taken back.
    pub undo_minutes: u16,
    /// A slot with at most so many places left is nearly full.
    pub nearly_full_left: u16,
    /// Whether a "reserved" ticket is still drawn at the office kiosk.
    pub draw_ticket_on_arrival: bool,
    /// Preparing starts so many minutes before the slot.
    pub prepare_minutes_before: u16,
    /// Weekdays from this time.
    pub open: ClockTime,
    /// Weekdays up to this time.
    pub close: ClockTime,
    /// Closed in between.
    pub lunch: Option<Span>,
    /// The late evening of the civil-service centre: weekday (0 Monday) and closing time.
    pub evening: Option<(u8, ClockTime)>,
    /// Places of a slot at the civil-service centre.
    pub center_capacity: u16,
    /// Places of a slot at a dong office.
    pub dong_capacity: u16,
}

fn time(hour: u32, minute: u32) -> ClockTime {
    ClockTime::new(hour, minute).unwrap_or(ClockTime(chrono::NaiveTime::MIN))
}

impl Default for OrderRulesConfig {
    fn default() -> Self {
        Self {
            min_days_ahead: 1,
            max_days_ahead: 15,
            same_day_lead_minutes: 60,
            slot_minutes: 30,
            max_documents: 5,
            max_open_orders: 3,
            hold_minutes: 10,
            collect_minutes: 60,
            undo_minutes: 10,
            nearly_full_left: 2,
            draw_ticket_on_arrival: true,
            prepare_minutes_before: 60,
            open: time(9, 0),
            close: time(18, 0),
            lunch: Some(Span {
                from: time(11, 30),
                until: time(13, 30),
            }),
            evening: Some((2, time(20, 0))),
            center_capacity: 8,
            dong_capacity: 4,
        }
    }
}

impl OrderRulesConfig {
    /// The rules as they are served.
    pub fn served(&self, server_time: Timestamp) -> OrderRules {
        OrderRules {
            server_time,
            min_days_ahead: self.min_days_ahead,
            max_days_ahead: self.max_days_ahead,
            same_day_lead_minutes: self.same_day_lead_minutes,
            slot_minutes: self.slot_minutes,
            max_documents: self.max_documents,
            max_open_orders: self.max_open_orders,
            hold_minutes: self.hold_minutes,
            collect_minutes: self.collect_minutes,
            undo_minutes: self.undo_minutes,
            nearly_full_left: self.nearly_full_left,
            draw_ticket_on_arrival: self.draw_ticket_on_arrival,
            prepare_minutes_before: self.prepare_minutes_before,
        }
    }

    /// The open days of a week at an office of this kind.
    pub fn week(&self, kind: OfficeKind) -> Vec<DayHours> {
        (0..5)
            .map(|weekday| {
                let evening = self
                    .evening
                    .filter(|(on, _)| *on == weekday && kind == OfficeKind::CivilCenter);
                DayHours {
                    weekday,
                    open: self.open,
                    close: evening.map_or(self.close, |(_, close)| close),
                    lunch: self.lunch.clone(),
                    evening: evening.is_some(),
                }
            })
            .collect()
    }

    /// Places of a slot at an office of this kind, where the office has not set another number.
    pub fn capacity(&self, kind: OfficeKind) -> u16 {
        match kind {
            OfficeKind::CivilCenter => self.center_capacity,
            _ => self.dong_capacity,
        }
    }
}

/// `GET /siren-order/rules`.
pub(crate) fn order_rules(call: &Call<'_>) -> Result<Answer, Refusal> {
    Answer::read(call, &call.core.rules().served(call.now))
}
