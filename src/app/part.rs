//! What is fetched when it is first needed, as one type: each further one would cost the first page its own
//! waiting, failing and trying again.

use super::Shown;
use super::display::Display;
use super::display_panel::DisplayPanel;
use super::home_now::HomeNow;
use super::not_found_page::NotFoundPage;
use super::planned_page::PlannedPage;
use crate::device::is_kiosk;
use crate::features::{
    household, kiosk, outreach_visit, payback, queue_status, representation, sign_in, siren_order, voice,
};
use crate::routes::{MineView, Route, Service, VisitView};
use yew::prelude::*;

/// A part of the app that is a file of its own, or in one.
#[derive(Clone, PartialEq)]
pub(super) enum Part {
    /// A page.
    Page(Route),
    /// What is now, on the home page: my number, the wait, my next order.
    HomeNow,
    /// The next order to collect, the number that comes up next, or the book to bring back, on the home page.
    NextThing,
    /// Text size, contrast, language.
    Display(Display, Callback<Display>, Callback<()>),
    /// Hearing the page; called when it is switched off.
    Voice(Callback<()>),
}

/// What the file `siren_order` shows.
pub(super) fn siren_order(part: &Part) -> Html {
    match part {
        Part::Page(Route::Order(step, query)) => siren_order::step_page(*step, query),
        Part::Page(_) | Part::NextThing | Part::HomeNow | Part::Display(..) | Part::Voice(_) => {
            Html::default()
        }
    }
}

/// What the file `orders` shows.
pub(super) fn orders(part: &Part) -> Html {
    match part {
        Part::Page(Route::Orders) => siren_order::orders_page(),
        Part::Page(Route::OneOrder(reference, view)) => siren_order::order_page(reference, *view),
        Part::NextThing => siren_order::next_thing(),
        Part::Page(_) | Part::HomeNow | Part::Display(..) | Part::Voice(_) => Html::default(),
    }
}

/// What the file `queue_status` shows.
pub(super) fn queue_status(part: &Part) -> Html {
    match part {
        Part::Page(route) => queue_status::page(route),
        Part::NextThing => queue_status::next_ticket(),
        Part::HomeNow | Part::Display(..) | Part::Voice(_) => Html::default(),
    }
}

/// What the file `household` shows.
pub(super) fn household(part: &Part) -> Html {
    match part {
        Part::Page(Route::Mine(MineView::SignIn)) => sign_in::page(),
        Part::Page(Route::Mine(view)) => household::page(*view),
        Part::Page(Route::Representation(view)) => representation::page(view),
        Part::Page(_) | Part::HomeNow | Part::NextThing | Part::Display(..) | Part::Voice(_) => {
            Html::default()
        }
    }
}

/// What the file `payback` shows.
pub(super) fn payback(part: &Part) -> Html {
    match part {
        Part::Page(Route::Payback(view, beside)) => payback::page(*view, beside),
        Part::NextThing => payback::next_return(),
        Part::Page(_) | Part::HomeNow | Part::Display(..) | Part::Voice(_) => Html::default(),
    }
}

/// What the file `visits` shows.
pub(super) fn visits(part: &Part) -> Html {
    match part {
        // Whoever asks for a visit signs in, which nobody does at a kiosk.
        Part::Page(Route::Visits(VisitView::Request(..) | VisitView::Mine | VisitView::One(_)))
            if is_kiosk() =>
        {
            kiosk::elsewhere_page()
        }
        Part::Page(Route::Visits(view)) => outreach_visit::page(view),
        Part::Page(_) | Part::HomeNow | Part::NextThing | Part::Display(..) | Part::Voice(_) => {
            Html::default()
        }
    }
}

/// What the file `kiosk` shows: the frame of every page (instead of the panel), the start, its own pages, and instead of
/// what is only for one's own device where to turn.
pub(super) fn kiosk(part: &Part) -> Html {
    match part {
        Part::Display(display, set_display, _) => kiosk_frame(*display, set_display),
        Part::Page(Route::Home) => kiosk::start_page(),
        Part::Page(Route::Kiosk(view)) => kiosk::service_page(*view),
        Part::Page(_) | Part::HomeNow | Part::NextThing | Part::Voice(_) => kiosk::elsewhere_page(),
    }
}

/// The frame knows no [`Display`], which is the app's: it gets what it shows and changes of it.
fn kiosk_frame(display: Display, set_display: &Callback<Display>) -> Html {
    let seen = kiosk::Seen {
        language: display.language,
        text_size: display.text_size,
        strong: display.strong,
        easy: display.easy,
    };
    let see = set_display.reform(move |seen: kiosk::Seen| Display {
        language: seen.language,
        text_size: seen.text_size,
        strong: seen.strong,
        easy: seen.easy,
    });
    let page = html! {
        <Shown />
    };
    kiosk::frame(
        seen,
        see,
        page,
        Callback::from(|(off, above)| voice::bar(off, above)),
    )
}

/// What the file `aside` shows: what few open first.
pub(super) fn aside(part: &Part) -> Html {
    match part {
        Part::Display(display, set_display, listen) => html! {
            <DisplayPanel display={*display} set_display={set_display.clone()} listen={listen.clone()} />
        },
        Part::HomeNow => html! {
            <HomeNow />
        },
        // Where the district has not started it yet.
        Part::Page(Route::Queue(_)) => html! {
            <PlannedPage key="queue" service={Service::QueueStatus} />
        },
        Part::Page(Route::Payback(..)) => html! {
            <PlannedPage key="payback" service={Service::BookPayback} />
        },
        Part::Page(Route::Visits(_)) => html! {
            <PlannedPage key="visits" service={Service::OutreachVisit} />
        },
        Part::Page(_) | Part::NextThing | Part::Voice(_) => html! {
            <NotFoundPage />
        },
    }
}

/// What the file `voice` shows.
pub(super) fn voice(part: &Part) -> Html {
    match part {
        Part::Voice(off) => voice::bar(off.clone(), 0),
        _ => Html::default(),
    }
}
