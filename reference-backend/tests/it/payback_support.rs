//! Books to work on.

use crate::session_support::*;
use crate::support::*;
use contract::payback::{PaybackList, PaybackTotals, PaybackView};
use contract::time::Date;
use reference_backend::PaybackAct;
use serde_json::{Value, json};

/// The ISBN of the n-th book of the demo catalogue; the first forty are paid back.
pub(crate) fn isbn(at: usize) -> String {
    let first = format!("9799900{at:05}");
    let isbn = (0..10).find_map(|check| contract::payback::normalise_isbn(&format!("{first}{check}")).ok());
    isbn.expect("a check digit")
}

/// The day of the tests: a Saturday.
pub(crate) fn today() -> Date {
    moment(NOW).date()
}

pub(crate) fn wanted(at: usize) -> Value {
    json!({ "isbn": isbn(at), "store": "geomok" })
}

pub(crate) fn view(reply: &Reply) -> PaybackView {
    serde_json::from_str(&reply.text).unwrap_or_else(|error| panic!("{error}: {}", reply.text))
}

/// Does something as the office.
pub(crate) fn office(app: &App, view: &PaybackView, act: PaybackAct) {
    app.backend
        .staff()
        .payback(&view.payback.reference, &act)
        .unwrap_or_else(|error| panic!("{error}"));
}

pub(crate) fn pay() -> PaybackAct {
    PaybackAct::Pay {
        account: "110-000-001234".into(),
    }
}

/// One's sums.
pub(crate) fn totals(app: &App, someone: &Someone) -> PaybackTotals {
    serde_json::from_value(someone.get(app, "/payback/totals").json()).unwrap()
}

/// One's list, in the part that a query chooses.
pub(crate) fn list(app: &App, someone: &Someone, query: &str) -> PaybackList {
    serde_json::from_value(someone.get(app, &format!("/paybacks{query}")).json()).unwrap()
}

impl Someone {
    /// Applies for the n-th book.
    pub(crate) fn apply(&self, app: &App, at: usize) -> PaybackView {
        let reply = self.post(app, "/paybacks", Some(wanted(at)));
        assert_eq!(reply.status, 201, "{}", reply.text);
        view(&reply)
    }

    /// Changes one, in the version that is in the view.
    pub(crate) fn change(&self, app: &App, seen: &PaybackView, what: &str, body: Option<Value>) -> Reply {
        let version = format!("\"{}\"", seen.payback.version);
        let more = [("cookie", self.0.as_str()), ("if-match", version.as_str())];
        let path = format!("/paybacks/{}/{what}", seen.payback.reference);
        app.post_with(&path, &key(), &more, body)
    }

    /// Reads something of the person who gave a permission.
    pub(crate) fn under(&self, app: &App, path: &str, permission: &str) -> Reply {
        let headers = [("cookie", self.0.as_str()), ("permission", permission)];
        app.call("GET", path, &headers, None)
    }

    /// Corrects one, in the version that is in the view.
    pub(crate) fn correct(&self, app: &App, seen: &PaybackView, body: Value) -> Reply {
        let (key, version) = (key(), format!("\"{}\"", seen.payback.version));
        let headers = [
            ("x-resident-app", "1"),
            ("content-type", "application/json"),
            ("idempotency-key", key.as_str()),
            ("cookie", self.0.as_str()),
            ("if-match", version.as_str()),
        ];
        let path = format!("/paybacks/{}", seen.payback.reference);
        app.call("PATCH", &path, &headers, Some(body))
    }

    pub(crate) fn seen(&self, app: &App, seen: &PaybackView) -> PaybackView {
        let reply = self.get(app, &format!("/paybacks/{}", seen.payback.reference));
        assert_eq!(reply.status, 200, "{}", reply.text);
        view(&reply)
    }

    /// Applies for the n-th book and buys it on the day of the clock.
    pub(crate) fn buy(&self, app: &App, at: usize) -> PaybackView {
        let applied = self.apply(app, at);
        office(app, &applied, PaybackAct::Approve);
        let day = app.backend.clock().now().date();
        let bought = self.change(
            app,
            &self.seen(app, &applied),
            "bought",
            Some(json!({ "bought_on": day })),
        );
        assert_eq!(bought.status, 200, "{}", bought.text);
        view(&bought)
    }

    /// Sends a part of a photo.
    pub(crate) fn part(&self, app: &App, id: &str, offset: usize, bytes: &[u8]) -> Reply {
        let request = axum::http::Request::patch(format!("/api/v1/receipts/{id}"))
            .header("x-resident-app", "1")
            .header("idempotency-key", key())
            .header("cookie", &self.0)
            .header("content-type", "application/octet-stream")
            .header("upload-offset", offset.to_string());
        app.send(request.body(axum::body::Body::from(bytes.to_vec())).unwrap())
    }

    /// Announces a photo; gives its id.
    pub(crate) fn begin(&self, app: &App, seen: &PaybackView, bytes: usize) -> Reply {
        let path = format!("/paybacks/{}/receipts", seen.payback.reference);
        let body = json!({ "bytes": bytes, "media_type": "image/jpeg" });
        self.post(app, &path, Some(body))
    }
}

/// Where a photo was taken.
const PLACE: &[u8] = b"GPS 37.4836 127.0327";

/// A JPEG whose parts are whole, with the place where it was taken in it.
pub(crate) fn jpeg(bytes: usize) -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).expect("short").to_be_bytes();
        [&[0xff, marker], length.as_slice(), data].concat()
    };
    let start = [
        vec![0xff, 0xd8],
        segment(0xe1, PLACE),
        segment(0xc0, &[8, 3, 0, 3, 0, 3, 0, 0, 0]),
        segment(0xda, &[1, 2, 3]),
    ]
    .concat();
    let scan = vec![7; bytes.saturating_sub(start.len() + 2)];
    [start, scan, vec![0xff, 0xd9]].concat()
}
