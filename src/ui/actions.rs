//! Links that act: plain anchors, so that they open in a new tab and work before the app has started.

use yew::prelude::*;

use super::{ButtonKind, IconName, icon};

/// Properties of [`LinkButton`].
#[derive(Properties, Clone, PartialEq)]
pub struct LinkButtonProps {
    /// Where it leads.
    pub href: AttrValue,
    /// The rank of the action.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// A picture before the text.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// The visible text.
    pub children: Html,
}

/// A link that looks like a button, for a step to another page.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    html! {
        <a
            href={props.href.clone()}
            class={props.kind.class()}
        >
            if let Some(name) = props.icon {
                { icon(name) }
            }
            <span key="text" class="krds-btn__text">{ props.children.clone() }</span>
        </a>
    }
}

/// The way back, above the title: the address of the page before this one, and the visible text.
pub fn back_link(href: AttrValue, label: AttrValue) -> Html {
    html! {
        <a class="back-link" {href}>
            { icon(IconName::ArrowLeft) }
            <span>{ label }</span>
        </a>
    }
}
