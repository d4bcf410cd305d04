//! The board in the lobby: large numbers for a screen that is seen from across a hall and that nobody touches.

use super::about_numbers::source_words;
use super::board_care::use_care;
use super::board_cell::BoardCell;
use super::clocks::use_look;
use super::face::Setting;
use super::office_page::{OneOfficeProps, is_unknown};
use super::public_data::{office_of, use_offices};
use super::trust::Trust;
use super::unknown_office::UnknownOffice;
use crate::fetch::{Followed, Nearness, use_queue_status};
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_page_title;
use crate::ui::StaleNote;
use contract::queue_status::{CounterState, CounterStatus, QueueStatus};
use contract::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

/// The counters of an office over the whole screen.
#[component]
pub(super) fn BoardPage(props: &OneOfficeProps) -> Html {
    let i18n = use_i18n();
    let status = use_queue_status(&props.office, Nearness::Close);
    let offices = use_offices();
    use_care(&status);
    let head = status.head();
    let title = match &head {
        Some(head) => fill(i18n.board().heading, &[("office", &i18n.text(&head.office_name))]),
        None => i18n.queue().heading_any.to_owned(),
    };
    let heading = use_node_ref();
    use_page_title(title.clone(), heading.clone());
    if head.is_none() && is_unknown(status.error().as_deref()) {
        return html! { <UnknownOffice /> };
    }
    let office = office_of(&offices, &props.office);
    let ids = status.ids();
    let trust = match Trust::from(status.freshness()) {
        Trust::Old => "is-old",
        Trust::Fresh | Trust::Stale => "is-of-now",
    };
    let dense = size_of(ids.len()) == "is-dense";
    let cell = |id: Rc<str>| {
        let key = id.to_string();
        html! {
            <BoardCell {key} status={status.clone()} {id} office={office.clone()} {dense} />
        }
    };
    html! {
        <div class={classes!("board", size_of(ids.len()), trust)}>
            <div class="board__head">
                <h1 class="board__title" tabindex="-1" ref={heading}>{ title }</h1>
                <BoardClock key="clock" />
            </div>
            if let Some(source) = head.and_then(|head| source_words(i18n, head.source)) {
                <p class="board__source" key="source">{ source }</p>
            }
            <BoardNote key="note" status={status.clone()} />
            <ul class="board__grid" key="grid">{ for ids.into_iter().map(cell) }</ul>
        </div>
    }
}

/// How large the cells can be.
fn size_of(counters: usize) -> &'static str {
    match counters {
        ..=4 => "is-few",
        5..=12 => "is-some",
        13..=40 => "is-many",
        _ => "is-dense",
    }
}

/// Date and time by the backend's clock.
#[component]
fn BoardClock() -> Html {
    let i18n = use_i18n();
    let text = use_look(i18n, |clock, i18n| {
        let now = clock.now();
        (i18n.date(now.date()), i18n.clock(now.clock()))
    });
    html! {
        <p class="board__clock">
            <span>{ text.0 }</span>
            { " " }
            <strong>{ text.1 }</strong>
        </p>
    }
}

/// Properties of [`BoardNote`].
#[derive(Properties, PartialEq)]
struct BoardNoteProps {
    status: Followed<QueueStatus>,
}

/// What one must know of the whole board: that it is closed, or that its numbers are old.
#[component]
fn BoardNote(props: &BoardNoteProps) -> Html {
    let i18n = use_i18n();
    // Before the first answer there is a moment in which nothing is wrong.
    let begun = use_memo((), |()| props.status.now());
    let text = use_look(
        (props.status.clone(), i18n, *begun),
        |_, (status, i18n, begun)| note(*i18n, status, *begun),
    );
    if text.is_empty() {
        return Html::default();
    }
    html! {
        <div class="board__note"><StaleNote {text} /></div>
    }
}

/// Without any numbers for so many seconds the board says that it is not connected.
const EARLY_S: i64 = 10;

fn note(i18n: I18n, status: &Followed<QueueStatus>, begun: Timestamp) -> AttrValue {
    let words = i18n.board();
    let now = status.now();
    let Some((at, head)) = status.at().zip(status.head()) else {
        let early = now.seconds_since(begun) > EARLY_S;
        return (if early { words.lost_early } else { "" }).into();
    };
    if Trust::from(status.freshness()) != Trust::Fresh {
        let time = i18n.clock(at.clock());
        return fill(words.lost, &[("time", &time)]).into();
    }
    let counters: Vec<_> = status.ids().iter().filter_map(|id| status.item(id)).collect();
    let closed = |counter: &Rc<CounterStatus>| counter.state == CounterState::Closed;
    if counters.is_empty() || !counters.iter().all(closed) {
        return AttrValue::default();
    }
    let setting = Setting {
        i18n,
        now,
        crowding: &head.crowding,
        hours: None,
        rests_today: false,
        trust: Trust::Fresh,
    };
    let opens = counters.iter().filter_map(|counter| counter.resumes_at).min();
    let opens = opens.map(|at| fill(i18n.queue().opens, &[("time", &setting.soon(at))]));
    let opens = opens.unwrap_or_default();
    fill(words.closed, &[("opens", &opens)]).trim().to_owned().into()
}
