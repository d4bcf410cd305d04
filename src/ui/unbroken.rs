//! Masked names and numbers in one piece.

use yew::prelude::*;

/// A text in which no masked word is broken between two lines: browsers take the `*` within a name for a place
/// to break at, and half a masked name tells nobody anything.
pub fn unbroken(text: &str) -> Html {
    unbroken_as(text, |word| {
        html! {
            <span class="masked">{ word.to_owned() }</span>
        }
    })
}

/// The same, with each masked word as `masked` shows it.
pub fn unbroken_as(text: &str, masked: impl Fn(&str) -> Html) -> Html {
    let words = text.split_inclusive(' ').map(|word| {
        let shown = word.trim_end();
        match shown.contains('*') {
            true => html! {
                <>{ masked(shown) }{ word[shown.len()..].to_owned() }</>
            },
            false => html! {
                { word.to_owned() }
            },
        }
    });
    html! {
        <>{ for words }</>
    }
}
