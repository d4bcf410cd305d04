//! What the officer took down on the spot, to be confirmed or corrected.

use super::follow_thread::wrong_text;
use super::follow_use::{Act, ActHandle};
use crate::i18n::{fill, use_i18n};
use crate::session::use_typed;
use crate::ui::{Button, ButtonKind, Details, SummaryList, SummaryRow, TextArea};
use contract::privacy::looks_like_registration_number;
use contract::visit::{Intake, IntakeAnswer, IntakeState};
use yew::prelude::*;

/// What was taken down.
#[derive(Properties, PartialEq)]
pub(super) struct IntakePartProps {
    /// It.
    pub(super) intake: Intake,
    /// Whether it can be answered now.
    pub(super) can: bool,
    /// Answers.
    pub(super) act: ActHandle,
    /// Of which visit.
    pub(super) reference: String,
}

/// The lines, how they stand, and the two ways to answer.
#[component]
pub(super) fn IntakePart(props: &IntakePartProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let typed = use_typed::<String>(&format!("visit-correction/{}", props.reference));
    let wrong = use_state(|| None::<AttrValue>);
    let rows: Vec<SummaryRow> = props
        .intake
        .lines
        .iter()
        .map(|line| SummaryRow {
            term: line.label.clone().into(),
            value: html! { &line.value },
            change: None,
        })
        .collect();
    let stands = match props.intake.state {
        IntakeState::Waiting | IntakeState::Unknown => words.intake_waiting,
        IntakeState::Confirmed => words.intake_confirmed,
        IntakeState::Corrected => words.intake_corrected,
    };
    let oninput = {
        let (typed, wrong) = (typed.clone(), wrong.clone());
        Callback::from(move |text: String| match looks_like_registration_number(&text) {
            true => wrong.set(Some(i18n.visit_wrong().registration.into())),
            false => {
                wrong.set(None);
                typed.change(|typed| *typed = text);
            }
        })
    };
    let onclick = {
        let (act, wrong, text) = (props.act.clone(), wrong.clone(), typed.get().clone());
        Callback::from(move |_: MouseEvent| match wrong_text(i18n, &text) {
            Some(found) => wrong.set(Some(found.into())),
            None => act.press(Act::Intake(IntakeAnswer {
                correction: Some(text.trim().to_owned()),
            })),
        })
    };
    let right = props.act.on(Act::Intake(IntakeAnswer { correction: None }));
    html! {
        <section class="visit-intake">
            <h2>{ words.intake }</h2>
            <p>{ fill(words.intake_taken, &[("time", &i18n.moment(props.intake.taken_at))]) }</p>
            <SummaryList {rows} />
            <p role="status">{ stands }</p>
            if let Some(correction) = &props.intake.correction {
                <p class="visit-thread__text">{ correction }</p>
            }
            if props.can {
                <Button busy={props.act.busy()} onclick={right}>{ words.intake_right }</Button>
                <Details summary={words.intake_wrong}>
                    <TextArea id="correction" label={words.correction} error={(*wrong).clone()} error_now=true
                        value={typed.get().clone()} {oninput} />
                    <Button kind={ButtonKind::Secondary} busy={props.act.busy()} {onclick}>{ words.send_correction }</Button>
                </Details>
            }
        </section>
    }
}
