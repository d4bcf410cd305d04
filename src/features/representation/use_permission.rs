//! One permission as a page follows it, and how both sides do something to it.

use super::words;
use crate::api::{ApiError, Client, LocalFuture};
use crate::fetch::{
    LoadHandle, Loaded, Pending, Phase, Sending, SubmitHandle, use_live, use_services, use_submit,
};
use crate::i18n::{I18n, fill};
use crate::session::{AskToSignIn, needs_sign_in};
use crate::ui::{Notice, NoticeKind};
use contract::permission::PermissionView;
use yew::prelude::*;

/// Name in the cache.
pub(super) fn name_of(reference: &str) -> String {
    format!("permission/{reference}")
}

/// Follows a permission; with the secret of the represented person, or by the session.
#[hook]
pub(super) fn use_permission(reference: &str, secret: Option<String>) -> LoadHandle<PermissionView> {
    let of = reference.to_owned();
    use_live(
        name_of(reference),
        |view: &PermissionView| view.poll_after_ms,
        move |client| {
            let (reference, secret) = (of.clone(), secret.clone());
            Box::pin(async move { client.get_permission(&reference, secret.as_deref()).await })
        },
    )
}

/// Does something to a permission; what it is then is shown at once.
#[hook]
pub(super) fn use_step<F>(send: F) -> SubmitHandle<PermissionView>
where
    F: Fn(Client, Pending) -> LocalFuture<Result<PermissionView, ApiError>> + 'static,
{
    let services = use_services();
    let done = Callback::from(move |view: PermissionView| {
        let (name, at) = (name_of(&view.permission.reference), view.server_time);
        services.cache.put(&name, Loaded::ready(view, at));
    });
    use_submit(Sending::WhileHere, send, done)
}

/// Presses anew, whatever came of the press before.
pub(super) fn press(submit: &SubmitHandle<PermissionView>, body: &str) {
    if !submit.busy() {
        submit.edit();
        submit.press(body.to_owned());
    }
}

/// What came of a press, unless it was done: that shows by itself.
pub(super) fn step_answer(i18n: I18n, submit: &SubmitHandle<PermissionView>, phone: &str) -> Html {
    match submit.phase() {
        Phase::Unknown => html! {
            <Notice key="unknown" title={i18n.answer().unknown_title} follows={Some(submit.presses())}>
                <p>{ fill(i18n.answer().unknown_text, &[("phone", phone)]) }</p>
            </Notice>
        },
        Phase::Rejected(error) => permission_trouble(i18n, &error, submit.presses(), phone),
        _ => Html::default(),
    }
}

/// Why not, where the resident looks.
pub(super) fn permission_trouble(i18n: I18n, error: &ApiError, press: u32, phone: &str) -> Html {
    if needs_sign_in(error) {
        return html! {
            <AskToSignIn key="ask" ended=true follows={Some(press)} />
        };
    }
    let (title, text) = words::trouble(i18n, error, phone);
    html! {
        <Notice key="refused" kind={NoticeKind::Warning} {title} follows={Some(press)}>
            <p>{ text }</p>
        </Notice>
    }
}
