//! Taking a cancellation back while that is possible.

use super::answer::{Unknown, answer};
use super::flash::Did;
use super::use_order_change::{OrderChange, use_order_change};
use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::kept_orders::KeptOrder;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct RestoreProps {
    pub(super) kept: KeptOrder,
}

/// Until when it can be taken back, and the button; nothing where it cannot.
#[component]
pub(super) fn Restore(props: &RestoreProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.order();
    let phone = use_services().config.phone.clone();
    let submit = use_order_change(Did::Restore, Callback::noop());
    let order = &props.kept.order;
    let Some(until) = order.undo_until else {
        return Html::default();
    };
    let onclick = {
        let (submit, change) = (submit.clone(), OrderChange::of(order, &props.kept.secret, None));
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(change.clone());
        })
    };
    let unknown = Unknown {
        title: words.undo_unknown_title,
        text: words.undo_unknown_text,
    };
    html! {
        <div class="order-undo">
            { answer(i18n, &submit, Some(&unknown), &phone) }
            <Notice kind={NoticeKind::Info} title={fill(words.undo_title, &[("time", &i18n.clock(until.clock()))])}>
                <Button kind={ButtonKind::Secondary} busy={submit.busy()} {onclick}>{ words.undo }</Button>
            </Notice>
        </div>
    }
}
