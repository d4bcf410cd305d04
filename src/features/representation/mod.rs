//! Acting for someone else: asking for a permission, answering one, and what happened under it.

use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::page::Page;
use crate::routes::{RepresentationView, Route};
use crate::ui::{Notice, NoticeKind};
use yew::prelude::*;

/// The page of a view.
pub fn page(_: &RepresentationView) -> Html {
    html! {
        <NotYet />
    }
}

/// These pages are not there yet.
#[component]
fn NotYet() -> Html {
    let i18n = use_i18n();
    let words = i18n.planned();
    let phone = use_services().config.phone.clone();
    html! {
        <Page heading={i18n.mine().ask_permission} back={(Route::Home.address().into(), i18n.shell().back_home.into())}>
            <Notice kind={NoticeKind::Info} title={words.title}>
                <p>{ fill(words.text, &[("phone", &phone)]) }</p>
            </Notice>
        </Page>
    }
}
