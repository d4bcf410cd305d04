//! What the hours of a day were like, counted while it is played.

/// Hours of a day.
const HOURS: usize = 24;
/// Milliseconds of half an hour.
const HALF_HOUR: i64 = 30 * 60_000;

/// Counts by hour of the day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    pub(crate) hours: [Hour; HOURS],
}

/// What was counted in one hour.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hour {
    /// Milliseconds in which the counter was open, the lunch break left out.
    pub(crate) open: i64,
    /// People who waited × milliseconds.
    pub(crate) waiting: i64,
    /// Desks that served × milliseconds.
    pub(crate) desks: i64,
    /// Milliseconds in which the counter was open, and desks × milliseconds, in each half of the hour.
    pub(crate) halves: [(i64, i64); 2],
    pub(crate) calls: u32,
    /// Seconds at the desk, from the call on, of those who were called in this hour.
    pub(crate) services: Vec<u32>,
    /// Seconds that those waited who joined in this hour.
    pub(crate) waits: Vec<u32>,
}

/// The hour of the day in Korea of a UNIX time in milliseconds.
fn hour(at: i64) -> usize {
    (((at / 3_600_000) + 9) % HOURS as i64) as usize
}

impl Tally {
    /// Time passes; it does not reach over a full hour, since a new hour is an event.
    pub(crate) fn pass(&mut self, from: i64, until: i64, waiting: usize, desks: usize) {
        let long = until - from;
        let hour = &mut self.hours[hour(from)];
        hour.open += long;
        hour.waiting += long * waiting as i64;
        hour.desks += long * desks as i64;
        let mut from = from;
        while from < until {
            let half_hour = from / HALF_HOUR;
            let end = until.min((half_hour + 1) * HALF_HOUR);
            let half = &mut hour.halves[(half_hour % 2) as usize];
            half.0 += end - from;
            half.1 += (end - from) * desks as i64;
            from = end;
        }
    }

    pub(crate) fn call(&mut self, at: i64) {
        self.hours[hour(at)].calls += 1;
    }

    pub(crate) fn served(&mut self, called: i64, long: i64) {
        let seconds = u32::try_from(long / 1000).unwrap_or_default();
        self.hours[hour(called)].services.push(seconds);
    }

    /// Someone who joined at a moment has waited so many milliseconds.
    pub(crate) fn waited(&mut self, joined: i64, long: i64) {
        let seconds = u32::try_from(long / 1000).unwrap_or_default();
        self.hours[hour(joined)].waits.push(seconds);
    }
}
