//! Correcting what was told: the store before buying; the day and the price until the book is returned. A day can
//! only become an earlier one: the last day of returning was told with it, and a correction never moves that later.

use super::act::Act;
use super::dates::{parts_of, past_day};
use super::tell_form::read_won;
use super::use_public::use_stores;
use crate::fetch::use_services;
use crate::i18n::{I18n, use_i18n};
use crate::session::use_typed;
use crate::ui::{Button, ButtonKind, DateField, DateParts, Details, SelectField, TextField};
use contract::payback::{CorrectRequest, Payback, PaybackView};
use contract::time::Date;
use yew::prelude::*;

/// Of which book.
#[derive(Properties, PartialEq)]
pub(super) struct CorrectProps {
    /// The book.
    pub(super) view: PaybackView,
    /// Does it.
    pub(super) act: Callback<Act>,
    /// Something is under way.
    pub(super) busy: bool,
    /// Called with whether something that was typed cannot be right: the title of the page says so too.
    pub(super) onwrong: Callback<bool>,
}

/// What was typed, and of which book and version.
#[derive(Clone, PartialEq, Default)]
struct Typed {
    of: String,
    store: String,
    day: DateParts,
    won: String,
}

impl Typed {
    /// What was typed for a book as it stands, else what it has.
    fn of(&self, payback: &Payback, today: Date) -> Self {
        let of = format!("{}/{}", payback.reference, payback.version);
        match self.of == of {
            true => self.clone(),
            false => Self {
                of,
                store: payback.store.id.clone(),
                day: parts_of(payback.bought_on.unwrap_or(today)),
                won: payback.amount_won.to_string(),
            },
        }
    }

    /// What is different from what the book has; `Err` tells which field cannot be read.
    fn read(&self, i18n: I18n, payback: &Payback, today: Date) -> Result<CorrectRequest, Wrong> {
        let store = Some(self.store.clone()).filter(|store| *store != payback.store.id);
        let Some(bought_on) = payback.bought_on else {
            return Ok(CorrectRequest {
                store,
                bought_on: None,
                paid_won: None,
                remind_days_before: None,
            });
        };
        let words = i18n.payback_correct();
        let first = (
            payback.applied_at.date(),
            i18n.payback_book().wrong_before_applying,
        );
        let day = past_day(i18n, &self.day, Some(first), today).map_err(Wrong::Day)?;
        if day > bought_on {
            return Err(Wrong::Day(words.wrong_later));
        }
        let won = read_won(&self.won).map_err(|()| Wrong::Won)?;
        Ok(CorrectRequest {
            store: None,
            bought_on: Some(day).filter(|day| *day != bought_on),
            paid_won: won.filter(|won| *won != payback.amount_won),
            remind_days_before: None,
        })
    }
}

/// Which field cannot be read.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wrong {
    Day(&'static str),
    Won,
}

/// Whether there is another day that the day of buying can become.
fn has_other_days(view: &PaybackView) -> bool {
    let applied = view.payback.applied_at.date();
    !view.process.same_day() && view.payback.bought_on.is_some_and(|day| day > applied)
}

/// The form, closed until it is wanted.
#[component]
pub(super) fn Correct(props: &CorrectProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_correct();
    let today = use_services().client.clock().now().date();
    let typed = use_typed::<Typed>("payback-correct");
    let payback = &props.view.payback;
    let shown = typed.get().of(payback, today);
    let said = use_state(|| None::<Result<(), Wrong>>);
    let onsubmit = {
        let (shown, said, act) = (shown.clone(), said.clone(), props.act.clone());
        let payback = payback.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match shown.read(i18n, &payback, today) {
                Ok(request) if is_empty(&request) => said.set(Some(Ok(()))),
                Ok(request) => {
                    said.set(None);
                    act.emit(Act::Correct(request));
                }
                Err(wrong) => said.set(Some(Err(wrong))),
            }
        })
    };
    {
        let onwrong = props.onwrong.clone();
        use_effect_with(matches!(*said, Some(Err(_))), move |is| onwrong.emit(*is));
    }
    let change = {
        let (typed, payback) = (typed.clone(), payback.clone());
        move |change: &dyn Fn(&mut Typed)| {
            typed.change(|typed| {
                let mut next = typed.of(&payback, today);
                change(&mut next);
                *typed = next;
            });
        }
    };
    html! {
        <Details summary={words.summary}>
            <form {onsubmit} novalidate=true class="find-form">
                if payback.bought_on.is_some() {
                    { day_and_price(i18n, (&shown, has_other_days(&props.view)), *said, change) }
                } else {
                    <StoreChoice key="store" value={shown.store} onchange={Callback::from(move |store: AttrValue| {
                        change(&|typed| typed.store = store.to_string());
                    })} />
                }
                <p key="said" role="status">{ if *said == Some(Ok(())) { words.nothing } else { "" } }</p>
                <Button key="send" kind={ButtonKind::Secondary} submit=true busy={props.busy}>{ words.correct }</Button>
            </form>
        </Details>
    }
}

