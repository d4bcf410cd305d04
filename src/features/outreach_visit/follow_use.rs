//! One visit as a page follows it, and what is done with it.

use super::request_words;
use crate::api::{ApiError, Client, VisitAccess};
use crate::fetch::{LoadHandle, Loaded, Phase, Sending, SubmitHandle, use_live, use_services, use_submit};
use crate::i18n::{I18n, fill};
use crate::session::{AskToSignIn, needs_sign_in};
use crate::ui::{Notice, NoticeKind};
use contract::visit::{HappyCallAnswer, IntakeAnswer, VisitChange, VisitView};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Name in the cache.
pub(super) fn name_of(reference: &str) -> String {
    format!("visit/{reference}")
}

/// Follows a visit.
#[hook]
pub(super) fn use_visit(reference: &str) -> LoadHandle<VisitView> {
    let of = reference.to_owned();
    use_live(
        name_of(reference),
        |view: &VisitView| view.poll_after_ms,
        move |client| {
            let reference = of.clone();
            Box::pin(async move { client.get_visit(&reference).await })
        },
    )
}

/// Something that is done with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Act {
    /// Yes to the time that is offered.
    Agree,
    /// It is called off.
    Cancel,
    /// Something is changed.
    Change(VisitChange),
    /// What was taken down is right, or not.
    Intake(IntakeAnswer),
    /// The happy call is answered.
    HappyCall(HappyCallAnswer),
}

/// What is sent, as it was at the press: the version is the one that the resident saw.
#[derive(Serialize, Deserialize)]
struct Step {
    reference: String,
    version: u32,
    act: Act,
}

/// What does it.
#[derive(Clone)]
pub(super) struct ActHandle {
    submit: SubmitHandle<VisitView>,
    reference: String,
    version: u32,
}

impl PartialEq for ActHandle {
    fn eq(&self, other: &Self) -> bool {
        (&self.reference, self.version, self.busy()) == (&other.reference, other.version, other.busy())
    }
}

impl ActHandle {
    /// Does it, unless something is under way.
    pub(super) fn press(&self, act: Act) {
        if self.busy() {
            return;
        }
        let step = Step {
            reference: self.reference.clone(),
            version: self.version,
            act,
        };
        self.submit.edit();
        self.submit
            .press(serde_json::to_string(&step).unwrap_or_default());
    }

    /// A callback that does it.
    pub(super) fn on(&self, act: Act) -> Callback<MouseEvent> {
        let handle = self.clone();
        Callback::from(move |_: MouseEvent| handle.press(act.clone()))
    }

    /// Whether something is under way.
    pub(super) fn busy(&self) -> bool {
        self.submit.busy()
    }

    /// What came of a press, unless it was done: that shows by itself.
    pub(super) fn answer(&self, i18n: I18n, phone: &str) -> Html {
        answer(i18n, &self.submit, phone)
    }
}

/// Something that acts on a visit as it is shown; what it is then is shown at once.
#[hook]
pub(super) fn use_act(view: &VisitView) -> ActHandle {
    let services = use_services();
    let done = Callback::from(move |view: VisitView| {
        let (name, at) = (name_of(&view.visit.reference), view.server_time);
        services.cache.put(&name, Loaded::ready(view, at));
    });
    let submit = use_submit(
        Sending::WhileHere,
        |client, pending| Box::pin(async move { send(client, &pending.key, &pending.body).await }),
        done,
    );
    ActHandle {
        submit,
        reference: view.visit.reference.clone(),
        version: view.visit.version,
    }
}

async fn send(client: Client, key: &str, body: &str) -> Result<VisitView, ApiError> {
    let step: Step = serde_json::from_str(body).map_err(|_| ApiError::Unreadable)?;
    let access = VisitAccess {
        reference: step.reference,
        version: step.version,
    };
    match step.act {
        Act::Agree => client.agree_visit(key, &access).await,
        Act::Cancel => client.cancel_visit(key, &access).await,
        Act::Change(change) => client.change_visit(key, &access, &change).await,
        Act::Intake(answer) => client.answer_intake(key, &access, &answer).await,
        Act::HappyCall(answer) => client.answer_happy_call(key, &access, &answer).await,
    }
}

/// What came of sending something, above its button.
pub(super) fn answer<T: Clone>(i18n: I18n, submit: &SubmitHandle<T>, phone: &str) -> Html {
    let words = i18n.visit_follow();
    let follows = Some(submit.presses());
    match submit.phase() {
        Phase::Unknown => html! {
            <Notice key="unknown" title={words.unknown_title} {follows}>
                <p>{ fill(words.unknown_text, &[("phone", phone)]) }</p>
            </Notice>
        },
        Phase::Rejected(error) if needs_sign_in(&error) => html! {
            <AskToSignIn key="ask" ended=true {follows} />
        },
        Phase::Rejected(error) => {
            let (title, text) = request_words::trouble(i18n, &error, phone);
            let reasons = request_words::reasons(i18n, &error);
            html! {
                <Notice key="refused" kind={NoticeKind::Warning} {title} {follows}>
                    // What is wrong says more than that something is.
                    if reasons.is_empty() {
                        <p>{ text }</p>
                    }
                    { for reasons.iter().map(|reason| html! { <p key={*reason}>{ *reason }</p> }) }
                </Notice>
            }
        }
        _ => Html::default(),
    }
}
