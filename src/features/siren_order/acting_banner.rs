//! Says on each step for whom one acts.

use super::use_draft::DraftHandle;
use crate::i18n::{fill, use_i18n};
use crate::ui::{Button, ButtonKind, PERSON_MARKS, person_mark, unbroken};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ActingBannerProps {
    pub(super) draft: DraftHandle,
    /// The page itself asks for whom, or shows it with a way to change it.
    #[prop_or_default]
    pub(super) asked_here: bool,
}

/// Nothing where one orders without a permission.
#[component]
pub(super) fn ActingBanner(props: &ActingBannerProps) -> Html {
    let words = use_i18n().on_behalf();
    let person = &props.draft.get().person;
    let Some(represented) = &person.represented else {
        return Html::default();
    };
    let acting = &represented.acting;
    // In clear as soon as it is known: two masked names can look the same.
    let name = match represented.name_known {
        true => person.other_name.as_str(),
        false => &acting.name,
    };
    let onclick = {
        let draft = props.draft.clone();
        Callback::from(move |_: MouseEvent| draft.change(|draft| draft.person.stop_acting()))
    };
    html! {
        <div class="acting-banner" data-private="">
            <p class={format!("for-whom is-{}", acting.mark % PERSON_MARKS)}>
                { person_mark(acting.mark) }
                <span>{ unbroken(&fill(words.banner, &[("name", name)])) }</span>
            </p>
            if !props.asked_here {
                <Button kind={ButtonKind::Quiet} small=true {onclick}>{ words.stop_acting }</Button>
            }
        </div>
    }
}
