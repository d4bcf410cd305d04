//! Following a visit: from asking to the end, whoever has it in hand.

use crate::session_support::*;
use crate::support::*;
use crate::visits_support::*;
use contract::visit::{
    AccessNeed, ContactHours, IntakeLine, IntakeState, SpokenLanguage, VisitEventKind, VisitState,
};
use reference_backend::{StaffError, VisitAct};
use serde_json::json;

fn kinds(view: &contract::visit::VisitView) -> Vec<VisitEventKind> {
    view.visit.events.iter().map(|event| event.kind).collect()
}

#[test]
fn a_visit_is_followed_from_asking_to_the_happy_call() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let asked = child.request(&app, wanted(&app));
    assert_eq!((asked.visit.state, asked.visit.version), (VisitState::Asked, 1));
    assert!(message_to(&app, CHILD.1).contains(&asked.visit.reference));
    office(&app, &asked, assign());
    let assigned = child.follow(&app, &asked).visit;
    let officer = assigned.officer.expect("an officer");
    assert_eq!(
        (officer.name.as_str(), officer.phone.as_str()),
        ("김*당", "120"),
        "masked"
    );
    let offered = free(&app, "civil-helper", 4)[3];
    office(&app, &asked, VisitAct::Offer { start: offered });
    let seen = child.follow(&app, &asked);
    assert_eq!((seen.visit.offered, seen.visit.can.agree), (Some(offered), true));
    let agreed = view(&child.act_on(&app, &seen, "agree", None));
    assert_eq!(agreed.visit.state, VisitState::Agreed);
    let next = agreed.visit.next_time().expect("a time");
    assert_eq!((next.start, next.end.seconds_since(next.start)), (offered, 3600));
    office(&app, &asked, VisitAct::SetOut);
    let on_the_way = child.follow(&app, &asked);
    assert_eq!(on_the_way.visit.state, VisitState::OnTheWay);
    child
        .act_on(&app, &on_the_way, "cancel", None)
        .problem(409, "too_late");
    let lines = vec![IntakeLine {
        label: "받을 도움".into(),
        value: "이의신청".into(),
    }];
    office(&app, &asked, VisitAct::TakeDown { lines });
    office(&app, &asked, VisitAct::Done);
    let done = child.follow(&app, &asked);
    assert_eq!(done.visit.state, VisitState::Done);
    assert!(done.visit.can.answer_intake && done.visit.can.answer_happy_call);
    let correction = json!({ "correction": "이의신청이 아니라 서류 준비예요." });
    let corrected = view(&child.act_on(&app, &done, "intake", Some(correction)));
    let intake = corrected.visit.intake.as_ref().expect("what was taken down");
    assert_eq!(intake.state, IntakeState::Corrected);
    assert!(intake.correction.as_ref().unwrap().contains("서류"));
    let answers = json!({ "solved": "partly", "felt": "good", "wish": "더 자주 와 주세요." });
    let followed = view(&child.act_on(&app, &corrected, "happy-call", Some(answers)));
    assert_eq!(followed.visit.state, VisitState::FollowedUp);
    office(
        &app,
        &asked,
        VisitAct::Improve {
            text: text("한 달에 두 번 가기로 했어요."),
        },
    );
    let last = child.follow(&app, &asked).visit;
    assert!(
        last.events
            .last()
            .unwrap()
            .text
            .as_ref()
            .unwrap()
            .ko
            .contains("두 번")
    );
    assert_eq!(
        last.happy_call.unwrap().wish.as_deref(),
        Some("더 자주 와 주세요.")
    );
}

