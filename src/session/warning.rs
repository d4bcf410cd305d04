//! Says that the session ends soon, and lets one go on.

use super::forgetting::tell_moved;
use super::sign_out::use_sign_out;
use super::who::take_in;
use crate::fetch::{Phase, Sending, use_services, use_submit};
use crate::i18n::{fill, use_i18n};
use crate::ui::{Button, ButtonKind};
use contract::session::{SessionView, SignedIn};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WarningProps {
    pub(super) person: SignedIn,
    /// Seconds until the end.
    pub(super) left: i64,
}

/// A panel that takes the focus when it comes, and gives it back when it goes.
#[component]
pub(super) fn Warning(props: &WarningProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.session();
    let panel = use_node_ref();
    let seen = use_state(|| false);
    use_borrowed_focus(panel.clone(), *seen);
    let (extend, extend_busy, failed) = use_extend();
    let sign_out = use_sign_out();
    // At its last end nothing prolongs it.
    let last = props.person.idle_until >= props.person.ends_at;
    if last && *seen {
        return Html::default();
    }
    let onend = {
        let sign_out = sign_out.clone();
        Callback::from(move |_: MouseEvent| {
            sign_out.edit();
            sign_out.press(String::new());
        })
    };
    let onseen = Callback::from(move |_: MouseEvent| seen.set(true));
    let (text, go_on, onclick) = match last {
        true => (words.last_text, words.understood, onseen),
        false => (words.warn_text, words.go_on, extend),
    };
    html! {
        <div
            class="session-warning"
            role="alertdialog"
            aria-labelledby="session-warning-title"
            aria-describedby="session-warning-text"
            tabindex="-1"
            ref={panel}
        >
            <p class="session-warning__title" id="session-warning-title">{ words.warn_title }</p>
            <p id="session-warning-text">{ text }</p>
            // Counted for the eye; who hears the page is not interrupted each second.
            <p class="session-warning__left" aria-hidden="true">
                { fill(words.left, &[("seconds", &props.left.to_string())]) }
            </p>
            <p role="status" class="session-warning__failed">{ if failed { words.not_extended } else { "" } }</p>
            <div class="session-warning__actions">
                <Button key="on" busy={extend_busy} {onclick}>{ go_on }</Button>
                <Button key="end" kind={ButtonKind::Secondary} busy={sign_out.busy()} onclick={onend}>{ words.end_now }</Button>
            </div>
        </div>
    }
}

/// Goes on: the press, whether it is under way, whether it failed.
#[hook]
fn use_extend() -> (Callback<MouseEvent>, bool, bool) {
    let services = use_services();
    let done = Callback::from(move |view: SessionView| {
        take_in(&services, view);
        tell_moved();
    });
    let submit = use_submit(
        Sending::WhileHere,
        |client, pending| Box::pin(async move { client.extend_session(&pending.key).await }),
        done,
    );
    let failed = matches!(submit.phase(), Phase::Rejected(_) | Phase::Unknown);
    let busy = submit.busy();
    let press = Callback::from(move |_: MouseEvent| {
        submit.edit();
        submit.press(String::new());
    });
    (press, busy, failed)
}

/// Moves the focus to an element, and back to where it was when the element goes.
#[hook]
fn use_borrowed_focus(element: NodeRef, gone: bool) {
    use_effect_with(gone, move |gone| {
        let document = web_sys::window().and_then(|window| window.document());
        let before = document.and_then(|document| document.active_element());
        let focus = |element: web_sys::Element| {
            let _ = element.unchecked_into::<HtmlElement>().focus();
        };
        if let (false, Some(panel)) = (*gone, element.cast::<web_sys::Element>()) {
            focus(panel);
        }
        move || {
            before.map(focus);
        }
    });
}
