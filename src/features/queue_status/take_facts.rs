//! What one must know before taking a number: the place, the wait, the rules.

use super::face::{Setting, calls, rests};
use super::ticket_words::{seconds, times};
use super::trust::Trust;
use crate::fetch::Followed;
use crate::i18n::{I18n, fill};
use crate::routes::{OfficeOrder, QueueView, Route};
use crate::ui::{Panel, SummaryList, SummaryRow};
use contract::office::Office;
use contract::queue_status::{CounterStatus, QueueStatus};
use contract::ticket::TicketRules;
use contract::time::Timestamp;
use yew::prelude::*;

/// What surrounds the counter of which a number is about to be taken.
pub(super) fn setting<'a>(
    i18n: I18n,
    head: &'a QueueStatus,
    office: Option<&'a Office>,
    status: &Followed<QueueStatus>,
    now: Timestamp,
) -> Setting<'a> {
    Setting {
        i18n,
        now,
        crowding: &head.crowding,
        hours: office.and_then(|office| office.hours.on(now.date())),
        rests_today: rests(office, now),
        trust: Trust::from(status.freshness()),
    }
}

/// The place, and the wait where a number can be taken.
pub(super) fn facts(
    setting: &Setting,
    head: &QueueStatus,
    office: Option<&Office>,
    counter: &CounterStatus,
    can_take: bool,
) -> Html {
    let i18n = setting.i18n;
    let words = i18n.queue_take();
    let waiting = match counter.waiting() {
        Some(count) => fill(words.waiting_count, &[("count", &count.to_string())]),
        None => words.waiting_unknown.into(),
    };
    let change = |view: QueueView, what: &'static str| {
        let href = Route::Queue(view).address();
        Some((href.into(), i18n.check().change.into(), what.into()))
    };
    let row = |term: &'static str, value: Html, change| SummaryRow {
        term: term.into(),
        value,
        change,
    };
    // The list of offices tells more than the queue, and may come later.
    let place = match office {
        Some(office) => place(i18n, office),
        None => html! { i18n.shown(&head.office_name) },
    };
    let offices = change(QueueView::Offices(OfficeOrder::Listed), words.office);
    let counters = change(QueueView::Office(head.office.clone()), words.counter);
    let mut rows = vec![
        row(words.office, place, offices),
        row(words.counter, html! { i18n.shown(&counter.name) }, counters),
    ];
    if can_take {
        rows.push(row(words.waiting, html! { waiting }, None));
    }
    if can_take && calls(counter) {
        rows.push(row(words.expected, html! { setting.wait(counter) }, None));
    }
    html! {
        <SummaryList {rows} />
    }
}

/// Name, dong and address: offices of similar names are told apart by them.
fn place(i18n: I18n, office: &Office) -> Html {
    html! {
        <>
            { i18n.shown(&office.name) }
            <span class="take-place">
                { i18n.shown(&office.dong) }
                if let Some(address) = &office.address {
                    { " · " }{ i18n.shown(address) }
                }
            </span>
        </>
    }
}

/// What happens once one has a number, and who is called first.
pub(super) fn rules(i18n: I18n, rules: &TicketRules) -> Html {
    let words = i18n.queue_take();
    let call = seconds(i18n, rules.call_seconds.into());
    let rejoin = seconds(i18n, i64::from(rules.rejoin_minutes) * 60);
    let places = (rules.rejoin_places.to_string(), rules.late_places.to_string());
    let missed = if rules.rejoin_places == 0 {
        words.rule_missed_front
    } else {
        words.rule_missed
    };
    html! {
        <>
            <Panel title={words.rules_title}>
                <ul class="paper-list">
                    <li>{ fill(words.rule_called, &[("time", &call)]) }</li>
                    if rules.rejoin_minutes > 0 {
                        <li>{ fill(missed, &[("time", &rejoin), ("places", &places.0)]) }</li>
                    }
                    if rules.late_times > 0 {
                        <li>
                            { fill(words.rule_late, &[("places", &places.1), ("times", &times(i18n, rules.late_times))]) }
                        </li>
                    }
                    <li>{ words.rule_leave }</li>
                    <li>{ words.rule_device }</li>
                </ul>
            </Panel>
            { fairness(i18n, rules) }
        </>
    }
}

/// Who is called when, in the words of the district.
pub(super) fn fairness(i18n: I18n, rules: &TicketRules) -> Html {
    html! {
        <Panel title={i18n.queue().fairness}>
            <p lang={i18n.lang_of(&rules.fairness)}>{ i18n.text(&rules.fairness) }</p>
        </Panel>
    }
}