#[test]
fn who_says_that_it_is_not_solved_is_taken_up_again() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let asked = child.request(&app, wanted(&app));
    for act in [
        assign(),
        VisitAct::Agree { start: None },
        VisitAct::SetOut,
        VisitAct::Done,
    ] {
        office(&app, &asked, act);
    }
    let done = child.follow(&app, &asked);
    let no = json!({ "solved": "no", "felt": "poor" });
    let again = view(&child.act_on(&app, &done, "happy-call", Some(no)));
    assert_eq!(again.visit.state, VisitState::Assigned);
    assert!(again.visit.times[0].done, "the first visit stays told");
    child
        .act_on(
            &app,
            &again,
            "happy-call",
            Some(json!({ "solved": "yes", "felt": "good" })),
        )
        .problem(409, "too_late");
}

#[test]
fn messages_go_both_ways_and_each_once_however_often_it_is_sent() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let asked = child.request(&app, wanted(&app));
    let path = format!("/visits/requests/{}/messages", asked.visit.reference);
    let (key, cookie) = (key(), [("cookie", child.0.as_str())]);
    let body = json!({ "text": "오후에 와 주세요." });
    for _ in 0..3 {
        assert_eq!(
            app.post_with(&path, &key, &cookie, Some(body.clone())).status,
            201
        );
    }
    office(
        &app,
        &asked,
        VisitAct::Write {
            text: text("네, 오후에 갈게요."),
        },
    );
    let seen = child.follow(&app, &asked);
    let said: Vec<&str> = seen
        .visit
        .events
        .iter()
        .filter_map(|event| Some(event.text.as_ref()?.ko.as_str()))
        .collect();
    assert_eq!(said, ["오후에 와 주세요.", "네, 오후에 갈게요."]);
    assert_eq!(
        seen.visit.version, asked.visit.version,
        "writing is no change that another one could cross"
    );
    assert!(message_to(&app, CHILD.1).contains("오후에 갈게요"));
}

#[test]
fn what_another_body_takes_over_stays_one_thread() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let asked = child.request(&app, wanted(&app));
    for act in [
        assign(),
        VisitAct::Refer {
            body: text("서울시 집수리닷컴"),
        },
        VisitAct::BodyNews {
            text: text("다음 주에 봐요."),
        },
    ] {
        office(&app, &asked, act);
    }
    let referred = child.follow(&app, &asked);
    assert_eq!(referred.visit.state, VisitState::Referred);
    assert_eq!(referred.visit.body.as_ref().unwrap().ko, "서울시 집수리닷컴");
    assert!(referred.visit.can.write && !referred.visit.can.cancel);
    office(&app, &asked, VisitAct::Solved);
    let solved = child.follow(&app, &asked);
    assert_eq!(solved.visit.state, VisitState::Done);
    assert_eq!(
        kinds(&solved),
        [
            VisitEventKind::Asked,
            VisitEventKind::Assigned,
            VisitEventKind::Referred,
            VisitEventKind::BodyNews,
            VisitEventKind::Solved
        ]
    );
}

#[test]
fn three_visits_are_agreed_at_once_and_done_one_after_another() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let plan = plan(&app);
    let asked = child.request(&app, nursery(&app, 40));
    office(&app, &asked, assign());
    office(&app, &asked, VisitAct::Agree { start: None });
    let times = child.follow(&app, &asked).visit.times;
    assert_eq!(times.iter().map(|time| time.start).collect::<Vec<_>>(), plan);
    for left in (0..3).rev() {
        office(&app, &asked, VisitAct::SetOut);
        office(&app, &asked, VisitAct::Done);
        let visit = child.follow(&app, &asked).visit;
        let undone = visit.times.iter().filter(|time| !time.done).count();
        let state = if left > 0 {
            VisitState::Agreed
        } else {
            VisitState::Done
        };
        assert_eq!((visit.state, undone), (state, left));
    }
}

