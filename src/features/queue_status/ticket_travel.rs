//! When to leave for one's turn: the minutes are typed by the resident, and stay on the device.

use super::public_data::use_now;
use super::ticket_kept as kept;
use crate::i18n::{fill, use_i18n};
use crate::ui::TextField;
use forecast::{Departure, Forecast, TravelRules, leave_for_call};
use yew::prelude::*;

/// Nobody travels longer to an office of the district.
const LONGEST_MINUTES: u16 = 240;

#[derive(Properties, PartialEq)]
pub(super) struct TicketTravelProps {
    pub(super) reference: AttrValue,
    /// `None` while what is known is too old to say.
    pub(super) expected: Option<Forecast>,
    /// Whether the ticket can be moved back.
    pub(super) can_be_late: bool,
}

/// The minutes, if they can be true.
fn minutes(typed: &str) -> Option<u16> {
    let typed = typed.trim();
    let unit = typed.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = typed.strip_suffix(unit)?;
    // A word after it is the unit; more numbers are hours and minutes, or a slip.
    if unit.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|minutes| *minutes <= LONGEST_MINUTES)
}

/// Asks how long the way is and says when to leave.
#[component]
pub(super) fn TicketTravel(props: &TicketTravelProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue_ticket_travel();
    let now = use_now();
    let typed = use_state(|| {
        kept::kept_ticket(&props.reference)
            .and_then(|kept| kept.travel_minutes)
            .map(|minutes| minutes.to_string())
            .unwrap_or_default()
    });
    let oninput = {
        let (typed, reference) = (typed.clone(), props.reference.clone());
        Callback::from(move |text: String| {
            kept::change(&reference, |kept| kept.travel_minutes = minutes(&text));
            typed.set(text);
        })
    };
    let wrong = !typed.trim().is_empty() && minutes(&typed).is_none();
    let expected = props.expected.unwrap_or(Forecast::NotYet);
    let departure =
        minutes(&typed).map(|minutes| leave_for_call(expected, minutes.into(), &TravelRules::default(), now));
    let late = if props.can_be_late {
        words.can_be_late
    } else {
        words.can_leave
    };
    let (text, note, urgent) = match departure {
        None => (String::new(), "", false),
        Some(Departure::LeaveAt(at)) => {
            let time = i18n.clock(at.clock());
            (
                fill(words.leave_at, &[("time", &time)]),
                words.leave_at_note,
                false,
            )
        }
        Some(Departure::LeaveNow) => (words.leave_now.into(), "", true),
        Some(Departure::LeaveNowMayMiss) => (words.may_miss.into(), late, true),
        Some(Departure::TooLate | Departure::ClosedThen(_)) => (words.too_late.into(), late, true),
        Some(Departure::NotYet) => (words.not_yet.into(), "", false),
    };
    html! {
        <section class="queue-travel" aria-labelledby="travel-heading">
            <h2 id="travel-heading">{ words.heading }</h2>
            <TextField
                id="travel-minutes"
                label={words.label}
                hint={words.hint}
                value={(*typed).clone()}
                {oninput}
                input_mode="numeric"
                max_length={4}
                error={wrong.then_some(AttrValue::from(words.wrong))}
                error_now=true
            />
            if !text.is_empty() {
                <p class={classes!("queue-travel__answer", urgent.then_some("is-urgent"))}>{ &text }</p>
                if !note.is_empty() {
                    <p>{ note }</p>
                }
            }
            // Heard when the time has come, not with every minute that passes.
            <p class="sr-only" role="status">{ if urgent { text } else { String::new() } }</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn minutes_are_read_as_people_type_them() {
        for (typed, read) in [
            ("15", Some(15)),
            (" 0 ", Some(0)),
            ("15분", Some(15)),
            ("1시간 15분", None),
            ("240", Some(240)),
            ("241", None),
            ("-3", None),
            ("열", None),
            ("", None),
        ] {
            assert_eq!(minutes(typed), read, "{typed}");
        }
    }
}
