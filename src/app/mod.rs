//! The app: what surrounds every page, and which page is shown.

mod display;
mod display_panel;
mod home_now;
mod home_page;
mod home_queue;
mod languages;
mod layout;
pub mod lazy;
mod not_found_page;
mod part;
mod planned_page;
mod urgent_notice;

pub use display::Display;
pub use languages::bring;

use crate::config::ServiceState;
use crate::device::is_kiosk;
use crate::fetch::{Services, after_frame, use_services};
use crate::i18n::{self, I18n, use_i18n};
use crate::lazy_view;
use crate::navigation::{Navigator, use_navigator};
use crate::routes::Route;
use crate::surroundings::Surroundings;
use home_page::HomePage;
use layout::Layout;
use lazy::{Lazy, LazyView, LazyWords};
use part::Part;
use std::rc::Rc;
use yew::prelude::*;

lazy_view!(
    /// The pages of ordering.
    static SIREN_ORDER: Part = in siren_order, part::siren_order
);
lazy_view!(
    /// The pages of orders that were made, and the next one to collect.
    static ORDERS: Part = in orders, part::orders
);
lazy_view!(
    /// Waiting at the counters.
    static QUEUE_STATUS: Part = in queue_status, part::queue_status
);
lazy_view!(
    /// Signing in, one's own household, acting for others. Few need it, so it is not fetched before.
    static HOUSEHOLD: Part = in household, part::household
);
lazy_view!(
    /// Books paid back. Fetched when it is opened.
    static PAYBACK: Part = in payback, part::payback
);
lazy_view!(
    /// Visits to the home, trucks and buses. Fetched when it is opened.
    static VISITS: Part = in visits, part::visits
);
lazy_view!(
    /// What a kiosk has and no other screen. Fetched there alone.
    static KIOSK: Part = in kiosk, part::kiosk
);
lazy_view!(
    /// Hearing a page. Fetched when it is asked for.
    static VOICE: Part = in voice, part::voice
);
lazy_view!(
    /// Pages that few open first, and the panel of text size and contrast.
    static ASIDE: Part = in aside, part::aside
);

/// What the app starts with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// Client, settings of the district, cache.
    pub services: Services,
    /// The page to show first.
    pub route: Route,
    /// What this device remembers of language, text size and contrast.
    #[prop_or_default]
    pub display: Display,
}

/// How long the prerendered page stays for code that does not come: the app then offers to try again.
const PREPARE_MS: u32 = 6_000;

/// The file that shows a page; `None` for the page that is part of the program.
fn file_of(route: &Route) -> Option<&'static LazyView<Part>> {
    // A kiosk has a start of its own, and signs nobody in.
    let kiosk = is_kiosk();
    Some(match route.lazy_file() {
        None if !kiosk => return None,
        Some("siren_order") => &SIREN_ORDER,
        Some("orders") => &ORDERS,
        Some("queue_status") => &QUEUE_STATUS,
        Some("household") if !kiosk => &HOUSEHOLD,
        Some("payback") if !kiosk => &PAYBACK,
        Some("visits") => &VISITS,
        None | Some("kiosk" | "household" | "payback") => &KIOSK,
        Some(_) => &ASIDE,
    })
}

/// Asks for the code that a page shows first, while the settings of the district are on their way.
pub fn begin(route: &Route) {
    // On the first page: how long the wait is.
    lazy::prefetch([file_of(route).unwrap_or(&ASIDE)]);
}

/// Brings the code of a page before the app takes the place of the prerendered one, so that nothing moves.
pub async fn prepare(route: &Route) {
    if let Some(file) = file_of(route) {
        lazy::within(PREPARE_MS, file.load()).await;
    }
}

