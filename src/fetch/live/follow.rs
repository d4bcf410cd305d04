//! Following a live document for as long as something shows it.

use super::document::Document;
use super::events::{Answer, Event, Manner, Nearness};
use super::followed::{Followed, Topic};
use super::freshness::Freshness;
use super::held::Taken;
use super::runner::{Runner, Work};
use super::telling::Telling;
use crate::api::Observed;
use crate::fetch::loaded::Loaded;
use crate::fetch::timers::{Pause, hidden, spawn};
use std::any::Any;
use std::rc::Rc;

impl<D: Document> Followed<D> {
    /// Asks at once, unless a try is under way or the backend asked for more time.
    pub fn reload(&self) {
        self.handle(Event::Reload);
    }

    /// Follows the document until what is returned is called.
    pub(super) fn join(&self, near: Nearness) -> impl FnOnce() + use<D> {
        self.0.shown_by.borrow_mut().push(near);
        let first = self.0.runner.borrow().is_none();
        if first {
            self.begin();
        }
        self.come_nearer();
        let followed = self.clone();
        move || followed.leave(near)
    }

    fn begin(&self) {
        let manner = Manner {
            by_many: true,
            shared: true,
        };
        let runner = Runner::new(manner, D::name(&self.0.place), Box::new(self.clone()));
        self.0.runner.replace(Some(runner.clone()));
        runner.start();
    }

    fn leave(&self, near: Nearness) {
        let mut shown_by = self.0.shown_by.borrow_mut();
        if let Some(at) = shown_by.iter().position(|known| *known == near) {
            shown_by.swap_remove(at);
        }
        let last = shown_by.is_empty();
        drop(shown_by);
        if !last {
            return self.come_nearer();
        }
        if let Some(runner) = self.0.runner.take() {
            runner.stop();
        }
        self.0.tick.take();
        self.0.stopped.set(None);
        self.keep();
    }

    /// As close as any component wants it.
    fn come_nearer(&self) {
        let near = self.0.shown_by.borrow().iter().copied().max();
        self.handle(Event::Near(near.unwrap_or_default()));
    }

    fn handle(&self, event: Event) {
        let runner = self.0.runner.borrow().clone();
        if let Some(runner) = runner {
            runner.handle(event);
        }
    }

    /// Keeps what is known in the cache, for whoever comes back to it.
    fn keep(&self) {
        let held = self.0.held.borrow();
        let known = Loaded {
            data: held.whole().map(Rc::new).zip(held.confirmed_at()),
            error: self.error(),
            busy: false,
        };
        let name = D::name(&self.0.place);
        self.0.services.cache.put(&name, known);
    }

    /// Looks again when the label changes, or each second where somebody shows the age.
    pub(super) fn tick(&self) {
        self.0.tick.take();
        let Some(at) = self.at() else { return };
        if self.0.stopped.get().is_some() || hidden() || self.0.shown_by.borrow().is_empty() {
            return;
        }
        let by_the_second = (self.0.watchers.borrow().iter()).any(|watcher| watcher.topic == Topic::Age);
        let millis = match Freshness::changes_in_ms(at, self.now()) {
            edge if by_the_second => edge.unwrap_or(SECOND_MS).min(SECOND_MS),
            Some(edge) => edge.min(60 * SECOND_MS),
            None => return,
        };
        let followed = self.clone();
        let pause = Pause::new(millis, move || {
            followed.age();
            followed.tick();
        });
        self.0.tick.replace(Some(pause));
    }
}

const SECOND_MS: u32 = 1_000;

/// Milliseconds by which news may be late. News that is later came by a proxy that holds it back, or the device's
/// clock was set: an answer's `Date` tells which.
const LATE_MS: i64 = 10_000;

impl<D: Document> Work for Followed<D> {
    fn ask(&self, runner: Rc<Runner>) {
        let followed = self.clone();
        let call = D::ask(&self.0.services.client, &self.0.place);
        spawn(async move {
            let answer = match call.await {
                Ok(observed) => followed.answered(observed, &runner),
                Err(error) => {
                    let retry_after_s = error.retry_after_s();
                    runner.tell(|| Telling::failed(retry_after_s));
                    followed.failed(error);
                    Answer::Failed { retry_after_s }
                }
            };
            runner.handle(Event::Answered(answer));
        });
    }

    fn open(&self, runner: Rc<Runner>) -> Option<Box<dyn Any>> {
        let followed = self.clone();
        let heard = move |event: Option<(&str, String)>| match event {
            Some((kind, text)) => {
                followed.heard(kind, &text, &runner);
                runner.tell(|| Telling::news(kind, &text));
            }
            None => runner.handle(Event::Lost),
        };
        D::open(&self.0.services.client, &self.0.place, Rc::new(heard))
    }

    fn told(&self, text: &str, runner: Rc<Runner>) {
        match Telling::read(text) {
            Some(Telling::Whole(at, text)) => match D::read(text.to_owned(), at) {
                Ok(observed) => {
                    self.take(|held| held.take(observed));
                    runner.handle(Event::Heard);
                }
                Err(_) => runner.handle(Event::Gap),
            },
            Some(Telling::News(kind, text)) => self.heard(kind, text, &runner),
            Some(Telling::Failed(retry_after_s)) => runner.handle(Event::LeaderFailed { retry_after_s }),
            None => {}
        }
    }

    fn seen(&self) {
        self.age();
        self.tick();
    }

    fn held(&self, holds: bool) {
        self.0.stopped.set(None);
        self.0.stopped.set(holds.then(|| self.now()));
        self.age();
        self.tick();
    }
}

impl<D: Document> Followed<D> {
    fn answered(&self, observed: Observed<D>, runner: &Runner) -> Answer {
        let poll_after_ms = observed.document.poll_after_ms();
        runner.tell(|| Telling::whole(observed.at, &observed.text));
        match self.take(|held| held.take(observed)) {
            Taken::Older => Answer::Behind,
            taken => Answer::Got {
                changed: taken.changed(),
                poll_after_ms,
            },
        }
    }

    /// The stream said something, here or in the tab that leads.
    fn heard(&self, kind: &str, text: &str, runner: &Rc<Runner>) {
        let Ok(news) = self.0.services.client.read_news(kind, text) else {
            return runner.handle(Event::Gap);
        };
        let late = news
            .server_time()
            .is_some_and(|at| self.now().unix_millis() - at.unix_millis() > LATE_MS);
        let taken = self.take(|held| D::hear(held, news));
        runner.handle(if late || taken == Taken::Gap {
            Event::Gap
        } else {
            Event::Heard
        });
    }
}
