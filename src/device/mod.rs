//! What the device gives: storage, clock, chance, share, print, a file to keep. On the host, stand-ins that
//! are just enough to render and to test.

mod capabilities;
mod clock;
mod random;
pub mod storage;

pub use capabilities::{
    can_share, copy_text, locate, offer_file, on_line, print, report_ready, root_attribute,
    set_root_attribute, share,
};
pub use clock::now_millis;
pub use random::{key_128, unit};
