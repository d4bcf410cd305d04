//! Calling someone of the staff, on every page of a kiosk. Nothing about the person is told: which kiosk, and what kind
//! of page is open.

use super::done_sound::done_sound;
use crate::api::ApiError;
use crate::device;
use crate::fetch::{Phase, Sending, use_live, use_services, use_submit};
use crate::i18n::{fill, use_i18n};
use crate::kiosk_place::Place;
use crate::navigation::use_navigator;
use crate::routes::Route;
use crate::ui::{Button, ButtonKind, IconName};
use contract::kiosk::{HelpCall, HelpPage, HelpRequest, HelpState};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Longest time for which whoever called someone is taken for being there without a touch, in milliseconds.
const WAITING_MS: i64 = 600_000;

thread_local! {
    /// When someone was called who has not come yet.
    static CALLED_AT: Cell<Option<i64>> = const { Cell::new(None) };
}

/// Whether somebody waits here for someone whom they called: their work is there when help comes.
pub(super) fn waits_for_help(now: i64) -> bool {
    CALLED_AT
        .get()
        .is_some_and(|at| (0..WAITING_MS).contains(&(now - at)))
}

/// What kind of page it is.
fn page_of(route: &Route) -> HelpPage {
    match route {
        Route::Home | Route::NotFound => HelpPage::Home,
        Route::Order(..) => HelpPage::Order,
        Route::Orders | Route::OneOrder(..) => HelpPage::Orders,
        Route::Queue(_) => HelpPage::Queue,
        Route::Payback(..) => HelpPage::Payback,
        Route::Visits(_) => HelpPage::Visits,
        Route::Mine(_) => HelpPage::Mine,
        Route::Representation(_) => HelpPage::Representation,
        Route::Kiosk(_) => HelpPage::Kiosk,
    }
}

/// A button that calls someone, and how that stands beside it. Nothing where this is no kiosk of the district.
#[component]
pub fn CallButton() -> Html {
    let i18n = use_i18n();
    let words = i18n.help_call();
    let config = use_services().config;
    let route = use_navigator().route;
    let open = use_state(|| None::<String>);
    let done = {
        let (open, config) = (open.clone(), config.clone());
        Callback::from(move |call: HelpCall| {
            done_sound(&config);
            CALLED_AT.set(Some(device::now_millis()));
            open.set(Some(call.id));
        })
    };
    let submit = use_submit(
        Sending::WhileHere,
        |client, pending| {
            Box::pin(async move {
                let request: HelpRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                client.call_for_help(&pending.key, &request).await
            })
        },
        done,
    );
    let Some(Place { kiosk, office }) = Place::of(&config) else {
        return Html::default();
    };
    let onclick = {
        let submit = submit.clone();
        let request = HelpRequest {
            kiosk,
            office,
            page: page_of(&route),
        };
        // A second press finds the call that is open.
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(serde_json::to_string(&request).unwrap_or_default());
        })
    };
    let onover = {
        let open = open.clone();
        Callback::from(move |()| {
            CALLED_AT.set(None);
            open.set(None);
        })
    };
    let state = match (submit.phase(), &*open) {
        (Phase::Rejected(_), _) => html! {
            { fill(words.failed, &[("phone", &config.phone)]) }
        },
        (Phase::Submitting, None) => html! {
            { words.calling }
        },
        // It is tried again and again; whoever waits must know that nobody has heard yet.
        (Phase::Unknown | Phase::TooOld, None) => html! {
            { fill(words.not_yet, &[("phone", &config.phone)]) }
        },
        (_, Some(id)) => html! {
            <CallState key={id.clone()} id={id.clone()} {onover} />
        },
        _ => Html::default(),
    };
    html! {
        <div class="kiosk-call">
            <Button kind={ButtonKind::Secondary} small=true icon={IconName::Person} busy={submit.busy()} {onclick}>
                { words.call }
            </Button>
            <p role="status" class="kiosk-call__state">{ state }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CallStateProps {
    id: AttrValue,
    /// Called when somebody was there.
    onover: Callback<()>,
}

/// Whether somebody is on their way.
#[component]
fn CallState(props: &CallStateProps) -> Html {
    let words = use_i18n().help_call();
    let id = props.id.to_string();
    let call = use_live(
        format!("help-call/{id}"),
        |call: &HelpCall| call.poll_after_ms,
        move |client| {
            let id = id.clone();
            Box::pin(async move { client.get_help_call(&id).await })
        },
    );
    let call: Option<Rc<HelpCall>> = call.loaded.get().cloned();
    let state = call.map_or(HelpState::Told, |call| call.state);
    let onover = props.onover.clone();
    use_effect_with(state, move |state| {
        if *state == HelpState::Done {
            onover.emit(());
        }
    });
    html! {
        { match state {
            HelpState::Coming => words.coming,
            HelpState::Told | HelpState::Done | HelpState::Unknown => words.told,
        } }
    }
}
