//! Asks someone for the permission to act for them: who, for what, until when, and the question in words before
//! it is sent.

use super::ask_draft;
use super::ask_fields::Fields;
use super::ask_read::{Field, Wrong, Wrongs, of_problem, read};
use super::use_permission::{name_of, permission_trouble};
use super::words;
use crate::api::ApiError;
use crate::fetch::{Loaded, Phase, Sending, SubmitHandle, use_load, use_services, use_submit};
use crate::form_errors::{error_summary, use_tell_wrong};
use crate::i18n::{I18n, fill, spaced_phone, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::permission_words::service_names;
use crate::routes::{MineView, RepresentationView, Route};
use crate::session::{NAME, PersonalPage, clear_draft, use_draft};
use crate::ui::{Button, FieldMessage, Notice};
use contract::permission::{PermissionRequest, PermissionRules, PermissionView};
use contract::session::SessionView;
use contract::time::Date;
use yew::prelude::*;

/// The form, for whoever is signed in.
#[component]
pub(super) fn AskPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.ask();
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is: bool| wrong.set(is))
    };
    html! {
        <PersonalPage
            heading={words.heading}
            lead={words.lead}
            wrong={*wrong}
            back={(Route::Mine(MineView::Household).address().into(), i18n.mine().back.into())}
        >
            <AskRules {onwrong} />
        </PersonalPage>
    }
}

#[derive(Properties, PartialEq)]
struct AskRulesProps {
    /// Called with whether the form says that something is wrong: the title says so too.
    onwrong: Callback<bool>,
}

/// What may be asked for is the district's to say.
#[component]
fn AskRules(props: &AskRulesProps) -> Html {
    let load = use_load::<PermissionRules, _>("permission-rules".into(), |client| {
        Box::pin(async move { client.permission_rules().await })
    });
    match load.loaded.get() {
        Some(rules) => html! {
            <AskForm rules={(**rules).clone()} onwrong={props.onwrong.clone()} />
        },
        None => html! {
            <NotLoaded error={load.loaded.error.clone()} reload={load.reload} />
        },
    }
}

#[derive(Properties, PartialEq)]
struct AskFormProps {
    rules: PermissionRules,
    onwrong: Callback<bool>,
}

#[component]
fn AskForm(props: &AskFormProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let person = services.cache.get::<SessionView>(NAME);
    let person = person.get().and_then(|view| view.person.clone());
    let own_name = person.map(|it| it.name).unwrap_or_default();
    let draft = use_draft(ask_draft::NAME);
    // What is wrong, and whether it appeared while typing.
    let wrongs = use_state(|| (Wrongs::new(), false));
    let tries = use_state(|| 0_u32);
    let submit = use_ask();
    let rules = &props.rules;
    let today = services.client.clock().now().date();
    let asked = read(draft.get(), today, rules);
    let onsubmit = {
        let (asked, wrongs, tries, submit) = (asked.clone(), wrongs.clone(), tries.clone(), submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            submit.edit();
            match &asked {
                Ok(request) => {
                    wrongs.set((Wrongs::new(), false));
                    submit.press(serde_json::to_string(request).unwrap_or_default());
                }
                Err(found) => {
                    wrongs.set((found.clone(), false));
                    tries.set(*tries + 1);
                }
            }
        })
    };
    let touched = {
        let (wrongs, submit) = (wrongs.clone(), submit.clone());
        Callback::from(move |wrong: Option<(Field, Wrong)>| {
            submit.edit();
            wrongs.set((wrong.into_iter().collect(), true));
        })
    };
    let (refused, presses) = (refused_fields(&submit), submit.presses());
    let (found, now) = &*wrongs;
    let shown = if found.is_empty() { &refused } else { found };
    let is_wrong = !shown.is_empty() || matches!(submit.phase(), Phase::Rejected(_));
    use_tell_wrong(is_wrong, &props.onwrong);
    let fields = Fields {
        i18n,
        draft: &draft,
        rules,
        today,
        wrongs: shown,
        now: *now && !found.is_empty(),
        touched: &touched,
    };
    html! {
        <form {onsubmit} novalidate=true class="ask-form">
            { summary(&fields, *tries + presses) }
            { fields.who() }
            { fields.services() }
            { fields.until() }
            { question(i18n, asked.as_ref().ok(), &own_name) }
            { answer(i18n, &submit, refused.is_empty(), &services.config.phone) }
            <div class="ask-form__send" key="actions">
                <Button submit=true busy={submit.busy()}>{ i18n.ask().send }</Button>
            </div>
        </form>
    }
}

