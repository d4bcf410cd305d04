//! Nothing to show yet: still loading, or why not and the way to try again.

use crate::api::ApiError;
use crate::fetch::use_services;
use crate::i18n::use_i18n;
use crate::trouble::trouble;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, Skeleton};
use std::rc::Rc;
use yew::prelude::*;

/// What is not there yet.
#[derive(Properties, PartialEq)]
pub struct NotLoadedProps {
    /// Why the last try failed; nothing while the first one is under way.
    pub error: Option<Rc<ApiError>>,
    /// Tries again.
    pub reload: Callback<()>,
}

/// In place of what is not there yet.
#[component]
pub fn NotLoaded(props: &NotLoadedProps) -> Html {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    match &props.error {
        Some(error) => {
            let (title, text) = trouble(i18n, error, &phone);
            html! {
                <Notice kind={NoticeKind::Error} {title} role_status=true>
                    <p>{ text }</p>
                    <Button kind={ButtonKind::Secondary} onclick={props.reload.reform(|_: MouseEvent| ())}>
                        { i18n.shell().try_again }
                    </Button>
                </Notice>
            }
        }
        None => html! {
            <>
                <p class="sr-only" role="status">{ i18n.shell().loading }</p>
                <Skeleton lines={6} />
            </>
        },
    }
}
