//! What a resident may expect from what was observed at a counter: a range that holds in eight of ten cases, or
//! nothing yet. Pure: no clock, no chance, no page. The page shows it, the backend counts how often it was right.

mod range;

pub use range::{Forecast, Range, wait};
