//! What came of sending something, as far as every form says it alike: it is being found out, it is too old to be sent
//! again, one is signed out. Why it was refused is the form's own to say.

use crate::api::ApiError;
use crate::fetch::{Phase, SubmitHandle};
use crate::i18n::fill;
use crate::session::{AskToSignIn, needs_sign_in};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use yew::prelude::*;

/// What a form says of what it sends: headings and sentences, with `{phone}` in them.
#[derive(Clone, Copy)]
pub struct SentWords {
    /// While it is not known whether it arrived.
    pub unknown: (&'static str, &'static str),
    /// Where it is too old to be sent again, with the button that puts it away; nothing where nothing is kept for long.
    pub too_old: Option<(&'static str, &'static str, &'static str)>,
    /// Whether one was signed in before: else signing in is asked for, not asked for again.
    pub signed_in_before: bool,
}

/// What came of the press, which takes the focus; nothing before, and nothing of a success.
pub fn sent<T: Clone + 'static>(
    words: SentWords,
    submit: &SubmitHandle<T>,
    phone: &str,
    refused: impl FnOnce(&ApiError) -> Html,
) -> Html {
    let follows = Some(submit.presses());
    match submit.phase() {
        Phase::Unknown => html! {
            <Notice key="answer" title={words.unknown.0} {follows}>
                <p>{ fill(words.unknown.1, &[("phone", phone)]) }</p>
            </Notice>
        },
        Phase::TooOld => too_old(words, submit, phone),
        Phase::Rejected(error) if needs_sign_in(&error) => html! {
            <AskToSignIn key="answer" ended={words.signed_in_before} {follows} />
        },
        Phase::Rejected(error) => refused(&error),
        Phase::Draft | Phase::Submitting | Phase::Confirmed(_) => Html::default(),
    }
}

fn too_old<T: Clone + 'static>(words: SentWords, submit: &SubmitHandle<T>, phone: &str) -> Html {
    let Some((title, text, go_on)) = words.too_old else {
        return Html::default();
    };
    let submit = submit.clone();
    let onclick = Callback::from(move |_: MouseEvent| submit.discard());
    html! {
        <Notice key="answer" kind={NoticeKind::Warning} {title}>
            <p>{ fill(text, &[("phone", phone)]) }</p>
            <Button kind={ButtonKind::Secondary} {onclick}>{ go_on }</Button>
        </Notice>
    }
}
