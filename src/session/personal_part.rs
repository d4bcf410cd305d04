//! What is one's own on a page that anyone may see.

use super::ask_to_sign_in::AskToSignIn;
use super::life::{Standing, use_standing};
use super::who::use_session;
use yew::prelude::*;

/// What is one's own.
#[derive(Properties, PartialEq)]
pub struct PersonalPartProps {
    /// The part. Its components come to life only while someone is signed in.
    pub children: Html,
}

/// Shows the part to whoever is signed in. Hides it when the session has ended and says so; to strangers it shows
/// nothing.
#[component]
pub fn PersonalPart(props: &PersonalPartProps) -> Html {
    let session = use_session();
    let standing = use_standing(&session);
    html! {
        if session.person().is_some() && standing != Standing::Over {
            <div class="personal" key="part">{ props.children.clone() }</div>
        } else if session.before {
            <AskToSignIn key="ask" ended=true />
        }
    }
}
