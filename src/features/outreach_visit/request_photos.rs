//! Photos that help, sent while a request is filled in: it takes them along.

use super::photo_box::PhotoBox;
use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::ui::{Button, ButtonKind};
use contract::photo::Photo;
use yew::prelude::*;

/// Which there are.
#[derive(Properties, PartialEq)]
pub(super) struct PhotosProps {
    /// Ids of those that have arrived.
    pub(super) photos: Vec<String>,
    /// At most so many.
    pub(super) most: usize,
    /// What is wrong.
    pub(super) error: Option<AttrValue>,
    /// Called with the ids there are now.
    pub(super) onchange: Callback<Vec<String>>,
    /// Called with whether one is on its way.
    pub(super) onbusy: Callback<bool>,
}

/// Those that have arrived, and the box for one more.
#[component]
pub(super) fn Photos(props: &PhotosProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_photo();
    let client = use_services().client;
    let onsent = {
        let (photos, onchange) = (props.photos.clone(), props.onchange.clone());
        Callback::from(move |photo: Photo| {
            let mut photos = photos.clone();
            photos.push(photo.id);
            onchange.emit(photos);
        })
    };
    let shown = |(nth, id): (usize, &String)| {
        let onclick = {
            let (photos, onchange, id) = (props.photos.clone(), props.onchange.clone(), id.clone());
            Callback::from(move |_: MouseEvent| {
                let left = photos.iter().filter(|known| **known != id);
                onchange.emit(left.cloned().collect());
            })
        };
        let number = (nth + 1).to_string();
        html! {
            <li key={id.clone()}>
                <img class="visit-photo" src={client.photo_image(id)} alt={words.sent} />
                <Button kind={ButtonKind::Quiet} {onclick}>{ fill(words.remove, &[("nth", &number)]) }</Button>
            </li>
        }
    };
    html! {
        <div class="visit-photos">
            if !props.photos.is_empty() {
                <ul key="sent">{ for props.photos.iter().enumerate().map(shown) }</ul>
            }
            if props.photos.len() < props.most {
                // The next one has a box of its own.
                <PhotoBox key={format!("box-{}", props.photos.len())} error={props.error.clone()} {onsent}
                    onbusy={props.onbusy.clone()} />
            }
        </div>
    }
}
