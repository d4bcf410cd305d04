//! A group that gathers: how many have joined, joining, and for its leader the link to hand on.

use super::follow_use::answer;
use super::group_link::{self, Opened};
use super::group_share::Share;
use super::request_words;
use crate::api::{ApiError, LocalFuture};
use crate::fetch::{Loaded, Sending, SubmitHandle, use_live, use_services, use_submit};
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{Route, VisitView};
use crate::ui::{Button, LinkButton, Notice, NoticeKind, TextField};
use contract::limits::{PHONE_TYPED_MAX, normalise_phone};
use contract::problem::ProblemCode;
use contract::visit::{GroupState, GroupView};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// The page. Whoever has the link may see it; it shows a count and nobody.
#[component]
pub(super) fn GroupPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_group();
    let phone = use_services().config.phone.clone();
    let opened = use_state(group_link::take);
    {
        let opened = opened.clone();
        use_effect_with((), move |()| {
            let watching = crate::device::on_fragment(move || opened.set(group_link::take()));
            move || drop(watching)
        });
    }
    let body = match &*opened {
        Ok(Some(opened)) => html! {
            <Gathering key={opened.reference.clone()} opened={opened.clone()} />
        },
        Ok(None) | Err(()) => html! {
            <Notice kind={NoticeKind::Warning} title={words.broken_title}>
                <p>{ fill(words.broken_text, &[("phone", &phone)]) }</p>
            </Notice>
        },
    };
    html! {
        <Page heading={words.heading}>{ body }</Page>
    }
}

/// What opens it.
#[derive(Properties, PartialEq)]
pub(super) struct GatheringProps {
    /// The group.
    pub(super) opened: Opened,
}

/// Name in the cache.
fn name_of(reference: &str) -> String {
    format!("visit-group/{reference}")
}

/// The group as it stands.
#[component]
pub(super) fn Gathering(props: &GatheringProps) -> Html {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let of = props.opened.clone();
    let load = use_live(
        name_of(&props.opened.reference),
        |view: &GroupView| view.poll_after_ms,
        move |client| {
            let of = of.clone();
            Box::pin(async move { client.get_group(&of.reference, of.secret.as_deref()).await })
                as LocalFuture<Result<GroupView, ApiError>>
        },
    );
    let known = load.loaded.get().cloned();
    use_effect_with(known, |view| {
        if let Some(view) = view {
            group_link::keep_led(view);
        }
    });
    let error = load.loaded.error.clone();
    let gone = error
        .as_ref()
        .is_some_and(|error| error.code() == Some(ProblemCode::NotFound));
    let Some(view) = load.loaded.get().filter(|_| !gone) else {
        if let Some(error) = error.as_ref().filter(|_| gone) {
            let (title, text) = request_words::trouble(i18n, error, &phone);
            return html! {
                <Notice kind={NoticeKind::Warning} {title}><p>{ text }</p></Notice>
            };
        }
        return html! {
            <NotLoaded {error} reload={load.reload} />
        };
    };
    html! {
        <div class="visit-group">
            { count(i18n, view) }
            if view.group.state == GroupState::Gathering && !view.leader {
                <Join key="join" opened={props.opened.clone()} />
            }
            if view.leader {
                <Share key="share" view={(**view).clone()} />
            }
        </div>
    }
}

/// How many there are, and what that means.
fn count(i18n: I18n, view: &GroupView) -> Html {
    let (words, group) = (i18n.visit_group(), &view.group);
    let (joined, needed) = (group.joined.to_string(), group.needed.to_string());
    let left = group.needed.saturating_sub(group.joined).to_string();
    let until = i18n.moment(group.expires_at);
    let text = match group.state {
        GroupState::Gathering => fill(words.gathering, &[("left", &left), ("until", &until)]),
        GroupState::Sent => words.sent.to_owned(),
        GroupState::Expired => words.expired.to_owned(),
        GroupState::Closed | GroupState::Unknown => words.closed.to_owned(),
    };
    html! {
        <section key="count">
            <p class="visit-follow__service">{ i18n.shown(&group.service_name) }</p>
            <p>{ i18n.shown(&group.dong_name) }</p>
            <p class="visit-group__count" role="status">
                <strong>{ fill(words.count, &[("joined", &joined), ("needed", &needed)]) }</strong>
            </p>
            <progress max={needed.clone()} value={joined.clone()} aria-label={words.bar}></progress>
            <p>{ text }</p>
            if let Some(reference) = &view.request {
                <LinkButton href={Route::Visits(VisitView::One(reference.clone())).address()}>{ words.follow }</LinkButton>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct JoinProps {
    opened: Opened,
}

/// What is sent when someone joins.
#[derive(Serialize, Deserialize)]
struct Joining {
    reference: String,
    secret: String,
    phone: String,
}

#[component]
fn Join(props: &JoinProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_group();
    let phone = use_services().config.phone.clone();
    let typed = use_state(String::new);
    let wrong = use_state(|| false);
    let submit = use_joining();
    let joined = matches!(submit.phase(), crate::fetch::Phase::Confirmed(_));
    let onsubmit = {
        let (typed, wrong, submit, opened) =
            (typed.clone(), wrong.clone(), submit.clone(), props.opened.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let phone = normalise_phone(&typed);
            wrong.set(phone.is_none());
            if let Some(phone) = phone.filter(|_| !submit.busy()) {
                let body = Joining {
                    reference: opened.reference.clone(),
                    secret: opened.secret.clone().unwrap_or_default(),
                    phone,
                };
                submit.edit();
                submit.press(serde_json::to_string(&body).unwrap_or_default());
            }
        })
    };
    let shown = (*typed).clone();
    let error = wrong.then(|| AttrValue::from(i18n.visit_wrong().phone));
    html! {
        <form {onsubmit} novalidate=true class="find-form">
            if joined {
                <Notice key="joined" title={words.joined_title} follows={Some(submit.presses())}>
                    <p>{ words.joined_text }</p>
                </Notice>
            }
            { answer(i18n, &submit, &phone) }
            <TextField id="phone" label={words.phone} hint={words.phone_hint} {error} error_now=true value={shown}
                oninput={Callback::from(move |text| typed.set(text))} input_type="tel" input_mode="tel"
                autocomplete="tel" max_length={PHONE_TYPED_MAX as u32} />
            <Button submit=true busy={submit.busy()}>{ words.join }</Button>
        </form>
    }
}

#[hook]
fn use_joining() -> SubmitHandle<GroupView> {
    let services = use_services();
    let done = Callback::from(move |view: GroupView| {
        let (name, at) = (name_of(&view.group.reference), view.server_time);
        services.cache.put(&name, Loaded::ready(view, at));
    });
    use_submit(
        Sending::WhileHere,
        |client, pending| {
            Box::pin(async move {
                let joining: Joining =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                let by = (joining.reference.as_str(), joining.secret.as_str());
                client.join_group(&pending.key, by, &joining.phone).await
            })
        },
        done,
    )
}
