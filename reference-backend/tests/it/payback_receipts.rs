//! Photos of receipts, and acting for someone.

use crate::payback_support::*;
use crate::session_support::*;
use crate::support::*;
use contract::limits::RECEIPT_PART_MAX;
use contract::payback::{PaybackActor, PaybackEventKind, PaybackView, ReceiptState, StepKind};
use contract::text::LocalText;
use reference_backend::PaybackAct;
use serde_json::json;

fn id(reply: &Reply) -> String {
    assert_eq!(reply.status, 201, "{}", reply.text);
    reply.json()["receipt"]["id"].as_str().expect("an id").into()
}

#[test]
fn an_upload_that_is_cut_in_the_middle_goes_on_where_it_stopped() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    let photo = jpeg(RECEIPT_PART_MAX + 40_000);
    let id = id(&child.begin(&app, &bought, photo.len()));
    let (first, second) = photo.split_at(RECEIPT_PART_MAX);
    assert_eq!(child.part(&app, &id, 0, first).status, 200);
    // Its answer was lost, or it arrives a second time: nothing changes.
    let again = child.part(&app, &id, 0, first);
    assert_eq!(
        (again.status, &again.json()["receipt"]["received"]),
        (200, &json!(RECEIPT_PART_MAX))
    );
    for (offset, bytes) in [(10, second), (RECEIPT_PART_MAX + 500, &second[..100])] {
        // Of another picture, and with a gap.
        child
            .part(&app, &id, offset, bytes)
            .problem(412, "version_conflict");
    }
    let there = child.get(&app, &format!("/receipts/{id}")).json();
    assert_eq!(there["receipt"]["state"], "arriving");
    let offset = there["receipt"]["received"].as_u64().unwrap() as usize;
    let whole = child.part(&app, &id, offset, &photo[offset..]);
    assert_eq!(
        (whole.status, &whole.json()["receipt"]["state"]),
        (200, &json!("whole"))
    );
    let seen = child.seen(&app, &bought).payback;
    assert_eq!(whole.json()["version"], seen.version);
    let added = |event: &&contract::payback::PaybackEvent| event.kind == PaybackEventKind::ReceiptAdded;
    assert_eq!(seen.events.iter().filter(added).count(), 1);
}

#[test]
fn a_photo_is_shown_to_its_owner_alone_and_without_the_place_where_it_was_taken() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    let photo = jpeg(3000);
    let id = id(&child.begin(&app, &bought, photo.len()));
    let path = format!("/receipts/{id}/image");
    child.get(&app, &path).problem(404, "not_found");
    child.part(&app, &id, 0, &photo);
    let shown = child.get(&app, &path);
    assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"));
    assert_eq!(shown.header("cache-control"), "no-store");
    assert!(!shown.text.contains("GPS"), "the place is gone");
    let other = Someone::sign_in(&app, PARENT);
    for path in [
        path.clone(),
        format!("/receipts/{id}"),
        format!("/paybacks/{}", bought.payback.reference),
    ] {
        other.get(&app, &path).problem(404, "not_found");
        app.get(&path).problem(401, "sign_in_required");
    }
    other.part(&app, &id, 0, &photo).problem(404, "not_found");
    // The office reads it on its page.
    let office = |path: String| {
        let request = axum::http::Request::get(path).header("host", "127.0.0.1:8080");
        app.send(request.body(axum::body::Body::empty()).unwrap())
    };
    assert!(
        office("/staff".into())
            .text
            .contains(&format!("/staff/photos/{id}"))
    );
    assert_eq!(
        office(format!("/staff/photos/{id}")).header("content-type"),
        "image/jpeg"
    );
    office("/staff/photos/none".into()).problem(404, "not_found");
}

#[test]
fn what_is_too_large_or_no_picture_is_refused_and_nothing_is_lost() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    child
        .begin(&app, &bought, 20 * 1024 * 1024)
        .problem(413, "upload_too_large");
    let path = format!("/paybacks/{}/receipts", bought.payback.reference);
    for body in [
        json!({ "bytes": 100, "media_type": "application/pdf" }),
        json!({ "bytes": 0, "media_type": "image/png" }),
    ] {
        child
            .post(&app, &path, Some(body))
            .problem(415, "upload_not_image");
    }
    // A PDF that is called a picture.
    let pdf = b"%PDF-1.7 renamed to receipt.jpg, and long enough";
    let begun = id(&child.begin(&app, &bought, pdf.len()));
    child.part(&app, &begun, 0, pdf).problem(415, "upload_not_image");
    // More than was announced, and more than a part may have.
    child
        .part(&app, &begun, 0, &jpeg(pdf.len() + 1))
        .problem(413, "upload_too_large");
    child
        .part(&app, &begun, 0, &jpeg(RECEIPT_PART_MAX + 1))
        .problem(413, "upload_too_large");
    // A picture that breaks off.
    let broken = &jpeg(3000)[..2000];
    let begun = id(&child.begin(&app, &bought, broken.len()));
    child
        .part(&app, &begun, 0, broken)
        .problem(422, "receipt_unreadable");
    assert_eq!(child.seen(&app, &bought).payback.version, bought.payback.version);
    let good = jpeg(3000);
    let begun = id(&child.begin(&app, &bought, good.len()));
    assert_eq!(child.part(&app, &begun, 0, &good).status, 200);
}

#[test]
fn before_the_book_is_bought_there_is_no_receipt() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let applied = child.apply(&app, 0);
    child.begin(&app, &applied, 3000).problem(409, "too_late");
}

