//! The kiosk: what a screen has that anyone may stand before next. Telling that one has come (`arrival_*`), setting
//! work aside and going on with it (`park_*`), calling someone (`call_button`).

mod arrival_form;
mod arrival_page;
mod arrival_shown;
mod arrival_typed;
mod call_button;
mod park_link;
mod park_page;
mod park_resume;
mod park_work;
mod place;

pub use call_button::CallButton;
pub use park_link::ParkLink;

use crate::routes::KioskView;
use yew::prelude::*;

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
