//! What a resident may expect from what was observed at a counter: a range that holds in eight of ten cases, or
//! nothing yet. Pure: no clock, no chance, no page. The page shows it, the backend counts how often it was right.

mod best_times;
mod calls;
mod crowding;
mod departure;
mod quantile;
mod range;
mod rota;
mod tally;
mod today;
mod usual;
mod wait;

pub use best_times::{BestTime, DayBest, Question, Reason, best_times};
pub use crowding::{Crowding, crowding};
pub use departure::{Departure, TravelRules, leave_for_call, leave_for_visit};
pub use range::{Forecast, Range};
pub use tally::{Tally, of_ten};
pub use wait::{wait, wait_within};