#[test]
fn a_photo_that_the_office_cannot_read_is_asked_for_again() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    assert_eq!(
        bought.payback.next,
        Some(StepKind::Return),
        "a photo is not needed"
    );
    let photo = jpeg(3000);
    let first = id(&child.begin(&app, &bought, photo.len()));
    child.part(&app, &first, 0, &photo);
    let reason = LocalText::new("글씨가 흐려요.", "It is blurred.");
    office(&app, &bought, PaybackAct::ReceiptUnreadable { reason });
    let seen = child.seen(&app, &bought).payback;
    assert_eq!(seen.next, Some(StepKind::Receipt));
    assert_eq!(seen.receipt.unwrap().state, ReceiptState::Unreadable);
    let second = id(&child.begin(&app, &bought, photo.len()));
    child.part(&app, &second, 0, &photo);
    let seen = child.seen(&app, &bought).payback;
    assert_eq!(
        (seen.next, seen.receipt.unwrap().id),
        (Some(StepKind::Return), second)
    );
    child
        .get(&app, &format!("/receipts/{first}"))
        .problem(404, "not_found");
}

#[test]
fn a_permission_for_other_services_opens_no_book() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    // For siren orders only.
    let reference = child.ask(&app, "2026-12-31");
    answer(&app, &link_to(&app, PARENT.1), true);
    let mut body = wanted(0);
    body["permission"] = json!(reference);
    child
        .post(&app, "/paybacks", Some(body.clone()))
        .invalid(&[("/on_behalf_of", "missing")]);
    body["on_behalf_of"] = json!(PARENT.0);
    child
        .post(&app, "/paybacks", Some(body))
        .problem(403, "outside_permission");
    child
        .under(&app, "/paybacks", &reference)
        .problem(404, "not_found");
    let stranger = Someone::sign_in(&app, ("홍다른", "01000007777"));
    stranger
        .under(&app, "/payback/totals", &reference)
        .problem(404, "not_found");
}

/// A permission for books that has its yes.
fn permission_for_books(app: &App, child: &Someone) -> String {
    let ask = json!({
        "name": PARENT.0, "phone": PARENT.1, "services": ["book_payback"], "until": "2026-12-31",
    });
    let asked = child.post(app, "/permissions", Some(ask)).json();
    answer(app, &link_to(app, PARENT.1), true);
    asked["permission"]["reference"].as_str().unwrap().to_owned()
}

fn apply_under(app: &App, child: &Someone, permission: &str, at: usize) -> PaybackView {
    let mut body = wanted(at);
    body["permission"] = json!(permission);
    body["on_behalf_of"] = json!(PARENT.0);
    let reply = child.post(app, "/paybacks", Some(body));
    assert_eq!(reply.status, 201, "{}", reply.text);
    view(&reply)
}

#[test]
fn a_helper_who_gives_the_permission_back_is_the_one_who_stopped_the_book() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reference = permission_for_books(&app, &child);
    let waiting = apply_under(&app, &child, &reference, 0);
    let ended = child.post(&app, &format!("/permissions/{reference}/end"), None);
    assert_eq!(ended.status, 200, "{}", ended.text);
    let record = ended.json()["record"].as_array().unwrap().clone();
    let stopped = record.iter().find(|step| step["step"] == "stopped").unwrap();
    assert_eq!(stopped["by"], "helper");
    let parent = Someone::sign_in(&app, PARENT);
    let seen = parent.seen(&app, &waiting).payback;
    assert_eq!(seen.events.last().unwrap().by, PaybackActor::Helper);
}

#[test]
fn what_a_helper_does_stands_in_the_record_and_stops_with_the_permission() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reference = permission_for_books(&app, &child);
    let apply = |at| apply_under(&app, &child, &reference, at);
    let (bought, waiting) = (apply(0), apply(1));
    office(&app, &bought, PaybackAct::Approve);
    let seen = child.seen(&app, &bought);
    let body = json!({ "bought_on": today() });
    let bought = view(&child.change(&app, &seen, "bought", Some(body)));
    let permission = child.get(&app, &format!("/permissions/{reference}")).json();
    let record = permission["record"].as_array().unwrap();
    let of_books: Vec<&str> = record
        .iter()
        .filter(|step| step["order"].is_string())
        .map(|step| step["step"].as_str().unwrap())
        .collect();
    assert_eq!(of_books, ["ordered", "ordered", "told", "told"]);
    let list = child.under(&app, "/paybacks", &reference).json();
    assert_eq!(list["total"], 2);
    assert_eq!(
        child.get(&app, "/paybacks").json()["total"],
        0,
        "none of them is the child's"
    );
    // The parent ends it: what waits for its answer stops, what is bought is the parent's to return.
    answer(&app, &link_to(&app, PARENT.1), false);
    child
        .under(&app, "/paybacks", &reference)
        .problem(409, "permission_ended");
    let parent = Someone::sign_in(&app, PARENT);
    assert_eq!(parent.seen(&app, &waiting).payback.state.word(), "withdrawn");
    let known_to_the_helper = || {
        let permission = child.get(&app, &format!("/permissions/{reference}")).json();
        let inbox = app.backend.staff().inbox().unwrap();
        let messages = inbox.iter().filter(|message| message.phone == CHILD.1).count();
        (permission["record"].as_array().unwrap().len(), messages)
    };
    let before = known_to_the_helper();
    let body = json!({ "returned_on": today() });
    let returned = parent.change(&app, &bought, "returned", Some(body));
    assert_eq!(returned.status, 200, "{}", returned.text);
    office(&app, &bought, PaybackAct::Check);
    office(&app, &bought, pay());
    assert_eq!(
        known_to_the_helper(),
        before,
        "after a no the helper reads on no more"
    );
}
