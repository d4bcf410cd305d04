//! Step 5: who.

use super::draft::PersonDraft;
use super::order_steps::{StepProps, back_link, next_route};
use super::person::{self, Field, Wrong};
use super::use_draft::use_draft;
use super::who_form::WhoForm;
use super::{journey, words};
use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::OrderStep;
use crate::ui::{Button, ButtonKind, ErrorSummary, FieldMessage};
use yew::prelude::*;

/// Who orders, and for whom.
#[component]
pub(super) fn WhoPage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let navigator = use_navigator();
    let draft = use_draft();
    let wrong = use_state(Vec::<(Field, Wrong)>::new);
    let tries = use_state(|| 0_u32);
    let today = services.client.clock().now().date();
    let onchange = {
        let (draft, wrong) = (draft.clone(), wrong.clone());
        Callback::from(move |(field, person): (Field, PersonDraft)| {
            // A number that must never be stored is not even kept as a draft.
            if let Some(why) = forbidden(field, &person) {
                wrong.set(with(&wrong, field, Some(why)));
                return;
            }
            wrong.set(with(&wrong, field, None));
            draft.change(|draft| draft.person = person);
        })
    };
    let onsubmit = {
        let (draft, wrong, tries, choice) =
            (draft.clone(), wrong.clone(), tries.clone(), props.choice.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match person::check(&draft.get().person, today) {
                Ok(_) => navigator.push(next_route(OrderStep::Who, &choice)),
                Err(found) => {
                    wrong.set(found);
                    tries.set(*tries + 1);
                }
            }
        })
    };
    let onclear = {
        let draft = draft.clone();
        Callback::from(move |_: MouseEvent| draft.change(|draft| draft.person = PersonDraft::default()))
    };
    let messages = wrong
        .iter()
        .map(|(field, why)| FieldMessage {
            field_id: field.id().into(),
            message: words::wrong(i18n, *field, *why).into(),
        })
        .collect::<Vec<_>>();
    let summary = html! {
        if *tries > 0 && !wrong.is_empty() {
            <ErrorSummary title={i18n.who().summary} errors={messages} focus_key={*tries} />
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
            above={summary}
        >
            <form class="who-form" {onsubmit} novalidate=true>
                <WhoForm person={draft.get().person.clone()} wrong={(*wrong).clone()} {onchange} />
                <p class="who-form__kept">{ i18n.who().kept }</p>
                if draft.get().person != PersonDraft::default() {
                    <Button kind={ButtonKind::Quiet} small=true onclick={onclear}>{ i18n.who().clear }</Button>
                }
                <div class="page__actions">
                    <Button kind={ButtonKind::Primary} submit=true>{ i18n.shell().next }</Button>
                </div>
            </form>
        </Page>
    }
}

fn forbidden(field: Field, person: &PersonDraft) -> Option<Wrong> {
    let text = match field {
        Field::OtherName => person.other_name.clone(),
        Field::Name => person.name.clone(),
        Field::Phone => person.phone.clone(),
        Field::BirthDate => [person.year.as_str(), &person.month, &person.day].concat(),
        Field::ForWhom => return None,
    };
    person::must_not_stay(&text).then_some(Wrong::Registration)
}

/// The list with what is now wrong with a field.
fn with(wrong: &[(Field, Wrong)], field: Field, why: Option<Wrong>) -> Vec<(Field, Wrong)> {
    let others = wrong.iter().copied().filter(|(other, _)| *other != field);
    others.chain(why.map(|why| (field, why))).collect()
}
