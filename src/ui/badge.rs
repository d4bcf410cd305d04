//! A short word about the state of a thing, told by colour, shape and text together.

use yew::prelude::*;

use super::{IconName, icon};

/// What a badge tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeKind {
    /// A plain fact.
    #[default]
    Neutral,
    /// Free, ready, done.
    Good,
    /// Getting busy, nearly full.
    Busy,
    /// Full, closed, gone.
    Full,
    /// Worth knowing.
    Info,
    /// Not real: demonstration data.
    Demo,
}

impl BadgeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "krds-badge",
            Self::Good => "krds-badge is-good",
            Self::Busy => "krds-badge is-busy",
            Self::Full => "krds-badge is-full",
            Self::Info => "krds-badge is-info",
            Self::Demo => "krds-badge is-demo",
        }
    }

    /// Each kind has a shape of its own, for those who do not tell the colours apart.
    const fn icon(self) -> Option<IconName> {
        match self {
            Self::Neutral => None,
            Self::Good => Some(IconName::Check),
            Self::Busy => Some(IconName::Clock),
            Self::Full => Some(IconName::Minus),
            Self::Info => Some(IconName::Info),
            Self::Demo => Some(IconName::Warning),
        }
    }
}

/// Properties of [`Badge`].
#[derive(Properties, Clone, PartialEq)]
pub struct BadgeProps {
    /// What it tells.
    #[prop_or_default]
    pub kind: BadgeKind,
    /// The word.
    pub children: Html,
}

/// A short word in a soft box.
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    html! {
        <span class={props.kind.class()}>
            if let Some(name) = props.kind.icon() {
                { icon(name) }
            }
            <span>{ props.children.clone() }</span>
        </span>
    }
}
