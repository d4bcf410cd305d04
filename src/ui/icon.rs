//! Small pictures beside words, drawn here.

use yew::prelude::*;

use super::IconName;

/// A picture in the colour of the text. It is never alone: the words beside it carry the meaning.
///
/// A function, not a component: it has no state, and a component type costs each page more than its picture.
pub fn icon(name: IconName) -> Html {
    html! {
        <svg
            key="icon"
            class="icon"
            viewBox="0 0 24 24"
            width="24"
            height="24"
            aria-hidden="true"
            focusable="false"
        >
            <path d={name.path()} />
        </svg>
    }
}
