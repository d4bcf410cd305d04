//! The steps of asking, by the data of the service: which there are, which may be shown, which comes next. Pure.

use super::request_draft::Typed;
use super::request_read::{What, Wrongs, answer_id, read, wishes_most};
use crate::routes::VisitStep;
use contract::visit::{AskerKind, VisitService};

/// Id of the photos on the page.
pub(super) const PHOTOS: &str = "photo";

/// Whether more is asked about who it is, once this way is chosen.
pub(super) fn asks_more(asker: AskerKind) -> bool {
    matches!(asker, AskerKind::OnBehalf | AskerKind::Organisation)
}

/// Whether there is anything to ask at a step.
fn is_asked(step: VisitStep, service: &VisitService) -> bool {
    match step {
        VisitStep::Who => match service.who_may_ask.as_slice() {
            [only] => asks_more(only.kind),
            _ => true,
        },
        VisitStep::What => !service.fields.is_empty(),
        VisitStep::When => wishes_most(service) > 0,
        VisitStep::Where | VisitStep::Contact | VisitStep::Check => true,
    }
}

/// The steps of a service, in turn.
pub(super) fn steps(service: &VisitService) -> Vec<VisitStep> {
    let all = VisitStep::ALL.into_iter();
    all.filter(|step| is_asked(*step, service)).collect()
}

/// Number of a step and of all, from 1.
pub(super) fn number(step: VisitStep, service: &VisitService) -> (usize, usize) {
    let all = steps(service);
    let before = all.iter().filter(|known| **known < step).count();
    (before + 1, all.len())
}

/// The step before, if there is one.
pub(super) fn before(step: VisitStep, service: &VisitService) -> Option<VisitStep> {
    steps(service).into_iter().rfind(|known| *known < step)
}

/// At which step a field of the page is asked for.
pub(super) fn step_of(id: &str, service: &VisitService) -> VisitStep {
    match id {
        "asker" | "permission" | "name" | "organisation" | "organisation-kind" => VisitStep::Who,
        "place-kind" | "dong" | "place" => VisitStep::Where,
        "note" if is_asked(VisitStep::What, service) => VisitStep::What,
        PHOTOS => VisitStep::What,
        _ if id.starts_with(&answer_id("")) => VisitStep::What,
        _ if id.starts_with("wish-") => VisitStep::When,
        _ => VisitStep::Contact,
    }
}

/// What is wrong at a step, or still missing there.
pub(super) fn wrong_at(step: VisitStep, typed: &Typed, service: &VisitService, text_max: usize) -> Wrongs {
    let wrongs = read(typed, service, text_max).err().unwrap_or_default();
    let here = |wrong: &(String, What)| step_of(&wrong.0, service) == step;
    wrongs.into_iter().filter(here).collect()
}

/// The step that can be shown where this one is wanted: an earlier one while something is open there.
pub(super) fn allowed(
    wanted: VisitStep,
    typed: &Typed,
    service: &VisitService,
    text_max: usize,
) -> VisitStep {
    let wrongs = read(typed, service, text_max).err().unwrap_or_default();
    let open = wrongs.iter().map(|(id, _)| step_of(id, service)).min();
    let all = steps(service);
    let wanted = match all.contains(&wanted) {
        true => wanted,
        // Nothing is asked there: what follows.
        false => all
            .into_iter()
            .find(|step| *step > wanted)
            .unwrap_or(VisitStep::Check),
    };
    // The last page says itself that something is missing.
    match open {
        Some(open) if open < wanted && wanted != VisitStep::Check => open,
        _ => wanted,
    }
}

/// Where it goes on after a step that is filled in: to what was not seen yet or is open, else to the last page. So
/// whoever comes from there to change one thing comes back there.
pub(super) fn after(step: VisitStep, typed: &Typed, service: &VisitService, text_max: usize) -> VisitStep {
    let to_do = |other: &VisitStep| {
        *other != step && (!typed.has_seen(*other) || !wrong_at(*other, typed, service, text_max).is_empty())
    };
    let all = steps(service);
    let left = all.into_iter().filter(|other| *other != VisitStep::Check);
    left.filter(to_do).min().unwrap_or(VisitStep::Check)
}

#[cfg(test)]
#[path = "request_steps_tests.rs"]
mod tests;
