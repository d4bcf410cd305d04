//! What is shown while something is on its way, or when it has grown old.

use yew::prelude::*;

use super::{IconName, icon};

/// Properties of [`Skeleton`].
#[derive(Properties, Clone, PartialEq)]
pub struct SkeletonProps {
    /// How many lines of text are expected.
    #[prop_or(3)]
    pub lines: usize,
}

/// The room that a text will take, so that the page does not jump. Say beside it what is loading.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    html! {
        <div class="skeleton" aria-hidden="true">
            { for (0..props.lines).map(|line| html! { <span key={line} /> }) }
        </div>
    }
}

/// Properties of [`StaleNote`].
#[derive(Properties, Clone, PartialEq)]
pub struct StaleNoteProps {
    /// How old the data is.
    pub text: AttrValue,
}

/// How old the data beside it is.
#[component]
pub fn StaleNote(props: &StaleNoteProps) -> Html {
    html! {
        <p class="stale-note">
            { icon(IconName::Clock) }
            <span>{ props.text.clone() }</span>
        </p>
    }
}
