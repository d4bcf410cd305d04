//! The kiosk: the same app on a screen that anyone may stand before next. Its frame, its start, its keys, and what
//! is asked when nobody seems to be there; telling that one has come (`arrival_*`), setting work aside and going on with
//! it (`park_*`), calling someone (`call_button`).
//!
//! Everything hangs on the kiosk's entry in `config.json` ([`setup`]). What is found on the drawn page, numbers and
//! keys, is `device::kiosk`'s.

mod above;
mod arrival_form;
mod arrival_page;
mod arrival_shown;
mod arrival_typed;
mod call_button;
mod done_sound;
mod elsewhere_page;
mod ending;
mod frame;
mod hangul;
mod keyboard;
mod latin;
mod layouts;
mod looks;
mod no_settings;
mod outside;
mod park_link;
mod park_memory;
mod park_page;
mod park_resume;
mod park_work;
mod seen_panel;
mod setup;
mod sizes;
mod start_page;
mod typing;
mod use_idle;
mod waiting;

pub use call_button::CallButton;
pub use park_link::ParkLink;

use crate::i18n::Language;
use crate::routes::KioskView;
use yew::prelude::*;

/// How the page is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Language.
    pub language: Language,
    /// 1 to 5; 2 is normal.
    pub text_size: u8,
    /// Strong contrast.
    pub strong: bool,
    /// The easy mode.
    pub easy: bool,
}

/// What to call when the voice is switched off, and what stands above the page until it is answered: 0 for nothing.
pub type Hearing = (Callback<()>, u8);

/// What stands around every page. `hear` gives the bar with which it is heard.
pub fn frame(seen: Seen, see: Callback<Seen>, page: Html, hear: Callback<Hearing, Html>) -> Html {
    html! {
        <frame::Frame {seen} {see} {page} {hear} />
    }
}

/// The first page.
pub fn start_page() -> Html {
    html! {
        <start_page::StartPage />
    }
}

/// The page of a service; going on with work is for phones too.
pub fn service_page(view: KioskView) -> Html {
    match view {
        KioskView::Arrive => html! {
            <arrival_page::ArrivalPage />
        },
        KioskView::Park => html! {
            <park_page::ParkPage />
        },
        KioskView::Resume => html! {
            <park_resume::ResumePage />
        },
    }
}

/// Instead of a page that is for one's own device: where to turn.
pub fn elsewhere_page() -> Html {
    html! {
        <elsewhere_page::ElsewherePage />
    }
}
