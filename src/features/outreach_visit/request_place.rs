//! The steps about place and time.

use super::request_fields::{Fields, OFF, STREET};
use super::request_read::{needs_text, wish_id, wishes_most};
use super::request_wishes::Wishes;
use crate::ui::SelectField;
use contract::limits::VISIT_LINE_MAX;
use contract::visit::{AskerKind, VisitPlaceKind, VisitRuleAbout};
use yew::prelude::*;

impl Fields<'_> {
    /// Where.
    pub(super) fn place(&self) -> Html {
        let (words, service, typed) = (self.i18n.visit_request(), &self.edit.service, self.edit.typed());
        let cards = service.places.iter();
        let cards = cards.map(|place| (place.kind.word().to_owned(), self.i18n.shown(&place.text), None));
        let onchange = self.edit.word(|typed, word| typed.place_kind = word);
        let mut dong = vec![(AttrValue::default(), AttrValue::from(words.choose_dong))];
        dong.extend(
            self.rules
                .dong
                .iter()
                .filter(|dong| service.comes_to(&dong.id))
                .map(|dong| (AttrValue::from(dong.id.clone()), self.i18n.text(&dong.name))),
        );
        // Why one's own dong may be missing among them.
        let areas = service.rules_about(VisitRuleAbout::Area);
        let areas = areas.filter(|_| !service.only_in.is_empty());
        let kind = VisitPlaceKind::from_word(&typed.place_kind);
        let (label, hint) = match kind {
            VisitPlaceKind::Chosen => (words.place_chosen, None),
            _ => (words.place, Some(words.place_hint)),
        };
        // One's own home, unless nobody is to learn of it from what the phone keeps.
        let own = kind == VisitPlaceKind::Home && typed.asker() == AskerKind::Oneself;
        let purpose = if own && !service.discreet { STREET } else { OFF };
        // When it comes, or how one gets to the times.
        let after = match wishes_most(service) {
            0 => words.times_of_its_own,
            _ if typed.dong.is_empty() => words.dong_first,
            _ => "",
        };
        html! {
            <section key="place">
                if service.places.len() > 1 {
                    { self.radios(("place-kind", words.place_kind.into()), cards.collect(), &typed.place_kind, &onchange) }
                }
                { for areas.enumerate().map(|(nth, area)| html! {
                    <p key={format!("area-{nth}")} lang={self.i18n.lang_of(&area.text)}>{ self.i18n.text(&area.text) }</p>
                }) }
                <SelectField key="dong" id="dong" label={words.dong} options={dong} value={typed.dong.clone()}
                    error={self.error("dong")} onchange={self.edit.word(|typed, dong| typed.move_to(dong))} />
                if needs_text(kind) {
                    { self.filled_line(purpose, ("place", label, hint), &typed.place, VISIT_LINE_MAX, |typed, text| typed.place = text) }
                }
                if !after.is_empty() {
                    <p key="after">{ after }</p>
                }
            </section>
        }
    }

    /// When.
    pub(super) fn times(&self) -> Html {
        let (words, service, typed) = (self.i18n.visit_request(), &self.edit.service, self.edit.typed());
        let onwish = {
            let edit = self.edit.clone();
            Callback::from(move |wishes| edit.apply(|typed| typed.wishes = wishes))
        };
        let errors = (0..wishes_most(service)).map(|nth| self.error(&wish_id(nth)));
        html! {
            <section key="times">
                if service.visits_planned.is_some() {
                    <p>{ words.plan_hint }</p>
                }
                <Wishes key={typed.dong.clone()} service={service.clone()} dong={typed.dong.clone()}
                    wishes={typed.wishes} errors={errors.collect::<Vec<_>>()} onchange={onwish} />
            </section>
        }
    }
}
