//! Visits for someone else, discreet ones, and what an account takes along or leaves.

use crate::session_support::*;
use crate::support::*;
use crate::visits_support::*;
use contract::visit::VisitState;
use reference_backend::VisitAct;
use serde_json::{Value, json};

/// Asks the parent for a permission for these services; gives its reference.
fn ask(app: &App, child: &Someone, services: &[&str]) -> String {
    let body = json!({ "name": PARENT.0, "phone": PARENT.1, "services": services, "until": "2027-01-31" });
    let reply = child.post(app, "/permissions", Some(body));
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.json()["permission"]["reference"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn for_parent(app: &App, permission: &str) -> Value {
    let mut body = wanted(app);
    body["asker"] = json!("on_behalf");
    body["on_behalf_of"] = json!(PARENT.0);
    body["permission"] = json!(permission);
    body
}

fn items(app: &App, who: &Someone) -> Vec<Value> {
    who.get(app, "/household").json()["items"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn a_daughter_asks_for_her_father_within_what_he_allows() {
    let app = App::new();
    let (child, father) = (Someone::sign_in(&app, CHILD), Someone::sign_in(&app, PARENT));
    let orders = ask(&app, &child, &["siren_order"]);
    answer(&app, &link_to(&app, PARENT.1), true);
    child
        .post(&app, "/visits/requests", Some(for_parent(&app, &orders)))
        .problem(403, "outside_permission");
    let visits = ask(&app, &child, &["outreach_visit"]);
    child
        .post(&app, "/visits/requests", Some(for_parent(&app, &visits)))
        .problem(409, "permission_ended");
    answer(&app, &link_to(&app, PARENT.1), true);
    let asked = child.request(&app, for_parent(&app, &visits));
    assert_eq!(asked.visit.for_whom.as_ref().unwrap().name, "홍*친");
    let seen = father.follow(&app, &asked).visit;
    assert_eq!(seen.made_by.as_deref(), Some("홍*연"));
    assert!(!seen.can.cancel && !seen.can.write, "seen, not changed");
    father
        .act_on(&app, &asked, "cancel", None)
        .problem(403, "forbidden");
    let record = child.get(&app, &format!("/permissions/{visits}")).text;
    assert!(
        record.contains("찾아와 달라고 신청했어요: 민원도우미"),
        "{record}"
    );
    for who in [&child, &father] {
        let items = items(&app, who);
        assert_eq!(items[0]["reference"], asked.visit.reference.as_str());
        assert_eq!(
            (&items[0]["service"], &items[0]["open"]),
            (&json!("outreach_visit"), &json!(true))
        );
    }
    let listed = child.get(&app, "/visits/requests").json();
    assert_eq!(listed["items"][0]["for_whom"]["name"], "홍*친");
}

#[test]
fn a_no_of_the_father_stops_what_is_not_done_and_nothing_else() {
    let app = App::new();
    let (child, father) = (Someone::sign_in(&app, CHILD), Someone::sign_in(&app, PARENT));
    let permission = ask(&app, &child, &["outreach_visit"]);
    answer(&app, &link_to(&app, PARENT.1), true);
    let going = child.request(&app, for_parent(&app, &permission));
    for act in [assign(), VisitAct::Agree { start: None }, VisitAct::SetOut] {
        office(&app, &going, act);
    }
    let mut waiting = for_parent(&app, &permission);
    waiting["windows"] = json!([free(&app, "civil-helper", 1)[0]]);
    let waiting = child.request(&app, waiting);
    answer(&app, &link_to(&app, PARENT.1), false);
    assert_eq!(father.follow(&app, &going).visit.state, VisitState::OnTheWay);
    assert_eq!(father.follow(&app, &waiting).visit.state, VisitState::Cancelled);
    let path = format!("/visits/requests/{}", waiting.visit.reference);
    child.get(&app, &path).problem(409, "permission_ended");
    let record = child.get(&app, &format!("/permissions/{permission}")).text;
    assert!(record.contains("찾아오는 것이 멈췄어요"), "{record}");
}

#[test]
fn a_discreet_visit_leaves_no_trace_unless_that_is_wished() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let before = app.backend.staff().inbox().unwrap().len();
    let asked = child.request(&app, harmed(&app));
    assert!(asked.visit.discreet && !asked.visit.in_history);
    office(&app, &asked, assign());
    assert_eq!(items(&app, &child), [Value::Null; 0]);
    assert_eq!(child.get(&app, "/visits/requests").json()["items"], json!([]));
    assert_eq!(
        app.backend.staff().inbox().unwrap().len(),
        before,
        "nobody is called and nothing is sent to who wants to look by themselves"
    );
    // Whoever wishes it finds it again, under neutral words.
    let mut listed = harmed(&app);
    listed["in_history"] = json!(true);
    listed["windows"] = json!([free(&app, "harm-counsel", 2)[1]]);
    listed["contact"] = json!({ "way": "message", "phone": "010-9999-0000", "hours": "any" });
    let listed = child.request(&app, listed);
    office(&app, &listed, assign());
    office(
        &app,
        &listed,
        VisitAct::Write {
            text: text("대출 계약서를 가져오세요."),
        },
    );
    let shown = items(&app, &child)[0].to_string();
    let rows = child.get(&app, "/visits/requests").text;
    let inbox = app.backend.staff().inbox().unwrap();
    let sent: Vec<&str> = inbox
        .iter()
        .filter(|message| message.about.as_deref() == Some(&listed.visit.reference))
        .map(|message| message.text.ko.as_str())
        .collect();
    assert!(sent.len() >= 3, "{sent:?}");
    for text in sent.into_iter().chain([shown.as_str(), rows.as_str()]) {
        for telling in ["눈물", "피해", "상담실", "대출", "변호사"] {
            assert!(!text.contains(telling), "{telling}: {text}");
        }
    }
    let to = |phone: &str| inbox.iter().filter(|message| message.phone == phone).count();
    assert_eq!(to(CHILD.1), 1, "the code of signing in and nothing else");
    assert_eq!(to("01099990000"), 3, "in the safe way alone");
}

#[test]
fn an_account_takes_its_visits_along_and_leaves_none_of_its_words() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let asked = child.request(&app, wanted(&app));
    let path = format!("/visits/requests/{}/messages", asked.visit.reference);
    child.post(&app, &path, Some(json!({ "text": "비밀번호는 1층에 있어요." })));
    let mut quiet = harmed(&app);
    quiet["windows"] = json!([free(&app, "harm-counsel", 3)[2]]);
    child.request(&app, quiet);
    let export = child.get(&app, "/household/export").json();
    assert_eq!(export["visits"].as_array().unwrap().len(), 2);
    assert_eq!(child.post(&app, "/household/erasure", None).status, 200);
    assert!(app.backend.staff().visits().unwrap().is_empty());
    let again = Someone::sign_in(&app, CHILD);
    again
        .get(&app, &format!("/visits/requests/{}", asked.visit.reference))
        .problem(404, "not_found");
    assert_eq!(again.get(&app, "/household/export").json()["visits"], json!([]));
    let start = asked.visit.wishes[0];
    assert!(
        windows(&app, "civil-helper").at(start).unwrap().free,
        "the time is free again"
    );
}
