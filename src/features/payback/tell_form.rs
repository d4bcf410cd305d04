//! Telling that a book was bought or returned: the day, today unless it is changed, and the price that was paid.

use super::act::Act;
use super::dates::{parts_of, past_day};
use crate::fetch::use_services;
use crate::form_errors::{Wrong, error_summary, messages, use_tell_wrong};
use crate::i18n::{I18n, fill, use_i18n};
use crate::session::{DraftHandle, use_draft};
use crate::ui::{Button, DateField, DateParts, TextField};
use contract::payback::{BoughtRequest, Payback, PaybackView, StepKind};
use contract::time::Date;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What is told.
#[derive(Properties, PartialEq)]
pub(super) struct TellFormProps {
    /// Buying or returning.
    pub(super) step: StepKind,
    /// The book.
    pub(super) view: PaybackView,
    /// Tells it.
    pub(super) act: Callback<Act>,
    /// Something is under way.
    pub(super) busy: bool,
    /// Called with whether something that was typed cannot be right: the title of the page says so too.
    pub(super) onwrong: Callback<bool>,
}

/// What was typed, and of which book.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
struct Typed {
    of: String,
    day: DateParts,
    won: String,
}

impl Typed {
    /// What stands in the boxes for a book: what was typed for it, else today.
    fn of(&self, of: &str, today: Date) -> Self {
        match self.of == of {
            true => self.clone(),
            false => Self {
                of: of.to_owned(),
                day: parts_of(today),
                won: String::new(),
            },
        }
    }
}

/// The form.
#[component]
pub(super) fn TellForm(props: &TellFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_book();
    let today = use_services().client.clock().now().date();
    let typed = use_draft::<Typed>("payback-tell-draft");
    let of = format!("{}/{}", props.view.payback.reference, props.step.word());
    let shown = typed.get().of(&of, today);
    let wrong = use_state(Wrong::new);
    let tries = use_state(|| 0_u32);
    let buying = props.step == StepKind::Buy;
    let onsubmit = {
        let (shown, wrong, tries, act) = (shown.clone(), wrong.clone(), tries.clone(), props.act.clone());
        let payback = props.view.payback.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match read(i18n, &shown, (&payback, today), buying) {
                Ok(told) => {
                    wrong.set(Wrong::new());
                    act.emit(told);
                }
                Err(found) => {
                    wrong.set(found);
                    tries.set(*tries + 1);
                }
            }
        })
    };
    use_tell_wrong(!wrong.is_empty(), &props.onwrong);
    html! {
        <form {onsubmit} novalidate=true class="panel payback-tell">
            <h2>{ if buying { words.bought_heading } else { words.returned_heading } }</h2>
            { error_summary(i18n, messages(&wrong), *tries) }
            { fields(i18n, props, (&typed, of, today), &wrong) }
            <Button key="send" submit=true busy={props.busy}>
                { if buying { words.tell_bought } else { words.tell_returned } }
            </Button>
        </form>
    }
}

fn fields(
    i18n: I18n,
    props: &TellFormProps,
    (typed, of, today): (&DraftHandle<Typed>, String, Date),
    wrong: &Wrong,
) -> Html {
    let words = i18n.payback_book();
    let buying = props.step == StepKind::Buy;
    let shown = typed.get().of(&of, today);
    let error = |id: &str| {
        let found = wrong.iter().find(|(at, _)| *at == id);
        found.map(|(_, message)| AttrValue::from(*message))
    };
    let change = {
        let (typed, of) = (typed.clone(), of);
        move |change: &dyn Fn(&mut Typed)| {
            typed.change(|typed| {
                let mut next = typed.of(&of, today);
                change(&mut next);
                *typed = next;
            });
        }
    };
    let on_won = {
        let change = change.clone();
        Callback::from(move |won: String| change(&|typed| typed.won.clone_from(&won)))
    };
    let on_day = Callback::from(move |day: DateParts| change(&|typed| typed.day = day.clone()));
    let who = i18n.who();
    let price = i18n.won(props.view.payback.book.price_won);
    html! {
        <div key="fields">
            <DateField
                key="day"
                id="day"
                legend={if buying { words.bought_day } else { words.returned_day }}
                hint={words.day_hint}
                error={error("day")}
                value={shown.day}
                oninput={on_day}
                labels={[who.year, who.month, who.day].map(AttrValue::from)}
            />
            if buying {
                <TextField
                    key="won"
                    id="won"
                    label={words.paid}
                    hint={fill(words.paid_hint, &[("price", &price)])}
                    error={error("won")}
                    value={shown.won}
                    oninput={on_won}
                    input_mode="numeric"
                    autocomplete="off"
                    max_length={10}
                />
            }
        </div>
    }
}

/// What is told by what was typed.
fn read(i18n: I18n, typed: &Typed, (payback, today): (&Payback, Date), buying: bool) -> Result<Act, Wrong> {
    let words = i18n.payback_book();
    let applied = (payback.applied_at.date(), words.wrong_before_applying);
    let first = match payback.bought_on {
        Some(day) if !buying => (day, words.wrong_before_buying),
        _ => applied,
    };
    let day = past_day(i18n, &typed.day, Some(first), today);
    let won = match buying {
        true => read_won(&typed.won),
        false => Ok(None),
    };
    match (day, won) {
        (Ok(bought_on), Ok(paid_won)) if buying => Ok(Act::Bought(BoughtRequest { bought_on, paid_won })),
        (Ok(day), Ok(_)) => Ok(Act::Returned(day)),
        (day, won) => Err(day
            .err()
            .map(|message| ("day", message))
            .into_iter()
            .chain(won.err().map(|()| ("won", words.wrong_won)))
            .collect()),
    }
}

/// An amount as typed: `15,000원` is 15000; nothing is nothing.
pub(super) fn read_won(typed: &str) -> Result<Option<u32>, ()> {
    let bare: String = typed
        .trim()
        .chars()
        // Commas, and the word for won in Korean.
        .filter(|letter| !matches!(letter, ',' | ' ' | '\u{c6d0}'))
        .map(|letter| match letter {
            '０'..='９' => char::from(b'0' + (letter as u32 - '０' as u32) as u8),
            other => other,
        })
        .collect();
    if bare.is_empty() {
        return Ok(None);
    }
    match bare.bytes().all(|byte| byte.is_ascii_digit()) {
        true => bare.parse().map(Some).map_err(|_| ()),
        false => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (typed, won) in [
            ("", Ok(None)),
            ("15000", Ok(Some(15_000))),
            (" 15,000원 ", Ok(Some(15_000))),
            ("１５０００", Ok(Some(15_000))),
            ("만오천", Err(())),
            ("-5", Err(())),
            ("99999999999", Err(())),
        ] {
            assert_eq!(read_won(typed), won, "{typed}");
        }
    }
}
