//! The browser's `fetch` as a transport.

use super::transport::{LocalFuture, Request, Response, Transport, TransportError};
use contract::endpoints::Method;
use contract::time::Timestamp;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCache, RequestInit, Response as FetchResponse};

/// Milliseconds that an answer is waited for: slow 3G in a lift still makes it, a dead connection does not
/// hold a resident for a minute.
const PATIENCE_MS: u32 = 20_000;

/// Sends by `fetch`, with an end to its patience.
pub struct FetchTransport;

impl Transport for FetchTransport {
    fn send(&self, request: Request) -> LocalFuture<Result<Response, TransportError>> {
        Box::pin(async move {
            let abort = AbortController::new().ok();
            let timed_out = Rc::new(Cell::new(false));
            let patience = abort.clone().map(|abort| {
                let timed_out = timed_out.clone();
                Timeout::new(PATIENCE_MS, move || {
                    timed_out.set(true);
                    abort.abort();
                })
            });
            let answer = exchange(&request, abort.as_ref()).await;
            drop(patience);
            answer.map_err(|_| {
                if timed_out.get() {
                    TransportError::TimedOut
                } else {
                    TransportError::Network
                }
            })
        })
    }
}

async fn exchange(request: &Request, abort: Option<&AbortController>) -> Result<Response, JsValue> {
    let init = RequestInit::new();
    init.set_method(request.method.word());
    if request.fresh {
        init.set_cache(RequestCache::NoStore);
    }
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    init.set_headers(&headers);
    if request.method == Method::Delete {
        // Whoever leaves the page at once has signed out all the same.
        let _ = js_sys::Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE);
    }
    if let Some(body) = &request.body {
        init.set_body(&JsValue::from_str(body));
    }
    if let Some(bytes) = &request.bytes {
        init.set_body(&js_sys::Uint8Array::from(&bytes[..]));
    }
    if let Some(abort) = abort {
        init.set_signal(Some(&abort.signal()));
    }
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(&request.path, &init)).await?;
    let response: FetchResponse = response.dyn_into()?;
    let header = |name| response.headers().get(name).ok().flatten();
    let (status, content_type) = (response.status(), header("content-type").unwrap_or_default());
    let retry_after_s = header("retry-after").and_then(|text| seconds_of(text.trim()));
    let date = header("date").map(|text| js_sys::Date::parse(&text));
    let date = date.filter(|millis| millis.is_finite());
    let age_s = header("age")
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(0);
    let body = JsFuture::from(response.text()?)
        .await?
        .as_string()
        .unwrap_or_default();
    Ok(Response {
        status,
        content_type,
        retry_after_s,
        date: date.map(|millis| Timestamp::from_unix_millis(millis as i64)),
        age_s,
        body,
    })
}

/// A `Retry-After`: seconds, or a date.
fn seconds_of(text: &str) -> Option<u32> {
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let millis = js_sys::Date::parse(text) - js_sys::Date::now();
    millis
        .is_finite()
        .then_some((millis / 1000.0).ceil().max(0.0) as u32)
}
