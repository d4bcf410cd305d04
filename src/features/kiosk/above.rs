//! What stands above the page until it is answered.

use crate::device::kiosk;
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct AboveProps {
    /// The question, or what this is.
    pub(super) title: AttrValue,
    pub(super) children: Html,
}

/// A panel above everything. It takes the focus when it comes and gives it back when it goes; numbers and keys reach
/// nothing else meanwhile.
#[component]
pub(super) fn Above(props: &AboveProps) -> Html {
    let panel = use_node_ref();
    {
        let panel = panel.clone();
        use_effect_with((), move |()| {
            let focus = |element: web_sys::Element| {
                let _ = element.unchecked_into::<web_sys::HtmlElement>().focus();
            };
            let document = web_sys::window().and_then(|window| window.document());
            let before = document.and_then(|document| document.active_element());
            if let Some(panel) = panel.cast::<web_sys::Element>() {
                // OK answers with the first way.
                focus(panel.query_selector("button").ok().flatten().unwrap_or(panel));
            }
            move || match before {
                Some(before) if before.is_connected() => focus(before),
                // A key of the screen, and the keys are gone: their field.
                _ => kiosk::go_back(),
            }
        });
    }
    html! {
        <div class="kiosk-above" data-kiosk-above="true">
            <div
                class="kiosk-above__panel"
                role="alertdialog"
                aria-modal="true"
                aria-labelledby="kiosk-above-title"
                tabindex="-1"
                ref={panel}
            >
                <h2 id="kiosk-above-title">{ props.title.clone() }</h2>
                { props.children.clone() }
            </div>
        </div>
    }
}
