//! Looks at everyone who joins a line on a day, and at how long they then wait.

use super::past;
use super::run::{Next, Run};
use contract::office::Counter;
use contract::queue_status::{CounterStatus, UsualHour};
use contract::time::Timestamp;

/// Someone who takes a number: what is published at that moment, and how long they then wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// When.
    pub at: Timestamp,
    /// The counter just before they join.
    pub status: CounterStatus,
    /// How many are called before them, as far as is known then.
    pub ahead: u32,
    /// How many seconds pass until they are called.
    pub wait_s: u32,
}

/// The counter as it is published, with what is usual in this hour.
pub(crate) fn published(run: &Run, counter: &Counter, usual: &[UsualHour]) -> CounterStatus {
    let now = Timestamp::from_unix_millis(run.now);
    let hour = now.clock().parts().0 as u8;
    let usual = past::at(usual, now.date().weekday(), hour).cloned();
    run.published(counter, usual)
}

/// Plays a day on to a moment and looks at those who join the line, as far as they are wanted: asked with their
/// number in the order of coming and whether they are only trying it out. Whoever is not called is left out.
pub(crate) fn watch(
    run: &mut Run,
    until: Timestamp,
    (counter, usual): (&Counter, &[UsualHour]),
    wanted: impl Fn(usize, bool) -> bool,
) -> Vec<Joined> {
    let mut seen = Vec::new();
    let mut come = 0;
    while let Some((at, next)) = run.next(until.unix_millis()) {
        run.pass(at);
        let probe = (next == Next::Arrival).then(|| run.comes_next()).flatten();
        come += usize::from(probe.is_some());
        let before = probe
            .filter(|probe| wanted(come, *probe))
            .map(|_| (published(run, counter, usual), run.line.ahead_of_newcomer()));
        let people = run.people.len();
        run.happen(next);
        if let Some((status, ahead)) = before
            && run.people.len() > people
        {
            seen.push((people, status, ahead));
        }
    }
    seen.into_iter()
        .filter_map(|(who, status, ahead)| {
            let person = &run.people[who];
            let waited = (person.called? - person.joined) / 1000;
            Some(Joined {
                at: Timestamp::from_unix_millis(person.joined),
                status,
                ahead,
                wait_s: u32::try_from(waited).ok()?,
            })
        })
        .collect()
}
