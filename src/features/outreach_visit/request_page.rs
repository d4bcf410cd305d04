//! Asking for a visit, one thing a page, and looking at it before it is sent.

use super::request_check::RequestCheck;
use super::request_form::RequestForm;
use super::request_steps::{before, number};
use super::request_which::{Which, in_address, remember, which};
use super::use_public::use_catalogue;
use crate::fetch::{use_load, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::routes::{QUIET, Route, VisitStep, VisitView};
use crate::session::PersonalPage;
use crate::ui::{ChoiceGroup, Notice, NoticeKind, RadioCard};
use contract::visit::{VisitRules, VisitService};
use std::rc::Rc;
use yew::prelude::*;

/// Which page of it.
#[derive(Properties, PartialEq)]
pub(super) struct RequestPageProps {
    /// Id of the service, as the address has it.
    pub(super) service: String,
    /// The step of the address.
    pub(super) step: VisitStep,
}

/// What the part within the page tells the page.
#[derive(Clone, Copy, Default, PartialEq)]
struct Told {
    /// Something that was typed cannot be right.
    wrong: bool,
    /// Every step was gone through: the way back leads to where one looks at everything.
    whole: bool,
}

/// The page. Its title names no service: it stays in the list of what was visited.
#[component]
pub(super) fn RequestPage(props: &RequestPageProps) -> Html {
    let i18n = use_i18n();
    let told = use_state(Told::default);
    let catalogue = use_catalogue();
    // Which one is chosen on the page: the tab remembers it.
    let update = use_force_update();
    let found = catalogue
        .loaded
        .get()
        .map(|known| which(&known.0, &props.service));
    let known = match &found {
        Some(Which::Known(service)) => Some(service.clone()),
        _ => None,
    };
    let heading = match &known {
        Some(_) => heading(i18n, props.step),
        None => i18n.visit_request().heading,
    };
    let step = known.as_ref().map(|service| number(props.step, service));
    let back = back(i18n, props, known.as_deref(), told.whole);
    let tell = |set: fn(Told, bool) -> Told| {
        let told = told.clone();
        Callback::from(move |is: bool| told.set(set(*told, is)))
    };
    html! {
        <PersonalPage {heading} {step} {back} wrong={told.wrong}>
            <Shown
                service={props.service.clone()}
                step={props.step}
                onwrong={tell(|told, wrong| Told { wrong, ..told })}
                onwhole={tell(|told, whole| Told { whole, ..told })}
                onchosen={Callback::from(move |()| update.force_update())}
            />
        </PersonalPage>
    }
}

/// What a step asks.
fn heading(i18n: I18n, step: VisitStep) -> &'static str {
    let words = i18n.visit_request();
    match step {
        VisitStep::Who => words.who_heading,
        VisitStep::What => words.own_heading,
        VisitStep::Where => words.where_heading,
        VisitStep::When => words.when_heading,
        VisitStep::Contact => words.contact_heading,
        VisitStep::Check => words.check_heading,
    }
}

/// Address and words of the link back.
fn back(
    i18n: I18n,
    props: &RequestPageProps,
    service: Option<&VisitService>,
    whole: bool,
) -> (AttrValue, AttrValue) {
    let words = i18n.visit_request();
    let id = || props.service.clone();
    let earlier = service.and_then(|service| before(props.step, service));
    let (view, label) = match earlier {
        _ if whole && props.step != VisitStep::Check => (
            VisitView::Request(id(), VisitStep::Check),
            i18n.shell().back_to_check,
        ),
        Some(step) => (VisitView::Request(id(), step), i18n.shell().back),
        None if props.service == QUIET => (VisitView::Finder, words.back_to_finder),
        None => (VisitView::Service(id()), words.back),
    };
    (Route::Visits(view).address().into(), label.into())
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    service: String,
    step: VisitStep,
    onwrong: Callback<bool>,
    onwhole: Callback<bool>,
    onchosen: Callback<()>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_request();
    let navigator = use_navigator();
    let phone = use_services().config.phone.clone();
    let catalogue = use_catalogue();
    let rules = use_load::<VisitRules, _>("visit-rules".into(), |client| {
        Box::pin(async move { client.visit_rules().await })
    });
    let found = catalogue
        .loaded
        .get()
        .map(|known| which(&known.0, &props.service));
    {
        let (id, step) = (props.service.clone(), props.step);
        use_effect_with(found == Some(Which::ToHide), move |to_hide| {
            if *to_hide {
                remember(&id);
                navigator.replace(Route::Visits(VisitView::Request(QUIET.to_owned(), step)));
            }
        });
    }
    let (Some(found), Some(rules)) = (found, rules.loaded.get()) else {
        let error = catalogue.loaded.error.clone().or(rules.loaded.error.clone());
        let reload = Callback::from(move |()| {
            catalogue.reload.emit(());
            rules.reload.emit(());
        });
        return html! {
            <NotLoaded {error} {reload} />
        };
    };
    match found {
        Which::ToHide => Html::default(),
        Which::None => html! {
            <Notice kind={NoticeKind::Warning} title={words.unknown_title}>
                <p>{ fill(words.unknown_text, &[("phone", &phone)]) }</p>
            </Notice>
        },
        Which::Choose(services) => choose(i18n, &services, &props.onchosen),
        Which::Known(service) => known(props, service, rules),
    }
}

/// Which of those of which nobody should learn.
fn choose(i18n: I18n, services: &[VisitService], onchosen: &Callback<()>) -> Html {
    let onchange = {
        let onchosen = onchosen.clone();
        Callback::from(move |id: AttrValue| {
            remember(&id);
            onchosen.emit(());
        })
    };
    let card = |service: &VisitService| {
        html! {
            <RadioCard
                key={service.id.clone()}
                id={format!("service-{}", service.id)}
                name="service"
                value={service.id.clone()}
                checked=false
                onchange={onchange.clone()}
                title={i18n.shown(&service.name)}
            >
                { i18n.shown(&service.summary) }
            </RadioCard>
        }
    };
    html! {
        <ChoiceGroup legend={i18n.visit_request().choose_service} name="service">
            { for services.iter().map(card) }
        </ChoiceGroup>
    }
}

fn known(props: &ShownProps, service: Rc<VisitService>, rules: &Rc<VisitRules>) -> Html {
    let key = format!("{}/{}", in_address(&service), props.step.word());
    match props.step {
        VisitStep::Check => html! {
            <RequestCheck {key} {service} rules={rules.clone()} />
        },
        step => html! {
            <RequestForm
                {key}
                {service}
                {step}
                rules={rules.clone()}
                onwrong={props.onwrong.clone()}
                onwhole={props.onwhole.clone()}
            />
        },
    }
}
