//! Links that act: plain anchors, so that they open in a new tab and work before the app has started.

use yew::prelude::*;

use super::{ButtonKind, Icon, IconName};

/// Properties of [`LinkButton`].
#[derive(Properties, Clone, PartialEq)]
pub struct LinkButtonProps {
    /// Where it leads.
    pub href: AttrValue,
    /// The rank of the action.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// For a link inside a line or a card.
    #[prop_or_default]
    pub small: bool,
    /// A picture before the text.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// The file name, when the link saves a file.
    #[prop_or_default]
    pub download: Option<AttrValue>,
    /// The name for assistive technology, when several links on a page carry the same text.
    /// It must contain the visible text.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    /// The visible text.
    pub children: Html,
}

/// A link that looks like a button, for a step to another page.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    html! {
        <a
            href={props.href.clone()}
            class={classes!(props.kind.class(), props.small.then_some("small"))}
            download={props.download.clone()}
            aria-label={props.aria_label.clone()}
        >
            if let Some(name) = props.icon {
                <Icon key="icon" {name} />
            }
            <span key="text" class="krds-btn__text">{ props.children.clone() }</span>
        </a>
    }
}

/// Properties of [`BackLink`].
#[derive(Properties, Clone, PartialEq)]
pub struct BackLinkProps {
    /// The page before this one.
    pub href: AttrValue,
    /// The visible text.
    pub label: AttrValue,
}

/// The way back, above the title.
#[component]
pub fn BackLink(props: &BackLinkProps) -> Html {
    html! {
        <a class="back-link" href={props.href.clone()}>
            <Icon name={IconName::ArrowLeft} />
            <span>{ props.label.clone() }</span>
        </a>
    }
}
