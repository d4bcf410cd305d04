//! One visit: where it stands, who has it in hand, what comes next, and everything that was said.

use super::follow_change::Change;
use super::follow_details::ContactDetails;
use super::follow_happy::HappyCall;
use super::follow_intake::IntakePart;
use super::follow_photos::Photos;
use super::follow_thread::Thread;
use super::follow_times::{CalendarButton, times};
use super::follow_use::{Act, ActHandle, use_act, use_visit};
use super::follow_words;
use super::group_link::Opened;
use super::group_page::Gathering;
use super::request_words;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::routes::{Route, VisitView};
use crate::session::{AskToSignIn, PersonalPage, needs_sign_in};
use crate::ui::{
    Badge, Button, ButtonKind, Details, IconName, LinkButton, Notice, NoticeKind, StaleNote, StateLine,
};
use contract::problem::ProblemCode;
use contract::visit::{VisitEvent, VisitEventKind, VisitState, VisitView as Seen};
use yew::prelude::*;

/// Which one.
#[derive(Properties, PartialEq)]
pub(super) struct FollowPageProps {
    /// Its reference.
    pub(super) reference: String,
}

/// The page. Its title names no service.
#[component]
pub(super) fn FollowPage(props: &FollowPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is: bool| wrong.set(is))
    };
    html! {
        <PersonalPage
            heading={words.heading}
            wrong={*wrong}
            back={(Route::Visits(VisitView::Mine).address().into(), words.back.into())}
        >
            <Followed reference={props.reference.clone()} {onwrong} />
        </PersonalPage>
    }
}

#[derive(Properties, PartialEq)]
struct FollowedProps {
    reference: String,
    onwrong: Callback<bool>,
}

