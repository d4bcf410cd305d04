//! The last safe day of the book that must be returned first, on the home page.

use super::dates::days_left;
use crate::api::PaybackQuery;
use crate::fetch::{use_load, use_services};
use crate::i18n::{fill, use_i18n};
use crate::routes::{BookView, Route};
use crate::session::{needs_sign_in, use_session};
use contract::payback::{PaybackList, PaybackState};
use yew::prelude::*;

/// Asks only while someone is signed in.
#[component]
pub(super) fn NextReturn() -> Html {
    let session = use_session();
    html! {
        if session.person().is_some() {
            <Soonest />
        }
    }
}

/// The day, how far it is, and the way to the book. Its title stands on its own page: this one may be seen by others.
#[component]
fn Soonest() -> Html {
    let i18n = use_i18n();
    let today = use_services().client.clock().now().date();
    let load = use_load::<(PaybackList, usize), _>("payback-to-return".into(), |client| {
        let query = PaybackQuery {
            state: Some(PaybackState::Bought),
            ..PaybackQuery::default()
        };
        Box::pin(async move { client.list_paybacks(&query).await })
    });
    let ended = load
        .loaded
        .error
        .as_ref()
        .is_some_and(|error| needs_sign_in(error));
    let rows = load.loaded.get().filter(|_| !ended);
    let days = rows.iter().flat_map(|rows| &rows.0.items);
    let soonest = days
        .filter_map(|row| Some((row.last_return_day.filter(|day| *day >= today)?, &row.reference)))
        .min();
    let Some((last, reference)) = soonest else {
        return Html::default();
    };
    html! {
        <section class="next-thing" aria-labelledby="next-return">
            <h2 id="next-return">{ i18n.payback_coach().next_heading }</h2>
            <ul class="order-list">
                <li>
                    <a class="order-card" href={Route::Payback(BookView::One, reference.clone()).address()}>
                        <strong class="order-card__time">
                            { fill(i18n.payback_book().next_bought, &[("date", &i18n.date(last))]) }
                        </strong>
                        <span>{ days_left(i18n, last, today) }</span>
                    </a>
                </li>
            </ul>
        </section>
    }
}
