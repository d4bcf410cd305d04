//! Other ways on where a search found nothing: the whole list, and somebody to ask.

use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::ui::{Button, ButtonKind, IconName, LinkButton};
use yew::prelude::*;

/// Properties of [`NothingFound`].
#[derive(Properties, PartialEq)]
pub struct NothingFoundProps {
    /// Words of the button that shows the whole list.
    pub see_all: AttrValue,
    /// Shows the whole list.
    pub onclick: Callback<MouseEvent>,
}

/// The whole list on a press, and the telephone.
#[component]
pub fn NothingFound(props: &NothingFoundProps) -> Html {
    let i18n = use_i18n();
    let config = use_services().config;
    let phone = &config.phone;
    html! {
        <div class="nothing-found">
            <Button kind={ButtonKind::Secondary} onclick={props.onclick.clone()}>{ props.see_all.clone() }</Button>
            <LinkButton href={format!("tel:{phone}")} kind={ButtonKind::Quiet} icon={IconName::Phone}>
                { fill(i18n.documents().ask_by_phone, &[("phone", phone)]) }
            </LinkButton>
        </div>
    }
}
