use super::*;
use crate::features::outreach_visit::request_draft::Wish;
use crate::features::outreach_visit::request_tests::service;
use serde_json::json;

const MOST: usize = 1000;

fn helper() -> VisitService {
    service(json!({
        "who_may_ask": [{ "kind": "oneself", "text": { "ko": "a" } }, { "kind": "on_behalf", "text": { "ko": "a" } }],
        "fields": [{ "id": "stage", "kind": "choice", "label": { "ko": "a" }, "required": true,
                     "options": [{ "id": "start", "name": { "ko": "a" } }] }],
    }))
}

/// Goes through the steps by what comes after each, filling in each as a resident does.
fn walked(service: &VisitService) -> Vec<VisitStep> {
    let mut typed = Typed::default().of(service, "ko");
    let mut way = vec![allowed(VisitStep::Who, &typed, service, MOST)];
    while let Some(step) = way.last().copied().filter(|step| *step != VisitStep::Check) {
        fill(&mut typed, step);
        assert_eq!(wrong_at(step, &typed, service, MOST), [], "{step:?}");
        typed.see(step);
        way.push(after(step, &typed, service, MOST));
        assert!(way.len() < 9, "{way:?}");
    }
    way
}

fn fill(typed: &mut Typed, step: VisitStep) {
    match step {
        VisitStep::Who => typed.asker = "oneself".into(),
        VisitStep::What => typed.set_answer("stage", vec!["start".into()]),
        VisitStep::Where => (typed.dong, typed.place) = ("banpo-1".into(), "Road 1".into()),
        VisitStep::When => {
            typed.wishes = vec![Wish {
                day: "2026-11-26".into(),
                start: "2026-11-26T10:00:00+09:00".into(),
            }];
        }
        VisitStep::Contact | VisitStep::Check => {}
    }
}

#[test]
fn each_step_is_shown_once_and_the_last_one_is_looking_at_everything() {
    assert_eq!(walked(&helper()), VisitStep::ALL);
    let (first, all) = number(VisitStep::Who, &helper());
    assert_eq!((first, all), (1, 6));
    assert_eq!(number(VisitStep::Check, &helper()), (6, 6));
}

#[test]
fn what_a_service_does_not_ask_is_no_step() {
    let plain = service(json!({}));
    let mut stop = plain.clone();
    stop.times.wishes_max = 0;
    let way = [
        VisitStep::Where,
        VisitStep::When,
        VisitStep::Contact,
        VisitStep::Check,
    ];
    assert_eq!(walked(&plain), way);
    assert_eq!(walked(&stop), [way[0], way[2], way[3]]);
    assert_eq!(number(VisitStep::Where, &stop), (1, 3));
    assert_eq!(before(VisitStep::Where, &stop), None);
    assert_eq!(before(VisitStep::Contact, &stop), Some(VisitStep::Where));
    assert_eq!(step_of("note", &plain), VisitStep::Contact);
    assert_eq!(step_of("note", &helper()), VisitStep::What);
}

#[test]
fn an_address_leads_to_the_first_step_that_is_open() {
    let service = helper();
    let mut typed = Typed::default().of(&service, "ko");
    for wanted in [VisitStep::Who, VisitStep::When, VisitStep::Contact] {
        assert_eq!(allowed(wanted, &typed, &service, MOST), VisitStep::Who);
    }
    assert_eq!(
        allowed(VisitStep::Check, &typed, &service, MOST),
        VisitStep::Check
    );
    fill(&mut typed, VisitStep::Who);
    assert_eq!(allowed(VisitStep::When, &typed, &service, MOST), VisitStep::What);
    assert_eq!(
        allowed(VisitStep::Who, &typed, &service, MOST),
        VisitStep::Who,
        "to change it"
    );
}

#[test]
fn who_comes_to_change_one_thing_comes_back_unless_something_else_is_open_by_it() {
    let service = helper();
    let mut typed = Typed::default().of(&service, "ko");
    for step in steps(&service) {
        fill(&mut typed, step);
        typed.see(step);
    }
    assert_eq!(after(VisitStep::Where, &typed, &service, MOST), VisitStep::Check);
    // Times are those of a dong.
    typed.wishes.clear();
    assert_eq!(after(VisitStep::Where, &typed, &service, MOST), VisitStep::When);
}
