//! Sentences with masked names that may be heard by whoever stands near.

use crate::i18n::I18n;
use crate::ui::unbroken_as;
use yew::prelude::*;

/// A text whose masked words stay in one piece (see [`unbroken_as`]). Where the page is spoken, a masked name is
/// “somebody”, and a masked number is not said: whoever is asked must hear what a yes means, and nobody else who it is
/// about.
pub(super) fn nameless(i18n: I18n, text: &str) -> Html {
    unbroken_as(text, |word| masked(i18n, word))
}

fn masked(i18n: I18n, word: &str) -> Html {
    let name = !word.contains(|letter: char| letter.is_ascii_digit());
    html! {
        <span class="masked" data-private="" data-said={name.then(|| i18n.answer().someone)}>{ word.to_owned() }</span>
    }
}
