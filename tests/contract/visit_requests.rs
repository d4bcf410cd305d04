//! Asking for a visit, following it to the end, groups that gather, photos.

use super::{Code, code};
use crate::support::Town;
use crate::support::people::{CHILD, PARENT, question};
use contract::household::Service;
use contract::permission::PermissionRequest;
use contract::photo::{PhotoRequest, PhotoState};
use contract::problem::FieldProblem;
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{
    AskedPlace, AskerKind, ContactHours, ContactWay, Felt, FieldAnswer, GroupState, HappyCallAnswer,
    IntakeAnswer, IntakeLine, IntakeState, SafeContact, Solved, SpokenLanguage, VisitChange,
    VisitOrganisation, VisitPlaceKind, VisitRequest, VisitState, VisitView,
};
use reference_backend::VisitAct;
use resident_app::api::{ApiError, Client, VisitAccess};
use resident_app::device::key_128;

/// The n-th free window of a service in 서초1동.
async fn window(town: &Town, service: &str, nth: usize) -> Timestamp {
    let windows = town
        .client
        .visit_windows(service, "seocho-1")
        .await
        .expect("windows");
    let free = windows
        .days
        .iter()
        .flat_map(|day| &day.windows)
        .filter(|window| window.free);
    free.map(|window| window.start).nth(nth).expect("a free window")
}

/// A request for a helper.
async fn request(town: &Town) -> VisitRequest {
    VisitRequest {
        service: "civil-helper".into(),
        asker: AskerKind::Oneself,
        on_behalf_of: None,
        permission: None,
        organisation: None,
        answers: vec![FieldAnswer {
            field: "stage".into(),
            values: vec!["start".into()],
        }],
        place: AskedPlace {
            kind: VisitPlaceKind::Home,
            dong: "seocho-1".into(),
            text: Some("남부순환로 2584".into()),
        },
        windows: vec![window(town, "civil-helper", 0).await],
        access: Vec::new(),
        contact: SafeContact {
            way: ContactWay::Call,
            phone: None,
            hours: ContactHours::Any,
        },
        language: SpokenLanguage::Korean,
        note: None,
        in_history: false,
        photos: Vec::new(),
    }
}

/// A request of a nursery with so many places.
async fn nursery(town: &Town, capacity: u32) -> VisitRequest {
    let windows = town
        .client
        .visit_windows("nursery-nurse", "seocho-1")
        .await
        .unwrap();
    let (catalogue, _) = town.client.visit_catalogue().await.unwrap();
    let service = catalogue
        .services
        .into_iter()
        .find(|one| one.id == "nursery-nurse");
    let plan = service.unwrap().visits_planned.unwrap();
    let first = window(town, "nursery-nurse", 0).await;
    let number = |field: &str, number: u32| FieldAnswer {
        field: field.into(),
        values: vec![number.to_string()],
    };
    VisitRequest {
        service: "nursery-nurse".into(),
        asker: AskerKind::Organisation,
        organisation: Some(VisitOrganisation {
            kind: "infants".into(),
            name: "시연 어린이집".into(),
        }),
        answers: vec![number("capacity", capacity), number("children", 12)],
        place: AskedPlace {
            kind: VisitPlaceKind::Organisation,
            dong: "seocho-1".into(),
            text: Some("시연로 1".into()),
        },
        windows: plan.proposed(&windows.days, first).expect("a plan"),
        ..request(town).await
    }
}

/// A request of ten merchants.
async fn merchants(town: &Town) -> VisitRequest {
    let answer = |field: &str, value: &str| FieldAnswer {
        field: field.into(),
        values: vec![value.into()],
    };
    VisitRequest {
        service: "merchant-support".into(),
        asker: AskerKind::Group,
        answers: vec![answer("topics", "funding"), answer("street", "시연 골목")],
        place: AskedPlace {
            kind: VisitPlaceKind::Chosen,
            dong: "seocho-1".into(),
            text: Some("상인회 사무실".into()),
        },
        windows: vec![window(town, "merchant-support", 0).await],
        ..request(town).await
    }
}

async fn ask(town: &Town, request: &VisitRequest) -> Result<VisitView, ApiError> {
    let body = Client::visit_body(request).expect("JSON");
    town.client.request_visit(&key_128(), body).await
}

fn act(town: &Town, view: &VisitView, act: VisitAct) {
    let staff = town.backend.staff();
    staff.visit(&view.visit.reference, &act).expect("an act");
}

fn assign() -> VisitAct {
    VisitAct::Assign {
        name: "김담당".into(),
        desk: LocalText::new("복지 담당 (시연)", "Welfare desk (demo)"),
        phone: "120".into(),
    }
}