#[test]
fn times_and_particulars_can_be_changed_until_someone_is_on_the_way() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let asked = child.request(&app, wanted(&app));
    office(&app, &asked, assign());
    office(&app, &asked, VisitAct::Agree { start: None });
    let seen = child.follow(&app, &asked);
    child
        .change_visit(&app, &asked, json!({ "note": "x" }))
        .problem(412, "version_conflict");
    let note = view(&child.change_visit(&app, &seen, json!({ "note": "", "place": "시연로 2" })));
    assert_eq!(
        (
            note.visit.state,
            note.visit.note.as_deref(),
            note.visit.place.text.as_deref()
        ),
        (VisitState::Agreed, None, Some("시연로 2"))
    );
    let other = free(&app, "civil-helper", 5)[4];
    let moved = view(&child.change_visit(&app, &note, json!({ "windows": [other] })));
    assert_eq!(
        (moved.visit.state, &moved.visit.wishes[..]),
        (VisitState::Assigned, &[other][..])
    );
    assert!(moved.visit.times.is_empty(), "what was agreed is given up");
    let call = json!({ "way": "call", "phone": "010-9999-0000", "hours": "evening" });
    let to_know = json!({ "contact": call, "access": ["hearing"], "language": "vi" });
    let told = view(&child.change_visit(&app, &moved, to_know));
    // The number is masked where it is shown; who changes the hours alone keeps it.
    let hours = json!({ "contact": { "way": "call", "hours": "morning" } });
    let moved = view(&child.change_visit(&app, &told, hours));
    let known = &app.backend.staff().visits().unwrap()[0].request;
    assert_eq!(known.contact.phone.as_deref(), Some("01099990000"));
    assert_eq!(
        (known.contact.hours, known.language, &known.access[..]),
        (
            ContactHours::Morning,
            SpokenLanguage::Vietnamese,
            &[AccessNeed::Hearing][..]
        )
    );
    child
        .change_visit(&app, &moved, json!({ "language": "tlh" }))
        .invalid(&[("/language", "not_known")]);
    let cancelled = view(&child.act_on(&app, &moved, "cancel", None));
    assert_eq!(cancelled.visit.state, VisitState::Cancelled);
    child
        .change_visit(&app, &cancelled, json!({ "note": "x" }))
        .problem(409, "too_late");
}

#[test]
fn the_office_does_nothing_out_of_turn_and_its_page_shows_each_step() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let asked = child.request(&app, wanted(&app));
    let staff = app.backend.staff();
    let early = staff.visit(&asked.visit.reference, &VisitAct::SetOut);
    assert!(matches!(early, Err(StaffError::WrongVisit(VisitState::Asked))));
    let none = staff.visit("2222-2222", &assign());
    assert!(matches!(none, Err(StaffError::NotFound)));
    let page = || {
        let request = axum::http::Request::get("/staff").header("host", "127.0.0.1:8080");
        app.send(request.body(axum::body::Body::empty()).unwrap()).text
    };
    assert!(page().contains("visit_assign") && page().contains("남부순환로 2584"));
    office(&app, &asked, assign());
    assert!(page().contains("visit_agree") && !page().contains("visit_assign"));
}

#[test]
fn whoever_asked_not_to_be_contacted_gets_no_message_whatever_happens() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let before = app.backend.staff().inbox().unwrap().len();
    let mut quiet = wanted(&app);
    quiet["contact"] = json!({ "way": "here", "hours": "any" });
    let asked = child.request(&app, quiet);
    let said = VisitAct::Write {
        text: text("내일 갈게요."),
    };
    for act in [assign(), VisitAct::Agree { start: None }, said, VisitAct::SetOut] {
        office(&app, &asked, act);
    }
    assert_eq!(
        app.backend.staff().inbox().unwrap().len(),
        before,
        "they look by themselves"
    );
    let mut gathering = merchants(&app);
    gathering["contact"] = json!({ "way": "here", "hours": "any" });
    let opened = child.post(&app, "/visits/groups", Some(json!({ "request": gathering })));
    assert_eq!(opened.status, 201, "{}", opened.text);
    assert_eq!(
        app.backend.staff().inbox().unwrap().len(),
        before,
        "no link either"
    );
    assert_eq!(child.follow(&app, &asked).visit.state, VisitState::OnTheWay);
}
