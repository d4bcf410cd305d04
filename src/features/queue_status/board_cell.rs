//! A counter on the board. Its nodes stay for days; what changes is their text, and of that only what differs.

use super::face::{Setting, calls, rests};
use super::range_words;
use super::trust::Trust;
use crate::device;
use crate::fetch::{Followed, use_counter};
use crate::i18n::{I18n, fill, use_i18n};
use contract::office::Office;
use contract::queue_status::{CounterState, CounterStatus, QueueStatus};
use forecast::Forecast;
use gloo::timers::callback::Interval;
use std::rc::Rc;
use yew::prelude::*;

/// How often an expected wait is looked at anew where nothing else changes.
const LOOK_AGAIN_MS: f64 = 60_000.0;

/// Properties of [`BoardCell`].
#[derive(Properties, Clone, PartialEq)]
pub(super) struct BoardCellProps {
    /// Holds the counters of the office.
    pub(super) status: Followed<QueueStatus>,
    /// Id of the counter.
    pub(super) id: Rc<str>,
    /// The office, once it is known: its hours bound what can be expected.
    pub(super) office: Option<Rc<Office>>,
    /// One of so many that there is room for the numbers alone.
    pub(super) dense: bool,
}

/// A counter: called number, desk, how many wait, how long. Too old numbers are made grey by the board around it.
#[component]
pub(super) fn BoardCell(props: &BoardCellProps) -> Html {
    let i18n = use_i18n();
    let counter = use_counter(&props.status, &props.id);
    let face = (counter.as_ref()).and_then(|counter| face(i18n, props, counter));
    use_again(props, &face.clone().unwrap_or_default());
    let (Some(counter), Some(face)) = (counter, face) else {
        return Html::default();
    };
    let class = if calls(&counter) {
        "board-cell"
    } else {
        "board-cell is-resting"
    };
    let Face {
        called,
        desk,
        people,
        wait,
        note,
    } = face;
    // A box within the item: browsers lay out the items of a grid together, but such a box by itself.
    html! {
        <li>
            <div {class}>
            <h2 class="board-cell__name" lang={i18n.lang_of(&counter.name)}>{ i18n.text(&counter.name) }</h2>
            <p class="board-cell__called">{ called }</p>
            <p class="board-cell__desk">{ desk }</p>
            <p class="board-cell__people">{ people }</p>
            <p class="board-cell__wait">{ wait }</p>
            <p class="board-cell__note">{ note }</p>
            </div>
        </li>
    }
}

/// The texts of a cell.
#[derive(Clone, PartialEq, Default)]
struct Face {
    called: AttrValue,
    desk: AttrValue,
    people: AttrValue,
    wait: AttrValue,
    note: AttrValue,
}

/// Nothing before the first answer.
fn face(i18n: I18n, props: &BoardCellProps, counter: &CounterStatus) -> Option<Face> {
    let head = props.status.head()?;
    let now = props.status.now();
    let setting = Setting {
        i18n,
        now,
        crowding: &head.crowding,
        hours: (props.office.as_ref()).and_then(|office| office.hours.on(now.date())),
        rests_today: rests(props.office.as_deref(), now),
        trust: Trust::Fresh,
    };
    let called = counter.called.clone().map(AttrValue::from);
    if !calls(counter) {
        return Some(Face {
            called: setting.level_word(setting.level(counter), counter).into(),
            note: (if props.dense {
                AttrValue::default()
            } else {
                setting.message(counter)
            }),
            ..Face::default()
        });
    }
    let mut face = Face {
        called: called.unwrap_or(i18n.board().none.into()),
        people: people(i18n, counter, props.dense),
        wait: wait(&setting, counter, props.dense),
        ..Face::default()
    };
    if !props.dense {
        face.desk = setting.desk(counter);
        let last_call = setting.last_call(counter).unwrap_or_default();
        face.note = match counter.state {
            CounterState::ClosingEarly => format!("{} {last_call}", setting.message(counter)).into(),
            _ => AttrValue::default(),
        };
    }
    Some(face)
}

fn people(i18n: I18n, counter: &CounterStatus, dense: bool) -> AttrValue {
    let words = i18n.board();
    let template = if dense { words.waiting_short } else { words.waiting };
    match counter.waiting() {
        Some(count) => fill(template, &[("count", &count.to_string())]).into(),
        None if dense => words.none.into(),
        None => words.waiting_unknown.into(),
    }
}

fn wait(setting: &Setting, counter: &CounterStatus, dense: bool) -> AttrValue {
    let forecast = setting.forecast(counter);
    let words = range_words::short(setting.i18n, forecast);
    match forecast {
        Forecast::NotYet if dense => AttrValue::default(),
        Forecast::Range(_) | Forecast::AtRisk(_) if !dense => {
            fill(setting.i18n.board().wait, &[("span", &words)]).into()
        }
        _ => words.into(),
    }
}

/// Looks once a minute whether the time alone has changed what is shown, each cell in its own second; renders only
/// if it has.
#[hook]
fn use_again(props: &BoardCellProps, shown: &Face) {
    let i18n = use_i18n();
    let update = use_force_update();
    let last = use_mut_ref(|| shown.clone());
    last.replace(shown.clone());
    use_effect_with((props.clone(), i18n), move |(props, i18n)| {
        let (props, i18n) = (props.clone(), *i18n);
        let every = LOOK_AGAIN_MS * (1.0 + device::unit() / 4.0);
        let interval = Interval::new(every as u32, move || {
            let counter = props.status.item(&props.id);
            let now = counter.and_then(|counter| face(i18n, &props, &counter));
            if now.is_some_and(|now| now != *last.borrow()) {
                update.force_update();
            }
        });
        move || drop(interval)
    });
}
