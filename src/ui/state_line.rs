//! Where an order stands: a short line that moves, like that of a coffee order.

use yew::prelude::*;

use super::{IconName, icon};

/// Where a stage lies seen from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageStatus {
    /// Behind.
    Done,
    /// Here.
    Current,
    /// Still to come.
    Ahead,
}

/// One stage of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub label: AttrValue,
    /// Where it lies.
    pub status: StageStatus,
    /// When it was reached, or what to expect.
    pub detail: Option<AttrValue>,
}

/// Properties of [`StateLine`].
#[derive(Properties, Clone, PartialEq)]
pub struct StateLineProps {
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// The name of the list.
    pub label: AttrValue,
    /// "Done" in the page's language, for those who hear the list.
    #[prop_or_default]
    pub done_text: AttrValue,
}

/// The stages as an ordered list, with the present one marked.
#[component]
pub fn StateLine(props: &StateLineProps) -> Html {
    html! {
        <ol class="state-line" aria-label={props.label.clone()}>
            { for props.stages.iter().map(|stage| stage_item(stage, &props.done_text)) }
        </ol>
    }
}

fn stage_item(stage: &Stage, done_text: &AttrValue) -> Html {
    let (class, current) = match stage.status {
        StageStatus::Done => ("is-done", None),
        StageStatus::Current => ("is-current", Some("step")),
        StageStatus::Ahead => ("is-ahead", None),
    };
    let done = stage.status == StageStatus::Done;
    html! {
        <li key={stage.label.to_string()} {class} aria-current={current}>
            <span class="state-line__mark" aria-hidden="true">
                if done {
                    { icon(IconName::Check) }
                }
            </span>
            <span class="state-line__label">{ stage.label.clone() }</span>
            if done && !done_text.is_empty() {
                <span class="sr-only">{ " " }{ done_text.clone() }</span>
            }
            if let Some(detail) = &stage.detail {
                <span class="state-line__detail">{ detail.clone() }</span>
            }
        </li>
    }
}
