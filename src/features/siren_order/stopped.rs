//! An order that cannot be seen any more, because the permission under which it was made has ended.

use crate::fetch::{use_load, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::page::Page;
use crate::routes::{MineView, RepresentationView, Route};
use crate::session::SessionBar;
use crate::ui::{ButtonKind, LinkButton};
use contract::permission::{Actor, Permission, PermissionView};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct StoppedProps {
    /// Reference of the permission, as far as the order is known.
    pub(super) permission: Option<String>,
}

/// Says through whom it ended, and where the whole record is.
#[component]
pub(super) fn Stopped(props: &StoppedProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.on_behalf();
    let phone = use_services().config.phone.clone();
    let wanted = props.permission.clone();
    let load = use_load::<Option<PermissionView>, _>(
        format!("permission-of/{}", wanted.as_deref().unwrap_or_default()),
        move |client| {
            let wanted = wanted.clone();
            Box::pin(async move {
                match wanted {
                    Some(reference) => client.get_permission(&reference, None).await.map(Some),
                    None => Ok(None),
                }
            })
        },
    );
    let known = load.loaded.get().and_then(|view| (**view).as_ref());
    let link = match &props.permission {
        Some(reference) => Route::Representation(RepresentationView::One(reference.clone())),
        None => Route::Mine(MineView::Household),
    };
    html! {
        <Page
            heading={words.stopped_heading}
            lead={why(i18n, known.map(|view| &view.permission), &phone)}
            private_lead=true
            back={(Route::Mine(MineView::Household).address().into(), i18n.mine().back.into())}
            above={html! { <SessionBar key="session" /> }}
        >
            <p>{ words.stopped_what }</p>
            <div class="page__actions">
                <LinkButton href={link.address()} kind={ButtonKind::Secondary}>{ words.to_permission }</LinkButton>
            </div>
        </Page>
    }
}

fn why(i18n: I18n, permission: Option<&Permission>, phone: &str) -> String {
    let words = i18n.on_behalf();
    let template = match permission.and_then(|it| it.ended_by) {
        Some(Actor::Represented) => words.stopped_by_them,
        Some(Actor::Helper) => words.stopped_by_helper,
        Some(Actor::Office) => words.stopped_by_office,
        Some(Actor::Time) => words.stopped_by_time,
        Some(Actor::Unknown) | None => words.stopped,
    };
    let name = permission.map_or("", |it| &it.represented_name);
    fill(template, &[("name", name), ("phone", phone)])
}
