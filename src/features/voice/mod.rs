//! Hearing a page: every text of it as speech, with pause, repeat, next, speed, volume and off. It begins when it is
//! asked for, never by itself; what is personal is not spoken; where the browser has no speech, the bar says so and
//! everything else works as before.

mod page_text;
mod player;
mod voice_bar;

use yew::prelude::*;

/// The bar with which a page is heard; `onclose` when it is switched off. `above`: what stands above the page until it is
/// answered, by a number of its own; 0 for nothing.
pub fn bar(onclose: Callback<()>, above: u8) -> Html {
    html! {
        <voice_bar::VoiceBar {onclose} {above} />
    }
}