#[tokio::test]
async fn what_anyone_may_see_is_read_without_an_account() {
    let town = Town::new();
    let rules = town.client.visit_rules().await.unwrap();
    assert_eq!(
        (rules.dong.len(), rules.photo.types.len(), rules.demo),
        (18, 3, true)
    );
    let windows = town
        .client
        .visit_windows("civil-helper", "seocho-1")
        .await
        .unwrap();
    assert!(
        windows
            .days
            .iter()
            .any(|day| day.windows.iter().any(|window| window.free))
    );
}

#[tokio::test]
async fn a_visit_goes_from_asking_to_the_happy_call() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let asked = ask(&town, &request(&town).await).await.unwrap();
    let (reference, client) = (asked.visit.reference.clone(), &town.client);
    let listed = client.list_visits().await.unwrap();
    assert_eq!((listed.items.len(), &listed.items[0].reference), (1, &reference));
    act(&town, &asked, assign());
    let start = window(&town, "civil-helper", 3).await;
    act(&town, &asked, VisitAct::Offer { start });
    let seen = client.get_visit(&reference).await.unwrap();
    let change = VisitChange {
        place: Some("시연로 2".into()),
        language: Some(SpokenLanguage::English),
        ..VisitChange::default()
    };
    let access = VisitAccess::of(&seen);
    let changed = client.change_visit(&key_128(), &access, &change).await.unwrap();
    let stale = client.cancel_visit(&key_128(), &access).await;
    assert_eq!(code(stale), Code::VersionConflict);
    assert_eq!(changed.visit.language, SpokenLanguage::English);
    let access = VisitAccess::of(&changed);
    let agreed = client.agree_visit(&key_128(), &access).await.unwrap();
    assert_eq!(agreed.visit.times[0].start, start);
    let body = Client::message_body("문을 열어 둘게요.").unwrap();
    let key = key_128();
    client
        .write_to_officer(&key, &reference, body.clone())
        .await
        .unwrap();
    let once = client.write_to_officer(&key, &reference, body).await.unwrap();
    let said = once.visit.events.iter().filter(|event| event.text.is_some());
    assert_eq!(said.count(), 1);
    act(&town, &asked, VisitAct::SetOut);
    let lines = vec![IntakeLine {
        label: "받을 도움".into(),
        value: "서류 준비".into(),
    }];
    act(&town, &asked, VisitAct::TakeDown { lines });
    act(&town, &asked, VisitAct::Done);
    let access = VisitAccess::of(&client.get_visit(&reference).await.unwrap());
    let right = IntakeAnswer { correction: None };
    let confirmed = client.answer_intake(&key_128(), &access, &right).await.unwrap();
    assert_eq!(
        confirmed.visit.intake.as_ref().unwrap().state,
        IntakeState::Confirmed
    );
    let answer = HappyCallAnswer {
        solved: Solved::Yes,
        felt: Felt::Good,
        wish: None,
    };
    let access = VisitAccess::of(&confirmed);
    let followed = client
        .answer_happy_call(&key_128(), &access, &answer)
        .await
        .unwrap();
    assert_eq!(followed.visit.state, VisitState::FollowedUp);
}

#[tokio::test]
async fn a_visit_can_be_called_off_and_its_window_is_free_again() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let asked = ask(&town, &request(&town).await).await.unwrap();
    let access = VisitAccess::of(&asked);
    let off = town.client.cancel_visit(&key_128(), &access).await.unwrap();
    assert_eq!(off.visit.state, VisitState::Cancelled);
    assert_eq!(window(&town, "civil-helper", 0).await, asked.visit.wishes[0]);
}

#[tokio::test]
async fn a_daughter_asks_for_her_father_under_his_permission() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let question = PermissionRequest {
        services: vec![Service::OutreachVisit],
        ..question()
    };
    let view = town.client.ask_permission(&key_128(), &question).await.unwrap();
    town.neighbour().answer(true).await.unwrap();
    let request = VisitRequest {
        asker: AskerKind::OnBehalf,
        on_behalf_of: Some(PARENT.0.into()),
        permission: Some(view.permission.reference),
        ..request(&town).await
    };
    let asked = ask(&town, &request).await.unwrap();
    assert_eq!(asked.visit.for_whom.unwrap().name, "홍*친");
    assert!(town.message_to(PARENT.1).text.ko.contains("민원도우미"));
}

