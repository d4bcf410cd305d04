//! Permissions: whatever both sides do in whatever order, nothing happens outside of them, and both read the
//! same.

use crate::racing::file;
use crate::session::on_file;
use crate::session_support::*;
use crate::support::*;
use axum::body::Body;
use axum::http::Request;
use contract::permission::{PermissionState as State, PermissionStep as Step, PermissionView, Side};
use contract::time::Timestamp;
use proptest::prelude::*;
use serde_json::json;

/// Something that someone tries.
#[derive(Debug, Clone)]
enum Try {
    Yes,
    No,
    /// The helper ends it.
    Back,
    /// The office writes down what was said at the counter.
    Counter(bool),
    Order,
    /// Of the n-th order, by the key that the helper's device has.
    Cancel(usize),
    Restore(usize),
    Move(usize),
    /// The office hands it over.
    HandOver(usize),
    /// So many hours pass.
    Wait(i64),
    /// What the clock has ended is written down.
    Tidy,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        3 => Just(Try::Yes),
        1 => Just(Try::No),
        1 => Just(Try::Back),
        1 => any::<bool>().prop_map(Try::Counter),
        6 => Just(Try::Order),
        2 => (0..4_usize).prop_map(Try::Cancel),
        2 => (0..4_usize).prop_map(Try::Restore),
        2 => (0..4_usize).prop_map(Try::Move),
        1 => (0..4_usize).prop_map(Try::HandOver),
        1 => (0..60_i64).prop_map(Try::Wait),
        1 => Just(Try::Tidy),
    ];
    prop::collection::vec(one, 4..24)
}

/// Last day of the permission, a Friday.
const UNTIL: &str = "2026-11-27";

struct Scene {
    app: App,
    child: Someone,
    reference: String,
    /// The very first link.
    link: (String, String),
    orders: Vec<contract::reservation::ReservationView>,
    /// What the parent or the clock has said so far, as the rules would have it.
    model: State,
    asked_at: Timestamp,
    record: Vec<contract::permission::PermissionRecord>,
    /// Steps that the parent was not told of, because the phone was left alone.
    left_alone: usize,
}

impl Scene {
    fn new() -> Self {
        let app = App::with(|options| {
            options.rules.max_open_orders = 99;
            options.session_rules.idle_seconds = 90 * 86_400;
            options.session_rules.absolute_seconds = 90 * 86_400;
        });
        let child = Someone::sign_in(&app, CHILD);
        let reference = child.ask(&app, UNTIL);
        let link = link_to(&app, PARENT.1);
        let asked_at = app.backend.clock().now();
        Self {
            app,
            child,
            reference,
            link,
            orders: Vec::new(),
            model: State::Asked,
            asked_at,
            record: Vec::new(),
            left_alone: 0,
        }
    }

    fn now(&self) -> Timestamp {
        self.app.backend.clock().now()
    }

    /// What the clock makes of it.
    fn settle(&mut self) {
        let seven_days = self.asked_at.plus_seconds(7 * 86_400);
        match self.model {
            State::Asked if self.now() >= seven_days => self.model = State::Expired,
            State::Granted if self.now().date().to_string().as_str() > UNTIL => self.model = State::Ended,
            _ => {}
        }
    }

    /// A free place, as soon as there is one.
    fn free_start(&self) -> Option<String> {
        let days = self.app.get("/offices/ok-center/slots").json();
        let slots = days["days"]
            .as_array()?
            .iter()
            .flat_map(|day| day["slots"].as_array().unwrap());
        let free = slots.into_iter().find(|slot| slot["left"].as_u64() > Some(0))?;
        Some(free["start"].as_str()?.to_owned())
    }

    fn answer(&mut self, yes: bool, counter: bool) {
        let allowed = matches!(self.model, State::Asked | State::Granted) || !yes;
        let done = match counter {
            true => self
                .app
                .backend
                .staff()
                .answer_permission(&self.reference, yes)
                .is_ok(),
            false => answer(&self.app, &self.link, yes).status == 200,
        };
        assert_eq!(done, allowed);
        self.model = match (self.model, yes) {
            (State::Asked, true) => State::Granted,
            (State::Asked, false) => State::Refused,
            (State::Granted, false) => State::Ended,
            (other, _) => other,
        };
    }

