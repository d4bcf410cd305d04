//! People who are signed in.

use crate::support::*;
use contract::session::COOKIE;
use serde_json::{Value, json};

/// The one who acts.
pub(crate) const CHILD: (&str, &str) = ("홍시연", "01000001234");
/// The one for whom.
pub(crate) const PARENT: (&str, &str) = ("홍부친", "01000005678");

/// Someone at a browser of their own: what its cookie says.
pub(crate) struct Someone(pub(crate) String);

/// Asks for a code; gives the attempt.
pub(crate) fn send_code(app: &App, phone: &str) -> Reply {
    app.post("/session/codes", &key(), json!({ "phone": phone }))
}

/// The latest code that went to a phone.
pub(crate) fn code_to(app: &App, phone: &str) -> String {
    let inbox = app.backend.staff().inbox().unwrap();
    let mut to_phone = inbox.into_iter().filter(|message| message.phone == phone);
    to_phone.find_map(|message| message.code).expect("a code")
}

/// The latest link that went to a phone: reference and key.
pub(crate) fn link_to(app: &App, phone: &str) -> (String, String) {
    let inbox = app.backend.staff().inbox().unwrap();
    let mut to_phone = inbox.into_iter().filter(|message| message.phone == phone);
    let link = to_phone.find_map(|message| message.link).expect("a link");
    contract::permission::read_link(link.split_once('#').expect("a fragment").1).expect("a link")
}

impl Someone {
    /// Signs in, the first time with a name.
    pub(crate) fn sign_in(app: &App, (name, phone): (&str, &str)) -> Self {
        let sent = send_code(app, phone);
        assert_eq!(sent.status, 201, "{}", sent.text);
        let body = json!({
            "attempt": sent.json()["attempt"],
            "code": code_to(app, phone),
            "name": name,
            "birth_date": "1980-01-01",
        });
        let reply = app.post("/session", &key(), body);
        assert_eq!(reply.status, 201, "{}", reply.text);
        let cookie = reply.header("set-cookie");
        let pair = cookie.split(';').next().unwrap_or_default();
        assert!(pair.starts_with(COOKIE), "{cookie}");
        Self(pair.to_owned())
    }

    pub(crate) fn get(&self, app: &App, path: &str) -> Reply {
        app.call("GET", path, &[("cookie", &self.0)], None)
    }

    pub(crate) fn post(&self, app: &App, path: &str, body: Option<Value>) -> Reply {
        app.post_with(path, &key(), &[("cookie", &self.0)], body)
    }

    /// Asks the parent for a permission until a day; gives its reference.
    pub(crate) fn ask(&self, app: &App, until: &str) -> String {
        let body = json!({
            "name": PARENT.0, "phone": PARENT.1, "services": ["siren_order"], "until": until,
        });
        let reply = self.post(app, "/permissions", Some(body));
        assert_eq!(reply.status, 201, "{}", reply.text);
        reply.json()["permission"]["reference"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Orders for the parent, for the first free time of a day.
    pub(crate) fn order_under(&self, app: &App, permission: &str, start: &str) -> Reply {
        let mut body = order_body(&app.hold("ok-center", start));
        body["for_account"] = json!(true);
        body["permission"] = json!(permission);
        body["on_behalf_of"] = json!({ "name": PARENT.0, "collector": "family" });
        self.post(app, "/reservations", Some(body))
    }
}

/// The answer of the parent, by a link.
pub(crate) fn answer(app: &App, (reference, link): &(String, String), yes: bool) -> Reply {
    app.post_with(
        &format!("/permissions/{reference}/answer"),
        &key(),
        &[("permission-key", link)],
        Some(json!({ "yes": yes })),
    )
}
