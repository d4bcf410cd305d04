//! Brotli and gzip beside each file, once at build time, at the best level.

use std::path::Path;

use crate::cmd;
use crate::say::Outcome;

/// Compresses every text and WebAssembly file of at least 1 KB below `site`, unless it was already.
pub(crate) fn site(site: &Path) -> Outcome {
    cmd::run(
        cmd::node("compress.mjs").arg(site),
        "Make room on the disk and try again.",
    )
}
