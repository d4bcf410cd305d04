//! After ordering: the same documents for someone else of the family, at the same place and time or right after it.
//! A place is held first; each order stays one of its own, so that what fails loses no other.

use super::answer::refused;
use super::draft::{Draft, ForWhom, HeldPlace, PersonDraft};
use super::person;
use super::refusals::Refusals;
use super::together::{nearby, ordered_with, who_ordered};
use super::use_public_data::{DOCUMENTS, use_rules};
use super::use_represented::take_over;
use crate::api::{ApiError, Client, List};
use crate::device::{key_128, now_millis};
use crate::fetch::{Phase, Sending, Services, SubmitHandle, use_services, use_submit};
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::routes::{Choice, OrderStep};
use crate::session::{ActingFor, use_people};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind, PERSON_MARKS, person_mark};
use contract::document::Document;
use contract::permission::{AuthorityForm, Permission};
use contract::problem::ProblemCode;
use contract::reservation::{OrderState, Reservation, ReservationView};
use contract::slot::HoldRequest;
use contract::time::Timestamp;
use yew::prelude::*;

/// Times that are tried before another day is offered: a place may be taken between looking and holding.
const MOST_TRIES: usize = 3;
/// What is sent in place of a permission's reference.
const OWN: &str = "own";
const OTHER: &str = "other";

#[derive(Properties, PartialEq)]
pub(super) struct FurtherOrderProps {
    pub(super) order: Reservation,
}

/// What the next order begins with.
#[derive(Clone)]
struct Beginning {
    whom: String,
    held: Option<HeldPlace>,
    form: Option<AuthorityForm>,
}

/// Offers it for an order that was just made in this tab.
#[component]
pub(super) fn FurtherOrder(props: &FurtherOrderProps) -> Html {
    let order = &props.order;
    let made = ordered_with(&order.reference);
    let most = use_rules()
        .loaded
        .get()
        .map_or(u8::MAX, |rules| rules.max_open_orders);
    let fresh = order.state == OrderState::Accepted && !made.is_empty();
    html! {
        if fresh && made.len() < usize::from(most) {
            <Offer order={order.clone()} />
        }
    }
}

#[component]
fn Offer(props: &FurtherOrderProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.together();
    let services = use_services();
    let order = &props.order;
    let people = use_people();
    let submit = use_beginning(order, people.to_vec());
    let done = done_for(&services, &ordered_with(&order.reference));
    let day = order.start.date();
    let button = |whom: String, text: Html| {
        let submit = submit.clone();
        let busy = submit.busy();
        let key = whom.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(whom.clone());
        });
        html! {
            <Button {key} kind={ButtonKind::Secondary} {busy} {onclick}>{ text }</Button>
        }
    };
    let left = people.iter().filter(|it| {
        let named = Some(it.reference.clone());
        !done.contains(&named) && it.covers(contract::household::Service::SirenOrder, day)
    });
    html! {
        <section class="further-order" aria-labelledby="further-heading">
            <h2 id="further-heading">{ words.heading }</h2>
            <p>{ words.text }</p>
            <p role="status">{ if submit.busy() { words.finding } else { "" } }</p>
            { no_place(i18n, &submit, order, &services.config.phone) }
            <div class="further-order__people">
                { for left.map(|it| button(it.reference.clone(), name_of(fill(words.person, &[("name", &it.represented_name)]), it))) }
                if !done.contains(&None) {
                    { button(OWN.into(), words.own.into()) }
                }
                { button(OTHER.into(), words.other.into()) }
            </div>
        </section>
    }
}

fn name_of(text: String, permission: &Permission) -> Html {
    html! {
        <span class={format!("for-whom is-{}", permission.mark % PERSON_MARKS)}>
            { person_mark(permission.mark) }<span data-private="">{ text }</span>
        </span>
    }
}

/// Under which permissions the orders of this go were made; nothing stands for oneself.
fn done_for(services: &Services, references: &[String]) -> Vec<Option<String>> {
    let order = |reference: &String| {
        let known = services
            .cache
            .get::<ReservationView>(&super::order_page::cache_name(reference));
        let order = &known.get()?.reservation;
        // For someone whose name was typed there is no button that could be left out.
        let typed = order.on_behalf_of.is_some() && order.permission.is_none();
        (!typed).then(|| order.permission.clone())
    };
    references.iter().filter_map(order).collect()
}

