//! Looking at the clock while nobody touches the kiosk.

use super::call_button::waits_for_help;
use super::park_work;
use super::setup::Setup;
use super::waiting::Standing;
use crate::device::{self, kiosk};
use crate::fetch::Pause;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Longest pause between two looks: a screen that slept must not wake to a stranger's page.
const LOOK_MS: i64 = 5_000;

/// Longest time for which a page that is read aloud is taken for a listener: a voice that never ends must not keep a
/// stranger's page.
const LISTENING_MS: i64 = 600_000;

struct Watch {
    /// The last touch; `None` since the start: then there is nothing to ask or to take away.
    touched: Cell<Option<i64>>,
    /// When somebody was last known to be here without a touch: the page was read to them, or they waited for help.
    here: Cell<i64>,
    idle_ms: i64,
    warning_ms: i64,
    changed: Callback<Option<i64>>,
    gone: Callback<()>,
    pause: RefCell<Option<Pause>>,
}

impl Watch {
    fn standing(&self) -> Option<Standing> {
        let now = device::now_millis();
        // A clock that was set back hurries nobody and keeps nobody's page: it counts from now on.
        let touched = self.touched.get()?.min(now);
        self.touched.set(Some(touched));
        self.here.set(self.here.get().min(now));
        let listens = kiosk::is_read_aloud() && (0..LISTENING_MS).contains(&(now - touched));
        if listens || waits_for_help(now) {
            self.here.set(now);
        }
        Some(Standing::of(
            touched.max(self.here.get()),
            now,
            self.idle_ms,
            self.warning_ms,
            park_work::unanswered(),
        ))
    }

    /// Whether a touch anywhere is one more of whoever is here: not while it is asked, and not after the time is over,
    /// though no look at the clock came since, as after a sleep: then it is the next person's.
    fn is_theirs(&self) -> bool {
        matches!(self.standing(), None | Some(Standing::There(_)))
    }

    fn look(self: &Rc<Self>) {
        let Some(standing) = self.standing() else { return };
        let pause = match standing {
            Standing::There(left) => {
                self.changed.emit(None);
                left.clamp(1, LOOK_MS)
            }
            Standing::Asked(left) => {
                self.changed.emit(Some(left));
                1_000
            }
            Standing::Held => {
                self.changed.emit(Some(0));
                1_000
            }
            Standing::Gone => return self.gone.emit(()),
        };
        let watch = self.clone();
        self.pause
            .replace(Some(Pause::new(pause as u32, move || watch.look())));
    }
}

/// Who calls that someone is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touch {
    /// Something was pressed somewhere. While it is asked, only the answer counts: else the question would go away
    /// between finger down and finger up, and the press would land on what stands below.
    Any,
    /// The answer.
    GoOn,
}

/// The seconds that are left while it is asked whether to go on (0: only an answer is waited for), and what to call at each touch.
#[hook]
pub(super) fn use_idle(setup: &Setup, gone: Callback<()>) -> (Option<i64>, Callback<Touch>) {
    let left = use_state_eq(|| None);
    let watch = {
        let left = left.clone();
        let (idle_ms, warning_ms) = (
            i64::from(setup.idle_seconds) * 1000,
            i64::from(setup.warning_seconds) * 1000,
        );
        use_memo((), move |()| {
            Rc::new(Watch {
                touched: Cell::default(),
                here: Cell::default(),
                idle_ms,
                warning_ms,
                changed: Callback::from(move |seconds| left.set(seconds)),
                gone,
                pause: RefCell::default(),
            })
        })
    };
    let touch = use_callback((), move |touch: Touch, ()| {
        if touch == Touch::GoOn || watch.is_theirs() {
            watch.touched.set(Some(device::now_millis()));
        }
        watch.look();
    });
    (*left, touch)
}
