use super::*;
use crate::features::outreach_visit::request_draft::Wish;
use crate::features::outreach_visit::request_tests::service;
use proptest::prelude::*;

fn nursery() -> VisitService {
    service(serde_json::json!({
        "who_may_ask": [{ "kind": "organisation", "text": { "ko": "a" },
                          "organisations": [{ "id": "infants", "name": { "ko": "infants" }, "capacity_max": 40 }] }],
        "fields": [{ "id": "capacity", "kind": "number", "label": { "ko": "places" }, "required": true,
                     "least": 1, "most": 40 }],
        "visits_planned": { "visits": 3, "within_months": 2, "days_apart": 7 },
    }))
}

fn wish(day: &str) -> Wish {
    Wish {
        day: day.into(),
        start: format!("{day}T10:00:00+09:00"),
    }
}

fn typed(service: &VisitService) -> Typed {
    Typed {
        dong: "banpo-1".into(),
        place: "Road 1".into(),
        wishes: vec![wish("2026-11-26")],
        ..Typed::default().of(service, "ko")
    }
}

fn wrongs(typed: &Typed, service: &VisitService) -> Vec<(String, What)> {
    read(typed, service, 1000).err().unwrap_or_default()
}

#[test]
fn what_has_one_way_only_is_chosen_and_the_rest_is_asked_for() {
    let one = service(serde_json::json!({}));
    let begun = Typed::default().of(&one, "en");
    assert_eq!(
        (begun.asker.as_str(), begun.place_kind.as_str()),
        ("oneself", "home")
    );
    assert_eq!((begun.way.as_str(), begun.language.as_str()), ("call", "en"));
    let missing: Vec<String> = wrongs(&begun, &one).into_iter().map(|(id, _)| id).collect();
    assert_eq!(missing, ["dong", "place", "wish-0"]);
    let request = read(&typed(&one), &one, 1000).unwrap();
    assert_eq!((request.windows.len(), request.note), (1, None));
    let quiet = service(serde_json::json!({ "discreet": true }));
    let begun = Typed::default().of(&quiet, "ko");
    assert_eq!(begun.way, "", "a safe way is chosen, not taken for granted");
    assert!(wrongs(&begun, &quiet).contains(&("way".into(), What::Missing)));
}

#[test]
fn another_service_begins_anew() {
    let one = service(serde_json::json!({}));
    let other = service(serde_json::json!({ "id": "b" }));
    let known = typed(&one);
    assert_eq!(known.of(&one, "ko"), known);
    assert_eq!(known.of(&other, "ko").place, "");
}

#[test]
fn a_nursery_of_41_is_told_the_limit_and_three_days_keep_to_the_plan() {
    let service = nursery();
    let mut typed = Typed {
        organisation_kind: "infants".into(),
        organisation: "Demo nursery".into(),
        ..typed(&service)
    };
    typed.set_answer("capacity", vec!["41".into()]);
    let found = wrongs(&typed, &service);
    assert!(
        found.contains(&("answer-capacity".into(), What::TooMany(40))),
        "{found:?}"
    );
    assert!(found.contains(&("wish-1".into(), What::Missing)), "{found:?}");
    typed.set_answer("capacity", vec!["40".into()]);
    typed.wishes = ["2026-11-26", "2026-11-27", "2026-12-20"].map(wish).to_vec();
    assert_eq!(wrongs(&typed, &service), [("wish-0".into(), What::Plan)]);
    typed.wishes = ["2026-11-26", "2026-12-10", "2026-12-29"].map(wish).to_vec();
    assert_eq!(read(&typed, &service, 1000).unwrap().windows.len(), 3);
}

#[test]
fn three_thousand_characters_are_too_long_and_a_registration_number_is_never_sent() {
    let one = service(serde_json::json!({}));
    let mut typed = typed(&one);
    typed.note = "a".repeat(3000);
    assert_eq!(wrongs(&typed, &one), [("note".into(), What::TooLong(3000, 1000))]);
    typed.note = "900101-1234567".into();
    assert_eq!(wrongs(&typed, &one), [("note".into(), What::Registration)]);
    typed.note = String::new();
    typed.phone = "12".into();
    assert_eq!(wrongs(&typed, &one), [("contact-phone".into(), What::Malformed)]);
}

#[test]
fn what_the_backend_refuses_is_told_at_its_field() {
    let wrong = |field: &str, code| {
        let field = field.into();
        of_problem(&FieldError { field, code })
    };
    for (field, code, told) in [
        (
            "/answers/capacity",
            FieldProblem::TooMany,
            ("answer-capacity", What::Malformed),
        ),
        ("/windows/1", FieldProblem::InPast, ("wish-1", What::Past)),
        ("/windows", FieldProblem::NotAllowed, ("wish-0", What::Plan)),
        (
            "/place/text",
            FieldProblem::OutsideDistrict,
            ("place", What::Outside),
        ),
        (
            "/note",
            FieldProblem::RegistrationNumber,
            ("note", What::Registration),
        ),
        ("/on_behalf_of", FieldProblem::Missing, ("name", What::Missing)),
    ] {
        assert_eq!(wrong(field, code), (told.0.to_owned(), told.1), "{field}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused_without_a_panic(
        text in "\\PC{0,40}", word in "[a-z_]{0,12}", start in "[0-9T:+-]{0,26}"
    ) {
        for service in [service(serde_json::json!({})), nursery()] {
            let mut typed = Typed {
                asker: word.clone(), place_kind: word.clone(), dong: text.clone(), place: text.clone(),
                wishes: vec![Wish { day: text.clone(), start: start.clone() }], way: word.clone(),
                phone: text.clone(), note: text.clone(), name: text.clone(), organisation: text.clone(),
                ..Typed::default().of(&service, "ko")
            };
            typed.set_answer("capacity", vec![text.clone()]);
            let _ = read(&typed, &service, 1000);
        }
    }
}