    fn order(&mut self) {
        let Some(start) = self.free_start() else { return };
        let reply = self.child.order_under(&self.app, &self.reference, &start);
        let in_time = &start[..10] <= UNTIL;
        match (self.model, in_time) {
            (State::Granted, true) => {
                assert_eq!(reply.status, 201, "{}", reply.text);
                self.orders.push(reply.view());
            }
            (State::Granted, false) => drop(reply.problem(403, "outside_permission")),
            _ => drop(reply.problem(409, "permission_ended")),
        }
    }

    /// Does something with an order by its key; whoever has it, the permission must be in force.
    fn with_order(&self, nth: usize, act: impl Fn(&App, &contract::reservation::ReservationView) -> Reply) {
        let Some(order) = self.orders.get(nth) else { return };
        let path = format!("/reservations/{}", order.reservation.reference);
        let headers = [("reservation-key", order.key.as_deref().unwrap())];
        let seen = self.app.call("GET", &path, &headers, None);
        if self.model != State::Granted {
            seen.problem(409, "permission_ended");
            act(&self.app, order).problem(409, "permission_ended");
            return;
        }
        let fresh = contract::reservation::ReservationView {
            key: order.key.clone(),
            ..seen.view()
        };
        let reply = act(&self.app, &fresh);
        assert!([200, 403, 409].contains(&reply.status), "{}", reply.text);
    }

    fn go(&mut self, step: &Try) {
        match step {
            Try::Yes => self.answer(true, false),
            Try::No => self.answer(false, false),
            Try::Counter(yes) => self.answer(*yes, true),
            Try::Back => {
                let path = format!("/permissions/{}/end", self.reference);
                assert_eq!(self.child.post(&self.app, &path, None).status, 200);
                self.model = match self.model {
                    State::Asked => State::Withdrawn,
                    State::Granted => State::Ended,
                    other => other,
                };
            }
            Try::Order => self.order(),
            Try::Cancel(nth) => self.with_order(*nth, |app, order| app.act(order, "cancel")),
            Try::Restore(nth) => self.with_order(*nth, |app, order| app.act(order, "restore")),
            Try::Move(nth) => {
                let Some(start) = self.free_start() else { return };
                let hold = self.app.hold("ok-center", &start);
                self.with_order(*nth, |app, order| app.change(order, &hold));
            }
            Try::HandOver(nth) => {
                if let Some(order) = self.orders.get(*nth) {
                    let (staff, reference) = (self.app.backend.staff(), &order.reservation.reference);
                    let _ = staff.mark_ready(reference);
                    let _ = staff.mark_collected(reference);
                }
            }
            Try::Wait(hours) => self.app.advance(hours * 3600),
            Try::Tidy => self.app.backend.tidy().unwrap(),
        }
        self.settle();
    }

    /// What must hold after everything.
    fn check(&mut self) {
        let path = format!("/permissions/{}", self.reference);
        let of_child: PermissionView = view(self.child.get(&self.app, &path));
        let of_parent: PermissionView =
            view(
                self.app
                    .call("GET", &path, &[("permission-key", &self.link.1)], None),
            );
        assert_eq!((of_child.you, of_parent.you), (Side::Helper, Side::Represented));
        assert_eq!(of_child.permission, of_parent.permission);
        assert_eq!(of_child.record, of_parent.record, "both read the same");
        assert_eq!(of_child.permission.state, self.model);
        assert!(
            of_child.record.starts_with(&self.record),
            "nothing that was written changes: {:?} {:?}",
            self.record,
            of_child.record
        );
        self.record = of_child.record;
        let told = self.app.backend.staff().inbox().unwrap();
        let steps = self.record.iter().filter(|entry| {
            told.iter()
                .any(|message| message.phone == PARENT.1 && message.text.ko.starts_with(&entry.text.ko))
        });
        // After ten messages in an hour the phone is left alone.
        let hour_ago = self.now().plus_seconds(-3600);
        let lately = told
            .iter()
            .filter(|message| message.phone == PARENT.1 && message.at > hour_ago);
        let missing = self.record.len() - steps.count();
        if lately.count() >= 10 {
            self.left_alone = missing;
        }
        let untold = matches!(self.model, State::Expired | State::Ended) as usize;
        assert!(
            told.len() == 50 || missing <= self.left_alone + untold,
            "the parent is told of each step"
        );
        self.check_orders();
    }