fn is_empty(request: &CorrectRequest) -> bool {
    request.store.is_none() && request.bought_on.is_none() && request.paid_won.is_none()
}

fn day_and_price(
    i18n: I18n,
    (shown, other_days): (&Typed, bool),
    said: Option<Result<(), Wrong>>,
    change: impl Fn(&dyn Fn(&mut Typed)) + Clone + 'static,
) -> Html {
    let (words, who) = (i18n.payback_book(), i18n.who());
    let (wrong_day, wrong_won) = match said {
        Some(Err(Wrong::Day(text))) => (Some(text), None),
        Some(Err(Wrong::Won)) => (None, Some(words.wrong_won)),
        _ => (None, None),
    };
    let on_day = {
        let change = change.clone();
        Callback::from(move |day: DateParts| change(&|typed| typed.day = day.clone()))
    };
    let on_won = Callback::from(move |won: String| change(&|typed| typed.won.clone_from(&won)));
    html! {
        <div key="fields">
            if other_days {
                <DateField
                    key="day"
                    id="correct-day"
                    legend={words.bought_day}
                    hint={i18n.payback_correct().day_hint}
                    error={wrong_day.map(AttrValue::from)}
                    error_now=true
                    value={shown.day.clone()}
                    oninput={on_day}
                    labels={[who.year, who.month, who.day].map(AttrValue::from)}
                />
            }
            <TextField
                key="won"
                id="correct-won"
                label={words.paid}
                error={wrong_won.map(AttrValue::from)}
                error_now=true
                value={shown.won.clone()}
                oninput={on_won}
                input_mode="numeric"
                autocomplete="off"
                max_length={10}
            />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct StoreChoiceProps {
    value: String,
    onchange: Callback<AttrValue>,
}

/// The partner bookstores.
#[component]
fn StoreChoice(props: &StoreChoiceProps) -> Html {
    let i18n = use_i18n();
    let stores = use_stores(None);
    let options = stores.loaded.get().map_or_else(Vec::new, |stores| {
        stores
            .items
            .iter()
            .map(|store| (AttrValue::from(store.id.clone()), i18n.text(&store.name)))
            .collect()
    });
    html! {
        <SelectField
            id="correct-store"
            label={i18n.payback().store}
            {options}
            value={props.value.clone()}
            onchange={props.onchange.clone()}
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payback(bought_on: Option<&str>) -> Payback {
        serde_json::from_value(serde_json::json!({
            "reference": "S7K2-9QF4", "version": 3, "state": "bought",
            "book": { "isbn13": "9799000000017", "title": "책", "author": "사람", "publisher": "집",
                      "price_won": 15000, "published": "2026-01-01", "kind": "general" },
            "store": { "id": "geomok", "name": { "ko": "." }, "dong": { "ko": "." } },
            "applied_at": "2026-11-20T10:00:00+09:00", "bought_on": bought_on, "amount_won": 15000,
            "events": [], "can_withdraw": true, "can_correct": true,
        }))
        .unwrap()
    }

    fn today() -> Date {
        Date::new(2026, 11, 23).unwrap()
    }

    #[test]
    fn only_what_is_different_is_sent() {
        let i18n = I18n::default();
        let bought = payback(Some("2026-11-21"));
        let mut typed = Typed::default().of(&bought, today());
        assert!(is_empty(&typed.read(i18n, &bought, today()).unwrap()));
        typed.won = "14,000원".into();
        let request = typed.read(i18n, &bought, today()).unwrap();
        assert_eq!((request.bought_on, request.paid_won), (None, Some(14_000)));
        typed.day = parts_of(today().plus_days(1));
        let wrong = Wrong::Day(i18n.payback_book().wrong_future);
        assert_eq!(typed.read(i18n, &bought, today()), Err(wrong));
    }

    #[test]
    fn the_day_of_buying_never_becomes_a_later_one_nor_one_before_the_application() {
        let i18n = I18n::default();
        let bought = payback(Some("2026-11-21"));
        let read = |day: u32| {
            let typed = Typed {
                day: parts_of(Date::new(2026, 11, day).unwrap()),
                ..Typed::default().of(&bought, today())
            };
            typed
                .read(i18n, &bought, today())
                .map(|request| request.bought_on)
        };
        assert_eq!(read(20), Ok(Date::new(2026, 11, 20)));
        assert_eq!(read(22), Err(Wrong::Day(i18n.payback_correct().wrong_later)));
        assert_eq!(
            read(19),
            Err(Wrong::Day(i18n.payback_book().wrong_before_applying))
        );
    }

    #[test]
    fn before_buying_there_is_only_the_store_to_correct() {
        let approved = payback(None);
        let mut typed = Typed::default().of(&approved, today());
        typed.store = "seocho".into();
        typed.won = "nonsense".into();
        let request = typed.read(I18n::default(), &approved, today()).unwrap();
        assert_eq!(request.store.as_deref(), Some("seocho"));
        assert_eq!((request.bought_on, request.paid_won), (None, None));
    }
}
