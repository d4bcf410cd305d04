//! More for those who want it.

use yew::prelude::*;

/// Properties of [`Details`].
#[derive(Properties, Clone, PartialEq)]
pub struct DetailsProps {
    /// What there is more of.
    pub summary: AttrValue,
    /// Whether it starts open.
    #[prop_or_default]
    pub open: bool,
    /// The rest.
    pub children: Html,
}

/// A text that opens. The browser's own element: it is found by a search in the page too.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    html! {
        <details class="details" open={props.open}>
            <summary>{ props.summary.clone() }</summary>
            <div class="details__body">{ props.children.clone() }</div>
        </details>
    }
}
