//! What the tests of asking have in common.

use contract::visit::VisitService;

/// A service that one person asks for at home, with what is given in the place of its parts.
pub(super) fn service(value: serde_json::Value) -> VisitService {
    let mut whole = serde_json::json!({
        "id": "a", "name": { "ko": "a" }, "summary": { "ko": "a" }, "state": "live", "rules": [],
        "who_may_ask": [{ "kind": "oneself", "text": { "ko": "a" } }],
        "places": [{ "kind": "home", "text": { "ko": "home" } }],
        "times": { "hours": { "weekly": [], "closures": [] }, "visit_minutes": 60, "min_days_ahead": 2,
                   "max_days_ahead": 30, "wishes_max": 3 },
        "finder": [],
    });
    for (name, part) in value.as_object().unwrap() {
        whole[name] = part.clone();
    }
    serde_json::from_value(whole).unwrap()
}
