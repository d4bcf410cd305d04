//! Small pictures beside words, drawn here.

use yew::prelude::*;

use super::IconName;

/// Properties of [`Icon`].
#[derive(Properties, Clone, PartialEq, Eq)]
pub struct IconProps {
    /// Which picture.
    pub name: IconName,
}

/// A picture in the colour of the text. It is never alone: the words beside it carry the meaning.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d={props.name.path()} />
        </svg>
    }
}
