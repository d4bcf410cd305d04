//! What changes by itself as time passes. Each piece shows itself, so that a second that passes renders nothing
//! else.

use super::range_words;
use crate::api::ServerClock;
use crate::fetch::{Document, Followed, Freshness, use_freshness, use_services, use_still};
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Button, ButtonKind, StaleNote};
use gloo::timers::callback::{Interval, Timeout};
use yew::prelude::*;

const SECOND_MS: u32 = 1_000;
const MINUTE_MS: i64 = 60_000;

/// Looks at the backend's clock each second, and renders only when what `look` sees has changed. What it sees
/// now.
#[hook]
pub(super) fn use_look<T, D>(of: D, look: fn(&ServerClock, &D) -> T) -> T
where
    T: PartialEq + Clone + 'static,
    D: PartialEq + Clone + 'static,
{
    let clock = use_services().client.clock().clone();
    let seen = look(&clock, &of);
    let shown = use_state_eq(|| seen.clone());
    use_effect_with(of, move |of| {
        let of = of.clone();
        let interval = Interval::new(SECOND_MS, move || shown.set(look(&clock, &of)));
        move || drop(interval)
    });
    seen
}

/// The minute that it is: what depends on the time is looked at anew once a minute. Many call this, so each waits
/// for the next minute and counts no seconds.
#[hook]
pub(super) fn use_minute() -> i64 {
    let clock = use_services().client.clock().clone();
    let minute = clock.now().unix_millis().div_euclid(MINUTE_MS);
    let turns = use_state(|| 0_u32);
    use_effect_with((minute, *turns), move |_| {
        let left = MINUTE_MS - clock.now().unix_millis().rem_euclid(MINUTE_MS);
        let next = *turns + 1;
        let timeout = Timeout::new(left as u32, move || turns.set(next));
        move || drop(timeout)
    });
    minute
}

/// When the numbers of a page are from.
#[derive(Properties, PartialEq)]
pub(super) struct DataAgeProps<D: Document> {
    /// The document that the page shows.
    pub(super) of: Followed<D>,
}

/// The age of the numbers: quiet while they are fresh, in a sentence when they are not. Whoever needs longer to read
/// holds them still here.
#[component]
pub(super) fn DataAge<D: Document>(props: &DataAgeProps<D>) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue();
    let (still, hold) = use_still();
    let freshness = use_freshness(&props.of);
    let Some(at) = props.of.at() else {
        return Html::default();
    };
    let reload = {
        let of = props.of.clone();
        Callback::from(move |_: MouseEvent| of.reload())
    };
    let held = still.then(|| fill(words.held, &[("time", &i18n.clock(at.clock()))]));
    html! {
        <div class="queue-age">
            if !still {
                { age_of(i18n, freshness) }
            }
            <p key="held" role="status">{ held }</p>
            if still {
                <Button key="new" kind={ButtonKind::Quiet} small=true onclick={reload}>{ words.held_new }</Button>
            }
            <Button key="hold" kind={ButtonKind::Quiet} small=true onclick={hold.reform(move |_| !still)}>
                { if still { words.held_end } else { words.hold } }
            </Button>
        </div>
    }
}

fn age_of(i18n: I18n, freshness: Freshness) -> Html {
    let words = i18n.queue();
    let (template, age, late) = match freshness {
        Freshness::None => return Html::default(),
        Freshness::Fresh(age) => (words.as_of, age, false),
        Freshness::Stale(age) => (words.stale, age, true),
        Freshness::Old(age) => (words.old, age, true),
    };
    let text = fill(template, &[("ago", &range_words::ago(i18n, age))]);
    match late {
        false => html! {
            <p class="queue-age__text" key="age">{ text }</p>
        },
        true => html! {
            <div class="queue-age__late" key="late"><StaleNote {text} /></div>
        },
    }
}
