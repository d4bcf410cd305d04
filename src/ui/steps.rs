//! How far along a flow one is.

use yew::prelude::*;

/// Properties of [`Steps`].
#[derive(Properties, Clone, PartialEq)]
pub struct StepsProps {
    /// This step, counted from 1.
    pub current: usize,
    /// All steps.
    pub total: usize,
    /// The same in words, such as "전체 6단계 중 2단계".
    pub label: AttrValue,
    /// What this step is about; empty when the page's title says so.
    #[prop_or_default]
    pub title: AttrValue,
}

/// A slim bar with the step in words. The words carry the meaning; the bar only shows it.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    html! {
        <div class="krds-step-wrap">
            <p class="krds-step-wrap__text">
                <span class="krds-step-wrap__label">{ props.label.clone() }</span>
                if !props.title.is_empty() {
                    { " " }
                    <strong>{ props.title.clone() }</strong>
                }
            </p>
            <span class="krds-step-wrap__bar" aria-hidden="true">
                { for (1..=props.total).map(|step| html! {
                    <span key={step} class={(step <= props.current).then_some("is-done")} />
                }) }
            </span>
        </div>
    }
}
