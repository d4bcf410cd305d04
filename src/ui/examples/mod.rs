//! One list of examples: the tests render them, and the gallery shows them.
//!
//! Pieces in their states and small compositions of them, never copies of pages, which would drift from the pages.

mod choosing;
mod inputs;
mod messages;
mod ordered;
mod waiting_room;

use yew::prelude::*;

/// Something to show.
#[derive(Clone, Copy, Debug)]
pub(super) struct Example {
    /// A short name for files and headings.
    pub(super) name: &'static str,
    /// The markup.
    pub(super) show: fn() -> Html,
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
pub(super) const PIECES: &[Example] = &[
    example("buttons", inputs::buttons),
    example("text-field", inputs::text_fields),
    example("text-field-error", inputs::text_field_error),
    example("text-area", inputs::text_areas),
    example("search-field", inputs::search_field),
    example("date-field", inputs::date_field),
    example("date-field-error", inputs::date_field_error),
    example("radio-cards", inputs::radio_cards),
    example("check-cards", inputs::check_cards),
    example("stepper", inputs::stepper),
    example("segmented", inputs::segmented),
    example("select", inputs::select),
    example("error-summary", inputs::error_summary),
    example("notices", messages::notices),
    example("badges", messages::badges),
    example("person-marks", messages::person_marks),
    example("waiting", messages::waiting),
    example("details", messages::details),
    example("icons", messages::icons),
    example("steps", messages::steps_example),
    example("summary-list", ordered::summary_list),
    example("state-line", ordered::state_line),
    example("ticket", ordered::ticket),
    example("ticket-spent", ordered::ticket_spent),
    example("month-grid", choosing::month),
    example("levels", waiting_room::levels),
    example("bar-chart", waiting_room::bar_chart),
];

/// A callback that goes nowhere.
fn nothing<T: 'static>() -> Callback<T> {
    Callback::noop()
}