/// The whole app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let place = use_state(|| Place {
        route: Rc::new(props.route.clone()),
        changes: 0,
    });
    let display = use_state(|| props.display);
    let navigator = use_navigation(&place);
    let newest = use_mut_ref(|| props.display);
    let set_display = {
        let display = display.clone();
        Callback::from(move |chosen: Display| {
            newest.replace(chosen);
            let (display, newest) = (display.clone(), newest.clone());
            show_when_spoken(chosen, move |chosen| {
                // What was chosen while the language came counts.
                if *newest.borrow() == chosen {
                    display.set(chosen);
                }
            });
        })
    };
    use_effect_with(*display, |display| display.apply());
    use_effect_with((), |()| {
        crate::device::tell_start_script("app-ready");
        lazy::prefetch([&ASIDE, &QUEUE_STATUS, &SIREN_ORDER, &ORDERS]);
    });
    let surroundings = Surroundings {
        services: props.services.clone(),
        i18n: I18n {
            language: display.spoken(),
        },
        easy: display.easy,
        navigator,
    };
    html! {
        <ContextProvider<Surroundings> context={surroundings}>
            <Layout display={*display} {set_display}>
                <Shown />
            </Layout>
        </ContextProvider<Surroundings>>
    }
}

/// Remembers how the app is to be seen, and shows it once its language is here. Where that does not come, what else was
/// chosen still holds.
fn show_when_spoken(chosen: Display, show: impl FnOnce(Display) + 'static) {
    chosen.save();
    if i18n::knows(chosen.spoken()) {
        return show(chosen);
    }
    wasm_bindgen_futures::spawn_local(async move {
        bring(chosen.spoken()).await;
        show(chosen);
    });
}

#[derive(Clone, PartialEq)]
struct Place {
    route: Rc<Route>,
    changes: u32,
}

/// Keeps the browser's history and the shown page together.
#[hook]
fn use_navigation(place: &UseStateHandle<Place>) -> Navigator {
    // Callbacks outlive a render: they need the page of now, not of then.
    let current = use_mut_ref(|| (**place).clone());
    let show = {
        let (place, current) = (place.clone(), current.clone());
        Callback::from(move |route: Route| {
            let before = current.borrow().clone();
            let moved = !route.is_same_page(&before.route);
            let next = Place {
                route: Rc::new(route),
                changes: before.changes + u32::from(moved),
            };
            current.replace(next.clone());
            place.set(next);
        })
    };
    let go = {
        let show = show.clone();
        Callback::from(move |(route, replace): (Route, bool)| {
            let moves = !replace && !route.is_same_page(&current.borrow().route);
            let show = show.clone();
            let turn = move || {
                #[cfg(target_arch = "wasm32")]
                crate::navigation::write_history(&route, replace);
                show.emit(route);
            };
            // The press is seen first, the new page is made behind it: on a slow phone that takes a while.
            match moves {
                true => after_frame(turn),
                false => turn(),
            }
        })
    };
    {
        let (go, show) = (go.clone(), show);
        use_effect_with((), move |()| {
            #[cfg(target_arch = "wasm32")]
            let listeners = crate::navigation::listen(go.reform(|route| (route, false)), show);
            #[cfg(not(target_arch = "wasm32"))]
            let listeners = (go, show);
            move || drop(listeners)
        });
    }
    Navigator {
        route: place.route.clone(),
        changes: place.changes,
        go,
    }
}

/// The page of the current route.
#[component]
fn Shown() -> Html {
    let i18n = use_i18n();
    let route = use_navigator().route;
    let states = use_services().config.services.clone();
    let Some(file) = file_of(&route) else {
        return html! {
            <HomePage />
        };
    };
    let planned = match &*route {
        Route::Queue(_) => states.queue_status == ServiceState::Planned,
        Route::Payback(..) => states.book_payback == ServiceState::Planned,
        Route::Visits(_) => states.outreach_visit == ServiceState::Planned,
        _ => false,
    };
    let view = if planned { &ASIDE } else { file };
    html! {
        <Lazy<Part> {view} params={Part::Page((*route).clone())} words={lazy_words(i18n)} />
    }
}

fn lazy_words(i18n: I18n) -> LazyWords {
    let words = i18n.shell();
    LazyWords {
        loading: words.loading.into(),
        failed: words.lazy_failed.into(),
        retry: words.try_again.into(),
        stale: words.lazy_stale.into(),
        reload: words.reload.into(),
    }
}
