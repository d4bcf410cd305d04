//! The stream of an office's queue status: the browser's `EventSource`, or what carries it in the tests.

use super::client::Client;
use super::decode;
use super::error::ApiError;
use super::queue_status::{Observed, read_status};
use contract::endpoints::path;
use contract::queue_status::{CounterStatus, Heartbeat, QueueChange, QueueStatus};
use contract::time::Timestamp;
use std::any::Any;
use std::rc::Rc;

/// Kinds of events of the stream.
pub const STREAM_EVENTS: [&str; 3] = ["status", "change", "heartbeat"];

/// Hears an event's kind and its data as they came; `None` once the stream is broken, and then nothing more.
pub type Heard = Rc<dyn Fn(Option<(&str, String)>)>;

/// What the stream tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The whole document.
    Whole(Box<Observed<QueueStatus>>),
    /// Counters that changed.
    Change(QueueChange),
    /// The stream lives.
    Heartbeat(Heartbeat),
}

impl News {
    /// When it was told, by the backend's clock; a whole document may have been made earlier.
    pub fn server_time(&self) -> Option<Timestamp> {
        match self {
            Self::Whole(_) => None,
            Self::Change(change) => Some(change.server_time),
            Self::Heartbeat(heartbeat) => Some(heartbeat.server_time),
        }
    }
}

impl Client {
    /// Opens the stream of an office. Dropping what is returned closes it; `None` where there are no streams. It
    /// does not open itself again: when that is done is decided where the documents are followed.
    pub fn follow_queue_status(&self, office: &str, heard: Heard) -> Option<Box<dyn Any>> {
        let path = path("/offices/{office}/queue-status/stream", &[office]);
        self.open_stream(path, heard)
    }

    /// Reads an event. It was not kept anywhere, so it teaches that the backend's clock is no earlier.
    ///
    /// # Errors
    /// `Unreadable`, also for a change of which a counter cannot be read: what it left out would stay as it was.
    pub fn read_news(&self, kind: &str, text: &str) -> Result<News, ApiError> {
        let clock = self.clock();
        match kind {
            "status" => {
                let observed = read_status(text.to_owned(), clock.now())?;
                Ok(News::Whole(Box::new(observed)))
            }
            "change" => {
                let mut tree = decode::tree(text)?;
                let counters = decode::take_list::<CounterStatus>(&mut tree, "counters")?;
                let mut change: QueueChange = decode::from_tree(tree)?;
                if counters.dropped > 0 {
                    return Err(ApiError::Unreadable);
                }
                change.counters = counters.items;
                clock.not_before(change.server_time);
                Ok(News::Change(change))
            }
            "heartbeat" => {
                let heartbeat: Heartbeat = decode::from_text(text)?;
                clock.not_before(heartbeat.server_time);
                Ok(News::Heartbeat(heartbeat))
            }
            _ => Err(ApiError::Unreadable),
        }
    }
}

#[cfg(target_arch = "wasm32")]
impl Client {
    fn open_stream(&self, path: String, heard: Heard) -> Option<Box<dyn Any>> {
        let source = web_sys::EventSource::new(&self.address(&path)).ok()?;
        let mut listeners: Vec<_> = STREAM_EVENTS
            .iter()
            .map(|kind| {
                let heard = heard.clone();
                gloo::events::EventListener::new(&source, *kind, move |event| {
                    let data = js_sys::Reflect::get(event, &"data".into()).ok();
                    heard(Some((
                        kind,
                        data.and_then(|data| data.as_string()).unwrap_or_default(),
                    )));
                })
            })
            .collect();
        // The browser would open it again by itself, without knowing what the backend asked for.
        let closing = source.clone();
        listeners.push(gloo::events::EventListener::new(&source, "error", move |_| {
            closing.close();
            heard(None);
        }));
        Some(Box::new(Open {
            source,
            _listeners: listeners,
        }))
    }
}

#[cfg(target_arch = "wasm32")]
struct Open {
    source: web_sys::EventSource,
    _listeners: Vec<gloo::events::EventListener>,
}

#[cfg(target_arch = "wasm32")]
impl Drop for Open {
    fn drop(&mut self) {
        self.source.close();
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Client {
    fn open_stream(&self, path: String, heard: Heard) -> Option<Box<dyn Any>> {
        self.transport().open(self.address(&path), heard)
    }
}
