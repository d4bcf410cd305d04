//! Signing out.

use super::forgetting::{leave_signed_out, tell_signed_out};
use crate::fetch::{Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::i18n::{fill, use_i18n};
use crate::trouble::trouble;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use yew::prelude::*;

/// Ends the session; when the backend has said yes, every tab forgets and leaves.
#[hook]
pub(super) fn use_sign_out() -> SubmitHandle<()> {
    let services = use_services();
    let done = Callback::from(move |()| {
        tell_signed_out();
        leave_signed_out(&services);
    });
    use_submit(
        Sending::WhileHere,
        |client, pending| Box::pin(async move { client.sign_out(&pending.key).await }),
        done,
    )
}

/// The button that signs out, and what stands in its way.
#[component]
pub fn SignOut() -> Html {
    let i18n = use_i18n();
    let words = i18n.session();
    let phone = use_services().config.phone.clone();
    let submit = use_sign_out();
    let onclick = {
        let submit = submit.clone();
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(String::new());
        })
    };
    let trouble = match submit.phase() {
        Phase::Rejected(error) => Some(trouble(i18n, &error, &phone)),
        Phase::Unknown => Some((
            words.not_out_title,
            fill(words.not_out_text, &[("phone", &phone)]),
        )),
        _ => None,
    };
    html! {
        <>
            <Button key="out" kind={ButtonKind::Quiet} small=true busy={submit.busy()} {onclick}>{ words.sign_out }</Button>
            if let Some((title, text)) = trouble {
                <Notice key="trouble" kind={NoticeKind::Warning} {title} follows={Some(submit.presses())}>
                    <p>{ text }</p>
                </Notice>
            }
        </>
    }
}