#[component]
fn Followed(props: &FollowedProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let services = use_services();
    let phone = services.config.phone.clone();
    let load = use_visit(&props.reference);
    let error = load.loaded.error.clone();
    if error.as_ref().is_some_and(|error| needs_sign_in(error)) {
        return html! {
            <AskToSignIn ended=true />
        };
    }
    let code = error.as_ref().and_then(|error| error.code());
    if code == Some(ProblemCode::NotFound) {
        // A number may be that of a group that its leader has opened.
        let opened = Opened {
            reference: props.reference.clone(),
            secret: None,
        };
        return html! {
            <Gathering {opened} />
        };
    }
    if let Some(error) = error
        .as_ref()
        .filter(|_| code == Some(ProblemCode::PermissionEnded))
    {
        let (title, text) = request_words::trouble(i18n, error, &phone);
        return html! {
            <Notice kind={NoticeKind::Warning} {title}><p>{ text }</p></Notice>
        };
    }
    let Some(view) = load.loaded.get() else {
        return html! {
            <NotLoaded {error} reload={load.reload} />
        };
    };
    html! {
        <>
            if error.is_some() {
                <StaleNote key="stale" text={fill(words.stale, &[("time", &i18n.short_moment(view.server_time))])} />
            }
            <Whole key={view.visit.reference.clone()} view={(**view).clone()} reload={load.reload.clone()} onwrong={props.onwrong.clone()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct WholeProps {
    view: Seen,
    reload: Callback<()>,
    onwrong: Callback<bool>,
}

#[component]
fn Whole(props: &WholeProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let phone = use_services().config.phone.clone();
    let (view, visit) = (&props.view, &props.view.visit);
    let act = use_act(view);
    // Each time that it was taken up again is followed by a call of its own.
    let again = |event: &&VisitEvent| event.kind == VisitEventKind::Reopened;
    let calls = visit.events.iter().filter(again).count();
    html! {
        <div class="visit-follow">
            { head(i18n, view) }
            { act.answer(i18n, &phone) }
            { times(i18n, view, &act) }
            if let Some(time) = visit.next_time() {
                <CalendarButton key="calendar" view={view.clone()} time={time.clone()} />
            }
            { officer(i18n, view) }
            if let Some(intake) = &visit.intake {
                <IntakePart key="intake" intake={intake.clone()} can={visit.can.answer_intake} act={act.clone()}
                    reference={visit.reference.clone()} />
            }
            if visit.can.answer_happy_call {
                <HappyCall key={format!("happy-{calls}")} act={act.clone()} reference={visit.reference.clone()}
                    nth={calls} />
            }
            <Thread key="thread" view={view.clone()} onwrong={props.onwrong.clone()} />
            if visit.can.add_photo || !visit.photos.is_empty() {
                <Photos key="photos" view={view.clone()} done={props.reload.clone()} />
            }
            if visit.can.change {
                <Change key="change" view={view.clone()} act={act.clone()} />
                <ContactDetails key="details" visit={visit.clone()} act={act.clone()} />
            }
            if visit.can.cancel {
                { cancel(i18n, &act) }
            }
            <Details key="events" summary={words.events}>
                <ol class="visit-events">
                    { for visit.events.iter().enumerate().map(|(nth, event)| html! {
                        <li key={nth}>
                            <span class="visit-events__time">{ i18n.short_moment(event.at) }</span>
                            <span>{ follow_words::event(i18n, event) }</span>
                        </li>
                    }) }
                </ol>
            </Details>
        </div>
    }
}

fn head(i18n: I18n, view: &Seen) -> Html {
    let (words, visit) = (i18n.visit_follow(), &view.visit);
    let (kind, name) = follow_words::state(i18n, visit.state);
    html! {
        <section key="head" class="visit-follow__head">
            <p><Badge {kind}>{ name }</Badge></p>
            <p class="visit-follow__service">{ i18n.shown(&visit.service_name) }</p>
            if let Some(other) = &visit.for_whom {
                <p>{ fill(i18n.mine().for_other, &[("name", &other.name)]) }</p>
            }
            if let Some(name) = &visit.made_by {
                <p>{ fill(i18n.mine().made_by, &[("name", name)]) }</p>
            }
            if let Some(members) = visit.members {
                <p>{ fill(words.members, &[("count", &members.to_string())]) }</p>
            }
            <p class="visit-follow__next" role="status">{ follow_words::next(i18n, visit) }</p>
            <p>{ fill(words.number, &[("reference", &visit.reference)]) }</p>
            if visit.discreet && !visit.in_history {
                <Notice title={words.remember_title}>
                    <p>{ fill(words.remember_text, &[("reference", &visit.reference)]) }</p>
                </Notice>
            }
            if visit.state != VisitState::Cancelled {
                <StateLine stages={follow_words::stages(i18n, visit)} label={words.stages} done_text={words.stage_done} />
            }
        </section>
    }
}

/// Who has it in hand, and how to reach them.
fn officer(i18n: I18n, view: &Seen) -> Html {
    let words = i18n.visit_follow();
    let Some(officer) = &view.visit.officer else {
        return Html::default();
    };
    html! {
        <section key="officer">
            <h2>{ words.officer }</h2>
            <p>{ fill(words.officer_name, &[("name", &officer.name)]) }{ " · " }{ i18n.shown(&officer.desk) }</p>
            <LinkButton href={format!("tel:{}", officer.phone)} kind={ButtonKind::Secondary} icon={IconName::Phone}>
                { fill(words.call, &[("phone", &officer.phone)]) }
            </LinkButton>
        </section>
    }
}

/// Calling it off, asked about once more.
fn cancel(i18n: I18n, act: &ActHandle) -> Html {
    let words = i18n.visit_follow();
    html! {
        <Details key="cancel" summary={words.cancel}>
            <p>{ words.cancel_text }</p>
            <Button kind={ButtonKind::Danger} busy={act.busy()} onclick={act.on(Act::Cancel)}>{ words.cancel_sure }</Button>
        </Details>
    }
}
