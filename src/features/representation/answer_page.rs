//! The page on which the represented person answers, without an account: by the link, or by reference and code.
//! Opening it says nothing to anybody: only a press of yes or no does.

use super::answering::Answering;
use super::code_form::CodeForm;
use super::link::{Link, Opened};
use super::permission_page::{known, shut, stale};
use super::use_permission::use_permission;
use crate::device;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{RepresentationView, Route};
use crate::session::{QuickExit, SessionBar, may_be_signed_in};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind};
use contract::permission::Side;
use yew::prelude::*;

/// The question, or the way to it.
#[component]
pub(super) fn AnswerPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.answer();
    let phone = use_services().config.phone.clone();
    let link = use_state(Link::take);
    // How often the page turned into another one.
    let turns = use_state(|| 0_u32);
    let turn = {
        let (link, turns) = (link.clone(), turns.clone());
        Callback::from(move |next: Link| {
            link.set(next);
            turns.set(*turns + 1);
        })
    };
    use_effect_with((), |()| {
        let watching = device::never_kept_aside();
        move || drop(watching)
    });
    use_effect_with(*turns, {
        let turn = turn.clone();
        move |_| {
            let watching = device::on_fragment(move || match Link::take() {
                Link::None => {}
                next => turn.emit(next),
            });
            move || drop(watching)
        }
    });
    let onopened = turn.reform(Link::Opened);
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is| wrong.set(is))
    };
    let body = match &*link {
        Link::Opened(opened) => html! {
            <Question key={opened.secret.clone()} opened={opened.clone()} {turn} />
        },
        other => html! {
            <>
                if *other == Link::Broken {
                    { broken(i18n, &phone, *turns) }
                }
                <CodeForm key="code" {onopened} {onwrong} />
            </>
        },
    };
    let above = html! {
        if may_be_signed_in() {
            <SessionBar />
        } else {
            <div class="personal-bar"><QuickExit /></div>
        }
    };
    html! {
        <Page heading={words.heading} wrong={*wrong && matches!(*link, Link::None | Link::Broken)} focus_key={*turns} {above}>
            <div class="answer" key="page">{ body }</div>
        </Page>
    }
}

/// A link that opens nothing, and what to do.
fn broken(i18n: I18n, phone: &str, turns: u32) -> Html {
    let words = i18n.answer();
    html! {
        <Notice key="broken" kind={NoticeKind::Warning} title={words.broken_title} follows={(turns > 0).then_some(turns)}>
            <p>{ fill(words.broken_text, &[("phone", phone)]) }</p>
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    opened: Opened,
    turn: Callback<Link>,
}

/// What the link or the code opened.
#[component]
fn Question(props: &QuestionProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.answer();
    let now = use_services().client.clock().now();
    let live = use_permission(&props.opened.reference, Some(props.opened.secret.clone()));
    let shut = shut(&live);
    {
        let turn = props.turn.clone();
        use_effect_with(shut, move |shut| {
            if *shut {
                Opened::forget();
                turn.emit(Link::Broken);
            }
        });
    }
    let onother = {
        let turn = props.turn.clone();
        Callback::from(move |_: MouseEvent| {
            Opened::forget();
            turn.emit(Link::None);
        })
    };
    let Some(view) = known(&live) else {
        let error = live.loaded.error.clone().filter(|_| !shut);
        return html! {
            <NotLoaded key="wait" {error} reload={live.reload} />
        };
    };
    let reference = view.permission.reference.clone();
    let shown = match view.you {
        Side::Helper => html! {
            <Notice key="helper" kind={NoticeKind::Warning} title={words.helper_title}>
                <p>{ words.helper_text }</p>
                <LinkButton
                    href={Route::Representation(RepresentationView::One(reference)).address()}
                    kind={ButtonKind::Secondary}
                >
                    { words.helper_link }
                </LinkButton>
            </Notice>
        },
        Side::Represented | Side::Unknown => html! {
            <Answering key="answering" {view} secret={Some(props.opened.secret.clone())} />
        },
    };
    html! {
        <>
            { stale(i18n, &live, now) }
            { shown }
            <p key="again" class="answer__again">{ words.come_back }</p>
            <Button key="other" kind={ButtonKind::Quiet} onclick={onother}>{ words.other }</Button>
        </>
    }
}
