//! What is not needed to open the first page: a file of its own, fetched in a quiet moment.

use super::display::Display;
use super::display_panel::DisplayPanel;
use super::not_found_page::NotFoundPage;
use super::planned_page::PlannedPage;
use crate::routes::Route;
use yew::prelude::*;

/// What of it is shown.
#[derive(Clone, PartialEq)]
pub(super) enum Aside {
    /// Text size, contrast, language.
    Display(Display, Callback<Display>),
    /// A page: planned, or not found.
    Page(Route),
}

/// Shows it.
pub(super) fn view(aside: &Aside) -> Html {
    match aside {
        Aside::Display(display, set_display) => html! {
            <DisplayPanel display={*display} set_display={set_display.clone()} />
        },
        Aside::Page(Route::Planned(service)) => html! {
            <PlannedPage key={*service as usize} service={*service} />
        },
        Aside::Page(_) => html! {
            <NotFoundPage />
        },
    }
}
