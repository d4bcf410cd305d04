//! What was chosen so far, at the bottom of the screen, with the way on.

use crate::i18n::{fill, use_i18n};
use crate::ui::{ButtonKind, LinkButton};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct CartBarProps {
    pub(super) count: usize,
    pub(super) total_won: u32,
    pub(super) href: AttrValue,
}

/// Number of documents, sum, and the link to the next page. Says so to screen readers when it changes.
#[component]
pub(super) fn CartBar(props: &CartBarProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.documents();
    let count = props.count.to_string();
    html! {
        <div class={classes!("cart-bar", (props.count == 0).then_some("is-empty"))}>
            <p class="cart-bar__text" role="status">
                if props.count == 0 {
                    { words.cart_empty }
                } else {
                    <span class="cart-bar__count">{ fill(words.cart_count, &[("count", &count)]) }</span>
                    { " " }
                    <strong class="price">{ i18n.won(props.total_won) }</strong>
                }
            </p>
            if props.count > 0 {
                <LinkButton href={props.href.clone()} kind={ButtonKind::Primary}>{ i18n.shell().next }</LinkButton>
            }
        </div>
    }
}
