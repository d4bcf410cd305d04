//! Signing in at an identity provider and coming back.

use crate::support::*;
use contract::session::COOKIE;

const PERSON: &str = "name=%ED%99%8D%EC%8B%9C%EC%97%B0&phone=010-0000-1234&birth_date=1950-05-05";

fn town() -> App {
    App::with(|options| options.sign_in_redirect = true)
}

fn location(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.header("location").to_owned()
}

/// Name and value of the cookie that an answer sets under a name.
fn cookie(reply: &Reply, name: &str) -> String {
    let all = reply.headers.get_all("set-cookie").iter();
    let texts: Vec<&str> = all.filter_map(|value| value.to_str().ok()).collect();
    let found = texts.iter().find(|text| text.starts_with(&format!("{name}=")));
    let found = found.unwrap_or_else(|| panic!("{name} is not in {texts:?}"));
    found.split(';').next().unwrap().to_owned()
}

/// Sets out: the cookie, and what the provider's page is asked with.
fn set_out(app: &App, back: &str) -> (String, String) {
    let reply = app.knock("GET", &format!("/api/demo-sign-in/start?back={back}"), &[], "");
    let to = location(&reply);
    let query = to
        .strip_prefix("/api/demo-sign-in/provider?")
        .expect("the provider");
    (cookie(&reply, "__Host-sign-in"), query.to_owned())
}

/// The provider vouches: the address that it sends the browser back to.
fn vouched(app: &App, query: &str) -> String {
    let body = format!("{query}&{PERSON}");
    location(&app.knock("POST", "/api/demo-sign-in/provider", &[], &body))
}

#[test]
fn whoever_goes_to_the_provider_comes_back_signed_in_to_where_they_were() {
    let app = town();
    let methods = app.call("GET", "/session/methods", &[], None).json();
    assert_eq!(methods["methods"][1]["kind"], "redirect");
    let start = methods["methods"][1]["address"].as_str().unwrap();
    let set = app.knock("GET", &format!("{start}?back=/sign-in"), &[], "");
    let text = set.header("set-cookie");
    for needed in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"] {
        assert!(text.split("; ").any(|part| part == needed), "{text}");
    }
    let (state, query) = set_out(&app, "/order/check%3Foffice=ok-center");
    let page = app.knock("GET", &format!("/api/demo-sign-in/provider?{query}"), &[], "");
    assert!(page.text.contains("시연용") && !page.text.contains("<script"));
    let verifier = state.split('.').nth(1).unwrap();
    assert!(
        !query.contains(verifier) && !page.text.contains(verifier),
        "the provider never sees it"
    );
    let back = app.knock("GET", &vouched(&app, &query), &[("cookie", &state)], "");
    assert_eq!(location(&back), "/order/check?office=ok-center");
    assert_eq!(
        cookie(&back, "__Host-sign-in"),
        "__Host-sign-in=",
        "it serves one way"
    );
    let session = cookie(&back, COOKIE);
    let view = app.call("GET", "/session", &[("cookie", &session)], None).json();
    assert_eq!(view["person"]["name"], "홍*연");
    let person = app.call("GET", "/session/person", &[("cookie", &session)], None);
    assert_eq!(person.json()["birth_date"], "1950-05-05");
}

#[test]
fn an_answer_counts_once_and_only_in_the_browser_that_set_out() {
    let app = town();
    let (state, query) = set_out(&app, "/mine");
    let (other, other_query) = set_out(&app, "/mine");
    let refused = |path: &str, headers: &[(&str, &str)]| {
        let reply = app.knock("GET", path, headers, "");
        assert_eq!(reply.status, 403, "{path}");
        let cookies: Vec<_> = reply.headers.get_all("set-cookie").iter().collect();
        assert!(
            cookies
                .iter()
                .all(|value| !value.to_str().unwrap().starts_with(COOKIE)),
            "{cookies:?}"
        );
    };
    refused(&vouched(&app, &query), &[]);
    refused(&vouched(&app, &query), &[("cookie", &other)]);
    // The state of this browser with a code that was made for another one.
    let stolen = vouched(&app, &query);
    let code = stolen
        .split("code=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap()
        .to_owned();
    let own_state = other_query.split('&').next().unwrap();
    let injected = format!("/api/demo-sign-in/return?code={code}&{own_state}");
    refused(&injected, &[("cookie", &other)]);
    refused(&stolen, &[("cookie", &state)]);

    let good = vouched(&app, &query);
    location(&app.knock("GET", &good, &[("cookie", &state)], ""));
    refused(&good, &[("cookie", &state)]);
    let late = vouched(&app, &query);
    app.backend.clock().advance_seconds(61);
    refused(&late, &[("cookie", &state)]);
}

#[test]
fn nobody_is_led_to_another_site() {
    let app = town();
    for back in [
        "//evil.example",
        "https://evil.example/",
        "/%5Cevil.example",
        "/..//evil.example",
        "javascript:alert(1)",
        "/a%0d%0aSet-Cookie:x=y",
    ] {
        let (state, query) = set_out(&app, back);
        let reply = app.knock("GET", &vouched(&app, &query), &[("cookie", &state)], "");
        assert_eq!(location(&reply), "/sign-in", "{back}");
    }
    let (_, query) = set_out(&app, "/mine");
    let forged = query.replace("state=", "state=x%26back%3D//evil.example%0d%0a");
    let to = vouched(&app, &forged);
    assert!(
        to.starts_with("/api/demo-sign-in/return?code=") && !to.contains("//"),
        "{to}"
    );
}

#[test]
fn the_provider_vouches_only_for_its_own_page_and_for_what_can_be_someone() {
    let app = town();
    let (_, query) = set_out(&app, "/mine");
    let body = format!("{query}&{PERSON}");
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("origin", "https://evil.example")],
        &[("origin", "null"), ("sec-fetch-site", "cross-site")],
    ] {
        let reply = app.knock("POST", "/api/demo-sign-in/provider", headers, &body);
        assert_eq!(reply.status, 403, "{headers:?}");
    }
    let wrong = format!("{query}&name=%3Cscript%3E&phone=1&birth_date=2999-01-01");
    let reply = app.knock("POST", "/api/demo-sign-in/provider", &[], &wrong);
    assert_eq!(reply.status, 422);
    assert!(
        reply.text.contains("&lt;script&gt;"),
        "what was typed stays, harmless"
    );
}

#[test]
fn unless_it_is_asked_for_there_is_no_such_way() {
    let app = App::new();
    let methods = app.call("GET", "/session/methods", &[], None).json();
    assert_eq!(methods["methods"].as_array().unwrap().len(), 1);
    for path in ["start?back=/", "provider", "return?code=a&state=b"] {
        let reply = app.knock("GET", &format!("/api/demo-sign-in/{path}"), &[], "");
        assert_eq!(reply.status, 404, "{path}");
    }
}
