//! Few things at once, in the easy mode: the first choices of a list, or one question after another. What is not seen
//! yet is one press away; without the easy mode everything is there at once.

use crate::i18n::use_i18n;
use crate::surroundings::use_surroundings;
use crate::ui::{Button, ButtonKind, focus_child};
use yew::prelude::*;

/// Properties of [`Few`].
#[derive(Properties, PartialEq)]
pub struct FewProps {
    /// The choices. Give each a key.
    pub items: Vec<Html>,
    /// How many are shown first in the easy mode.
    #[prop_or(3)]
    pub first: usize,
    /// The class of the list.
    pub class: Classes,
    /// The items are `<li>`.
    #[prop_or_default]
    pub list: bool,
}

/// A list of choices: in the easy mode its first few, and a button for the others.
#[component]
pub fn Few(props: &FewProps) -> Html {
    let i18n = use_i18n();
    let easy = use_surroundings().easy;
    let all = use_state_eq(|| false);
    let place = use_node_ref();
    let hidden = if easy && !*all {
        props.items.len().saturating_sub(props.first)
    } else {
        0
    };
    // One more is no burden, and a button in its place no help.
    let shown = if hidden > 1 {
        props.first
    } else {
        props.items.len()
    };
    let items = props.items.iter().take(shown).cloned();
    let tag = if props.list { "ul" } else { "div" };
    let first = props.first;
    use_focus_child(*all, place.clone(), first);
    let onclick = Callback::from(move |_: MouseEvent| all.set(true));
    html! {
        <>
            <@{tag} key="items" class={props.class.clone()} ref={place}>{ for items }</@>
            if shown < props.items.len() {
                <div key="more" class="few-more">
                    <Button kind={ButtonKind::Secondary} {onclick}>{ i18n.shell().more_choices }</Button>
                </div>
            }
        </>
    }
}

/// Properties of [`OneByOne`].
#[derive(Properties, PartialEq)]
pub struct OneByOneProps {
    /// The questions of a form, in order. Give each a key.
    pub questions: Vec<Html>,
    /// Shows all, since something is to be mended or was filled in before.
    #[prop_or_default]
    pub all: bool,
    /// What ends the form: shown behind the last question.
    pub children: Html,
}

/// The questions of a form: in the easy mode the next one comes when it is asked for. Those before it stay, with what
/// was answered.
#[component]
pub fn OneByOne(props: &OneByOneProps) -> Html {
    let i18n = use_i18n();
    let easy = use_surroundings().easy;
    let reached = use_state_eq(|| 1_usize);
    let place = use_node_ref();
    let count = props.questions.len();
    let shown = if easy && !props.all {
        (*reached).min(count)
    } else {
        count
    };
    use_focus_child((*reached > 1).then_some(*reached), place.clone(), *reached - 1);
    let onclick = Callback::from(move |_: MouseEvent| reached.set(shown + 1));
    html! {
        <>
            <div key="questions" class="questions" ref={place}>
                { for props.questions.iter().take(shown).cloned() }
            </div>
            if shown < count {
                <div key="next" class="few-more">
                    <Button kind={ButtonKind::Primary} {onclick}>{ i18n.shell().next_question }</Button>
                </div>
            } else {
                <div key="end">{ props.children.clone() }</div>
            }
        </>
    }
}

/// When the key changes, the focus goes into what has come: whoever reads by ear goes on from there.
#[hook]
fn use_focus_child<K: PartialEq + 'static>(key: K, list: NodeRef, place: usize) {
    let opened = use_mut_ref(|| false);
    use_effect_with(key, move |_| {
        if opened.replace(true) {
            focus_child(&list, place);
        }
    });
}
