//! What came of a press on the page of a book.

use super::words;
use crate::fetch::{Phase, SubmitHandle};
use crate::i18n::{I18n, fill};
use crate::session::{AskToSignIn, needs_sign_in};
use crate::ui::{Notice, NoticeKind};
use contract::payback::PaybackView;
use contract::problem::ProblemCode;
use yew::prelude::*;

/// That it was done, that it is being found out, or why not; takes the focus.
pub(super) fn act_answer(i18n: I18n, submit: &SubmitHandle<PaybackView>, phone: &str) -> Html {
    let words = i18n.payback_book();
    let follows = Some(submit.presses());
    match submit.phase() {
        Phase::Confirmed(_) => html! {
            <Notice key="done" title={words.done} {follows} />
        },
        Phase::Unknown => html! {
            <Notice key="unknown" title={words.unknown_title} {follows}>
                <p>{ fill(words.unknown_text, &[("phone", phone)]) }</p>
            </Notice>
        },
        Phase::Rejected(error) if needs_sign_in(&error) => html! {
            <AskToSignIn key="ask" ended=true {follows} />
        },
        Phase::Rejected(error) => {
            let (title, text) = words::trouble(i18n, &error, phone);
            html! {
                <Notice key="refused" kind={NoticeKind::Warning} {title} {follows}><p>{ text }</p></Notice>
            }
        }
        _ => Html::default(),
    }
}

/// Whether a no means that the page shows what no longer holds.
pub(super) fn is_outdated(submit: &SubmitHandle<PaybackView>) -> bool {
    let Phase::Rejected(error) = submit.phase() else {
        return false;
    };
    matches!(
        error.code(),
        Some(ProblemCode::VersionConflict | ProblemCode::TooLate | ProblemCode::AlreadyReturned)
    )
}