    /// Where nothing is in force, nothing goes on; and what the record says of each order is what became of it.
    fn check_orders(&self) {
        let all = self.app.backend.staff().orders().unwrap();
        for order in &self.orders {
            let reference = &order.reservation.reference;
            let mut of_order = self
                .record
                .iter()
                .filter(|entry| entry.order.as_ref() == Some(reference));
            assert_eq!(of_order.next().map(|entry| entry.step), Some(Step::Ordered));
            let last = of_order.next_back().map_or(Step::Ordered, |entry| entry.step);
            let Some(now) = all.iter().find(|one| one.reference == *reference) else {
                continue;
            };
            use contract::reservation::OrderState as Order;
            let agrees = match now.state {
                Order::Accepted | Order::Ready => {
                    self.model == State::Granted
                        && matches!(last, Step::Ordered | Step::Changed | Step::Restored)
                }
                Order::Cancelled => matches!(last, Step::Cancelled | Step::Stopped),
                Order::Collected => last == Step::HandedOver,
                Order::Expired => matches!(last, Step::Ordered | Step::Changed | Step::Restored),
                _ => false,
            };
            assert!(agrees, "{:?} after {last:?} while {:?}", now.state, self.model);
        }
    }
}

fn view(reply: Reply) -> PermissionView {
    serde_json::from_str(&reply.text).unwrap_or_else(|error| panic!("{error}: {}", reply.text))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn nothing_is_done_outside_of_a_permission_and_both_read_the_same(tries in tries()) {
        let mut scene = Scene::new();
        scene.check();
        for step in &tries {
            scene.go(step);
            scene.check();
        }
    }
}

#[test]
fn what_the_clock_ended_reads_the_same_before_and_after_it_is_written() {
    let app = App::with(|options| {
        options.session_rules.idle_seconds = 90 * 86_400;
        options.session_rules.absolute_seconds = 90 * 86_400;
    });
    let child = Someone::sign_in(&app, CHILD);
    let path = format!("/permissions/{}", child.ask(&app, UNTIL));
    assert_eq!(answer(&app, &link_to(&app, PARENT.1), true).status, 200);
    app.advance(20 * 86_400);
    let before = child.get(&app, &path).text;
    let messages = app.backend.staff().inbox().unwrap().len();
    app.backend.tidy().unwrap();
    app.backend.tidy().unwrap();
    assert_eq!(child.get(&app, &path).text, before);
    let told = app.backend.staff().inbox().unwrap();
    assert_eq!(told.len(), messages + 2, "each side is told once");
}

#[test]
fn permissions_and_links_outlive_a_restart() {
    let path = file("permission-restart");
    let app = on_file(&path);
    let child = Someone::sign_in(&app, CHILD);
    let reference = child.ask(&app, UNTIL);
    let link = link_to(&app, PARENT.1);
    assert_eq!(answer(&app, &link, true).status, 200);
    let order = child.order_under(&app, &reference, MONDAY_NINE).view();
    drop(app);
    let app = on_file(&path);
    let stopped = answer(&app, &link, false);
    assert_eq!(stopped.status, 200, "{}", stopped.text);
    let headers = [("reservation-key", order.key.as_deref().unwrap())];
    let path = format!("/reservations/{}", order.reservation.reference);
    app.call("GET", &path, &headers, None)
        .problem(409, "permission_ended");
    let find = json!({ "reference": order.reservation.reference, "birth_date": "1950-03-01" });
    app.post("/reservations/find", &key(), find)
        .problem(404, "not_found");
    let steps: Vec<Step> = view(child.get(&app, &format!("/permissions/{reference}")))
        .record
        .iter()
        .map(|entry| entry.step)
        .collect();
    assert_eq!(
        steps,
        [
            Step::Asked,
            Step::Granted,
            Step::Ordered,
            Step::Ended,
            Step::Stopped
        ]
    );
}

