//! What the steps share: what was typed, the attempt, and the two things that are sent.

use super::attempt::Attempt;
use crate::api::ApiError;
use crate::device::now_millis;
use crate::fetch::{Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::session::{TypedHandle, take_in, use_typed};
use crate::ui::DateParts;
use contract::problem::{FieldProblem, ProblemCode};
use contract::session::{CodeRequest, CodeSent, SessionView, SignInRequest};
use contract::time::Date;
use yew::prelude::*;

/// What was typed.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Typed {
    pub(super) phone: String,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) birth: DateParts,
}

/// Everything about signing in with a code.
#[derive(Clone)]
pub(super) struct SignIn {
    pub(super) typed: TypedHandle<Typed>,
    pub(super) attempt: UseStateHandle<Option<Attempt>>,
    pub(super) send: SubmitHandle<CodeSent>,
    pub(super) enter: SubmitHandle<SessionView>,
    /// Name and birth date are asked for: there is no account for this phone yet.
    pub(super) first: UseStateHandle<bool>,
    /// A step has said that what was typed cannot be right.
    pub(super) mistaken: UseStateHandle<bool>,
}

/// `done` is called when somebody is signed in.
#[hook]
pub(super) fn use_sign_in(done: Callback<()>) -> SignIn {
    let typed = use_typed::<Typed>("sign-in");
    let attempt = use_state(|| Attempt::load(now_millis()));
    let (first, mistaken) = (use_state(|| false), use_state(|| false));
    let send = use_send(&typed, &attempt);
    let enter = use_enter(&typed, done);
    // Once asked for, they stay until another phone is tried: what is wrong with them is said there.
    let wanted = field_errors(&enter).any(|(field, _)| field != "/code" && field != "/attempt");
    {
        let first = first.clone();
        use_effect_with(wanted, move |wanted| {
            if *wanted {
                first.set(true);
            }
        });
    }
    SignIn {
        typed,
        attempt,
        send,
        enter,
        first,
        mistaken,
    }
}

/// Has a code sent; remembers the attempt.
#[hook]
fn use_send(typed: &TypedHandle<Typed>, attempt: &UseStateHandle<Option<Attempt>>) -> SubmitHandle<CodeSent> {
    let done = {
        let (typed, attempt) = (typed.clone(), attempt.clone());
        Callback::from(move |sent: CodeSent| {
            let made = Attempt {
                phone: attempt
                    .as_ref()
                    .map_or_else(|| typed.get().phone.clone(), |known| known.phone.clone()),
                sent,
                at: now_millis(),
            };
            made.save();
            attempt.set(Some(made));
        })
    };
    use_submit(
        Sending::Ask,
        |client, pending| {
            Box::pin(async move {
                let request: CodeRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                client.send_sign_in_code(&pending.key, &request).await
            })
        },
        done,
    )
}

/// Signs in. A lost answer is asked for again under the same key, with which the same code works again.
#[hook]
fn use_enter(typed: &TypedHandle<Typed>, done: Callback<()>) -> SubmitHandle<SessionView> {
    let services = use_services();
    let typed = typed.clone();
    let done = Callback::from(move |view: SessionView| {
        Attempt::forget();
        typed.change(|typed| *typed = Typed::default());
        take_in(&services, view);
        done.emit(());
    });
    use_submit(
        Sending::WhileHere,
        |client, pending| {
            Box::pin(async move {
                let request: SignInRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                client.sign_in(&pending.key, &request).await
            })
        },
        done,
    )
}

/// What the backend found wrong with which fields.
fn field_errors<T: Clone>(submit: &SubmitHandle<T>) -> impl Iterator<Item = (String, FieldProblem)> + use<T> {
    let errors = match submit.phase() {
        Phase::Rejected(ApiError::Problem { problem, .. }) if problem.code == ProblemCode::Invalid => {
            problem.errors
        }
        _ => Vec::new(),
    };
    errors.into_iter().map(|error| (error.field, error.code))
}

impl SignIn {
    /// What the backend found wrong with a field of signing in.
    pub(super) fn wrong(&self, field: &str) -> Option<FieldProblem> {
        field_errors(&self.enter)
            .find(|(at, _)| at == field)
            .map(|(_, why)| why)
    }

    /// Whether the backend could not read the phone.
    pub(super) fn wrong_phone(&self) -> bool {
        field_errors(&self.send).any(|(at, _)| at == "/phone")
    }

    /// Whether the page says that something is wrong, and so its title does. That name and birth date were not
    /// given yet is no mistake.
    pub(super) fn is_wrong(&self) -> bool {
        let refused = matches!(self.enter.phase(), Phase::Rejected(_));
        let mut whys = field_errors(&self.enter).map(|(_, why)| why).peekable();
        let mistake = whys.peek().is_none() || whys.any(|why| why != FieldProblem::Missing);
        *self.mistaken || (refused && mistake) || matches!(self.send.phase(), Phase::Rejected(_))
    }

    /// Asks for a code; with the attempt that goes on for the same one again.
    pub(super) fn ask_for_code(&self, phone: String, again: bool) {
        let attempt = self.attempt.as_ref().filter(|_| again);
        let request = CodeRequest {
            phone,
            attempt: attempt.map(|attempt| attempt.sent.attempt.clone()),
        };
        self.mistaken.set(false);
        self.enter.edit();
        self.send.edit();
        self.send
            .press(serde_json::to_string(&request).unwrap_or_default());
    }

    /// Signs in with the code that was typed.
    pub(super) fn enter(&self, code: String, person: Option<(String, Date)>) {
        let Some(attempt) = &*self.attempt else { return };
        let (name, birth_date) = person.unzip();
        let request = SignInRequest {
            attempt: attempt.sent.attempt.clone(),
            code,
            name,
            birth_date,
        };
        self.mistaken.set(false);
        self.enter.edit();
        self.enter
            .press(serde_json::to_string(&request).unwrap_or_default());
    }

    /// Starts again with another phone. What was typed stays.
    pub(super) fn start_again(&self) {
        Attempt::forget();
        let phone = self.attempt.as_ref().map(|attempt| attempt.phone.clone());
        self.typed.change(|typed| {
            typed.code.clear();
            if let Some(phone) = phone {
                typed.phone = phone;
            }
        });
        self.enter.edit();
        self.send.edit();
        self.first.set(false);
        self.mistaken.set(false);
        self.attempt.set(None);
    }
}
