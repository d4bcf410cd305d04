//! The documents of queue status, made from what a source says.

use super::load_office;
use super::source::Observed;
use super::turns::kept_for;
use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::state::Core;
use contract::problem::ProblemCode;
use contract::queue_status::{Accuracy, OfficeQueues, QueueHistory, QueueStatus, QueueSummary};
use contract::time::Timestamp;
use std::borrow::Cow;

/// When to ask again while a counter is open.
const POLL_OPEN_MS: u32 = 10_000;
/// When to ask again while all are closed: not so rarely that the page calls its numbers old, after 30 seconds.
const POLL_CLOSED_MS: u32 = 25_000;

/// `GET /queue-status`.
pub(crate) fn queue_summary(call: &Call<'_>) -> Result<Answer, Refusal> {
    let core = call.core;
    let source = &core.queues.source;
    let known = source.offices(core)?;
    let mut offices = Vec::with_capacity(known.len());
    let mut lively = false;
    let mut accuracy = None;
    for seed in known.iter() {
        let seen = source.look(core, seed, call.now)?;
        lively |= seen.lively;
        accuracy = sum(accuracy, source.accuracy(core, seed, call.now)?);
        offices.push(OfficeQueues {
            office: seed.id.into(),
            version: seen.version,
            counters: seen.counters.to_vec(),
        });
    }
    let summary = QueueSummary {
        version: offices.iter().map(|office| office.version).sum(),
        server_time: call.now,
        poll_after_ms: poll_after_ms(lively),
        source: source.word(),
        offices,
        accuracy,
        crowding: core.queues.crowding.clone(),
    };
    Ok(Answer::read(call, &summary)?
        .kept_by_caches(call, |most| kept_for(summary.offices.len(), most, call.now)))
}

/// `GET /offices/{office}/queue-status`.
pub(crate) fn queue_status(call: &Call<'_>) -> Result<Answer, Refusal> {
    let seed = office(call)?;
    let place = place(call.core, seed.id)?;
    let answer = Answer::read(call, &status(call.core, &seed, call.now)?)?
        .kept_by_caches(call, |most| kept_for(place, most, call.now));
    Ok(match call.core.queues.malforms(seed.id) {
        true => Answer {
            body: answer.body.chars().take(answer.body.len() / 2).collect(),
            etag: None,
            public: None,
            ..answer
        },
        false => answer,
    })
}

/// `GET /offices/{office}/queue-status/history`.
pub(crate) fn queue_history(call: &Call<'_>) -> Result<Answer, Refusal> {
    let seed = office(call)?;
    let past = call.core.queues.history(call.core, &seed, call.now)?;
    let history = QueueHistory {
        office: seed.id.into(),
        server_time: call.now,
        weeks: past.weeks,
        counters: past.counters,
    };
    Answer::read(call, &history)
}

/// The office that a call names, if the source knows its counters.
pub(crate) fn office<'c>(call: &Call<'c>) -> Result<Cow<'c, OfficeSeed>, Refusal> {
    let id = call.param();
    call.core.faults.of_office(call.endpoint, id)?;
    if let Some(seed) = load_office::seed(call.core, id) {
        return Ok(Cow::Owned(seed));
    }
    let found = match call.core.queues.source.offices(call.core)? {
        Cow::Borrowed(all) => all.iter().find(|seed| seed.id == id).map(Cow::Borrowed),
        Cow::Owned(all) => all.into_iter().find(|seed| seed.id == id).map(Cow::Owned),
    };
    found.ok_or_else(|| ProblemCode::NotFound.into())
}

/// Its place in the list of offices.
fn place(core: &Core, id: &str) -> Result<usize, Refusal> {
    let offices = core.queues.source.offices(core)?;
    Ok(offices.iter().position(|seed| seed.id == id).unwrap_or(0))
}

/// The document of an office.
pub(crate) fn status(core: &Core, seed: &OfficeSeed, now: Timestamp) -> Result<QueueStatus, Refusal> {
    let source = &core.queues.source;
    let Observed {
        version,
        lively,
        counters,
    } = core.queues.look(core, seed, now)?;
    Ok(QueueStatus {
        office: seed.id.into(),
        office_name: seed.name.clone(),
        version,
        server_time: now,
        poll_after_ms: poll_after_ms(lively),
        source: source.word(),
        counters: counters.to_vec(),
        ticket_rules: core.queues.ticket_rules(seed.id),
        accuracy: core.queues.accuracy(core, seed, now)?,
        crowding: core.queues.crowding.clone(),
    })
}

fn poll_after_ms(lively: bool) -> u32 {
    if lively { POLL_OPEN_MS } else { POLL_CLOSED_MS }
}

/// Both counts together; days are the most of both.
fn sum(one: Option<Accuracy>, other: Option<Accuracy>) -> Option<Accuracy> {
    match (one, other) {
        (Some(one), Some(other)) => Some(Accuracy {
            days: one.days.max(other.days),
            forecasts: one.forecasts + other.forecasts,
            right: one.right + other.right,
        }),
        (one, other) => one.or(other),
    }
}
