//! One book: what to do next and until when, what to bring, what happened, and what can be told or changed here.

use super::act::{Act, name_of, press, use_act};
use super::act_answer::{act_answer, is_outdated};
use super::book_head::{book_head, payback_facts};
use super::correct::Correct;
use super::next_thing::NextThing;
use super::receipt::{Receipt, shows_receipt};
use super::tell_form::TellForm;
use super::timeline::timeline;
use super::withdraw::Withdraw;
use super::words;
use crate::api::ApiError;
use crate::fetch::{LoadHandle, use_live, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::routes::{BookView, Route};
use crate::session::{AskToSignIn, PersonalPage, needs_sign_in};
use crate::ui::{Notice, NoticeKind, StaleNote};
use contract::payback::{PaybackView, StepKind};
use contract::problem::ProblemCode;
use yew::prelude::*;

/// Which book.
#[derive(Properties, PartialEq)]
pub(super) struct BookPageProps {
    /// Its reference.
    pub(super) reference: String,
}

/// The page. Its title names no book: what someone reads is theirs.
#[component]
pub(super) fn BookPage(props: &BookPageProps) -> Html {
    let i18n = use_i18n();
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is: bool| wrong.set(is))
    };
    html! {
        <PersonalPage
            heading={i18n.payback_book().heading}
            wrong={*wrong}
            back={(Route::Payback(BookView::Coach, String::new()).address().into(), i18n.payback().back.into())}
        >
            <Shown reference={props.reference.clone()} {onwrong} />
        </PersonalPage>
    }
}

#[hook]
fn use_book(reference: &str) -> LoadHandle<PaybackView> {
    let of = reference.to_owned();
    use_live(
        name_of(reference),
        |view: &PaybackView| view.poll_after_ms,
        move |client| {
            let reference = of.clone();
            Box::pin(async move { client.get_payback(&reference).await })
        },
    )
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    reference: String,
    onwrong: Callback<bool>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let phone = &services.config.phone;
    let load = use_book(&props.reference);
    let submit = use_act();
    {
        // Someone else was faster, or the day is over: what holds now is shown.
        let reload = load.reload.clone();
        use_effect_with((is_outdated(&submit), submit.presses()), move |(outdated, _)| {
            if *outdated {
                reload.emit(());
            }
        });
    }
    match (&load.loaded.data, &load.loaded.error) {
        (_, Some(error)) if needs_sign_in(error) => html! {
            <AskToSignIn ended=true />
        },
        // What was someone else's is no longer shown once their permission has ended.
        (_, Some(error)) if is_gone(error) => {
            let (title, text) = words::trouble(i18n, error, phone);
            html! {
                <Notice kind={NoticeKind::Warning} {title}><p>{ text }</p></Notice>
            }
        }
        (None, error) => html! {
            <NotLoaded error={error.clone()} reload={load.reload} />
        },
        (Some((view, at)), error) => {
            let old = error.is_some();
            let act = {
                let (submit, view) = (submit.clone(), view.clone());
                Callback::from(move |act: Act| press(&submit, &view, act))
            };
            html! {
                <>
                    <div key="answer">{ act_answer(i18n, &submit, phone) }</div>
                    if old {
                        <StaleNote key="stale" text={fill(i18n.order().stale, &[("time", &i18n.moment(*at))])} />
                    }
                    <div key="head">{ book_head(i18n, &view.payback) }</div>
                    <NextThing key="next" view={(**view).clone()} />
                    { forms(i18n, view, (&act, submit.busy()), &props.onwrong) }
                    if shows_receipt(view) {
                        <Receipt key="receipt" view={(**view).clone()} done={load.reload.clone()} />
                    }
                    <div key="facts">{ payback_facts(i18n, &view.payback) }</div>
                    <section key="events">
                        <h2>{ i18n.payback_book().events_heading }</h2>
                        { timeline(i18n, &view.payback) }
                    </section>
                    if view.payback.can_correct {
                        <Correct
                            key="correct"
                            view={(**view).clone()}
                            act={act.clone()}
                            busy={submit.busy()}
                            onwrong={props.onwrong.clone()}
                        />
                    }
                    if view.payback.can_withdraw {
                        <Withdraw key="withdraw" act={act.clone()} busy={submit.busy()} />
                    }
                </>
            }
        }
    }
}

fn is_gone(error: &ApiError) -> bool {
    let gone = [ProblemCode::NotFound, ProblemCode::PermissionEnded];
    error.code().is_some_and(|code| gone.contains(&code))
}

/// What the reader can tell here now, by the steps that hold for this book.
fn forms(
    i18n: I18n,
    view: &PaybackView,
    (act, busy): (&Callback<Act>, bool),
    onwrong: &Callback<bool>,
) -> Html {
    let payback = &view.payback;
    if payback.made_by.is_some() {
        return html! {
            <p key="made_by">{ i18n.payback_book().only_seen }</p>
        };
    }
    let step = payback.next.map(|next| match next {
        // While another photo is asked for, the book can be returned as well.
        StepKind::Receipt => StepKind::Return,
        next => next,
    });
    match step {
        Some(step @ (StepKind::Buy | StepKind::Return))
            if view.process.step(step).is_some_and(|step| step.told_online) =>
        {
            html! {
                <TellForm
                    key={step.word()}
                    {step}
                    view={view.clone()}
                    act={act.clone()}
                    {busy}
                    onwrong={onwrong.clone()}
                />
            }
        }
        _ => Html::default(),
    }
}
