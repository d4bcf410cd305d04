//! Finding something in a list while typing.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::field::typed;
use super::field_text::{described_by, hint_text};
use super::{IconName, icon};

/// Properties of [`SearchField`].
#[derive(Properties, Clone, PartialEq)]
pub struct SearchFieldProps {
    /// The id of the box.
    pub id: AttrValue,
    /// What is searched.
    pub label: AttrValue,
    /// The text in the box.
    pub value: AttrValue,
    /// Called with the whole text on each change, and with an empty one on clearing.
    pub oninput: Callback<String>,
    /// The name of the button that empties the box.
    pub clear_label: AttrValue,
    /// Whether that name stands on the button, beside its sign.
    #[prop_or_default]
    pub clear_in_words: bool,
    /// What one can search for.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// Another way to fill the box, such as a button, at its end.
    #[prop_or_default]
    pub beside: Html,
    /// What that other way says.
    #[prop_or_default]
    pub below: Html,
}

/// A search box with a button that empties it. Clearing keeps the focus in the box.
#[component]
pub fn SearchField(props: &SearchFieldProps) -> Html {
    let input = use_node_ref();
    let onclear = {
        let (told, input) = (props.oninput.clone(), input.clone());
        Callback::from(move |_: MouseEvent| {
            told.emit(String::new());
            // The button goes away with the text: without this the focus would go nowhere.
            if let Some(element) = input.get() {
                let _ = element.unchecked_into::<HtmlElement>().focus();
            }
        })
    };
    html! {
        <div class="form-group search-field" role="search">
            <label class="form-label" for={props.id.clone()}>{ props.label.clone() }</label>
            { hint_text(&props.id, props.hint.as_ref()) }
            <div class="search-field__row" key="row">
                <div class="search-field__box" key="box">
                    { icon(IconName::Search) }
                    <input
                        key="input"
                        ref={input}
                        class="krds-input"
                        id={props.id.clone()}
                        type="search"
                        value={props.value.clone()}
                        oninput={typed(&props.oninput)}
                        autocomplete="off"
                        spellcheck="false"
                        enterkeyhint="search"
                        aria-describedby={described_by(&props.id, props.hint.is_some(), false)}
                    />
                    if !props.value.is_empty() {
                        <button
                            key="clear"
                            type="button"
                            class="icon-btn"
                            aria-label={props.clear_label.clone()}
                            onclick={onclear}
                        >
                            { icon(IconName::Close) }
                            if props.clear_in_words {
                                <span class="icon-btn__word">{ props.clear_label.clone() }</span>
                            }
                        </button>
                    }
                </div>
                { props.beside.clone() }
            </div>
            { props.below.clone() }
        </div>
    }
}
