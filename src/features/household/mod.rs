//! The household: what is to be done, for oneself and for those one acts for, across all services; the messages
//! that were sent; what is kept about oneself, and having it erased.

mod claim_page;
mod data_page;
mod erase_page;
mod export_view;
mod household_page;
mod item_card;
mod messages_page;
mod permission_list;
mod words;

use crate::routes::MineView;
use yew::prelude::*;

/// The page of a view; nothing for signing in, which is a feature of its own.
pub fn page(view: MineView) -> Html {
    match view {
        MineView::SignIn => Html::default(),
        MineView::Household => html! {
            <household_page::HouseholdPage />
        },
        MineView::Claim => html! {
            <claim_page::ClaimPage />
        },
        MineView::Messages => html! {
            <messages_page::MessagesPage />
        },
        MineView::Data => html! {
            <data_page::DataPage />
        },
        MineView::Erase => html! {
            <erase_page::ErasePage />
        },
    }
}
