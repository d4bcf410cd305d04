//! The fields of a request, in the order in which they are asked.

use super::request_draft::Typed;
use super::request_edit::Edit;
use super::request_own::own_field;
use super::request_people::People;
use super::request_read::{Wrongs, asked_fields, asks_for_note, needs_text, wish_id, wishes_most};
use super::request_wishes::Wishes;
use super::request_words;
use crate::i18n::I18n;
use crate::ui::{CheckCard, ChoiceGroup, Details, RadioCard, SelectField, TextArea, TextField};
use contract::limits::{NAME_MAX, PHONE_TYPED_MAX, VISIT_LINE_MAX};
use contract::visit::{
    AccessNeed, AskerKind, ContactHours, ContactWay, SpokenLanguage, VisitPlaceKind, VisitRules,
};
use yew::prelude::*;

/// What the fields need to know.
pub(super) struct Fields<'a> {
    pub(super) i18n: I18n,
    pub(super) edit: &'a Edit,
    pub(super) rules: &'a VisitRules,
    /// What is wrong with which.
    pub(super) wrongs: &'a Wrongs,
    /// Whether it appeared while typing: said at once, and beside the field alone.
    pub(super) now: bool,
}

impl Fields<'_> {
    pub(super) fn error(&self, id: &str) -> Option<AttrValue> {
        let wrong = self.wrongs.iter().find(|(at, _)| at == id)?;
        Some(request_words::wrong(self.i18n, &self.edit.service, wrong).into())
    }

    /// Cards of which one is chosen.
    pub(super) fn radios(
        &self,
        (name, legend): (&str, AttrValue),
        cards: Vec<(String, AttrValue, Option<AttrValue>)>,
        chosen: &str,
        onchange: &Callback<AttrValue>,
    ) -> Html {
        let card = |(value, title, detail): (String, AttrValue, Option<AttrValue>)| {
            html! {
                <RadioCard
                    key={value.clone()}
                    id={format!("{name}-{value}")}
                    name={name.to_owned()}
                    checked={value == chosen}
                    onchange={onchange.clone()}
                    value={value.clone()}
                    {title}
                >
                    { detail.unwrap_or_default() }
                </RadioCard>
            }
        };
        html! {
            <ChoiceGroup key={name.to_owned()} {legend} name={name.to_owned()} error={self.error(name)}>
                { for cards.into_iter().map(card) }
            </ChoiceGroup>
        }
    }

    /// For whom, where there are several ways; and for which person or organisation.
    pub(super) fn who(&self) -> Html {
        let (words, service, typed) = (self.i18n.visit_request(), &self.edit.service, self.edit.typed());
        let cards = service.who_may_ask.iter().map(|asker| {
            let title = request_words::asker(self.i18n, asker.kind).into();
            (
                asker.kind.word().to_owned(),
                title,
                Some(self.i18n.text(&asker.text)),
            )
        });
        let onchange = self.edit.word(|typed, word| typed.asker = word);
        html! {
            <section key="who">
                <h2>{ words.who_heading }</h2>
                if service.who_may_ask.len() > 1 {
                    { self.radios(("asker", words.who.into()), cards.collect(), &typed.asker, &onchange) }
                }
                if typed.asker() == AskerKind::OnBehalf {
                    <People
                        key="people"
                        permission={typed.permission.clone()}
                        error={self.error("permission")}
                        onchange={self.edit.word(|typed, word| typed.permission = word)}
                    />
                    { self.line(("name", words.name, Some(words.name_hint)), &typed.name, NAME_MAX, |typed, text| typed.name = text) }
                }
                if typed.asker() == AskerKind::Organisation {
                    { self.organisation() }
                }
            </section>
        }
    }

    fn organisation(&self) -> Html {
        let (words, typed) = (self.i18n.visit_request(), self.edit.typed());
        let kinds = self.edit.service.asker(AskerKind::Organisation);
        let cards = kinds.iter().flat_map(|asker| &asker.organisations);
        let cards = cards.map(|kind| (kind.id.clone(), self.i18n.text(&kind.name), None));
        let onchange = self.edit.word(|typed, word| typed.organisation_kind = word);
        let legend = ("organisation-kind", words.organisation_kind.into());
        html! {
            <>
                { self.radios(legend, cards.collect(), &typed.organisation_kind, &onchange) }
                { self.line(("organisation", words.organisation, None), &typed.organisation, VISIT_LINE_MAX,
                    |typed, text| typed.organisation = text) }
            </>
        }
    }

    /// A line of text.
    pub(super) fn line(
        &self,
        (id, label, hint): (&'static str, &'static str, Option<&'static str>),
        value: &str,
        most: usize,
        change: fn(&mut Typed, String),
    ) -> Html {
        html! {
            <TextField
                key={id}
                {id}
                {label}
                hint={hint.map(AttrValue::from)}
                error={self.error(id)}
                error_now={self.now}
                value={value.to_owned()}
                oninput={self.edit.text(id, change)}
                autocomplete="off"
                max_length={2 * most as u32}
            />
        }
    }

    /// What the service asks for.
    pub(super) fn own(&self) -> Html {
        let asker = self.edit.typed().asker();
        let fields: Vec<_> = asked_fields(&self.edit.service, asker).cloned().collect();
        html! {
            <section key="own">
                if !fields.is_empty() {
                    <h2>{ self.i18n.visit_request().own_heading }</h2>
                }
                { for fields.iter().map(|field| own_field(self, field)) }
            </section>
        }
    }

    /// Where.
    pub(super) fn place(&self) -> Html {
        let (words, service, typed) = (self.i18n.visit_request(), &self.edit.service, self.edit.typed());
        let cards = service.places.iter();
        let cards = cards.map(|place| (place.kind.word().to_owned(), self.i18n.text(&place.text), None));
        let onchange = self.edit.word(|typed, word| typed.place_kind = word);
        let mut dong = vec![(AttrValue::default(), AttrValue::from(words.choose_dong))];
        dong.extend(
            self.rules
                .dong
                .iter()
                .map(|dong| (AttrValue::from(dong.id.clone()), self.i18n.text(&dong.name))),
        );
        let kind = VisitPlaceKind::from_word(&typed.place_kind);
        let (label, hint) = match kind {
            VisitPlaceKind::Chosen => (words.place_chosen, None),
            _ => (words.place, Some(words.place_hint)),
        };
        let onwish = {
            let edit = self.edit.clone();
            Callback::from(move |wishes| edit.apply(|typed| typed.wishes = wishes))
        };
        let errors = (0..wishes_most(service)).map(|nth| self.error(&wish_id(nth)));
        html! {
            <section key="place">
                <h2>{ words.where_heading }</h2>
                if service.places.len() > 1 {
                    { self.radios(("place-kind", words.place_kind.into()), cards.collect(), &typed.place_kind, &onchange) }
                }
                <SelectField key="dong" id="dong" label={words.dong} options={dong} value={typed.dong.clone()}
                    error={self.error("dong")} onchange={self.edit.word(|typed, word| typed.dong = word)} />
                if needs_text(kind) {
                    { self.line(("place", label, hint), &typed.place, VISIT_LINE_MAX, |typed, text| typed.place = text) }
                }
                <h2>{ words.when_heading }</h2>
                if wishes_most(service) == 0 {
                    <p>{ words.times_of_its_own }</p>
                } else if typed.dong.is_empty() {
                    <p id={wish_id(0)} tabindex="-1">{ words.dong_first }</p>
                } else {
                    if service.visits_planned.is_some() {
                        <p>{ words.plan_hint }</p>
                    }
                    <Wishes key={typed.dong.clone()} service={service.clone()} dong={typed.dong.clone()}
                        wishes={typed.wishes.clone()} errors={errors.collect::<Vec<_>>()} onchange={onwish} />
                }
            </section>
        }
    }

    /// How to be contacted, in which language, and what to know.
    pub(super) fn contact(&self) -> Html {
        let (words, typed) = (self.i18n.visit_request(), self.edit.typed());
        let ways = [ContactWay::Call, ContactWay::Message, ContactWay::Here];
        let ways = ways.map(|way| {
            (
                way.word().to_owned(),
                request_words::way(self.i18n, way).into(),
                None,
            )
        });
        let onway = self.edit.word(|typed, word| typed.way = word);
        let legend = match self.edit.service.discreet {
            true => words.way_safe,
            false => words.way,
        };
        let hours = ContactHours::ALL.iter();
        let hours = hours.map(|it| (it.word().into(), request_words::hours(self.i18n, *it).into()));
        let way = ContactWay::from_word(&typed.way);
        html! {
            <section key="contact">
                <h2>{ words.contact_heading }</h2>
                { self.radios(("way", legend.into()), ways.to_vec(), &typed.way, &onway) }
                if way == ContactWay::Call {
                    <SelectField key="hours" id="hours" label={words.hours} options={hours.collect::<Vec<_>>()}
                        value={typed.hours.clone()} onchange={self.edit.word(|typed, word| typed.hours = word)} />
                }
                if way != ContactWay::Here {
                    { self.line(("contact-phone", words.phone, Some(words.phone_hint)), &typed.phone, PHONE_TYPED_MAX,
                        |typed, text| typed.phone = text) }
                }
                { self.more() }
            </section>
        }
    }

    /// What can be left as it is.
    fn more(&self) -> Html {
        let (words, typed) = (self.i18n.visit_request(), self.edit.typed());
        let onneed = self.edit.option(Typed::need);
        let need = |need: &AccessNeed| {
            html! {
                <CheckCard key={need.word()} id={format!("need-{}", need.word())} name="access" value={need.word()}
                    title={request_words::need(self.i18n, *need)} onchange={onneed.clone()}
                    checked={typed.access.iter().any(|word| word == need.word())} />
            }
        };
        let languages = SpokenLanguage::ALL.iter();
        let languages =
            languages.map(|it| (it.word().into(), request_words::language(self.i18n, *it).into()));
        let wrong_note = self.error("note");
        html! {
            <>
                <Details key="access" summary={words.access} open={!typed.access.is_empty()}>
                    <ChoiceGroup legend={words.access_legend} name="access">
                        { for AccessNeed::ALL.iter().map(need) }
                    </ChoiceGroup>
                </Details>
                <SelectField key="language" id="language" label={words.language} value={typed.language.clone()}
                    options={languages.collect::<Vec<_>>()}
                    onchange={self.edit.word(|typed, word| typed.language = word)} />
                if asks_for_note(&self.edit.service) {
                    <TextArea key="note" id="note" label={words.note} hint={words.note_hint} error={wrong_note}
                        error_now={self.now} value={typed.note.clone()}
                        oninput={self.edit.text("note", |typed, text| typed.note = text)} />
                }
                if self.edit.service.discreet {
                    <CheckCard key="history" id="in-history" name="in-history" value="yes" title={words.in_history}
                        checked={typed.in_history}
                        onchange={self.edit.option(|typed, _, chosen| typed.in_history = chosen)}>
                        { words.in_history_hint }
                    </CheckCard>
                }
            </>
        }
    }
}
