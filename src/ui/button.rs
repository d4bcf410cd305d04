//! Buttons: one look for each rank of action.

use yew::prelude::*;

use super::{IconName, icon};

/// How much a button weighs. A page has one primary button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one next thing to do on the page.
    #[default]
    Primary,
    /// Another way on, as good as the first.
    Secondary,
    /// Something beside the way: print, share, show more.
    Quiet,
    /// Takes something away: cancel an order.
    Danger,
}

impl ButtonKind {
    /// The class names: those of KRDS, so that its documents describe ours too.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "krds-btn primary",
            Self::Secondary => "krds-btn secondary",
            Self::Quiet => "krds-btn tertiary",
            Self::Danger => "krds-btn danger",
        }
    }
}

/// Properties of [`Button`].
#[derive(Properties, Clone, PartialEq)]
pub struct ButtonProps {
    /// The rank of the action.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Called on a press, unless the button is busy.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    /// Whether the button sends its form.
    #[prop_or_default]
    pub submit: bool,
    /// While true a press does nothing. The button stays where it is and keeps the focus.
    #[prop_or_default]
    pub busy: bool,
    /// For a button inside a line or a card.
    #[prop_or_default]
    pub small: bool,
    /// A picture before the text.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// The name for assistive technology, when the visible text is too short by itself.
    /// It must contain the visible text.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    /// Whether what the button opens is open, for a button that opens something.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// The id of what the button opens.
    #[prop_or_default]
    pub controls: Option<AttrValue>,
    /// The visible text.
    pub children: Html,
}

/// A button. `busy` is told by `aria-disabled`, never by `disabled`, which would drop the focus.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let busy = props.busy;
    let onclick = {
        let told = props.onclick.clone();
        Callback::from(move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else {
                told.emit(event);
            }
        })
    };
    let truth = |yes: bool| if yes { "true" } else { "false" };
    html! {
        <button
            type={if props.submit { "submit" } else { "button" }}
            class={classes!(props.kind.class(), props.small.then_some("small"))}
            aria-disabled={busy.then_some("true")}
            aria-busy={busy.then_some("true")}
            aria-label={props.aria_label.clone()}
            aria-expanded={props.expanded.map(truth)}
            aria-controls={props.controls.clone()}
            {onclick}
        >
            if busy {
                <span key="busy" class="spinner" aria-hidden="true" />
            } else if let Some(name) = props.icon {
                { icon(name) }
            }
            <span key="text" class="krds-btn__text">{ props.children.clone() }</span>
        </button>
    }
}
