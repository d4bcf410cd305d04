//! One list of examples: the tests render them, the gallery shows them, axe goes over them.
//!
//! [`PIECES`] are single pieces in their states. [`PAGES`] are whole screens made of pieces and of the class
//! names in `styles/`, to see that they sit well together.

mod choosing;
mod frame;
mod home;
mod inputs;
mod messages;
mod ordered;
mod times;

use yew::prelude::*;

pub use frame::frame;

/// Something to show.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// A short name for files and headings.
    pub name: &'static str,
    /// The markup.
    pub show: fn() -> Html,
}

impl PartialEq for Example {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

const fn example(name: &'static str, show: fn() -> Html) -> Example {
    Example { name, show }
}

/// The pieces, each in the states that matter.
pub const PIECES: &[Example] = &[
    example("buttons", inputs::buttons),
    example("text-field", inputs::text_fields),
    example("text-field-error", inputs::text_field_error),
    example("search-field", inputs::search_field),
    example("date-field", inputs::date_field),
    example("date-field-error", inputs::date_field_error),
    example("radio-cards", inputs::radio_cards),
    example("check-cards", inputs::check_cards),
    example("stepper", inputs::stepper),
    example("segmented", inputs::segmented),
    example("error-summary", messages::error_summary),
    example("notices", messages::notices),
    example("badges", messages::badges),
    example("waiting", messages::waiting),
    example("details", messages::details),
    example("icons", messages::icons),
    example("steps", messages::steps_example),
    example("summary-list", ordered::summary_list),
    example("state-line", ordered::state_line),
    example("ticket", ordered::ticket),
    example("ticket-spent", ordered::ticket_spent),
    example("month-grid", choosing::month),
];

/// Whole screens.
pub const PAGES: &[Example] = &[
    example("home", home::home),
    example("home-new", home::home_new),
    example("display-panel", home::display),
    example("documents", choosing::documents_page),
    example("office", choosing::office_page),
    example("days", choosing::days_page),
    example("month", choosing::month_page),
    example("times", times::times_page),
    example("contact-error", inputs::contact_page),
    example("check", ordered::check_page),
    example("confirmed", ordered::confirmed_page),
    example("orders", ordered::orders_page),
    example("in-doubt", messages::in_doubt_page),
    example("fallback", messages::fallback_page),
];

/// A page in its frame, with the panel of settings closed.
fn framed(inner: Html) -> Html {
    frame(inner, Html::default())
}

/// A callback that goes nowhere.
fn nothing<T: 'static>() -> Callback<T> {
    Callback::noop()
}
