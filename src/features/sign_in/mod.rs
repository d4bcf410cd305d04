//! Signing in: with a code that is sent to a phone, or wherever the backend leads. Nobody needs to: ordering,
//! finding and cancelling work without.
//!
//! The steps in turn: the phone, the code, and the first time name and birth date.

mod attempt;
mod code_step;
mod first_step;
mod phone_step;
mod resend;
mod sign_in_page;
mod signed_in;
mod use_sign_in;
mod words;

use yew::prelude::*;

/// The page that signs in.
pub fn page() -> Html {
    html! {
        <sign_in_page::SignInPage />
    }
}
