//! The thread that asks the source and records, whenever it is time.

use crate::state::Core;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// So often is looked whether it is time. The clock may be set meanwhile, and looking costs nothing.
const LOOK: Duration = Duration::from_secs(1);

/// Starts the thread, if there is anything to do. It ends with the backend.
pub(crate) fn follow(core: &Arc<Core>) {
    let weak = Arc::downgrade(core);
    std::thread::spawn(move || while_there_is_anything_to_do(&weak));
}

fn while_there_is_anything_to_do(weak: &Weak<Core>) {
    let mut records = true;
    while let Some(core) = weak.upgrade() {
        let poll = || core.queues.source.poll(&core, core.clock.now()).is_some();
        // Whatever one answer does to us, the next one is asked for.
        let asks = catch_unwind(AssertUnwindSafe(poll)).unwrap_or(true);
        if let Err(error) = core.record_queue()
            && records
        {
            eprintln!("the recording cannot be written: {error}");
            records = false;
        }
        if !asks && core.queues.recorder.is_none() {
            return;
        }
        drop(core);
        std::thread::sleep(LOOK);
    }
}
