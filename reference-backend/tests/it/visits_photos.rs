//! Photos that help, before and after the request to which they belong.

use crate::payback_support::jpeg;
use crate::session_support::*;
use crate::support::*;
use crate::visits_support::*;
use serde_json::json;

/// Announces a photo under this path.
fn begin(app: &App, who: &Someone, path: &str, bytes: usize) -> Reply {
    let announced = json!({ "bytes": bytes, "media_type": "image/jpeg" });
    who.post(app, path, Some(announced))
}

/// Sends all of a photo.
fn part(app: &App, who: &Someone, id: &str, bytes: &[u8]) -> Reply {
    let request = axum::http::Request::patch(format!("/api/v1/photos/{id}"))
        .header("x-resident-app", "1")
        .header("idempotency-key", key())
        .header("cookie", &who.0)
        .header("content-type", "application/octet-stream")
        .header("upload-offset", "0");
    app.send(request.body(axum::body::Body::from(bytes.to_vec())).unwrap())
}

fn id(reply: &Reply) -> String {
    reply.json()["photo"]["id"].as_str().unwrap().to_owned()
}

/// A photo that waits for a request; its id.
fn waiting(app: &App, who: &Someone) -> String {
    let picture = jpeg(3000);
    let id = id(&begin(app, who, "/visits/photos", picture.len()));
    assert_eq!(part(app, who, &id, &picture).status, 200);
    id
}

#[test]
fn a_photo_helps_and_what_is_none_is_refused_without_losing_the_request() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let asked = child.request(&app, wanted(&app));
    assert!(asked.visit.can.add_photo);
    let path = format!("/visits/requests/{}/photos", asked.visit.reference);
    let script = b"<script>alert(1)</script> renamed to photo.jpg";
    part(
        &app,
        &child,
        &id(&begin(&app, &child, &path, script.len())),
        script,
    )
    .problem(415, "upload_not_image");
    begin(&app, &child, &path, 50 * 1024 * 1024).problem(413, "upload_too_large");
    let picture = jpeg(3000);
    let whole = id(&begin(&app, &child, &path, picture.len()));
    assert_eq!(part(&app, &child, &whole, &picture).status, 200);
    let seen = child.follow(&app, &asked).visit;
    assert_eq!(
        (seen.photos.len(), seen.photos[0].id.as_str()),
        (1, whole.as_str())
    );
    assert_eq!(child.get(&app, &format!("/photos/{whole}")).status, 200);
    let shown = child.get(&app, &format!("/photos/{whole}/image"));
    assert_eq!(shown.header("content-type"), "image/jpeg");
    let other = Someone::sign_in(&app, PARENT);
    other
        .get(&app, &format!("/photos/{whole}/image"))
        .problem(404, "not_found");
    // A photo of a visit is no receipt.
    child
        .get(&app, &format!("/receipts/{whole}"))
        .problem(404, "not_found");
}

#[test]
fn a_photo_that_was_sent_before_belongs_to_the_request_that_names_it() {
    let app = App::new();
    let (child, other) = (Someone::sign_in(&app, CHILD), Someone::sign_in(&app, PARENT));
    let photo = waiting(&app, &child);
    let image = format!("/photos/{photo}/image");
    assert_eq!(child.get(&app, &image).status, 200);
    other.get(&app, &image).problem(404, "not_found");
    let mut wanted = wanted(&app);
    wanted["photos"] = json!([photo]);
    // Nobody takes what someone else has sent, and what is not whole is not taken.
    other
        .post(&app, "/visits/requests", Some(wanted.clone()))
        .invalid(&[("/photos/0", "not_known")]);
    let arriving = id(&begin(&app, &child, "/visits/photos", 3000));
    let mut early = wanted.clone();
    early["photos"] = json!([photo, arriving]);
    child
        .post(&app, "/visits/requests", Some(early))
        .invalid(&[("/photos/1", "not_known")]);
    let asked = child.request(&app, wanted);
    let ids: Vec<&str> = asked.visit.photos.iter().map(|photo| photo.id.as_str()).collect();
    assert_eq!(ids, [photo.as_str()]);
    let office = app.backend.staff().visits().unwrap();
    assert_eq!(office[0].photos, std::slice::from_ref(&photo));
    assert_eq!(child.get(&app, &image).status, 200);
    other.get(&app, &image).problem(404, "not_found");
}

#[test]
fn a_request_takes_as_many_photos_as_its_service_asks_for_and_a_group_takes_none() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let four: Vec<String> = (0..4).map(|_| waiting(&app, &child)).collect();
    let mut wanted = wanted(&app);
    wanted["photos"] = json!(four);
    child
        .post(&app, "/visits/requests", Some(wanted))
        .invalid(&[("/photos", "too_many")]);
    let mut merchants = merchants(&app);
    merchants["photos"] = json!(&four[..1]);
    child
        .post(&app, "/visits/groups", Some(json!({ "request": merchants })))
        .invalid(&[("/request/photos", "too_many")]);
    for _ in 4..10 {
        waiting(&app, &child);
    }
    begin(&app, &child, "/visits/photos", 3000).problem(409, "limit_reached");
}

#[test]
fn a_photo_that_no_request_names_is_thrown_away_after_a_day() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let image = format!("/photos/{}/image", waiting(&app, &child));
    app.backend.clock().advance_seconds(86_400 + 60);
    app.backend.tidy().unwrap();
    let child = Someone::sign_in(&app, CHILD);
    child.get(&app, &image).problem(404, "not_found");
}
