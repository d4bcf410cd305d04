//! What there is.

use crate::answer::Answer;
use crate::calendar;
use crate::call::Call;
use crate::demo_data;
use crate::problems::Refusal;
use contract::office::Closure;
use contract::time::Date;

/// `GET /visits/catalogue`.
pub(crate) fn visit_catalogue(call: &Call<'_>) -> Result<Answer, Refusal> {
    let mut catalogue = demo_data::visit_catalogue(call.now);
    for service in &mut catalogue.services {
        let days = u64::from(service.times.max_days_ahead);
        service.times.hours.closures = holidays(call.now.date(), days);
    }
    Answer::read(call, &catalogue)
}

/// The holidays from a day on.
fn holidays(from: Date, days: u64) -> Vec<Closure> {
    let last = from.plus_days(days);
    calendar::HOLIDAYS
        .iter()
        .filter(|holiday| (from..=last).contains(&holiday.date()))
        .map(|holiday| Closure {
            date: holiday.date(),
            reason: holiday.name(),
        })
        .collect()
}
