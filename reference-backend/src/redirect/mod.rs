//! Signing in elsewhere, as a district connects an identity provider: the browser goes to `start`, on to the provider,
//! and comes back through `return` with a session. The provider is a page of this program, for demonstrations.
//!
//! All of it lies below `/api`, which the service worker leaves alone.

mod provider;
mod remembered;

pub(crate) use provider::Provider;

use crate::api::off_the_reactor;
use crate::call::pairs;
use crate::problems::Refusal;
use crate::session::{self, Cookie};
use crate::staff::{document, escape, html, is_from_here};
use crate::state::Core;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use axum::routing::any;
use contract::limits::BODY_MAX;
use contract::problem::ProblemCode;
use provider::Vouched;
use remembered::{Remembered, site_path};
use std::sync::Arc;

/// Where the browser goes to sign in.
pub(crate) const START: &str = "/api/demo-sign-in/start";
const PROVIDER: &str = "/api/demo-sign-in/provider";
const RETURN: &str = "/api/demo-sign-in/return";
/// Where one goes on if nothing else was asked for.
const SIGN_IN: &str = "/sign-in";

/// The way there and back, and the provider.
pub(crate) fn router(core: Arc<Core>) -> Router {
    [START, PROVIDER, RETURN]
        .into_iter()
        .fold(Router::new(), |router, path| router.route(path, any(enter)))
        .with_state(core)
}

async fn enter(State(core): State<Arc<Core>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, BODY_MAX).await else {
        return Refusal::malformed("the body is too long").into_response();
    };
    match &core.sign_in_provider {
        Some(provider) => off_the_reactor(|| route(&core, provider, &parts, &body)),
        None => Refusal::new(ProblemCode::NotFound).into_response(),
    }
}

fn route(core: &Core, provider: &Provider, parts: &Parts, body: &Bytes) -> Response<Body> {
    let query = pairs(parts.uri.query().unwrap_or_default());
    match (&parts.method, parts.uri.path()) {
        (&Method::GET, START) => start(&query),
        (&Method::GET, RETURN) => come_back(core, provider, &query, &parts.headers),
        // The provider vouches for anyone: only on this machine, and only for its own page.
        (_, PROVIDER) if !is_from_here(parts) => Refusal::new(ProblemCode::Forbidden).into_response(),
        (&Method::GET, PROVIDER) => page(StatusCode::OK, &provider::form(&query, false)),
        (&Method::POST, PROVIDER) => vouch(core, provider, &pairs(&String::from_utf8_lossy(body))),
        _ => Refusal::new(ProblemCode::NotFound).into_response(),
    }
}

/// A value of a form or a query; empty where it is missing.
fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs
        .iter()
        .find(|(known, _)| known == name)
        .map_or("", |(_, value)| value)
}

/// On to the provider. What must be remembered rides on a cookie that comes along on the way back.
fn start(query: &[(String, String)]) -> Response<Body> {
    let back = site_path(value(query, "back")).unwrap_or(SIGN_IN);
    let remembered = Remembered::new(back);
    let (state, challenge) = (&remembered.state, remembered.challenge());
    let mut response = go(&format!("{PROVIDER}?state={state}&challenge={challenge}"));
    set_cookie(&mut response, remembered.cookie());
    response
}

/// The provider has looked at who it is, and sends the browser back with a code that works once.
fn vouch(core: &Core, provider: &Provider, form: &[(String, String)]) -> Response<Body> {
    let now = core.clock.now();
    let Some(vouched) = Vouched::read(form, now.date()) else {
        return page(StatusCode::UNPROCESSABLE_ENTITY, &provider::form(form, true));
    };
    let code = provider.code_for(value(form, "challenge"), vouched, now);
    // The state is a random text of ours or nothing that could change the address.
    let state: String = value(form, "state")
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    go(&format!("{RETURN}?code={code}&state={state}"))
}

/// Back from the provider: the state must be the one that this browser set out with, and the code must be good.
fn come_back(
    core: &Core,
    provider: &Provider,
    query: &[(String, String)],
    headers: &HeaderMap,
) -> Response<Body> {
    let now = core.clock.now();
    let remembered = Remembered::of(headers).filter(|it| it.state == value(query, "state"));
    let vouched = remembered
        .as_ref()
        .and_then(|it| provider.redeem(value(query, "code"), &it.challenge(), now));
    let (Some(remembered), Some(vouched)) = (remembered, vouched) else {
        return failed();
    };
    let token = core.db.write(|transaction| -> Result<String, Refusal> {
        let Vouched {
            name,
            phone,
            birth_date,
        } = &vouched;
        let person = session::person_of(transaction, phone, name, *birth_date, now)?;
        session::begin(core, headers, transaction, person, now).map(|(token, _)| token)
    });
    match token {
        Ok(token) => {
            let mut response = go(&remembered.back);
            set_cookie(&mut response, Cookie::Set(token).header());
            set_cookie(&mut response, Remembered::forget());
            response
        }
        Err(refusal) => refusal.into_response(),
    }
}

/// What was begun elsewhere, is over or was used before.
fn failed() -> Response<Body> {
    let text =
        "<h1>로그인하지 못했어요</h1><p>시간이 지났거나 이미 쓴 확인이에요. 처음부터 다시 해 주세요.</p>";
    let body = format!("{text}<p><a href=\"{SIGN_IN}\">로그인 화면으로</a></p>");
    let mut response = page(StatusCode::FORBIDDEN, &body);
    set_cookie(&mut response, Remembered::forget());
    response
}

fn set_cookie(response: &mut Response<Body>, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

fn page(status: StatusCode, body: &str) -> Response<Body> {
    html(status, document("본인확인 (시연)", body))
}

/// To an address of this site.
fn go(path: &str) -> Response<Body> {
    let Ok(target) = HeaderValue::from_str(path) else {
        return failed();
    };
    let mut response = page(StatusCode::SEE_OTHER, "");
    response.headers_mut().insert(header::LOCATION, target);
    response
}
