//! Photos that help: those that were sent, and sending one more.

use super::photo_box::PhotoBox;
use crate::fetch::use_services;
use crate::i18n::use_i18n;
use crate::ui::Details;
use contract::photo::PhotoState;
use contract::visit::VisitView;
use yew::prelude::*;

/// Of which visit.
#[derive(Properties, PartialEq)]
pub(super) struct PhotosProps {
    /// The visit.
    pub(super) view: VisitView,
    /// Called when a photo is there: the visit has changed.
    pub(super) done: Callback<()>,
}

/// The photos, and the box for one more where one can be sent.
#[component]
pub(super) fn Photos(props: &PhotosProps) -> Html {
    let words = use_i18n().visit_photo();
    let client = use_services().client;
    let visit = &props.view.visit;
    let whole = visit
        .photos
        .iter()
        .filter(|photo| photo.state == PhotoState::Whole);
    html! {
        <section>
            <h2>{ words.heading }</h2>
            { for whole.map(|photo| html! {
                <Details key={photo.id.clone()} summary={words.look}>
                    <img class="visit-photo" src={client.photo_image(&photo.id)} alt={words.sent} loading="lazy" />
                </Details>
            }) }
            if visit.can.add_photo {
                <PhotoBox key="box" reference={visit.reference.clone()} onsent={props.done.reform(|_| ())} />
            }
        </section>
    }
}
