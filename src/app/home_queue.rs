//! How long the wait is now, on the first page: at the office looked at last, else the one that the district
//! set. The pages of the queues have the rest: forecast, stream, all offices. Their code is large; this card's
//! stands in the small file that comes first after the first page.

use crate::api::{Client, Glance, NoGlance, Waiting};
use crate::device;
use crate::device::storage::{self, Area};
use crate::features::queue_status::LAST_OFFICE;
use crate::fetch::{Pause, StillChoices, hidden, is_still, on_still, spawn, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::routes::{OfficeOrder, QueueView, Route};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds until the next question after trouble, and the least between two.
const AFTER_TROUBLE_MS: u32 = 30_000;
const SHORTEST_MS: u32 = 5_000;

/// The last glance, and whether nothing newer could be had.
#[derive(Clone, PartialEq, Default)]
struct Seen {
    glance: Option<Rc<Glance>>,
    old: bool,
}

/// The card.
#[component]
pub(super) fn HomeQueue() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let seen = use_state(Seen::default);
    let office = storage::read(Area::Device, LAST_OFFICE).or(services.config.queue_office.clone());
    {
        let (office, seen) = (office.clone(), seen.clone());
        use_effect_with((), move |()| {
            let asker = office.map(|office| Asker::start(services.client, office, seen));
            move || asker.iter().for_each(|asker| asker.stop())
        });
    }
    office.map_or_else(Html::default, |office| card(i18n, office, &seen))
}

fn card(i18n: I18n, office: String, seen: &Seen) -> Html {
    let words = i18n.home();
    let (address, shown) = match &seen.glance {
        Some(glance) => (QueueView::Office(office), known(i18n, glance, seen.old)),
        None => {
            let note = if seen.old {
                words.queue_unknown
            } else {
                i18n.shell().loading
            };
            // With a key of its own it goes, instead of moving down below the numbers.
            let note = html! {
                <span key="loading" class="home-queue__note">{ note }</span>
            };
            (QueueView::Offices(OfficeOrder::Listed), note)
        }
    };
    html! {
        <a class={if seen.old { "home-queue home-queue--old" } else { "home-queue" }} href={Route::Queue(address).address()}>
            <span class="home-queue__title">{ words.queue_title }</span>
            { shown }
        </a>
    }
}

fn known(i18n: I18n, glance: &Glance, old: bool) -> Html {
    let words = i18n.home();
    let at = fill(
        if old { words.queue_old } else { words.queue_at },
        &[("time", &i18n.clock(glance.at))],
    );
    html! {
        <>
            <span>{ i18n.text(&glance.office) }</span>
            <span class="home-queue__counters">
                { for glance.counters.iter().map(|(name, waiting)| counter(i18n, i18n.text(name), *waiting)) }
            </span>
            <span class="home-queue__note">
                { at }
                if glance.demo {
                    { " " }{ words.queue_demo }
                }
            </span>
        </>
    }
}

fn counter(i18n: I18n, name: AttrValue, waiting: Waiting) -> Html {
    let waiting = match waiting {
        Waiting::People(waiting) => fill(i18n.home().queue_people, &[("count", &waiting.to_string())]),
        Waiting::Paused => i18n.home().queue_paused.to_owned(),
        Waiting::Closed => i18n.home().queue_closed.to_owned(),
        Waiting::Unknown => i18n.home().queue_no_number.to_owned(),
    };
    html! {
        <span class="home-queue__counter">{ name }{ " " }<b class="home-queue__number">{ waiting }</b></span>
    }
}

/// Asks again and again while the page is seen.
struct Asker {
    client: Client,
    office: String,
    shown: UseStateHandle<Seen>,
    last: RefCell<Seen>,
    pause: RefCell<Option<Pause>>,
    busy: Cell<bool>,
    gone: Cell<bool>,
    /// Device's time before which the backend asked not to come again.
    not_before: Cell<i64>,
    #[cfg(target_arch = "wasm32")]
    returns: RefCell<Option<gloo::events::EventListener>>,
    choices: RefCell<Option<StillChoices>>,
}

impl Asker {
    fn start(client: Client, office: String, shown: UseStateHandle<Seen>) -> Rc<Self> {
        let asker = Rc::new(Self {
            client,
            office,
            shown,
            last: RefCell::default(),
            pause: RefCell::default(),
            busy: Cell::default(),
            gone: Cell::default(),
            not_before: Cell::default(),
            #[cfg(target_arch = "wasm32")]
            returns: RefCell::default(),
            choices: RefCell::default(),
        });
        let chosen = asker.clone();
        asker.choices.replace(Some(on_still(move || chosen.ask())));
        #[cfg(target_arch = "wasm32")]
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let back = asker.clone();
            let listener =
                gloo::events::EventListener::new(&document, "visibilitychange", move |_| back.ask());
            asker.returns.replace(Some(listener));
        }
        asker.ask();
        asker
    }

    fn stop(&self) {
        self.gone.set(true);
        self.pause.take();
        #[cfg(target_arch = "wasm32")]
        self.returns.take();
        self.choices.take();
    }

    fn ask(self: &Rc<Self>) {
        if self.gone.get()
            || hidden()
            || (is_still() && self.last.borrow().glance.is_some())
            || device::now_millis() < self.not_before.get()
            || self.busy.replace(true)
        {
            return;
        }
        self.pause.take();
        let asker = self.clone();
        spawn(async move {
            let glance = asker.client.glance_queue(&asker.office).await;
            asker.answered(glance);
        });
    }

    fn answered(self: &Rc<Self>, answer: Result<Glance, NoGlance>) {
        self.busy.set(false);
        if self.gone.get() {
            return;
        }
        let mut seen = self.last.borrow().clone();
        let pause = match answer {
            Ok(glance) => {
                let pause = glance.poll_after_ms.max(SHORTEST_MS);
                seen = Seen {
                    glance: Some(Rc::new(glance)),
                    old: false,
                };
                pause
            }
            Err(NoGlance(told)) => {
                seen.old = true;
                let told = told.map_or(0, |seconds| seconds.saturating_mul(1_000));
                self.not_before.set(device::now_millis() + i64::from(told));
                told.max(AFTER_TROUBLE_MS)
            }
        };
        self.last.replace(seen.clone());
        self.shown.set(seen);
        // Up to a fifth later, so that a city does not ask in one breath.
        let later = (f64::from(pause) * 0.2 * device::unit()) as u32;
        let asker = self.clone();
        let pause = Pause::new(pause.saturating_add(later), move || asker.ask());
        self.pause.replace(Some(pause));
    }
}
