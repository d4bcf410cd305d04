//! Where else one can go from a queue: a paper ordered ahead, a better time, a visit, the phone.

use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::routes::{Choice, OrderStep, QueueView, Route};
use crate::ui::{ButtonKind, IconName, LinkButton, icon};
use contract::office::Office;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`WaysOn`].
#[derive(Properties, PartialEq)]
pub(super) struct WaysOnProps {
    /// Id of the office.
    pub(super) id: AttrValue,
    /// The office, once it is known.
    pub(super) office: Option<Rc<Office>>,
}

/// What can be done instead of waiting now.
#[component]
pub(super) fn WaysOn(props: &WaysOnProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue();
    let help = use_services().config.phone.clone();
    let when = Route::Queue(QueueView::BestTimes(props.id.to_string())).address();
    let order = Choice::default().with_office(&props.id);
    let order = order.at(OrderStep::Documents).address();
    let takes_orders = props.office.as_ref().is_none_or(|office| office.takes_orders);
    // The office may be reached by the number of the whole district only: then no office answers it.
    let own = props.office.as_ref().filter(|office| office.phone != help);
    let template = if own.is_some() {
        words.call_office
    } else {
        words.call_help
    };
    let phone = own.map_or(help, |office| office.phone.clone());
    let name = props
        .office
        .as_ref()
        .map(|office| i18n.text(&office.name))
        .unwrap_or_default();
    let values = [("office", name.as_str()), ("phone", phone.as_str())];
    html! {
        <div class="ways-on">
            { way(when, IconName::Clock, words.when_title, words.when_text) }
            if takes_orders {
                { way(order, IconName::Document, words.order_title, words.order_text) }
            }
            <LinkButton href={format!("tel:{phone}")} kind={ButtonKind::Quiet} icon={IconName::Phone}>
                { fill(template, &values) }
            </LinkButton>
        </div>
    }
}

fn way(href: String, picture: IconName, title: &'static str, text: &'static str) -> Html {
    html! {
        <a class="way-on" {href}>
            { icon(picture) }
            <span class="way-on__title">{ title }</span>
            <span class="way-on__text">{ text }</span>
        </a>
    }
}
