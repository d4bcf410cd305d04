//! One permission for whoever is signed in: the helper, or the represented person with an account.

use super::answering::Answering;
use super::helper_side::HelperSide;
use super::use_permission::{permission_trouble, use_permission};
use crate::fetch::{LoadHandle, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::routes::{MineView, Route};
use crate::session::{AskToSignIn, PersonalPage, needs_sign_in};
use crate::ui::StaleNote;
use contract::permission::{PermissionView, Side};
use contract::problem::ProblemCode;
use contract::time::Timestamp;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct PermissionPageProps {
    pub(super) reference: String,
}

/// Where it stands, what comes next, what happened.
#[component]
pub(super) fn PermissionPage(props: &PermissionPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.permission();
    // Ending is asked about once more, on a page of its own.
    let sure = use_state(|| false);
    html! {
        <PersonalPage
            heading={if *sure { words.sure_heading } else { words.heading }}
            back={(Route::Mine(MineView::Household).address().into(), i18n.mine().back.into())}
            focus_key={u32::from(*sure)}
        >
            <Shown reference={props.reference.clone()} sure={sure.clone()} />
        </PersonalPage>
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    reference: String,
    sure: UseStateHandle<bool>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let live = use_permission(&props.reference, None);
    let Some(view) = known(&live) else {
        return missing(i18n, &live, &services.config.phone);
    };
    let side = match view.you {
        Side::Represented => html! {
            <Answering key="represented" {view} secret={None::<String>} />
        },
        Side::Helper | Side::Unknown => html! {
            <HelperSide key="helper" {view} sure={props.sure.clone()} />
        },
    };
    html! {
        <>
            { stale(i18n, &live, services.client.clock().now()) }
            { side }
        </>
    }
}

/// Whether whoever looks may not, or no longer.
pub(super) fn shut(live: &LoadHandle<PermissionView>) -> bool {
    live.loaded.error.as_deref().is_some_and(|error| {
        needs_sign_in(error) || matches!(error.code(), Some(ProblemCode::NotFound | ProblemCode::Forbidden))
    })
}

/// What is known, to whoever may look.
pub(super) fn known(live: &LoadHandle<PermissionView>) -> Option<PermissionView> {
    let view = live.loaded.get().filter(|_| !shut(live));
    view.map(|view| (**view).clone())
}

/// Why there is nothing.
fn missing(i18n: I18n, live: &LoadHandle<PermissionView>, phone: &str) -> Html {
    match live.loaded.error.as_deref() {
        Some(error) if needs_sign_in(error) => html! {
            <AskToSignIn key="ask" ended=true />
        },
        Some(error) if shut(live) => permission_trouble(i18n, error, 0, phone),
        _ => html! {
            <NotLoaded key="wait" error={live.loaded.error.clone()} reload={live.reload.clone()} />
        },
    }
}

/// Says that what is shown may be old.
pub(super) fn stale(i18n: I18n, live: &LoadHandle<PermissionView>, now: Timestamp) -> Html {
    match &live.loaded.data {
        Some((_, at)) if live.loaded.error.is_some() => html! {
            <StaleNote key="stale" text={fill(i18n.order().stale, &[("time", &i18n.moment(*at.min(&now)))])} />
        },
        _ => Html::default(),
    }
}
