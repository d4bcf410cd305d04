//! In place of what only a signed-in person sees: asks to sign in, and comes back.

use super::return_to;
use super::who::use_session;
use crate::api::ApiError;
use crate::i18n::use_i18n;
use crate::navigation::use_navigator;
use crate::ui::{LinkButton, Notice, NoticeKind};
use contract::problem::ProblemCode;
use yew::prelude::*;

/// Whether something failed because nobody is signed in, or no longer.
pub fn needs_sign_in(error: &ApiError) -> bool {
    error.code() == Some(ProblemCode::SignInRequired)
}

/// Why one is asked.
#[derive(Properties, PartialEq)]
pub struct AskToSignInProps {
    /// Someone was signed in and is no longer: what was typed is still there.
    #[prop_or_default]
    pub ended: bool,
    /// Set where it answers a press: it takes the focus, anew with each number.
    #[prop_or_default]
    pub follows: Option<u32>,
}

/// The notice and the link. The page on which it stands is where one comes back to.
#[component]
pub fn AskToSignIn(props: &AskToSignInProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.session();
    // Asks again who is signed in: a page that still shows someone's things learns that it is over.
    let _ = use_session();
    let route = use_navigator().route;
    use_effect_with(route, |route| return_to::remember_way_back(route));
    let (title, text) = match props.ended {
        true => (words.ended_title, words.ended_text),
        false => (words.ask_title, words.ask_text),
    };
    html! {
        <>
            <Notice key="ask" kind={NoticeKind::Info} {title} follows={props.follows}>
                <p>{ text }</p>
            </Notice>
            <div class="page__actions" key="sign-in">
                <LinkButton href={return_to::sign_in_address()}>
                    { if props.ended { words.sign_in_again } else { words.sign_in } }
                </LinkButton>
            </div>
        </>
    }
}
