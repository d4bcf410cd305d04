//! The fields of an application: for whom, at which store, and where books are bought first when and for how much.

use super::apply_form::ApplyFormProps;
use super::apply_typed::Typed;
use super::helped::{Helped, TheirQuota};
use super::stores_page::open_now;
use crate::form_errors::Wrong;
use crate::i18n::{I18n, use_i18n};
use crate::session::DraftHandle;
use crate::ui::{ChoiceGroup, DateField, DateParts, RadioCard, TextField};
use contract::limits::NAME_MAX;
use contract::payback::{Bookstore, Stock};
use contract::time::{Date, Timestamp};
use yew::prelude::*;

/// All of them.
pub(super) fn fields(
    i18n: I18n,
    props: &ApplyFormProps,
    (typed, today): (&DraftHandle<Typed>, Date),
    wrong: &Wrong,
) -> Html {
    let words = i18n.payback_apply();
    let isbn = props.isbn.clone();
    let shown = typed.get().of(&isbn, today);
    let error = |id: &str| {
        let found = wrong.iter().find(|(at, _)| *at == id);
        found.map(|(_, message)| AttrValue::from(*message))
    };
    let on_person = on(typed, &isbn, today, |typed, permission: AttrValue| {
        typed.permission = permission.to_string();
    });
    let on_name = on(typed, &isbn, today, |typed, name: String| typed.name = name);
    let on_store = on(typed, &isbn, today, |typed, store: AttrValue| {
        typed.store = store.to_string();
    });
    let now = props.rules.server_time;
    // Nothing to choose for whoever may not apply: only for whom else it could be.
    let open = props.own_left > 0 || !shown.permission.is_empty();
    html! {
        <div key="fields">
            <Helped key="who" legend={words.who} permission={shown.permission.clone()} onchange={on_person} />
            if !shown.permission.is_empty() {
                <TheirQuota key="quota" permission={shown.permission.clone()} />
                <TextField key="name" id="name" label={words.name} hint={i18n.who().name_hint} error={error("name")}
                    value={shown.name.clone()} oninput={on_name} autocomplete="off" max_length={NAME_MAX as u32} />
            }
            if open {
                <ChoiceGroup key="store" legend={words.store} name="store" error={error("store")}>
                    { for props.stores.items.iter().map(|it| store(i18n, it, &shown.store, &on_store, now)) }
                </ChoiceGroup>
            }
            if open && props.rules.process.buys_first() {
                <Bought key="bought" same_day={props.rules.process.same_day()} day={shown.day.clone()}
                    won={shown.won.clone()} wrong={[error("day"), error("won")]}
                    onday={on(typed, &isbn, today, |typed, day: DateParts| typed.day = day)}
                    onwon={on(typed, &isbn, today, |typed, won: String| typed.won = won)} />
            }
        </div>
    }
}

/// Changes what is typed for this book.
fn on<V: 'static>(
    typed: &DraftHandle<Typed>,
    isbn: &str,
    today: Date,
    change: fn(&mut Typed, V),
) -> Callback<V> {
    let (typed, isbn) = (typed.clone(), isbn.to_owned());
    Callback::from(move |value| {
        typed.change(|typed| {
            let mut next = typed.of(&isbn, today);
            change(&mut next, value);
            *typed = next;
        });
    })
}

fn store(
    i18n: I18n,
    store: &Bookstore,
    chosen: &str,
    onchange: &Callback<AttrValue>,
    now: Timestamp,
) -> Html {
    let words = i18n.payback_apply();
    let stock = match store.stock {
        Some(Stock::Here) => words.stock_here,
        Some(Stock::ToOrder) => words.stock_to_order,
        _ => words.stock_not_known,
    };
    html! {
        <RadioCard
            key={store.id.clone()}
            id={format!("store-{}", store.id)}
            name="store"
            value={store.id.clone()}
            checked={store.id == chosen}
            onchange={onchange.clone()}
            title={i18n.shown(&store.name)}
        >
            { i18n.shown(&store.dong) }{ " · " }{ stock }{ " " }{ open_now(i18n, store, now) }
        </RadioCard>
    }
}

#[derive(Properties, PartialEq)]
struct BoughtProps {
    same_day: bool,
    day: DateParts,
    won: String,
    wrong: [Option<AttrValue>; 2],
    onday: Callback<DateParts>,
    onwon: Callback<String>,
}

/// When it was bought and for how much.
#[component]
fn Bought(props: &BoughtProps) -> Html {
    let i18n = use_i18n();
    let (words, who) = (i18n.payback_book(), i18n.who());
    let [wrong_day, wrong_won] = props.wrong.clone();
    let hint = if props.same_day {
        i18n.payback_apply().same_day
    } else {
        words.day_hint
    };
    html! {
        <>
            <DateField key="day" id="day" legend={words.bought_day} {hint} error={wrong_day}
                value={props.day.clone()} oninput={props.onday.clone()}
                labels={[who.year, who.month, who.day].map(AttrValue::from)} />
            <TextField key="won" id="won" label={words.paid} hint={i18n.payback_apply().paid_hint} error={wrong_won}
                value={props.won.clone()} oninput={props.onwon.clone()} input_mode="numeric" autocomplete="off"
                max_length={10} />
        </>
    }
}
