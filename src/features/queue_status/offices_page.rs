//! Every office with the wait at its counters.

use super::LAST_OFFICE;
use super::about_numbers::{accuracy_note, missing_note, source_note};
use super::clocks::DataAge;
use super::face::{Setting, rests};
use super::here::{Here, use_here};
use super::office_card::OfficeCard;
use super::office_order::{Listed, put_in_order, wait_of};
use super::public_data::{use_now, use_offices};
use super::trust::Trust;
use crate::come_to_me::come_to_me;
use crate::device::storage::{self, Area};
use crate::fetch::{Followed, use_queue_summary};
use crate::gradually::Few;
use crate::i18n::{I18n, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{OfficeOrder, QueueView, Route};
use contract::office::Office;
use contract::queue_status::QueueSummary;
use contract::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`OfficesPage`].
#[derive(Properties, PartialEq)]
pub(super) struct OfficesPageProps {
    pub(super) order: OfficeOrder,
}

/// Every office, the one looked at last first; the quietest or nearest first on request.
#[component]
pub(super) fn OfficesPage(props: &OfficesPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue();
    let (summary, offices, now) = (use_queue_summary(), use_offices(), use_now());
    let (here, ask) = use_here();
    let last_seen = use_memo((), |()| storage::read(Area::Device, LAST_OFFICE));
    let back = Some((
        AttrValue::from(Route::Home.address()),
        AttrValue::from(i18n.shell().back_home),
    ));
    let frame = |content: Html| {
        html! {
            <Page heading={words.heading} lead={words.lead} {back}>
                { content }
                { come_to_me(i18n) }
            </Page>
        }
    };
    let (Some(head), Some(known)) = (summary.head(), offices.loaded.get()) else {
        let reload = {
            let (summary, offices) = (summary.clone(), offices.reload.clone());
            Callback::from(move |()| {
                summary.reload();
                offices.emit(());
            })
        };
        let error = summary.error().or(offices.loaded.error.clone());
        return frame(html! { <NotLoaded {error} {reload} /> });
    };
    let trust = Trust::from(summary.freshness());
    let mut listed = listed(i18n, &known.items, &summary, now, here);
    put_in_order(&mut listed, props.order, last_seen.as_deref());
    let first = (props.order == OfficeOrder::Listed)
        .then(|| (*last_seen).clone())
        .flatten();
    let cards = listed.into_iter().map(|it| {
        let approximate = (it.office.position.as_ref()).is_some_and(|position| position.approximate);
        let away = it.metres.map(|metres| i18n.away(metres, approximate));
        html! {
            <li key={it.office.id.clone()}>
                <OfficeCard
                    last_seen={first.as_deref() == Some(it.office.id.as_str())}
                    office={it.office}
                    summary={summary.clone()}
                    crowding={head.crowding.clone()}
                    {trust}
                    {away}
                />
            </li>
        }
    });
    frame(html! {
        <>
            { source_note(i18n, head.source) }
            <DataAge<QueueSummary> of={summary.clone()} />
            { order_links(i18n, props.order, here, &ask) }
            if known.items.is_empty() {
                <p>{ words.no_offices }</p>
            }
            <Few class="queue-list" list=true first=4 items={cards.collect::<Vec<_>>()} />
            { accuracy_note(i18n, head.accuracy.as_ref()) }
            { missing_note(i18n, summary.dropped() + summary.absurd()) }
        </>
    })
}

/// The offices that the summary tells of.
fn listed(
    i18n: I18n,
    offices: &[Office],
    summary: &Followed<QueueSummary>,
    now: Timestamp,
    here: Here,
) -> Vec<Listed> {
    let Some(head) = summary.head() else {
        return Vec::new();
    };
    let one = |office: &Office| {
        let queues = summary.item(&office.id)?;
        let setting = Setting {
            i18n,
            now,
            crowding: &head.crowding,
            hours: office.hours.on(now.date()),
            rests_today: rests(Some(office), now),
            trust: Trust::from(summary.freshness()),
        };
        Some(Listed {
            wait: wait_of(&queues, &setting),
            metres: match here {
                Here::Known(north, east) => {
                    (office.position.as_ref()).and_then(|position| position.metres_from(north, east))
                }
                _ => None,
            },
            office: Rc::new(office.clone()),
        })
    };
    offices.iter().filter_map(one).collect()
}

/// Links, so that the order stands in the address. Only pressing "nearest" asks for the location.
fn order_links(i18n: I18n, order: OfficeOrder, here: Here, ask: &Callback<()>) -> Html {
    let words = i18n.queue();
    let link = |this: OfficeOrder, text: &'static str| {
        let asks = this == OfficeOrder::Nearest && !matches!(here, Here::Known(..));
        let onclick = asks.then(|| ask.reform(|_: MouseEvent| ()));
        html! {
            <a
                class="queue-order__link"
                href={Route::Queue(QueueView::Offices(this)).address()}
                aria-current={(this == order).then_some("true")}
                {onclick}
            >
                { text }
            </a>
        }
    };
    let status = match (order, here) {
        (OfficeOrder::Listed, _) => "",
        (OfficeOrder::Quietest, _) => words.quietest_note,
        (OfficeOrder::Nearest, Here::NotAsked) => words.ask_place,
        (OfficeOrder::Nearest, Here::Asking) => i18n.office().locating,
        (OfficeOrder::Nearest, Here::Known(..)) => i18n.office().sorted,
        (OfficeOrder::Nearest, Here::Refused) => i18n.office().not_located,
    };
    html! {
        <div class="queue-order">
            <nav class="queue-order__links" aria-label={words.order_label}>
                { link(OfficeOrder::Listed, words.order_listed) }
                { link(OfficeOrder::Quietest, words.order_quietest) }
                { link(OfficeOrder::Nearest, words.order_nearest) }
            </nav>
            <p class="queue-order__note" role="status">{ status }</p>
        </div>
    }
}
