//! Writes a recording.

use super::{Line, RECORDING_MAX};
use crate::problems::Refusal;
use crate::queue_status::status;
use crate::state::Core;
use contract::time::Timestamp;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes documents down as they change.
#[derive(Debug)]
pub(crate) struct Recorder {
    file: File,
    written: u64,
    /// Version of each office that was written last.
    versions: BTreeMap<String, u64>,
    offices: BTreeMap<String, String>,
}

impl Recorder {
    /// Goes on with a recording, or makes it.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Self {
            written: file.metadata()?.len(),
            file,
            versions: BTreeMap::new(),
            offices: BTreeMap::new(),
        })
    }

    /// Writes down what changed since the last time. A source that has nothing to say is not recorded.
    pub(crate) fn record(&mut self, core: &Core, now: Timestamp) -> io::Result<()> {
        if self.written >= RECORDING_MAX {
            return Ok(());
        }
        let mut lines = Vec::new();
        if self.gather(core, now, &mut lines).is_err() {
            return Ok(());
        }
        // Whole lines in one go: a reader meets half a line only where the machine stopped.
        self.file.write_all(&lines)?;
        self.written += lines.len() as u64;
        Ok(())
    }

    fn gather(&mut self, core: &Core, now: Timestamp, lines: &mut Vec<u8>) -> Result<(), Refusal> {
        let source = &core.queues.source;
        if let Some(own) = source.own_offices(now) {
            for office in own? {
                let id = office.id.clone();
                let line = line(&Line::Office(office));
                if self.offices.get(&id) != Some(&line) {
                    lines.extend(line.as_bytes());
                    self.offices.insert(id, line);
                }
            }
        }
        for seed in source.offices(core)?.iter() {
            let document = status(core, seed, now)?;
            if self.versions.get(seed.id) != Some(&document.version) {
                self.versions.insert(seed.id.into(), document.version);
                lines.extend(line(&Line::Status(document)).as_bytes());
            }
        }
        Ok(())
    }
}

fn line(line: &Line) -> String {
    // Nothing of the contract has a form that JSON does not know.
    serde_json::to_string(line).map_or_else(|_| String::new(), |text| text + "\n")
}
