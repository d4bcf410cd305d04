//! Step 5: who.

use super::acting_banner::ActingBanner;
use super::draft::{ForWhom, PersonDraft};
use super::fill_in::FillIn;
use super::order_steps::{StepProps, back_link, next_route};
use super::person::{self, Field, Wrong};
use super::refusals::Refusals;
use super::use_draft::{DraftHandle, use_draft};
use super::use_public_data::use_public_data;
use super::use_represented::use_represented;
use super::who_form::WhoForm;
use super::{fees, journey, words, wrong_fields};
use crate::come_to_me::come_to_me;
use crate::device;
use crate::fetch::use_services;
use crate::form_errors::error_summary;
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::OrderStep;
use crate::session::{SessionBar, use_people};
use crate::ui::{Button, ButtonKind, FieldMessage};
use contract::session::PersonDetails;
use contract::time::{Date, Timestamp};
use yew::prelude::*;

/// Who orders, and for whom.
#[component]
pub(super) fn WhoPage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let navigator = use_navigator();
    let draft = use_draft();
    let found = use_memo((), |()| wrong_fields::take());
    let wrong = use_state(|| (*found).clone());
    // What the backend refused is said as soon as the page opens.
    let tries = use_state(|| u32::from(!found.is_empty()));
    let cleared = use_state(|| 0_u32);
    let data = use_public_data();
    let list = data.documents.as_ref().map_or(&[][..], |list| &list.items);
    let refusals = Refusals::of(&fees::chosen(list, &props.choice));
    let today = services.client.clock().now().date();
    let day = props.choice.start.map(Timestamp::date);
    let people = use_people();
    let filled = use_represented(&draft);
    let onchange = {
        let (draft, wrong) = (draft.clone(), wrong.clone());
        Callback::from(move |(field, person): (Field, PersonDraft)| {
            // A number that must never be stored is not even kept as a draft.
            if let Some(why) = forbidden(field, &person) {
                wrong.set(with(&wrong, field, Some(why)));
                return;
            }
            wrong.set(with(&with(&wrong, field, None), Field::Relation, None));
            draft.change(|draft| draft.person = person);
        })
    };
    let onsubmit = {
        let refusals = refusals.clone();
        let (draft, wrong, tries, choice) =
            (draft.clone(), wrong.clone(), tries.clone(), props.choice.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let person = &draft.get().person;
            match person::check(person, today).map(|_| not_allowed(person, &refusals, day)) {
                Ok(Some(found)) => {
                    wrong.set(vec![found]);
                    tries.set(*tries + 1);
                }
                Ok(None) => navigator.push(next_route(OrderStep::Who, &choice)),
                Err(found) => {
                    wrong.set(found);
                    tries.set(*tries + 1);
                }
            }
        })
    };
    let onfill = fill_in(&draft, &wrong);
    let focus_key = *cleared;
    let onclear = {
        let draft = draft.clone();
        Callback::from(move |_: MouseEvent| {
            draft.change(|draft| draft.person = PersonDraft::default());
            cleared.set(*cleared + 1);
        })
    };
    let messages = wrong
        .iter()
        .map(|(field, why)| FieldMessage {
            field_id: field.id().into(),
            message: words::wrong(i18n, *field, *why).into(),
        })
        .filter(|_| *tries > 0)
        .collect();
    let summary = error_summary(i18n, messages, *tries);
    let represented = draft.get().person.represented.is_some();
    let between = html! {
        if represented {
            <p key="filled" role="status">{ filled }</p>
        } else {
            <FillIn key="fill" {onfill} />
        }
    };
    let held = draft.get().held.as_ref().map(|held| {
        let values = [
            ("time", i18n.moment(held.start)),
            ("until", i18n.clock(held.expires_at.clock())),
        ];
        fill(
            i18n.who().held,
            &[("time", &values[0].1), ("until", &values[1].1)],
        )
    });
    html! {
        <Page
            heading={i18n.who().heading}
            lead={held}
            back={back_link(i18n, OrderStep::Who, &props.choice)}
            step={journey::number(OrderStep::Who)}
            wrong={*tries > 0 && !wrong.is_empty()}
            above={html! { <><SessionBar key="session" /><ActingBanner key="acting" draft={draft.clone()} asked_here=true />{ summary }</> }}
            {focus_key}
        >
            <form class="who-form" {onsubmit} novalidate=true>
                <WhoForm
                    person={draft.get().person.clone()}
                    wrong={(*wrong).clone()}
                    {refusals}
                    {people}
                    {day}
                    {between}
                    {onchange}
                >
                    <p class="who-form__kept">
                        { if device::is_kiosk() { i18n.who().hidden } else { i18n.who().kept } }
                    </p>
                    if draft.get().person != PersonDraft::default() {
                        <Button kind={ButtonKind::Quiet} small=true onclick={onclear}>{ i18n.who().clear }</Button>
                    }
                    <div class="page__actions">
                        <Button kind={ButtonKind::Primary} submit=true>{ i18n.shell().next }</Button>
                    </div>
                </WhoForm>
            </form>
            { come_to_me(i18n) }
        </Page>
    }
}

/// Takes the details of the account over; for whom it is stays as chosen.
fn fill_in(draft: &DraftHandle, wrong: &UseStateHandle<Vec<(Field, Wrong)>>) -> Callback<PersonDetails> {
    let (draft, wrong) = (draft.clone(), wrong.clone());
    Callback::from(move |details: PersonDetails| {
        draft.change(|draft| draft.person.fill_in(details));
        wrong.set(Vec::new());
    })
}

/// Why documents may not be ordered so, though all is typed: who may collect them, and until when one may act.
fn not_allowed(person: &PersonDraft, refusals: &Refusals, day: Option<Date>) -> Option<(Field, Wrong)> {
    let refused = |who: ForWhom| refusals.document(who).is_some();
    match (person.for_whom, person.until()) {
        (_, Some(until)) if day.is_some_and(|day| day > until) => Some((Field::ForWhom, Wrong::AfterUntil)),
        (Some(who), Some(_)) if refused(who) => Some((Field::Relation, Wrong::NotAllowed)),
        (Some(who), None) if refused(who) => Some((Field::ForWhom, Wrong::NotAllowed)),
        _ => None,
    }
}

fn forbidden(field: Field, person: &PersonDraft) -> Option<Wrong> {
    let text = match field {
        Field::OtherName => person.other_name.clone(),
        Field::Name => person.name.clone(),
        Field::Phone => person.phone.clone(),
        Field::BirthDate => [person.year.as_str(), &person.month, &person.day].concat(),
        Field::ForWhom | Field::Relation => return None,
    };
    // Typed key by key, the number is nearly whole before it can be told: no name has so many digits.
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let too_many = matches!(field, Field::Name | Field::OtherName) && digits > 6;
    (too_many || person::must_not_stay(&text)).then_some(Wrong::Registration)
}

/// The list with what is now wrong with a field.
fn with(wrong: &[(Field, Wrong)], field: Field, why: Option<Wrong>) -> Vec<(Field, Wrong)> {
    let others = wrong.iter().copied().filter(|(other, _)| *other != field);
    others.chain(why.map(|why| (field, why))).collect()
}
