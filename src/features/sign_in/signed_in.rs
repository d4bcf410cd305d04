//! Signed in already: who, where to, and the way out.

use crate::i18n::{fill, use_i18n};
use crate::page::Page;
use crate::routes::{MineView, Route};
use crate::session::{QuickExit, SignOut};
use crate::ui::{ButtonKind, LinkButton};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SignedInProps {
    /// Name, masked.
    pub(super) name: String,
}

/// Says who is signed in.
#[component]
pub(super) fn SignedIn(props: &SignedInProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.sign_in();
    let above = html! {
        <div class="personal-bar"><SignOut /><QuickExit /></div>
    };
    html! {
        <Page heading={words.in_heading} lead={fill(i18n.session().name, &[("name", &props.name)])} private_lead=true {above}>
            <div class="page__actions">
                <LinkButton href={Route::Mine(MineView::Household).address()}>{ words.to_household }</LinkButton>
                <LinkButton href={Route::Home.address()} kind={ButtonKind::Secondary}>{ i18n.shell().back_home }</LinkButton>
            </div>
        </Page>
    }
}
