//! What carries requests: the browser's fetch, or the reference backend's router in the tests.

use contract::endpoints::Method;
use contract::time::Timestamp;
use std::future::Future;
use std::pin::Pin;

/// A future of the one thread that a page has.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// A request, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// HTTP method.
    pub method: Method,
    /// Address, with query.
    pub path: String,
    /// Names in lower case, and values.
    pub headers: Vec<(&'static str, String)>,
    /// JSON text.
    pub body: Option<String>,
    /// Bytes in place of a text.
    pub bytes: Option<Vec<u8>>,
    /// Past the browser's cache: for what tells the backend's time or must be of now.
    pub fresh: bool,
}

/// An answer, read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The `Content-Type`, empty if absent.
    pub content_type: String,
    /// The `Retry-After` in seconds, if it was given so.
    pub retry_after_s: Option<u32>,
    /// The `Date`: when the backend answered, or last said that what a cache gives still holds.
    pub date: Option<Timestamp>,
    /// The `Age`: seconds that a shared cache has kept it since; 0 if absent.
    pub age_s: u32,
    /// The body.
    pub body: String,
}

/// No answer came. Whether the request arrived cannot be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransportError {
    /// The connection could not be made or broke.
    Network,
    /// No full answer within the time that is waited.
    TimedOut,
}

/// Carries requests.
pub trait Transport {
    /// Sends a request and reads the whole answer.
    fn send(&self, request: Request) -> LocalFuture<Result<Response, TransportError>>;

    /// Opens a stream of events at an address; dropping what is returned closes it. In the browser that is done
    /// without a transport, so that the first visit does not carry it.
    #[cfg(not(target_arch = "wasm32"))]
    fn open(&self, address: String, heard: super::stream::Heard) -> Option<Box<dyn std::any::Any>> {
        let _ = (address, heard);
        None
    }
}
