//! No such office: says so, and which ones there are.

use super::office_page::back_to_all;
use super::public_data::use_offices;
use crate::come_to_me::come_to_me;
use crate::i18n::use_i18n;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{QueueView, Route};
use yew::prelude::*;

/// The helpful end of an address with a wrong office.
#[component]
pub(super) fn UnknownOffice() -> Html {
    let i18n = use_i18n();
    let words = i18n.queue();
    let offices = use_offices();
    let list = offices.loaded.get().map(|known| {
        let items = known.items.iter().map(|office| {
            let address = Route::Queue(QueueView::Office(office.id.clone())).address();
            html! {
                <li key={office.id.clone()}>
                    <a href={address} lang={i18n.lang_of(&office.name)}>{ i18n.text(&office.name) }</a>
                </li>
            }
        });
        html! {
            <ul class="office-links">{ for items }</ul>
        }
    });
    html! {
        <Page heading={words.no_office_heading} lead={words.no_office_text} back={back_to_all(i18n)}>
            if let Some(list) = list {
                { list }
            } else {
                <NotLoaded error={offices.loaded.error.clone()} reload={offices.reload.clone()} />
            }
            { come_to_me(i18n) }
        </Page>
    }
}
