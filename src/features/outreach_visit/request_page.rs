//! Asking for a visit: the form, and looking at it before it is sent.

use super::request_check::RequestCheck;
use super::request_form::RequestForm;
use super::request_which::{Which, in_address, remember, which};
use super::use_public::use_catalogue;
use crate::fetch::{use_load, use_services};
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::routes::{QUIET, Route, VisitView};
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
    /// Whether it is the page on which one looks before sending.
    #[prop_or_default]
    pub(super) check: bool,
}

/// The page. Its title names no service: it stays in the list of what was visited.
#[component]
pub(super) fn RequestPage(props: &RequestPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_request();
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is: bool| wrong.set(is))
    };
    let quiet = props.service == QUIET;
    let (view, label) = match (props.check, quiet) {
        (true, _) => (VisitView::Request(props.service.clone()), words.back_to_form),
        (false, true) => (VisitView::Finder, words.back_to_finder),
        (false, false) => (VisitView::Service(props.service.clone()), words.back),
    };
    let heading = match props.check {
        true => words.check_heading,
        false => words.heading,
    };
    html! {
        <PersonalPage
            {heading}
            wrong={*wrong}
            back={(Route::Visits(view).address().into(), label.into())}
        >
            <Shown service={props.service.clone()} check={props.check} {onwrong} />
        </PersonalPage>
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    service: String,
    check: bool,
    onwrong: Callback<bool>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_request();
    let navigator = use_navigator();
    let phone = use_services().config.phone.clone();
    // Which one is chosen on the page: the tab remembers it.
    let update = use_force_update();
    let catalogue = use_catalogue();
    let rules = use_load::<VisitRules, _>("visit-rules".into(), |client| {
        Box::pin(async move { client.visit_rules().await })
    });
    let found = catalogue
        .loaded
        .get()
        .map(|known| which(&known.0, &props.service));
    {
        let (id, check) = (props.service.clone(), props.check);
        use_effect_with(found == Some(Which::ToHide), move |to_hide| {
            if *to_hide {
                remember(&id);
                let quiet = QUIET.to_owned();
                navigator.replace(Route::Visits(match check {
                    true => VisitView::Check(quiet),
                    false => VisitView::Request(quiet),
                }));
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
        Which::Choose(services) => {
            let onchange = Callback::from(move |id: AttrValue| {
                remember(&id);
                update.force_update();
            });
            let card = |service: &VisitService| {
                html! {
                    <RadioCard
                        key={service.id.clone()}
                        id={format!("service-{}", service.id)}
                        name="service"
                        value={service.id.clone()}
                        checked=false
                        onchange={onchange.clone()}
                        title={i18n.text(&service.name)}
                    >
                        { i18n.text(&service.summary) }
                    </RadioCard>
                }
            };
            html! {
                <ChoiceGroup legend={words.choose_service} name="service">
                    { for services.iter().map(card) }
                </ChoiceGroup>
            }
        }
        Which::Known(service) => known(props, service, rules),
    }
}

fn known(props: &ShownProps, service: Rc<VisitService>, rules: &Rc<VisitRules>) -> Html {
    let key = in_address(&service);
    match props.check {
        true => html! {
            <RequestCheck key={key} {service} rules={rules.clone()} />
        },
        false => html! {
            <RequestForm key={key} {service} rules={rules.clone()} onwrong={props.onwrong.clone()} />
        },
    }
}