/// Asks. A yes of the backend leads to the page of the question; what was typed is no longer needed.
#[hook]
fn use_ask() -> SubmitHandle<PermissionView> {
    let (services, navigator) = (use_services(), use_navigator());
    let done = Callback::from(move |view: PermissionView| {
        let reference = view.permission.reference.clone();
        let at = view.server_time;
        clear_draft(ask_draft::NAME);
        services.cache.put(&name_of(&reference), Loaded::ready(view, at));
        navigator.replace(Route::Representation(RepresentationView::One(reference)));
    });
    use_submit(
        Sending::WhileHere,
        |client, pending| {
            Box::pin(async move {
                let request: PermissionRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                client.ask_permission(&pending.key, &request).await
            })
        },
        done,
    )
}

/// What the backend found wrong with which fields.
fn refused_fields(submit: &SubmitHandle<PermissionView>) -> Wrongs {
    match submit.phase() {
        Phase::Rejected(ApiError::Problem { problem, .. }) => problem
            .errors
            .iter()
            .filter_map(|error| of_problem(&error.field, error.code))
            .collect(),
        _ => Wrongs::new(),
    }
}

/// All that is wrong, at the top; not what is said at once while typing.
fn summary(fields: &Fields<'_>, focus_key: u32) -> Html {
    let wrongs = fields.wrongs;
    if fields.now {
        return Html::default();
    }
    let errors: Vec<FieldMessage> = wrongs
        .iter()
        .map(|wrong| FieldMessage {
            field_id: wrong.0.id().into(),
            message: words::wrong(fields.i18n, *wrong, fields.today, fields.rules).into(),
        })
        .collect();
    error_summary(fields.i18n, errors, focus_key)
}

/// The question in the words in which it will be asked, as soon as there is one.
fn question(i18n: I18n, request: Option<&PermissionRequest>, own_name: &str) -> Html {
    let words = i18n.ask();
    let Some(request) = request else {
        return html! {
            <section class="panel" key="question">
                <h2>{ words.check_heading }</h2>
                <p>{ words.check_later }</p>
            </section>
        };
    };
    let date = |date: Date| i18n.full_date(date);
    let values = [
        ("helper", own_name),
        ("name", &request.name),
        ("services", &service_names(i18n, &request.services)),
        ("date", &date(request.until)),
    ];
    let way = match &request.phone {
        Some(phone) => fill(words.check_to_phone, &[("phone", &spaced_phone(phone))]),
        None => words.check_on_paper.to_owned(),
    };
    html! {
        <section class="panel" key="question">
            <h2>{ fill(words.check_heading_name, &[("name", &request.name)]) }</h2>
            <p class="ask-form__question">{ fill(words.check, &values) }</p>
            <p>{ way }</p>
        </section>
    }
}

/// What came of sending it, above the button.
fn answer(i18n: I18n, submit: &SubmitHandle<PermissionView>, elsewhere: bool, phone: &str) -> Html {
    let follows = Some(submit.presses());
    match submit.phase() {
        Phase::Unknown => html! {
            <Notice key="unknown" title={i18n.ask().unknown_title} {follows}>
                <p>{ fill(i18n.ask().unknown_text, &[("phone", phone)]) }</p>
            </Notice>
        },
        Phase::Rejected(error) if elsewhere => permission_trouble(i18n, &error, submit.presses(), phone),
        _ => Html::default(),
    }
}
