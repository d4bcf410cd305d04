//! Who is signed in, and for whom one acts.
//!
//! The session is the backend's; this side knows its masked name and its end, in memory only, and asks when a
//! page needs it. Whoever signs out, in whichever tab, leaves nothing behind: not on the screen, not in a store,
//! not behind "back".

mod acting_for;
mod ask_to_sign_in;
mod draft;
mod forgetting;
mod life;
mod personal_page;
mod personal_part;
mod quick_exit;
mod return_to;
mod session_bar;
mod sign_out;
mod typed;
mod warning;
mod who;

pub use acting_for::{ActingFor, OrderForThem, OrderForThemProps, use_people};
pub use ask_to_sign_in::{AskToSignIn, AskToSignInProps, needs_sign_in};
pub use draft::{Draft, DraftHandle, clear_draft, use_draft};
pub use forgetting::{forget, tell_signed_out, was_signed_out};
pub use personal_page::{PersonalPage, PersonalPageProps};
pub use personal_part::{PersonalPart, PersonalPartProps};
pub use quick_exit::QuickExit;
pub use return_to::{remember_way_back, take_way_back};
pub use session_bar::SessionBar;
pub use sign_out::SignOut;
pub use typed::{TypedHandle, put_typed, typed_into, use_typed};
pub use who::{NAME, Session, may_be_signed_in, take_in, use_session};
