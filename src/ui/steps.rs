//! How far along a flow one is.

use yew::prelude::*;

/// A slim bar with the step in words, such as "전체 6단계 중 2단계". The words carry the meaning; the bar only
/// shows it. `current` counts from 1.
pub fn steps(current: usize, total: usize, label: AttrValue) -> Html {
    let bar = (1..=total).map(|step| {
        html! {
            <span key={step} class={(step <= current).then_some("is-done")} />
        }
    });
    html! {
        <div class="krds-step-wrap">
            <p class="krds-step-wrap__text"><span class="krds-step-wrap__label">{ label }</span></p>
            <span class="krds-step-wrap__bar" aria-hidden="true">{ for bar }</span>
        </div>
    }
}
