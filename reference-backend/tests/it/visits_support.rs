//! Visits to work on.

use crate::session_support::*;
use crate::support::*;
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{VisitView, VisitWindows, WindowDay};
use reference_backend::VisitAct;
use serde_json::{Value, json};

/// When an officer is free to come to 서초1동.
pub(crate) fn windows(app: &App, service: &str) -> VisitWindows {
    let reply = app.get(&format!("/visits/services/{service}/windows?dong=seocho-1"));
    assert_eq!(reply.status, 200, "{}", reply.text);
    serde_json::from_str(&reply.text).expect("windows")
}

/// The first free windows, each of another day.
pub(crate) fn free(app: &App, service: &str, count: usize) -> Vec<Timestamp> {
    let days = windows(app, service).days.into_iter();
    let first = |day: WindowDay| day.windows.into_iter().find(|window| window.free);
    days.filter_map(first)
        .map(|window| window.start)
        .take(count)
        .collect()
}

/// A plan for three visits, as the app proposes it.
pub(crate) fn plan(app: &App) -> Vec<Timestamp> {
    let windows = windows(app, "nursery-nurse");
    let first = free(app, "nursery-nurse", 1)[0];
    let plan = contract::visit::VisitPlan {
        visits: 3,
        within_months: 2,
        days_apart: 7,
    };
    plan.proposed(&windows.days, first).expect("a plan")
}

/// A request of a helper for one affair, for oneself.
pub(crate) fn wanted(app: &App) -> Value {
    json!({
        "service": "civil-helper",
        "asker": "oneself",
        "answers": [{ "field": "stage", "values": ["papers"] }],
        "place": { "kind": "home", "dong": "seocho-1", "text": "남부순환로 2584" },
        "windows": free(app, "civil-helper", 2),
        "access": ["hearing"],
        "contact": { "way": "call", "hours": "morning" },
        "language": "ko",
        "note": "초인종을 길게 눌러 주세요.",
    })
}

/// The same for a nursery of so many places.
pub(crate) fn nursery(app: &App, capacity: u32) -> Value {
    json!({
        "service": "nursery-nurse",
        "asker": "organisation",
        "organisation": { "kind": "infants", "name": "시연 어린이집" },
        "answers": [
            { "field": "capacity", "values": [capacity.to_string()] },
            { "field": "children", "values": ["20"] },
        ],
        "place": { "kind": "organisation", "dong": "seocho-1", "text": "시연로 1" },
        "windows": plan(app),
        "contact": { "way": "message", "hours": "any" },
        "language": "ko",
    })
}

/// The same for someone who was harmed.
pub(crate) fn harmed(app: &App) -> Value {
    json!({
        "service": "harm-counsel",
        "asker": "oneself",
        "answers": [{ "field": "kind", "values": ["lending"] }],
        "place": { "kind": "chosen", "dong": "seocho-1", "text": "양재천 옆 도서관" },
        "windows": free(app, "harm-counsel", 1),
        "contact": { "way": "here", "hours": "any" },
        "language": "ko",
    })
}

/// The same for a group of merchants.
pub(crate) fn merchants(app: &App) -> Value {
    json!({
        "service": "merchant-support",
        "asker": "group",
        "answers": [
            { "field": "topics", "values": ["funding", "running"] },
            { "field": "street", "values": ["시연 골목"] },
        ],
        "place": { "kind": "chosen", "dong": "seocho-1", "text": "시연 골목 상인회 사무실" },
        "windows": free(app, "merchant-support", 1),
        "contact": { "way": "call", "hours": "any" },
        "language": "ko",
    })
}

pub(crate) fn view(reply: &Reply) -> VisitView {
    serde_json::from_str(&reply.text).unwrap_or_else(|error| panic!("{error}: {}", reply.text))
}

/// Does something as the office.
pub(crate) fn office(app: &App, view: &VisitView, act: VisitAct) {
    app.backend
        .staff()
        .visit(&view.visit.reference, &act)
        .unwrap_or_else(|error| panic!("{error}"));
}

pub(crate) fn assign() -> VisitAct {
    VisitAct::Assign {
        name: "김담당".into(),
        desk: LocalText::new("복지 담당 (시연)", "Welfare desk (demo)"),
        phone: "120".into(),
    }
}

pub(crate) fn text(ko: &str) -> LocalText {
    LocalText::of(ko.into(), None)
}

/// The latest message to a phone.
pub(crate) fn message_to(app: &App, phone: &str) -> String {
    let inbox = app.backend.staff().inbox().unwrap();
    let mut to_phone = inbox.into_iter().filter(|message| message.phone == phone);
    to_phone.next().map_or(String::new(), |message| message.text.ko)
}

impl Someone {
    /// Asks for a visit.
    pub(crate) fn request(&self, app: &App, body: Value) -> VisitView {
        let reply = self.post(app, "/visits/requests", Some(body));
        assert_eq!(reply.status, 201, "{}", reply.text);
        view(&reply)
    }

    /// Does something with a visit, in the version that is in the view.
    pub(crate) fn act_on(&self, app: &App, seen: &VisitView, what: &str, body: Option<Value>) -> Reply {
        let version = format!("\"{}\"", seen.visit.version);
        let more = [("cookie", self.0.as_str()), ("if-match", version.as_str())];
        let path = format!("/visits/requests/{}/{what}", seen.visit.reference);
        app.post_with(&path, &key(), &more, body)
    }

    /// Changes one, in the version that is in the view.
    pub(crate) fn change_visit(&self, app: &App, seen: &VisitView, body: Value) -> Reply {
        let (key, version) = (key(), format!("\"{}\"", seen.visit.version));
        let headers = [
            ("x-resident-app", "1"),
            ("content-type", "application/json"),
            ("idempotency-key", key.as_str()),
            ("cookie", self.0.as_str()),
            ("if-match", version.as_str()),
        ];
        let path = format!("/visits/requests/{}", seen.visit.reference);
        app.call("PATCH", &path, &headers, Some(body))
    }

    pub(crate) fn follow(&self, app: &App, seen: &VisitView) -> VisitView {
        let reply = self.get(app, &format!("/visits/requests/{}", seen.visit.reference));
        assert_eq!(reply.status, 200, "{}", reply.text);
        view(&reply)
    }
}
