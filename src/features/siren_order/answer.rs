//! What came of a press, where the resident looks: the notice takes the focus.

use super::words;
use crate::api::ApiError;
use crate::fetch::{Phase, SubmitHandle};
use crate::i18n::{I18n, fill};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use yew::prelude::*;

/// Words for an outcome that is not known yet.
pub(super) struct Unknown {
    pub(super) title: &'static str,
    pub(super) text: &'static str,
}

/// Tries after which giving up is offered: about a minute of them.
const MANY_TRIES: u32 = 6;

/// The notice on a submission: refused with the reason, or still being found out with a way to ask again.
/// `unknown` has the words for what can stay open.
pub(super) fn answer<T: Clone + 'static>(
    i18n: I18n,
    submit: &SubmitHandle<T>,
    unknown: Option<&Unknown>,
    phone: &str,
) -> Html {
    match (submit.phase(), unknown) {
        (Phase::Rejected(error), _) => refused(i18n, &error, submit.presses(), phone),
        (Phase::Unknown, Some(unknown)) => checking(i18n, submit, unknown, phone),
        (Phase::TooOld, _) => {
            let (title, text) = (i18n.check().old_title, i18n.check().old_text);
            html! {
                <Notice key="old" kind={NoticeKind::Warning} {title} follows={Some(submit.presses())}>
                    <p>{ fill(text, &[("phone", phone)]) }</p>
                    { give_up(i18n, submit) }
                </Notice>
            }
        }
        _ => Html::default(),
    }
}

fn checking<T: Clone + 'static>(
    i18n: I18n,
    submit: &SubmitHandle<T>,
    unknown: &Unknown,
    phone: &str,
) -> Html {
    let again = submit.clone();
    html! {
        <Notice key="unknown" kind={NoticeKind::Info} title={unknown.title} follows={Some(submit.presses())}>
            <p>{ fill(unknown.text, &[("phone", phone)]) }</p>
            <Button kind={ButtonKind::Secondary} onclick={move |_| again.ask_again()}>
                { i18n.check().ask_again }
            </Button>
            if submit.tries() > MANY_TRIES {
                <p>{ fill(i18n.check().give_up_why, &[("phone", phone)]) }</p>
                { give_up(i18n, submit) }
            }
        </Notice>
    }
}

/// A proxy may answer for ever with what says nothing: the resident must not be locked in.
fn give_up<T: Clone + 'static>(i18n: I18n, submit: &SubmitHandle<T>) -> Html {
    let submit = submit.clone();
    html! {
        <Button kind={ButtonKind::Quiet} onclick={move |_| submit.discard()}>{ i18n.check().give_up }</Button>
    }
}

/// The notice on a refusal. `press` counts the presses, so that each answer takes the focus anew.
pub(super) fn refused(i18n: I18n, error: &ApiError, press: u32, phone: &str) -> Html {
    let (title, text) = words::trouble(i18n, error, phone);
    html! {
        <Notice key="refused" kind={NoticeKind::Warning} {title} follows={Some(press)}>
            <p>{ text }</p>
        </Notice>
    }
}
