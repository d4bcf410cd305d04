//! Another time for an order, in place: reference and documents stay.

use super::draft::{Draft, HeldPlace};
use super::kept;
use super::order_page::{OrderPageProps, cache_name};
use super::slot_picker::SlotPicker;
use super::use_known_order::use_known_order;
use super::words;
use crate::api::{ApiError, OrderAccess};
use crate::device::now_millis;
use crate::fetch::{Loaded, Phase, use_services, use_submit};
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::{OrderView, Route};
use crate::ui::{Notice, NoticeKind};
use contract::reservation::ReservationView;
use contract::time::Date;
use yew::prelude::*;

/// The slots of the order's office; pressing one moves the order there.
#[component]
pub(super) fn ChangeTimePage(props: &OrderPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.change_time();
    let services = use_services();
    let phone = services.config.phone.clone();
    let navigator = use_navigator();
    let known = use_known_order(&props.reference);
    let day = use_state(|| None::<Date>);
    let ticket = Route::OneOrder(props.reference.clone(), OrderView::Ticket);
    let submit = {
        let ticket = ticket.clone();
        use_submit::<ReservationView, _>(None, move |client, pending| {
            let (services, navigator, ticket) = (services.clone(), navigator.clone(), ticket.clone());
            Box::pin(async move {
                let (access, hold) = read(&pending.body)?;
                let view = client.change_reservation(&pending.key, &access, &hold).await?;
                forget_hold();
                kept::refresh(&view.reservation, view.server_time);
                let name = cache_name(&access.reference);
                services
                    .cache
                    .put(&name, Loaded::ready(view.clone(), view.server_time));
                navigator.replace(ticket);
                Ok(view)
            })
        })
    };
    let back = Some((ticket.address().into(), i18n.shell().back_to_order.into()));
    let Some((order, key)) = known.order else {
        return html! {
            <Page heading={words.heading} {back}>{ known.instead }</Page>
        };
    };
    let ongot = {
        let (submit, reference, version) = (submit.clone(), order.reference.clone(), order.version);
        Callback::from(move |held: HeldPlace| {
            submit.edit();
            submit.press(serde_json::to_string(&(&reference, &key, version, held.id)).unwrap_or_default());
        })
    };
    let onday = {
        let day = day.clone();
        Callback::from(move |date| day.set(Some(date)))
    };
    let trouble = match submit.phase() {
        Phase::Rejected(error) => Some(words::trouble(i18n, &error, &phone)),
        Phase::Unknown => Some((
            i18n.check().unknown_title,
            fill(words.unknown_text, &[("phone", &phone)]),
        )),
        _ => None,
    };
    html! {
        <Page heading={words.heading} lead={fill(words.now, &[("start", &i18n.moment(order.start))])} {back}>
            if let Some((title, text)) = trouble {
                <Notice kind={NoticeKind::Warning} {title} role_status=true><p>{ text }</p></Notice>
            }
            if order.changeable {
                <SlotPicker office={order.office.id.clone()} day={*day} current={order.start} {onday} {ongot} />
            } else {
                <p>{ i18n.order().cancel_cannot }</p>
            }
        </Page>
    }
}

fn read(body: &str) -> Result<(OrderAccess, String), ApiError> {
    let parts: Result<(String, String, u32, String), _> = serde_json::from_str(body);
    let (reference, key, version, hold) = parts.map_err(|_| ApiError::Unreadable)?;
    Ok((
        OrderAccess {
            reference,
            key,
            version,
        },
        hold,
    ))
}

/// The place is the order's now, not the draft's.
fn forget_hold() {
    let mut draft = Draft::load(now_millis());
    draft.held = None;
    draft.save(now_millis());
}
