//! What came of a press, as every page of books says it.

use super::words;
use crate::api::ApiError;
use crate::fetch::{Phase, SubmitHandle};
use crate::i18n::I18n;
use crate::sent::{SentWords, sent};
use crate::ui::{Notice, NoticeKind};
use contract::payback::PaybackView;
use contract::problem::ProblemCode;
use yew::prelude::*;

/// What is said of sending, everywhere among books.
pub(super) fn sent_words(i18n: I18n) -> SentWords {
    let words = i18n.payback_book();
    SentWords {
        unknown: (words.unknown_title, words.unknown_text),
        too_old: None,
        signed_in_before: true,
    }
}

/// Why it was not done, and what to do; takes the focus after `follows`.
pub(super) fn refused(i18n: I18n, error: &ApiError, phone: &str, follows: u32) -> Html {
    let (title, text) = words::trouble(i18n, error, phone);
    html! {
        <Notice key="answer" kind={NoticeKind::Warning} {title} follows={Some(follows)}><p>{ text }</p></Notice>
    }
}

/// That it was done, that it is being found out, or why not; takes the focus.
pub(super) fn act_answer<T: Clone + 'static>(i18n: I18n, submit: &SubmitHandle<T>, phone: &str) -> Html {
    if let Phase::Confirmed(_) = submit.phase() {
        return html! {
            <Notice key="done" title={i18n.payback_book().done} follows={Some(submit.presses())} />
        };
    }
    sent(sent_words(i18n), submit, phone, |error| {
        refused(i18n, error, phone, submit.presses())
    })
}

/// Whether a no means that the page shows what no longer holds.
pub(super) fn is_outdated(submit: &SubmitHandle<PaybackView>) -> bool {
    let Phase::Rejected(error) = submit.phase() else {
        return false;
    };
    matches!(
        error.code(),
        Some(
            ProblemCode::VersionConflict
                | ProblemCode::TooLate
                | ProblemCode::AlreadyReturned
                | ProblemCode::PermissionEnded
        )
    )
}
