//! The question again: a button once it may be pressed, until then the seconds that are left.

use crate::fetch::{Pause, use_services};
use crate::i18n::{fill, use_i18n};
use crate::ui::{Button, ButtonKind};
use contract::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ResendProps {
    /// From when, by the backend's clock; nothing where it was sent often enough.
    pub(super) at: Option<Timestamp>,
    pub(super) busy: bool,
    /// Whether it was sent again just now.
    pub(super) again: bool,
    pub(super) onpress: Callback<()>,
}

/// Counts by the backend's clock. Who hears the page is told once, not each second.
#[component]
pub(super) fn Resend(props: &ResendProps) -> Html {
    let words = use_i18n().permission();
    let clock = use_services().client.clock().clone();
    let update = use_force_update();
    let left = props.at.map(|at| at.seconds_since(clock.now()).max(0));
    // Each drawing asks for the next one, a second later.
    let pause = use_mut_ref(|| None::<Rc<Pause>>);
    use_effect_with((left, props.at), move |(left, _)| {
        let waits = left.is_some_and(|left| left > 0);
        *pause.borrow_mut() = waits.then(|| Rc::new(Pause::new(1_000, move || update.force_update())));
    });
    let action = match left {
        None => html! { <p>{ words.no_more }</p> },
        Some(0) => html! {
            <Button kind={ButtonKind::Secondary} busy={props.busy} onclick={props.onpress.reform(|_: MouseEvent| ())}>
                { words.resend }
            </Button>
        },
        Some(left) => html! {
            <p class="resend__wait">{ fill(words.resend_wait, &[("seconds", &left.to_string())]) }</p>
        },
    };
    html! {
        <div class="resend">
            <p role="status">{ if props.again { words.sent_again } else { "" } }</p>
            { action }
        </div>
    }
}
