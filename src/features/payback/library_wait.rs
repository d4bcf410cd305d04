//! The library as the other way to the same book: how long one would wait there, if anyone knows.

use crate::fetch::use_load;
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Badge, BadgeKind};
use contract::payback::{TitleWaiting, WaitDays};
use yew::prelude::*;

/// Which title.
#[derive(Properties, PartialEq)]
pub(super) struct LibraryWaitProps {
    /// ISBN.
    pub(super) isbn: String,
}

/// How long one would wait; nothing while that is not known to be known.
#[component]
pub(super) fn LibraryWait(props: &LibraryWaitProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_check();
    let isbn = props.isbn.clone();
    let load = use_load::<TitleWaiting, _>(format!("payback-waiting/{}", props.isbn), move |client| {
        let isbn = isbn.clone();
        Box::pin(async move { client.title_waiting(&isbn).await })
    });
    let text = match (load.loaded.get(), &load.loaded.error) {
        (Some(waiting), _) => wait(i18n, waiting),
        (None, Some(_)) => words.library_unknown.to_owned(),
        (None, None) => return Html::default(),
    };
    let demo = load.loaded.get().is_some_and(|waiting| waiting.demo);
    html! {
        <section>
            <h2>{ words.library_heading }</h2>
            <p>{ text }</p>
            if demo {
                <p class="payback-demo"><Badge kind={BadgeKind::Demo}>{ i18n.payback().demo }</Badge></p>
            }
        </section>
    }
}

fn wait(i18n: I18n, waiting: &TitleWaiting) -> String {
    let words = i18n.payback_check();
    let copies: u32 = waiting.libraries.iter().map(|it| u32::from(it.copies)).sum();
    match &waiting.wait {
        _ if copies == 0 => words.library_none.to_owned(),
        Some(WaitDays { from: 0, to: 0 }) => words.library_now.to_owned(),
        Some(WaitDays { from, to }) => {
            let (from, to) = (from.to_string(), to.to_string());
            fill(words.library_days, &[("from", &from), ("to", &to)])
        }
        None => words.library_unknown.to_owned(),
    }
}
