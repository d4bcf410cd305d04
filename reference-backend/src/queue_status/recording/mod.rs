//! Recordings of queue status: JSON lines, one for each document that changed, and one for each office that a source
//! brought along. Played back at today's clock times.

mod play;
mod write;

pub(crate) use play::Recording;
pub(crate) use write::Recorder;

use contract::office::Office;
use contract::queue_status::QueueStatus;
use serde::{Deserialize, Serialize};

/// Longest recording that is written, and read, in bytes: about a month of a district.
const RECORDING_MAX: u64 = 512 * 1024 * 1024;

/// One line of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// An office that the source brought along.
    Office(Office),
    /// The counters of an office, as they were served.
    Status(QueueStatus),
}