#[test]
fn the_office_sees_messages_and_writes_answers_down() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reference = child.ask(&app, UNTIL);
    let page = |path: &str| {
        let request = Request::get(path)
            .header("host", "localhost:8080")
            .body(Body::empty());
        app.send(request.unwrap())
    };
    let inbox = page("/staff/inbox");
    assert_eq!((inbox.status, inbox.header("cache-control")), (200, "no-store"));
    let (_, link) = link_to(&app, PARENT.1);
    assert!(
        inbox
            .text
            .contains(&format!("href=\"/answer#{reference}.{link}\"")),
        "{}",
        inbox.text
    );
    assert!(!inbox.text.contains(PARENT.1) && !inbox.text.contains(PARENT.0) && inbox.text.contains("홍*친"));
    app.backend.staff().answer_permission(&reference, false).unwrap();
    let over = app.backend.staff().answer_permission(&reference, true);
    assert!(over.is_err(), "a no is not turned into a yes");
    assert!(app.backend.staff().answer_permission("nothing", true).is_err());
}

#[test]
fn a_no_also_frees_the_place_that_was_kept_for_taking_a_cancellation_back() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reference = child.ask(&app, UNTIL);
    let link = link_to(&app, PARENT.1);
    answer(&app, &link, true);
    let free = app.places("ok-center", MONDAY_NINE).0;
    let order = child.order_under(&app, &reference, MONDAY_NINE).view();
    assert_eq!(app.act(&order, "cancel").status, 200);
    assert_eq!(
        app.places("ok-center", MONDAY_NINE).0,
        free - 1,
        "kept for a while"
    );
    answer(&app, &link, false);
    assert_eq!(app.places("ok-center", MONDAY_NINE).0, free);
}

#[test]
fn a_helper_who_changes_much_does_not_flood_the_phone_and_the_record_tells_all() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reference = child.ask(&app, UNTIL);
    answer(&app, &link_to(&app, PARENT.1), true);
    let mut order = child.order_under(&app, &reference, MONDAY_NINE).view();
    for action in ["cancel", "restore"].repeat(8) {
        let key = order.key.clone();
        order = app.act(&order, action).view();
        order.key = key;
    }
    let told = || {
        let inbox = app.backend.staff().inbox().unwrap();
        inbox.iter().filter(|message| message.phone == PARENT.1).count()
    };
    let before = told();
    assert!(before <= 12, "the question, the yes and ten more: {before}");
    let path = format!("/permissions/{reference}");
    let record = child.get(&app, &path).json()["record"].as_array().unwrap().len();
    assert_eq!(record, 2 + 1 + 16);
    app.advance(3600);
    let child = Someone::sign_in(&app, CHILD);
    child.get(&app, &path);
    assert_eq!(app.act(&order, "cancel").status, 200);
    assert_eq!(told(), before + 1, "an hour later it is told again");
}

#[test]
fn an_order_under_a_permission_that_has_ended_is_nowhere_the_helpers_to_read() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reference = child.ask(&app, UNTIL);
    answer(&app, &link_to(&app, PARENT.1), true);
    let order = child.order_under(&app, &reference, MONDAY_NINE).view();
    let exported = || {
        child.get(&app, "/household/export").json()["orders"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(exported(), 1);
    answer(&app, &link_to(&app, PARENT.1), false);
    let path = format!("/reservations/{}", order.reservation.reference);
    child.get(&app, &path).problem(409, "permission_ended");
    assert_eq!(child.get(&app, "/household").json()["items"], json!([]));
    assert_eq!(exported(), 0);
}
