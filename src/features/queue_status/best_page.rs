//! When to come to an office: loads what is known of its hours, and shows the best times.

use super::about_numbers::source_note;
use super::best_times::BestTimes;
use super::office_page::{OneOfficeProps, is_unknown};
use super::public_data::{office_of, use_history, use_offices};
use super::unknown_office::UnknownOffice;
use crate::come_to_me::come_to_me;
use crate::fetch::{Nearness, use_queue_status};
use crate::i18n::{fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{QueueView, Route};
use yew::prelude::*;

/// The best times of an office's counters.
#[component]
pub(super) fn BestPage(props: &OneOfficeProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.best();
    // Only refines the times of today: without it the page stands all the same.
    let status = use_queue_status(&props.office, Nearness::Far);
    let (offices, history) = (use_offices(), use_history(&props.office));
    if is_unknown(history.loaded.error.as_deref()) {
        return html! { <UnknownOffice /> };
    }
    let office = office_of(&offices, &props.office);
    let back = Route::Queue(QueueView::Office(props.office.to_string()));
    let back = (AttrValue::from(back.address()), AttrValue::from(words.back));
    let lead = (office.as_ref()).map(|office| fill(words.lead, &[("office", &i18n.text(&office.name))]));
    let source = status.head().map(|head| source_note(i18n, head.source));
    let content = match (office, history.loaded.get()) {
        (Some(office), Some(history)) => html! {
            <BestTimes {office} history={history.clone()} {status} />
        },
        _ => {
            let error = history.loaded.error.clone().or(offices.loaded.error.clone());
            let reloads = [offices.reload.clone(), history.reload.clone()];
            let reload = Callback::from(move |()| reloads.iter().for_each(|reload| reload.emit(())));
            html! { <NotLoaded {error} {reload} /> }
        }
    };
    html! {
        <Page heading={words.heading} {lead} {back}>
            { source }
            { content }
            { come_to_me(i18n) }
        </Page>
    }
}
