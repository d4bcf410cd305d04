//! Suggesting a bookstore as a partner. Sending asks to sign in; what was typed stays.

use super::act_answer::{refused, sent_words};
use crate::api::ApiError;
use crate::fetch::{Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::form_errors::{Wrong, error_of, error_summary, messages, use_tell_wrong};
use crate::i18n::{I18n, use_i18n};
use crate::sent::{SentWords, sent};
use crate::session::use_typed;
use crate::ui::{Button, ButtonKind, Notice, TextField};
use contract::limits::SUGGESTION_MAX;
use contract::payback::{Suggestion, SuggestionRequest};
use contract::privacy::looks_like_registration_number;
use yew::prelude::*;

/// What was typed.
#[derive(Clone, PartialEq, Default)]
struct Typed {
    name: String,
    place: String,
    why: String,
}

impl Typed {
    /// What is sent; `Err` tells what is missing.
    fn read(&self, i18n: I18n) -> Result<SuggestionRequest, Wrong> {
        let words = i18n.payback_stores();
        let [name, place, why] = [&self.name, &self.place, &self.why].map(|text| text.trim().to_owned());
        let missing: Wrong = [
            ("store-name", &name, words.suggest_name_missing),
            ("store-place", &place, words.suggest_place_missing),
        ]
        .into_iter()
        .filter(|(_, text, _)| text.is_empty())
        .map(|(id, _, message)| (id, message))
        .collect();
        match missing.is_empty() {
            true => Ok(SuggestionRequest {
                name,
                place,
                why: Some(why).filter(|why| !why.is_empty()),
            }),
            false => Err(missing),
        }
    }
}

/// Who wants to know.
#[derive(Properties, PartialEq)]
pub(super) struct SuggestFormProps {
    /// Called with whether something is missing: the title of the page says so too.
    pub(super) onwrong: Callback<bool>,
}

/// The form.
#[component]
pub(super) fn SuggestForm(props: &SuggestFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_stores();
    let phone = use_services().config.phone.clone();
    let typed = use_typed::<Typed>("payback-suggest");
    let wrong = use_state(Wrong::new);
    let tries = use_state(|| 0_u32);
    use_tell_wrong(!wrong.is_empty(), &props.onwrong);
    let done = {
        let typed = typed.clone();
        Callback::from(move |_: Suggestion| typed.change(|typed| *typed = Typed::default()))
    };
    let submit = use_submit(
        Sending::WhileHere,
        |client, pending| {
            Box::pin(async move {
                let request: SuggestionRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                client.suggest_bookstore(&pending.key, &request).await
            })
        },
        done,
    );
    let onsubmit = {
        let (typed, wrong, tries, submit) = (typed.clone(), wrong.clone(), tries.clone(), submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match typed.get().read(i18n) {
                Ok(_) if submit.busy() => {}
                Ok(request) => {
                    wrong.set(Wrong::new());
                    submit.edit();
                    submit.press(serde_json::to_string(&request).unwrap_or_default());
                }
                Err(found) => {
                    wrong.set(found);
                    tries.set(*tries + 1);
                }
            }
        })
    };
    let most = u32::try_from(SUGGESTION_MAX).ok();
    let oninput = |id: &'static str, set: fn(&mut Typed, String)| {
        let (typed, wrong) = (typed.clone(), wrong.clone());
        Callback::from(move |text: String| match looks_like_registration_number(&text) {
            true => wrong.set(vec![(id, i18n.who().wrong_registration)]),
            false => {
                // What was wrong with this field is over as soon as it is written anew.
                wrong.set(wrong.iter().filter(|(at, _)| *at != id).copied().collect());
                typed.change(|typed| set(typed, text));
            }
        })
    };
    html! {
        <form {onsubmit} novalidate=true class="find-form">
            { answer(i18n, &submit, &phone) }
            { error_summary(i18n, messages(&wrong), *tries) }
            <TextField key="name" id="store-name" label={words.suggest_name} value={typed.get().name.clone()}
                error={error_of(&wrong, "store-name")}
                oninput={oninput("store-name", |typed, text| typed.name = text)} autocomplete="off" max_length={most} />
            <TextField key="place" id="store-place" label={words.suggest_place} value={typed.get().place.clone()}
                error={error_of(&wrong, "store-place")}
                oninput={oninput("store-place", |typed, text| typed.place = text)} autocomplete="off" max_length={most} />
            <TextField key="why" id="store-why" label={words.suggest_why} value={typed.get().why.clone()}
                error={error_of(&wrong, "store-why")}
                oninput={oninput("store-why", |typed, text| typed.why = text)} autocomplete="off" max_length={most} />
            <Button key="send" kind={ButtonKind::Secondary} submit=true busy={submit.busy()}>{ words.suggest }</Button>
        </form>
    }
}

fn answer(i18n: I18n, submit: &SubmitHandle<Suggestion>, phone: &str) -> Html {
    let follows = submit.presses();
    if let Phase::Confirmed(taken) = submit.phase() {
        return html! {
            <Notice key="answer" title={i18n.payback_stores().suggested} follows={Some(follows)}>
                <p lang={i18n.lang_of(&taken.next)}>{ i18n.text(&taken.next) }</p>
            </Notice>
        };
    }
    let said = SentWords {
        signed_in_before: false,
        ..sent_words(i18n)
    };
    sent(said, submit, phone, |error| refused(i18n, error, phone, follows))
}
