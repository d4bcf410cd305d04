//! From wherever one would have to go, to those who come.

use crate::i18n::I18n;
use crate::routes::{Route, VisitView};
use yew::prelude::*;

/// A line that asks whether coming is hard, with the way to the finder of visits. Stands in whatever asks one to come:
/// queues, book payback, representation.
pub fn come_to_me(i18n: I18n) -> Html {
    let words = i18n.queue();
    html! {
        <p class="come-to-me" key="come-to-me">
            { words.visits_question }{ " " }
            <a href={Route::Visits(VisitView::Finder).address()}>{ words.visits_link }</a>
        </p>
    }
}
