//! Leads to the step that can be shown, and from step to step.

use super::check_page::CheckPage;
use super::documents_page::DocumentsPage;
use super::draft::Draft;
use super::journey;
use super::needs_page::NeedsPage;
use super::office_page::OfficePage;
use super::time_page::TimePage;
use super::who_page::WhoPage;
use crate::device::now_millis;
use crate::fetch::use_services;
use crate::i18n::I18n;
use crate::navigation::use_navigator;
use crate::routes::{Choice, OrderStep, Route};
use crate::session::ActingFor;
use yew::prelude::*;

/// What every step is given.
#[derive(Properties, PartialEq, Clone)]
pub(super) struct StepProps {
    pub(super) choice: Choice,
}

#[derive(Properties, PartialEq)]
pub(super) struct OrderStepPageProps {
    pub(super) step: OrderStep,
    pub(super) choice: Choice,
}

/// The step of the address, or the one that is still missing before it.
#[component]
pub(super) fn OrderStepPage(props: &OrderStepPageProps) -> Html {
    let services = use_services();
    let navigator = use_navigator();
    let today = services.client.clock().now().date();
    // Someone was chosen for whom one acts: before anything of the draft is shown.
    use_memo((), |()| {
        if let Some(acting) = ActingFor::take() {
            let mut draft = Draft::load(now_millis());
            draft.person.act_for(acting);
            draft.save(now_millis());
        }
    });
    let allowed = use_memo((props.step, props.choice.clone()), |(step, choice)| {
        // While an answer is open there is one page: the one that finds it out.
        match Draft::unanswered() {
            true => OrderStep::Check,
            false => journey::allowed_step(*step, choice, &Draft::load(now_millis()).person, today),
        }
    });
    {
        let (wanted, choice) = (props.step, props.choice.clone());
        use_effect_with(*allowed, move |allowed| {
            if *allowed != wanted {
                navigator.replace(choice.at(*allowed));
            }
        });
    }
    let choice = props.choice.clone();
    match *allowed {
        OrderStep::Documents => html! {
            <DocumentsPage {choice} />
        },
        OrderStep::Needs => html! {
            <NeedsPage {choice} />
        },
        OrderStep::Office => html! {
            <OfficePage {choice} />
        },
        OrderStep::Time => html! {
            <TimePage {choice} />
        },
        OrderStep::Who => html! {
            <WhoPage {choice} />
        },
        OrderStep::Check => html! {
            <CheckPage {choice} />
        },
    }
}

/// Address and words of the link to the step before.
pub(super) fn back_link(i18n: I18n, step: OrderStep, choice: &Choice) -> Option<(AttrValue, AttrValue)> {
    if choice.changing {
        let back = Choice {
            changing: false,
            ..choice.clone()
        }
        .at(OrderStep::Check);
        return Some((back.address().into(), i18n.shell().back_to_check.into()));
    }
    match step.before() {
        Some(before) => Some((choice.at(before).address().into(), i18n.shell().back.into())),
        None => Some((Route::Home.address().into(), i18n.shell().back_home.into())),
    }
}

/// The page that a step leads to.
pub(super) fn next_route(step: OrderStep, choice: &Choice) -> Route {
    let next = journey::after(step, choice);
    let changing = choice.changing && next != OrderStep::Check;
    Choice {
        changing,
        ..choice.clone()
    }
    .at(next)
}
