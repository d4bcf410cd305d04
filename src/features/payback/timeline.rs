//! Everything that happened to a book, oldest first.

use super::words;
use crate::i18n::{I18n, fill};
use crate::ui::unbroken;
use contract::payback::{Payback, PaybackEvent};
use yew::prelude::*;

/// The events, and how often the copy was lent since.
pub(super) fn timeline(i18n: I18n, payback: &Payback) -> Html {
    let one = |(at, event): (usize, &PaybackEvent)| -> Html {
        html! {
            <li key={at}>
                <span class="record__at">{ i18n.moment(event.at) }</span>
                { unbroken(&words::event(i18n, event)) }
                if let Some(reason) = &event.reason {
                    <p>{ i18n.fill_shown(i18n.payback_book().reason, i18n.shown(reason)) }</p>
                }
            </li>
        }
    };
    html! {
        <>
            <ol class="record">{ for payback.events.iter().enumerate().map(one) }</ol>
            if let Some(times) = payback.lent_times {
                <p>{ fill(i18n.payback_book().lent, &[("count", &times.to_string())]) }</p>
            }
        </>
    }
}
