//! Where a visit stands and what happened, in words.

use crate::i18n::{I18n, fill};
use crate::ui::{BadgeKind, Stage, StageStatus};
use contract::visit::{Visit, VisitActor, VisitEvent, VisitEventKind, VisitState};

/// A word for where it stands.
pub(super) fn state(i18n: I18n, state: VisitState) -> (BadgeKind, &'static str) {
    let words = i18n.visit_follow();
    match state {
        VisitState::Asked => (BadgeKind::Neutral, words.state_asked),
        VisitState::Assigned => (BadgeKind::Info, words.state_assigned),
        VisitState::Agreed => (BadgeKind::Info, words.state_agreed),
        VisitState::OnTheWay => (BadgeKind::Info, words.state_on_the_way),
        VisitState::Referred => (BadgeKind::Info, words.state_referred),
        VisitState::Done | VisitState::FollowedUp => (BadgeKind::Good, words.state_done),
        VisitState::Cancelled | VisitState::Unknown => (BadgeKind::Neutral, words.state_cancelled),
    }
}

/// What comes next, and who does it.
pub(super) fn next(i18n: I18n, visit: &Visit) -> String {
    let words = i18n.visit_follow();
    let body = visit
        .body
        .as_ref()
        .map(|body| i18n.text(body))
        .unwrap_or_default();
    match visit.state {
        VisitState::Asked => words.next_asked.to_owned(),
        VisitState::Assigned if visit.offered.is_some() => words.next_offered.to_owned(),
        VisitState::Assigned => words.next_assigned.to_owned(),
        VisitState::Agreed => match visit.next_time() {
            Some(time) => fill(words.next_agreed, &[("time", &i18n.moment(time.start))]),
            None => words.next_assigned.to_owned(),
        },
        VisitState::OnTheWay => words.next_on_the_way.to_owned(),
        VisitState::Referred => fill(words.next_referred, &[("body", &body)]),
        VisitState::Done => words.next_done.to_owned(),
        VisitState::FollowedUp => words.next_followed_up.to_owned(),
        VisitState::Cancelled | VisitState::Unknown => words.next_cancelled.to_owned(),
    }
}

/// The way from asking to the end.
pub(super) fn stages(i18n: I18n, visit: &Visit) -> Vec<Stage> {
    let words = i18n.visit_follow();
    let at = match visit.state {
        VisitState::Asked => 0,
        VisitState::Assigned => 1,
        VisitState::Agreed => 2,
        VisitState::OnTheWay => 3,
        VisitState::Referred => 3,
        _ => 4,
    };
    let third = match visit.state {
        VisitState::Referred => words.state_referred,
        _ => words.state_on_the_way,
    };
    let names = [
        words.state_asked,
        words.state_assigned,
        words.state_agreed,
        third,
        words.state_done,
    ];
    let over = !visit.state.is_open();
    let stage = |(nth, name): (usize, &'static str)| Stage {
        label: name.into(),
        status: match nth {
            _ if nth < at || over => StageStatus::Done,
            _ if nth == at => StageStatus::Current,
            _ => StageStatus::Ahead,
        },
        detail: None,
    };
    names.into_iter().enumerate().map(stage).collect()
}

/// What happened, in a sentence.
pub(super) fn event(i18n: I18n, event: &VisitEvent) -> String {
    let words = i18n.visit_follow();
    let time = event.start.map(|start| i18n.moment(start)).unwrap_or_default();
    let body = event
        .body
        .as_ref()
        .map(|body| i18n.text(body))
        .unwrap_or_default();
    let officer = event.officer.as_ref().map(|officer| officer.name.clone());
    let template = match event.kind {
        VisitEventKind::Asked => words.did_ask,
        VisitEventKind::Assigned => words.did_assign,
        VisitEventKind::Offered => words.did_offer,
        VisitEventKind::Agreed => words.did_agree,
        VisitEventKind::OtherTimes => words.did_other_times,
        VisitEventKind::Corrected => words.did_correct,
        VisitEventKind::PhotoAdded => words.did_photo,
        VisitEventKind::OnTheWay => words.did_set_out,
        VisitEventKind::OneDone => words.did_one,
        VisitEventKind::IntakeTaken => words.did_take_down,
        VisitEventKind::IntakeConfirmed => words.did_confirm,
        VisitEventKind::IntakeCorrected => words.did_correct_intake,
        VisitEventKind::Referred => words.did_refer,
        VisitEventKind::BodyNews => words.did_news,
        VisitEventKind::Solved => words.did_solve,
        VisitEventKind::Done => words.did_finish,
        VisitEventKind::HappyCall => words.did_happy_call,
        VisitEventKind::Reopened => words.did_reopen,
        VisitEventKind::Improved => words.did_improve,
        VisitEventKind::Message => words.did_write,
        VisitEventKind::Cancelled if event.by == VisitActor::Office => words.did_call_off,
        VisitEventKind::Cancelled => words.did_cancel,
        VisitEventKind::Unknown => words.did_something,
    };
    let officer = officer.unwrap_or_default();
    fill(
        template,
        &[("time", &time), ("body", &body), ("officer", &officer)],
    )
}

/// Who wrote something.
pub(super) fn by(i18n: I18n, actor: VisitActor) -> &'static str {
    let words = i18n.visit_follow();
    match actor {
        VisitActor::Resident => words.by_you,
        VisitActor::Helper => words.by_helper,
        VisitActor::Office => words.by_office,
        VisitActor::Body | VisitActor::Unknown => words.by_body,
    }
}
