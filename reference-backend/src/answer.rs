//! Good answers: body, ETag, how long they may be kept, and how they are delivered.

use crate::call::Call;
use crate::problems::{Refusal, problem_response};
use crate::random;
use crate::session::Cookie;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response, StatusCode, header};
use contract::problem::ProblemCode;
use serde::Serialize;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A good answer, or a kept rejection.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    /// HTTP status.
    pub(crate) status: u16,
    /// JSON; empty if there is none.
    pub(crate) body: String,
    /// Whether the body is a problem.
    pub(crate) problem: bool,
    /// ETag, quotes included.
    pub(crate) etag: Option<String>,
    /// The `Cache-Control` of an answer that anyone may keep; `None`: `no-store`.
    pub(crate) public: Option<String>,
    /// The key of the order is made from the idempotency key and this, and put into the body on delivery.
    pub(crate) salt: Option<String>,
    /// A picture in place of the body: its media type and its bytes.
    pub(crate) picture: Option<(&'static str, Bytes)>,
    /// What it does with the cookie of the session. Never kept for an idempotency key.
    pub(crate) cookie: Option<Cookie>,
    /// Whether it arrives.
    pub(crate) delivery: Delivery,
}

/// Whether an answer arrives. Anything but [`Delivery::Whole`] is a fault on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Delivery {
    /// It arrives.
    #[default]
    Whole,
    /// The connection is cut before it.
    Cut,
    /// Nothing comes for a minute, then the connection is cut.
    Silence,
}

impl Answer {
    /// The answer to a read that anyone may keep, or 304 if the client has it already.
    ///
    /// The ETag is weak and leaves out `server_time`, which would change it every time.
    pub(crate) fn read<T: Serialize>(call: &Call<'_>, body: &T) -> Result<Self, Refusal> {
        let body = to_json(body)?;
        let mut content: serde_json::Value =
            serde_json::from_str(&body).map_err(|_| Refusal::new(ProblemCode::Internal))?;
        if let Some(object) = content.as_object_mut() {
            object.remove("server_time");
        }
        let digest = random::hash(&[content.to_string().as_bytes()]);
        let etag = format!("W/\"{}\"", random::hex(&digest[..12]));
        let known = call
            .header("if-none-match")
            .is_some_and(|list| names_etag(list, &etag));
        Ok(Self {
            status: if known { 304 } else { call.endpoint.status },
            body: if known { String::new() } else { body },
            etag: Some(etag),
            public: call.endpoint.public_for.map(|_| call.endpoint.cache_control()),
            ..Self::default()
        })
    }

    /// A read that shared caches keep for other than the whole time that the contract allows.
    pub(crate) fn kept_by_caches(mut self, call: &Call<'_>, seconds: impl FnOnce(u32) -> u32) -> Self {
        self.public = call
            .endpoint
            .public_for
            .map(|most| call.endpoint.kept_for(seconds(most).min(most)));
        self
    }

    /// An answer for one client only.
    pub(crate) fn private<T: Serialize>(status: u16, body: &T) -> Result<Self, Refusal> {
        Ok(Self {
            status,
            body: to_json(body)?,
            ..Self::default()
        })
    }

    /// 204.
    pub(crate) fn empty() -> Self {
        Self {
            status: 204,
            ..Self::default()
        }
    }

    /// Adds the version of an order as its ETag.
    pub(crate) fn version(mut self, version: u32) -> Self {
        self.etag = Some(format!("\"{version}\""));
        self
    }

    /// A rejection in the form in which it is kept.
    pub(crate) fn of_refusal(refusal: &Refusal) -> Self {
        Self {
            status: refusal.status(),
            body: refusal.body(),
            problem: true,
            ..Self::default()
        }
    }

    /// Puts the key of an order into the body.
    pub(crate) fn with_reservation_key(mut self, key: &str) -> Self {
        if let Some(rest) = self.body.strip_prefix('{') {
            self.body = format!("{{\"key\":\"{key}\",{rest}");
        }
        self
    }

    /// As HTTP, with the body in gzip.
    pub(crate) fn compressed(mut self, body: Vec<u8>) -> Response<Body> {
        self.body.clear();
        let mut response = self.into_response();
        *response.body_mut() = Body::from(body);
        let gzip = HeaderValue::from_static("gzip");
        response.headers_mut().insert(header::CONTENT_ENCODING, gzip);
        response
    }

    /// As HTTP.
    pub(crate) fn into_response(self) -> Response<Body> {
        if self.problem {
            return problem_response(self.status, self.body);
        }
        let (kind, whole) = match self.picture {
            Some((kind, bytes)) => (kind, Body::from(bytes)),
            None => ("application/json", Body::from(self.body)),
        };
        let body = match self.delivery {
            Delivery::Whole => whole,
            Delivery::Cut | Delivery::Silence => Body::new(Broken),
        };
        let mut response = Response::new(body);
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        if ![204, 304].contains(&self.status) {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        if let Some(value) = self.cookie.as_ref().and_then(Cookie::header) {
            headers.insert(header::SET_COOKIE, value);
        }
        let cache = self.public.as_deref().unwrap_or("no-store");
        if let Ok(value) = HeaderValue::from_str(cache) {
            headers.insert(header::CACHE_CONTROL, value);
        }
        if self.public.is_some() {
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if let Some(value) = self.etag.and_then(|etag| HeaderValue::from_str(&etag).ok()) {
            headers.insert(header::ETAG, value);
        }
        response
    }
}

fn to_json<T: Serialize>(body: &T) -> Result<String, Refusal> {
    serde_json::to_string(body).map_err(|_| Refusal::new(ProblemCode::Internal))
}

/// Whether a list of ETags names this one; weak and strong forms count as the same.
pub(crate) fn names_etag(list: &str, etag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.split(',')
        .any(|tag| tag.trim() == "*" || bare(tag) == bare(etag))
}

/// A body that breaks: what a cut connection looks like.
struct Broken;

impl axum::body::HttpBody for Broken {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        Poll::Ready(Some(Err(std::io::Error::other("cut on purpose"))))
    }
}

#[cfg(test)]
mod tests {
    use super::names_etag;

    #[test]
    fn etags_are_found_in_a_list_weak_or_strong() {
        assert!(names_etag("\"a\", W/\"b\"", "W/\"b\""));
        assert!(names_etag("\"b\"", "W/\"b\""));
        assert!(names_etag("*", "\"b\""));
        assert!(!names_etag("\"bc\"", "\"b\""));
        assert!(!names_etag("", "\"b\""));
    }
}
