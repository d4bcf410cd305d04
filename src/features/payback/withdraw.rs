//! Taking an application back: asked once more, since it cannot be undone.

use super::act::Act;
use crate::i18n::use_i18n;
use crate::ui::{Button, ButtonKind, Details};
use yew::prelude::*;

/// How it is done.
#[derive(Properties, PartialEq)]
pub(super) struct WithdrawProps {
    /// Does it.
    pub(super) act: Callback<Act>,
    /// Something is under way.
    pub(super) busy: bool,
}

/// What becomes of it, and the button.
#[component]
pub(super) fn Withdraw(props: &WithdrawProps) -> Html {
    let words = use_i18n().payback_book();
    let onclick = props.act.reform(|_: MouseEvent| Act::Withdraw);
    html! {
        <Details summary={words.withdraw_summary}>
            <p>{ words.withdraw_text }</p>
            <Button kind={ButtonKind::Danger} busy={props.busy} {onclick}>{ words.withdraw }</Button>
        </Details>
    }
}