/// Nothing free on that day, or trouble.
fn no_place(
    i18n: crate::i18n::I18n,
    submit: &SubmitHandle<Beginning>,
    order: &Reservation,
    phone: &str,
) -> Html {
    let words = i18n.together();
    let follows = Some(submit.presses());
    match submit.phase() {
        Phase::Rejected(error) => refused(i18n, &error, submit.presses(), phone),
        Phase::Confirmed(Beginning { held: None, .. }) => html! {
            <Notice key="none" kind={NoticeKind::Warning} title={words.no_time_title} {follows}>
                <p>{ words.no_time_text }</p>
                <LinkButton href={choice(order, None).at(OrderStep::Time).address()} kind={ButtonKind::Secondary}>
                    { words.other_day }
                </LinkButton>
            </Notice>
        },
        _ => Html::default(),
    }
}

/// The same documents at the same office.
pub(super) fn choice(order: &Reservation, start: Option<Timestamp>) -> Choice {
    Choice {
        documents: order
            .documents
            .iter()
            .map(|document| (document.document.clone(), document.copies))
            .collect(),
        office: Some(order.office.id.clone()),
        start,
        ..Choice::default()
    }
}

/// Holds a place nearby, keeps it in the draft with who orders for whom, and goes to what is still missing.
#[hook]
fn use_beginning(order: &Reservation, people: Vec<Permission>) -> SubmitHandle<Beginning> {
    let (services, navigator) = (use_services(), use_navigator());
    let sent = order.clone();
    let order = order.clone();
    let done = Callback::from(move |beginning: Beginning| {
        let person = begin(&services, &order, &people, &beginning);
        let ready = person::check(&person, order.start.date()).is_ok();
        let mut draft = Draft::load(now_millis());
        draft.person = person;
        draft.goes_on_from = Some(order.reference.clone());
        draft.held = beginning.held.clone();
        draft.save(now_millis());
        if let Some(held) = beginning.held {
            let step = if ready { OrderStep::Check } else { OrderStep::Who };
            navigator.push(choice(&order, Some(held.start)).at(step));
        }
    });
    use_submit(
        Sending::Ask,
        move |client, pending| {
            let order = sent.clone();
            Box::pin(async move { look(client, pending.body, order).await })
        },
        done,
    )
}

async fn look(client: Client, whom: String, order: Reservation) -> Result<Beginning, ApiError> {
    let slots = client.list_slots(&order.office.id).await?;
    let mut held = None;
    for start in nearby(&slots, order.start).into_iter().take(MOST_TRIES) {
        let request = HoldRequest {
            office: order.office.id.clone(),
            start,
            replaces: Draft::load(now_millis()).held.map(|held| held.id),
        };
        match client.hold_slot(&key_128(), &request).await {
            Ok(hold) => {
                held = Some(HeldPlace::of(&hold));
                break;
            }
            Err(error) if error.code() == Some(ProblemCode::SlotTaken) => {}
            Err(error) => return Err(error),
        }
    }
    // Without it the form asks.
    let form = match whom.as_str() {
        OWN | OTHER => None,
        permission => client.get_authority_form(permission).await.ok(),
    };
    Ok(Beginning { whom, held, form })
}

/// Who orders, as before, and for whom now.
fn begin(
    services: &Services,
    order: &Reservation,
    people: &[Permission],
    beginning: &Beginning,
) -> PersonDraft {
    let mut person = who_ordered(services);
    if let Some(permission) = people.iter().find(|it| it.reference == beginning.whom) {
        person.act_for(ActingFor::of(permission));
    }
    if let Some(form) = beginning.form.clone() {
        take_over(&mut person, form);
    }
    let for_whom = match beginning.whom.as_str() {
        OWN => ForWhom::Oneself,
        // The button says that it is for the family.
        _ => ForWhom::Family,
    };
    let documents = services.cache.get::<List<Document>>(DOCUMENTS);
    let list = documents.get().map_or(&[][..], |list| &list.items);
    let chosen = super::fees::chosen(list, &choice(order, None));
    let refused = Refusals::of(&chosen).document(for_whom).is_some();
    person.for_whom = (!refused).then_some(for_whom);
    person
}
