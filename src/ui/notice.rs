//! Something worth knowing, in the flow of the page. Never a pop-up.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{IconName, icon};

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// Take care.
    Warning,
    /// Something did not work.
    Error,
}

impl NoticeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice is-info",
            Self::Warning => "notice is-warning",
            Self::Error => "notice is-error",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Info => IconName::Info,
            Self::Warning | Self::Error => IconName::Warning,
        }
    }
}

/// Properties of [`Notice`].
#[derive(Properties, Clone, PartialEq)]
pub struct NoticeProps {
    /// What it is about.
    #[prop_or_default]
    pub kind: NoticeKind,
    /// The main point, in a few words.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Whether it is read out when it appears. For what follows from something the resident did.
    #[prop_or_default]
    pub role_status: bool,
    /// Set where it answers what the resident just pressed: it takes the focus when it appears and whenever the
    /// number changes. The focus reads it, so it is no status then.
    #[prop_or_default]
    pub follows: Option<u32>,
    /// The rest.
    #[prop_or_default]
    pub children: Html,
}

/// A notice in the flow of the page.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(props.follows, move |follows| {
            if let (Some(_), Some(element)) = (follows, place.get()) {
                // The page scrolls with it, and stops short of the top edge (`scroll-padding`).
                let _ = element.unchecked_into::<HtmlElement>().focus();
            }
        });
    }
    let focused = props.follows.is_some();
    html! {
        <div
            class={props.kind.class()}
            ref={place}
            tabindex={focused.then_some("-1")}
            role={(props.role_status && !focused).then_some("status")}
        >
            { icon(props.kind.icon()) }
            <div class="notice__body">
                if let Some(title) = &props.title {
                    <p class="notice__title">{ title.clone() }</p>
                }
                { props.children.clone() }
            </div>
        </div>
    }
}
