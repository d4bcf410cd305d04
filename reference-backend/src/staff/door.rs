//! The door of the staff pages: who may come in, and where each request goes.

use super::{Staff, inbox_page, page, test_api};
use crate::api::off_the_reactor;
use crate::call::pairs;
use crate::problems::Refusal;
use crate::state::Core;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::routing::any;
use contract::limits::BODY_MAX;
use contract::problem::ProblemCode;
use std::net::SocketAddr;
use std::sync::Arc;

/// The pages of the staff, and the door for tests.
pub(crate) fn router(core: Arc<Core>) -> Router {
    let token: Arc<str> = crate::random::secret().into();
    Router::new()
        .route("/staff", any(enter))
        .route("/staff/{*rest}", any(enter))
        .with_state((Staff(core), token))
}

type Shared = (Staff, Arc<str>);

async fn enter(State((staff, token)): State<Shared>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    if !is_from_here(&parts) {
        return Refusal::new(ProblemCode::Forbidden).into_response();
    }
    let Ok(body) = axum::body::to_bytes(body, BODY_MAX).await else {
        return Refusal::malformed("the body is too long").into_response();
    };
    off_the_reactor(|| route(&staff, &token, &parts, body))
}

fn route(staff: &Staff, token: &str, parts: &Parts, body: Bytes) -> Response<Body> {
    let path = parts.uri.path();
    if let Some(name) = path.strip_prefix("/staff/api/") {
        let json = parts.headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
        let is_json =
            parts.method == Method::GET || json.is_some_and(|kind| kind.starts_with(b"application/json"));
        return match (staff.0.test_api, is_json) {
            (false, _) => Refusal::new(ProblemCode::NotFound).into_response(),
            (true, false) => Refusal::malformed("Content-Type must be application/json").into_response(),
            (true, true) => test_api::answer(staff, &parts.method, name, &body),
        };
    }
    if let Some(id) = path.strip_prefix("/staff/photos/") {
        return photo(staff, id);
    }
    match (parts.method.as_str(), path) {
        ("GET" | "HEAD", "/staff") => html(StatusCode::OK, page::list(staff, token)),
        ("GET" | "HEAD", "/staff/inbox") => html(StatusCode::OK, inbox_page::inbox(staff, token)),
        ("GET" | "HEAD", "/staff/staff.css") => css(),
        ("POST", "/staff") => {
            let form = pairs(&String::from_utf8_lossy(&body));
            // A page of another origin cannot read the token, whatever the browser says of origins.
            if !form.iter().any(|(name, value)| name == "token" && value == token) {
                return Refusal::new(ProblemCode::Forbidden).into_response();
            }
            match page::act(staff, &form) {
                Ok(()) => see_the_list(),
                Err(error) => html(StatusCode::CONFLICT, page::failed(&error.to_string())),
            }
        }
        _ => Refusal::new(ProblemCode::NotFound).into_response(),
    }
}

/// What a proxy adds to the requests that it hands on.
const PROXIED: [&str; 5] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-real-ip",
    "via",
];

/// Only programs on this machine, and only pages of this very origin: a name that someone else's DNS points
/// at this machine is not ours, and neither is a page from elsewhere. A proxy on this machine calls from here
/// too, and names the machine as the host: what it hands on comes from anywhere.
pub(crate) fn is_from_here(parts: &Parts) -> bool {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let near = peer.is_none_or(|ConnectInfo(address)| address.ip().is_loopback());
    let text = |name: header::HeaderName| parts.headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = text(header::HOST).or_else(|| parts.uri.authority().map(|authority| authority.as_str()));
    let host_is_ours = match host {
        Some(host) => is_loopback_name(host),
        None => peer.is_none(),
    };
    let origin_is_ours = match text(header::ORIGIN) {
        // "null" is what browsers send under `Referrer-Policy: no-referrer`; then they say the rest here.
        None | Some("null") => {
            let site = parts.headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
            site.is_none_or(|site| site == b"same-origin" || site == b"none")
        }
        Some(origin) => host.is_some_and(|host| origin == format!("http://{host}")),
    };
    let proxied = PROXIED.iter().any(|name| parts.headers.contains_key(*name));
    near && host_is_ours && origin_is_ours && !proxied
}

fn is_loopback_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].contains(&name)
}

/// A page as an answer that nothing keeps.
pub(crate) fn html(status: StatusCode, text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A photo of a resident, for the office to look at.
fn photo(staff: &Staff, id: &str) -> Response<Body> {
    let (media_type, bytes) = match staff.photo(id) {
        Ok(Some(photo)) => photo,
        Ok(None) => return Refusal::new(ProblemCode::NotFound).into_response(),
        Err(error) => return Refusal::from(error).into_response(),
    };
    let mut response = html(StatusCode::OK, String::new());
    *response.body_mut() = Body::from(bytes);
    let kind = HeaderValue::from_static(media_type);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn css() -> Response<Body> {
    let mut response = html(StatusCode::OK, include_str!("staff.css").into());
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/css; charset=utf-8"),
    );
    response
}

fn see_the_list() -> Response<Body> {
    let mut response = html(StatusCode::SEE_OTHER, String::new());
    response
        .headers_mut()
        .insert(header::LOCATION, HeaderValue::from_static("/staff"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_proxy_hands_on_is_not_from_this_machine() {
        let asked_with = |header: Option<&str>| {
            let mut request = Request::get("/staff").header("host", "127.0.0.1:8080");
            if let Some(name) = header {
                request = request.header(name, "198.51.100.7");
            }
            let mut parts = request.body(Body::empty()).unwrap().into_parts().0;
            parts
                .extensions
                .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000))));
            is_from_here(&parts)
        };
        assert!(asked_with(None));
        for header in [
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-real-ip",
            "via",
        ] {
            assert!(!asked_with(Some(header)), "{header}");
        }
    }

    #[test]
    fn only_names_of_this_machine_are_ours() {
        for host in [
            "localhost",
            "localhost:8080",
            "127.0.0.1:1",
            "[::1]:8080",
            "[::1]",
        ] {
            assert!(is_loopback_name(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example:80",
            "127.0.0.1.evil:80",
            "localhost:x",
        ] {
            assert!(!is_loopback_name(host), "{host}");
        }
    }
}
