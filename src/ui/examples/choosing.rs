//! Choosing a day.

use yew::prelude::*;

use super::nothing;
use crate::ui::{DayState, MonthDay, MonthGrid};

/// A month that begins on a Sunday, with every state.
pub(super) fn month() -> Html {
    let weekdays = ["일", "월", "화", "수", "목", "금", "토"].map(AttrValue::from);
    let weeks = (0..5)
        .map(|week| std::array::from_fn(|column| day(week * 7 + column as u8 + 1)))
        .collect::<Vec<_>>();
    html! {
        <MonthGrid caption="2026년 11월" {weekdays} {weeks} onselect={nothing()} />
    }
}

fn day(number: u8) -> Option<MonthDay> {
    let weekend = matches!(number % 7, 0 | 1);
    let (state, note) = match number {
        31.. => return None,
        ..=21 => (DayState::Outside, ""),
        _ if weekend => (DayState::Closed, ""),
        25 => (DayState::Full, "마감"),
        26 => (DayState::NearlyFull, "2자리"),
        _ => (DayState::Free, "12자리"),
    };
    Some(MonthDay {
        date_key: format!("2026-11-{number:02}").into(),
        day_number: number,
        label: format!(
            "11월 {number}일, {}",
            if note.is_empty() {
                "예약 받지 않음"
            } else {
                note
            }
        )
        .into(),
        note: note.into(),
        state,
        selected: number == 24,
    })
}