#[tokio::test]
async fn a_photo_arrives_in_parts_and_is_shown_by_its_address() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let asked = ask(&town, &request(&town).await).await.unwrap();
    let picture = crate::support::books::picture(3000);
    let announced = PhotoRequest {
        bytes: u32::try_from(picture.len()).unwrap(),
        media_type: "image/png".into(),
    };
    let reference = &asked.visit.reference;
    let begun = town
        .client
        .begin_photo(&key_128(), reference, &announced)
        .await
        .unwrap();
    let (first, rest) = picture.split_at(1000);
    let id = &begun.photo.id;
    town.client
        .put_photo_part(&key_128(), id, 0, first.to_vec())
        .await
        .unwrap();
    let there = town.client.get_photo(id).await.unwrap().photo;
    assert_eq!((there.received, there.state), (1000, PhotoState::Arriving));
    let whole = town
        .client
        .put_photo_part(&key_128(), id, 1000, rest.to_vec())
        .await
        .unwrap();
    assert_eq!(whole.photo.state, PhotoState::Whole);
    assert_eq!(town.client.photo_image(id), format!("/api/v1/photos/{id}/image"));
    let seen = town.client.get_visit(reference).await.unwrap();
    assert_eq!((seen.visit.photos.len(), seen.visit.version), (1, whole.version));
}

#[tokio::test]
async fn a_photo_that_was_sent_before_comes_with_its_request() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let picture = crate::support::books::picture(3000);
    let announced = PhotoRequest {
        bytes: u32::try_from(picture.len()).unwrap(),
        media_type: "image/png".into(),
    };
    let client = &town.client;
    let begun = client.begin_request_photo(&key_128(), &announced).await.unwrap();
    let id = begun.photo.id;
    let whole = client.put_photo_part(&key_128(), &id, 0, picture).await.unwrap();
    assert_eq!((whole.photo.state, whole.version), (PhotoState::Whole, 0));
    let request = VisitRequest {
        photos: vec![id.clone()],
        ..request(&town).await
    };
    let asked = ask(&town, &request).await.unwrap();
    assert_eq!(asked.visit.photos[0].id, id);
}

#[tokio::test]
async fn a_group_is_opened_joined_by_its_link_and_closed() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let body = Client::group_body(merchants(&town).await).unwrap();
    let opened = town.client.open_group(&key_128(), body).await.unwrap();
    let (reference, secret) = (opened.group.reference.clone(), opened.key.unwrap());
    let member = town.neighbour().client;
    let seen = member.get_group(&reference, Some(&secret)).await.unwrap();
    assert_eq!((seen.group.joined, seen.leader), (1, false));
    let by = (reference.as_str(), secret.as_str());
    let joined = member.join_group(&key_128(), by, "010-9000-0001").await.unwrap();
    assert_eq!((joined.group.joined, joined.group.needed), (2, 10));
    let led = town.client.list_groups().await.unwrap();
    assert_eq!(led.items[0], joined.group);
    let closed = town.client.close_group(&key_128(), &reference).await.unwrap();
    assert_eq!(closed.group.state, GroupState::Closed);
    assert!(town.client.list_groups().await.unwrap().items.is_empty());
}

/// The problems of visits.
pub(super) async fn problems() -> Vec<Code> {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let too_large = ask(&town, &nursery(&town, 41).await).await.unwrap_err();
    let ApiError::Problem { problem, .. } = &too_large else {
        panic!("a problem")
    };
    let error = &problem.errors[0];
    assert_eq!(
        (error.field.as_str(), error.code),
        ("/answers/capacity", FieldProblem::TooMany)
    );
    ask(&town, &nursery(&town, 40).await).await.expect("of 40 may");
    let wanted = request(&town).await;
    ask(&town, &wanted).await.unwrap();
    let taken = code(ask(&town, &wanted).await);
    let body = Client::group_body(merchants(&town).await).unwrap();
    let opened = town.client.open_group(&key_128(), body).await.unwrap();
    let (reference, secret) = (opened.group.reference, opened.key.unwrap());
    town.backend.clock().advance_seconds(14 * 86_400);
    let by = (reference.as_str(), secret.as_str());
    let expired = code(town.client.join_group(&key_128(), by, "01090000001").await);
    town.sign_in(CHILD).await;
    let body = Client::group_body(merchants(&town).await).unwrap();
    let opened = town.client.open_group(&key_128(), body).await.unwrap();
    let reference = opened.group.reference;
    town.client.close_group(&key_128(), &reference).await.unwrap();
    let closed = code(town.client.close_group(&key_128(), &reference).await);
    vec![problem.code, taken, expired, closed]
}
