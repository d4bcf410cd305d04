//! How long the session still runs, by the backend's clock.

use super::who::Session;
use crate::fetch::{Pause, Services, hidden, use_services};
use contract::time::Timestamp;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Longest pause between two looks at the clock: an answer may have taught another time.
const LOOK_MS: i64 = 5_000;

/// How the session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It runs.
    Runs,
    /// It ends in so many seconds.
    Ends(i64),
    /// It is over.
    Over,
}

impl Standing {
    /// At a moment, for a session with this end and so many seconds of warning.
    fn of(end: Timestamp, warn_seconds: u32, now: Timestamp) -> Self {
        match end.seconds_since(now) {
            left if left <= 0 => Self::Over,
            left if left <= i64::from(warn_seconds) => Self::Ends(left),
            _ => Self::Runs,
        }
    }
}

/// Looks at the clock until the session is over.
struct Watch {
    services: Services,
    end: Timestamp,
    warn_seconds: u32,
    reload: Callback<()>,
    changed: Callback<()>,
    pause: RefCell<Option<Pause>>,
    /// What the backend was asked about: whether it ends soon, whether it is over.
    asked: Cell<(bool, bool)>,
}

impl Watch {
    fn look(self: &Rc<Self>) {
        let now = self.services.client.clock().now();
        let standing = Standing::of(self.end, self.warn_seconds, now);
        let (soon, over) = (standing != Standing::Runs, standing == Standing::Over);
        // Another tab may have gone on meanwhile: the backend knows. A hidden page asks for nothing.
        if (soon, over) != self.asked.get() && soon && !hidden() {
            self.asked.set((soon, over));
            self.reload.emit(());
        }
        if soon {
            self.changed.emit(());
        }
        let left_ms = (self.end.unix_millis() - now.unix_millis()) - i64::from(self.warn_seconds) * 1000;
        let pause = match standing {
            Standing::Runs => left_ms.clamp(100, LOOK_MS),
            Standing::Ends(_) => 1_000,
            Standing::Over if hidden() => LOOK_MS,
            Standing::Over => return,
        };
        let watch = self.clone();
        self.pause
            .replace(Some(Pause::new(pause as u32, move || watch.look())));
    }
}

/// How the session stands now. Renders anew when that changes, and with each second of the warning.
#[hook]
pub(super) fn use_standing(session: &Session) -> Standing {
    let services = use_services();
    let update = use_force_update();
    let ends = session.loaded.get().and_then(|view| {
        let person = view.person.as_ref()?;
        Some((person.end(), person.warn_seconds))
    });
    {
        let (services, reload) = (services.clone(), session.reload.clone());
        use_effect_with(ends, move |ends| {
            let watch = ends.map(|(end, warn_seconds)| {
                Rc::new(Watch {
                    services,
                    end,
                    warn_seconds,
                    reload,
                    changed: Callback::from(move |()| update.force_update()),
                    pause: RefCell::default(),
                    asked: Cell::default(),
                })
            });
            if let Some(watch) = &watch {
                watch.look();
            }
            move || {
                if let Some(watch) = watch {
                    watch.pause.take();
                }
            }
        });
    }
    let now = services.client.clock().now();
    match ends.map(|(end, warn_seconds)| Standing::of(end, warn_seconds, now)) {
        // Said only when the backend has agreed.
        Some(Standing::Ends(_)) if session.loaded.busy => Standing::Runs,
        Some(standing) => standing,
        None => Standing::Over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_comes_in_time_and_the_end_at_its_second() {
        let end = Timestamp::parse("2026-11-23T10:30:00+09:00").unwrap();
        let at = |seconds| Standing::of(end, 60, end.plus_seconds(seconds));
        assert_eq!(at(-61), Standing::Runs);
        assert_eq!(at(-60), Standing::Ends(60));
        assert_eq!(at(-1), Standing::Ends(1));
        assert_eq!(at(0), Standing::Over);
    }
}
