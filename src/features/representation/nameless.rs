//! Sentences with masked names that may be heard by whoever stands near.

use crate::i18n::I18n;
use yew::prelude::*;

/// A text whose masked words stay in one piece (see [`crate::ui::unbroken`]). Where the page is spoken, a masked name is
/// “somebody”, and a masked number is not said: whoever is asked must hear what a yes means, and nobody else who it is
/// about.
pub(super) fn nameless(i18n: I18n, text: &str) -> Html {
    let words = text.split_inclusive(' ').map(|word| {
        let shown = word.trim_end();
        match shown.contains('*') {
            true => html! {
                <>{ masked(i18n, shown) }{ word[shown.len()..].to_owned() }</>
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

fn masked(i18n: I18n, word: &str) -> Html {
    let name = !word.contains(|letter: char| letter.is_ascii_digit());
    html! {
        <span class="masked" data-private="" data-said={name.then(|| i18n.answer().someone)}>{ word.to_owned() }</span>
    }
}
