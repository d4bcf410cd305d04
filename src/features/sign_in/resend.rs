//! The same code again: a button once it may be pressed, until then the seconds that are left.

use crate::fetch::{Pause, use_services};
use crate::i18n::{fill, use_i18n};
use crate::ui::{Button, ButtonKind};
use contract::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ResendProps {
    /// From when, by the backend's clock.
    pub(super) at: Timestamp,
    pub(super) busy: bool,
    /// How often it was pressed.
    pub(super) times: u32,
    pub(super) onpress: Callback<()>,
}

/// Counts by the backend's clock. Who hears the page is told once, not each second.
#[component]
pub(super) fn Resend(props: &ResendProps) -> Html {
    let words = use_i18n().sign_in();
    let clock = use_services().client.clock().clone();
    let update = use_force_update();
    let left = props.at.seconds_since(clock.now());
    // Each drawing asks for the next one, a second later.
    let pause = use_mut_ref(|| None::<Rc<Pause>>);
    use_effect_with((left, props.at), move |(left, _)| {
        *pause.borrow_mut() = (*left > 0).then(|| Rc::new(Pause::new(1_000, move || update.force_update())));
    });
    let first = use_mut_ref(|| props.at);
    let again = *first.borrow() != props.at;
    html! {
        <div class="resend">
            <p role="status">{ if again { words.sent_again } else { "" } }</p>
            if left > 0 {
                <p class="resend__wait">{ fill(words.resend_wait, &[("seconds", &left.to_string())]) }</p>
            } else {
                <Button kind={ButtonKind::Secondary} busy={props.busy} onclick={props.onpress.reform(|_: MouseEvent| ())}>
                    { words.resend }
                </Button>
            }
        </div>
    }
}
