//! One client for all endpoints; the files beside it add the methods, one file for each resource.

use super::clock::ServerClock;
use super::decode::{self, List};
use super::error::ApiError;
use super::transport::{Request, Response, Transport};
use contract::endpoints::{Method, header};
use contract::time::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::rc::Rc;

/// Calls a backend of the contract. Clones are cheap and share transport and clock.
#[derive(Clone)]
pub struct Client {
    transport: Rc<dyn Transport>,
    base: Rc<str>,
    clock: ServerClock,
}

impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.transport, &other.transport)
    }
}

impl Client {
    /// A client of the backend at `base`: an origin without a slash at its end, or empty for the page's own.
    pub fn new(transport: Rc<dyn Transport>, base: &str, clock: ServerClock) -> Self {
        Self {
            transport,
            base: base.into(),
            clock,
        }
    }

    /// What carries its requests.
    pub(super) fn transport(&self) -> &dyn Transport {
        &*self.transport
    }

    /// The backend's clock.
    pub fn clock(&self) -> &ServerClock {
        &self.clock
    }

    /// Reads something that anyone may keep for a while. Its time says when it was made, not what time it is.
    pub(super) async fn get<T: DeserializeOwned>(&self, path: String) -> Result<T, ApiError> {
        let response = self.send(self.request(Method::Get, path)).await?;
        decode::from_text(&response.body)
    }

    /// Reads something past every cache of the browser.
    pub(super) async fn get_fresh<T: DeserializeOwned>(&self, path: String) -> Result<T, ApiError> {
        self.read(Request {
            fresh: true,
            ..self.request(Method::Get, path)
        })
        .await
    }

    /// Reads a live document: a cache of the browser asks each time whether what it has still holds, so that the
    /// `Date` is of now, and teaches the time. Its text, and the moment at which it held at the earliest.
    pub(super) async fn get_live(&self, path: String) -> Result<(String, Timestamp), ApiError> {
        let asked = self.clock.device_millis();
        let response = self.send(self.request(Method::Get, path)).await?;
        let under_way = self.clock.device_millis() - asked;
        if let Some(date) = response.date {
            self.clock.learn(date);
        }
        // Some shared caches pass the origin's `Date` on, some write their own: `Age` counts in both cases. When
        // on its way it was answered is not known: it counts as old as it can be.
        let now = self.clock.now().unix_millis();
        let held = Timestamp::from_unix_millis(now - under_way.max(0));
        Ok((response.body, held.plus_seconds(-i64::from(response.age_s))))
    }

    /// Reads all pages of a list. At most 20, so that a backend that never ends cannot hold the page.
    pub(super) async fn get_list<T: DeserializeOwned>(&self, path: String) -> Result<List<T>, ApiError> {
        let mut all = List {
            items: Vec::new(),
            dropped: 0,
        };
        let mut next_path = path.clone();
        for _ in 0..20 {
            let response = self.send(self.request(Method::Get, next_path)).await?;
            let mut tree = decode::tree(&response.body)?;
            let page = decode::take_list(&mut tree, "items")?;
            all.items.extend(page.items);
            all.dropped += page.dropped;
            match tree.get("next").and_then(Value::as_str) {
                Some(cursor) => next_path = format!("{path}?cursor={cursor}"),
                None => break,
            }
        }
        Ok(all)
    }

    /// Sends what no cache answers, and learns the backend's time from the answer.
    pub(super) async fn read<T: DeserializeOwned>(&self, request: Request) -> Result<T, ApiError> {
        decode::from_tree(self.read_tree(request).await?)
    }

    /// The same, before it is made into a type.
    pub(super) async fn read_tree(&self, request: Request) -> Result<Value, ApiError> {
        let response = self.send(request).await?;
        let tree = decode::tree(&response.body)?;
        self.learn_time(&tree);
        Ok(tree)
    }

    /// A write with a key and perhaps a body.
    pub(super) fn write(&self, method: Method, path: String, key: &str, body: Option<String>) -> Request {
        let mut request = self.request(method, path);
        request.headers.push((header::APP, "1".into()));
        request.headers.push((header::IDEMPOTENCY_KEY, key.into()));
        if body.is_some() {
            request.headers.push(("content-type", "application/json".into()));
        }
        request.body = body;
        request
    }

    pub(super) fn address(&self, path: &str) -> String {
        [&*self.base, path].concat()
    }

    pub(super) fn request(&self, method: Method, path: String) -> Request {
        let headers = vec![("accept", "application/json".into())];
        Request {
            method,
            path: self.address(&path),
            headers,
            body: None,
            bytes: None,
            fresh: false,
        }
    }

    pub(super) async fn send(&self, request: Request) -> Result<Response, ApiError> {
        let response = self.transport.send(request).await?;
        if let Some(date) = response.date {
            self.clock.kept_from(date);
        }
        match response.status {
            200..=299 => Ok(response),
            _ => Err(ApiError::of_response(&response)),
        }
    }

    fn learn_time(&self, tree: &Value) {
        if let Some(time) = tree
            .get("server_time")
            .and_then(Value::as_str)
            .and_then(Timestamp::parse)
        {
            self.clock.learn(time);
        }
    }
}

/// The JSON text of a request's body.
pub(super) fn body_of<T: Serialize>(value: &T) -> Result<String, ApiError> {
    serde_json::to_string(value).map_err(|_| ApiError::Unreadable)
}
