//! In which order offices are shown.

use super::face::{Setting, calls};
use crate::routes::OfficeOrder;
use contract::office::{CounterKind, Office};
use contract::queue_status::{CounterStatus, OfficeQueues};
use std::rc::Rc;

/// An office, with what it is put in order by.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Listed {
    pub(super) office: Rc<Office>,
    /// The long end of the wait; what is not known or closed comes later.
    pub(super) wait: (u8, u32),
    /// How far it is, where that is known.
    pub(super) metres: Option<u32>,
}

/// The counter by which offices are compared: general affairs, which every office has, else its first.
fn compared(queues: &OfficeQueues) -> Option<&CounterStatus> {
    let general = |counter: &&CounterStatus| counter.kind == CounterKind::General;
    queues.counters.iter().find(general).or(queues.counters.first())
}

/// How long the wait at an office is, as something to put in order.
pub(super) fn wait_of(queues: &OfficeQueues, setting: &Setting) -> (u8, u32) {
    match compared(queues) {
        None => (3, 0),
        Some(counter) if !calls(counter) => (2, 0),
        Some(counter) => match setting.forecast(counter).range() {
            Some(range) => (0, range.high_s),
            None => (1, counter.waiting().unwrap_or(u32::MAX)),
        },
    }
}

/// Puts offices in order. The one that was looked at last comes first where the resident asked for no order.
pub(super) fn put_in_order(offices: &mut [Listed], order: OfficeOrder, last_seen: Option<&str>) {
    match order {
        OfficeOrder::Listed => offices.sort_by_key(|it| last_seen != Some(it.office.id.as_str())),
        OfficeOrder::Quietest => offices.sort_by_key(|it| it.wait),
        OfficeOrder::Nearest => offices.sort_by_key(|it| it.metres.unwrap_or(u32::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(id: &str, wait: (u8, u32), metres: Option<u32>) -> Listed {
        let text = format!(
            r#"{{"id":"{id}","name":{{"ko":"가"}},"kind":"dong_office","dong":{{"ko":"나"}},"phone":"120",
                "hours":{{"weekly":[],"closures":[]}},"counters":[],"takes_orders":true}}"#
        );
        Listed {
            office: Rc::new(serde_json::from_str(&text).unwrap()),
            wait,
            metres,
        }
    }

    #[test]
    fn the_office_seen_last_the_quietest_or_the_nearest_comes_first() {
        let offices = [
            listed("a", (0, 900), Some(2_000)),
            listed("b", (1, 2), None),
            listed("c", (0, 300), Some(90)),
            listed("d", (2, 0), Some(500)),
        ];
        for (order, ids) in [
            (OfficeOrder::Listed, "b a c d"),
            (OfficeOrder::Quietest, "c a b d"),
            (OfficeOrder::Nearest, "c d a b"),
        ] {
            let mut offices = offices.clone();
            put_in_order(&mut offices, order, Some("b"));
            let shown: Vec<&str> = offices.iter().map(|it| it.office.id.as_str()).collect();
            assert_eq!(shown.join(" "), ids, "{order:?}");
        }
    }
}
