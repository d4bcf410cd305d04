//! Hours of past weeks: what one hour of one day was like, and what such hours are like usually.

use contract::queue_status::UsualHour;

/// With fewer days, an hour says nothing of what is usual.
const DAYS_MIN: usize = 2;
/// With fewer waits known, nothing is said of them.
const WAITS_MIN: usize = 5;
/// With fewer services in an hour, those of the whole counter are taken.
const SERVICES_MIN: u64 = 10;

/// One hour of one day at one counter, or what was added to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct HourSeen {
    /// Looks that told how many wait.
    pub(crate) looks: u64,
    /// How many waited, over all of them.
    pub(crate) waiting_sum: u64,
    /// People called.
    pub(crate) calls: u64,
    /// Looks that told how many windows serve.
    pub(crate) desk_looks: u64,
    /// Windows, over all of them.
    pub(crate) desks_sum: u64,
    /// Services.
    pub(crate) services: Services,
    /// Waits of people who came in that hour, in seconds.
    pub(crate) waits_s: Vec<u32>,
}

/// Services, summed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Services {
    /// How many.
    pub(crate) count: u64,
    /// Their seconds.
    pub(crate) sum_s: u64,
    /// Squares of their seconds.
    pub(crate) sum_squares: u64,
}

impl Services {
    pub(crate) fn add(&mut self, seconds: u32) {
        self.take(Self {
            count: 1,
            sum_s: seconds.into(),
            sum_squares: u64::from(seconds).pow(2),
        });
    }

    pub(crate) fn take(&mut self, other: Self) {
        self.count += other.count;
        self.sum_s += other.sum_s;
        self.sum_squares += other.sum_squares;
    }

    /// Mean and standard deviation, in seconds.
    fn mean(self) -> Option<(u32, u32)> {
        if self.count == 0 {
            return None;
        }
        let (count, sum) = (self.count as f64, self.sum_s as f64);
        let mean = sum / count;
        let variance = (self.sum_squares as f64 / count - mean * mean).max(0.0);
        Some((mean.round() as u32, variance.sqrt().round() as u32))
    }
}

/// What an hour of a weekday is usually like, from such hours of past days; `None` with too little to say it.
/// `services` are those of the whole counter.
pub(crate) fn usual(weekday: u8, hour: u8, days: &[HourSeen], services: Services) -> Option<UsualHour> {
    let open: Vec<&HourSeen> = days.iter().filter(|day| day.looks > 0).collect();
    let mut waits: Vec<u32> = open.iter().flat_map(|day| &day.waits_s).copied().collect();
    if open.len() < DAYS_MIN || waits.len() < WAITS_MIN {
        return None;
    }
    waits.sort_unstable();
    let mut own = Services::default();
    open.iter().for_each(|day| own.take(day.services));
    let served = if own.count < SERVICES_MIN { services } else { own };
    let (service_s, service_deviation_s) = served.mean()?;
    let sum = |part: fn(&HourSeen) -> u64| open.iter().map(|day| part(day)).sum::<u64>();
    let average = |all: u64, of: u64| u16::try_from((all + of / 2) / of.max(1)).unwrap_or(u16::MAX);
    Some(UsualHour {
        weekday,
        hour,
        days: u16::try_from(open.len()).unwrap_or(u16::MAX),
        waiting: average(sum(|day| day.waiting_sum), sum(|day| day.looks)),
        calls: average(sum(|day| day.calls), open.len() as u64),
        desks_tenths: average(sum(|day| day.desks_sum) * 10, sum(|day| day.desk_looks)),
        desks_half_hours_tenths: Vec::new(),
        service_s,
        service_deviation_s,
        wait_low_s: share(&waits, 1),
        wait_middle_s: share(&waits, 5),
        wait_high_s: share(&waits, 9),
    })
}

/// So many tenths of sorted waits are no longer than this.
fn share(waits: &[u32], tenths: usize) -> u32 {
    let rank = (waits.len() * tenths).div_ceil(10).max(1);
    waits[rank - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(waiting: u64, waits_s: Vec<u32>) -> HourSeen {
        let mut services = Services::default();
        (0..6).for_each(|_| services.add(300));
        (0..6).for_each(|_| services.add(100));
        HourSeen {
            looks: 10,
            waiting_sum: waiting * 10,
            calls: 20,
            desk_looks: 4,
            desks_sum: 10,
            services,
            waits_s,
        }
    }

    #[test]
    fn an_hour_is_averaged_over_its_days() {
        let days = [
            day(4, vec![60, 120, 180, 240, 300]),
            day(7, vec![10, 360, 420, 480, 540]),
        ];
        let hour = usual(0, 10, &days, Services::default()).unwrap();
        assert_eq!(
            (hour.days, hour.waiting, hour.calls, hour.desks_tenths),
            (2, 6, 20, 25)
        );
        assert_eq!((hour.service_s, hour.service_deviation_s), (200, 100));
        assert_eq!(
            (hour.wait_low_s, hour.wait_middle_s, hour.wait_high_s),
            (10, 240, 480)
        );
    }

    #[test]
    fn with_too_little_nothing_is_said() {
        let waits = vec![1, 2, 3, 4, 5];
        assert_eq!(usual(0, 10, &[day(4, waits.clone())], Services::default()), None);
        assert_eq!(
            usual(0, 10, &[day(4, vec![1]), day(4, vec![])], Services::default()),
            None
        );
        let mut without = [day(4, waits.clone()), day(4, waits)];
        without
            .iter_mut()
            .for_each(|day| day.services = Services::default());
        assert_eq!(usual(0, 10, &without, Services::default()), None);
        let mut of_counter = Services::default();
        of_counter.add(90);
        assert_eq!(usual(0, 10, &without, of_counter).unwrap().service_s, 90);
    }
}
