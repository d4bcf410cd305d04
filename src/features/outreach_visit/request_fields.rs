//! The fields of a request: what the service asks for, and how to be contacted.

use super::contact_parts::{Hours, Needs, Spoken, Way};
use super::request_draft::Typed;
use super::request_edit::Edit;
use super::request_own::own_field;
use super::request_read::{Wrongs, asked_fields, asks_for_note};
use super::request_steps::step_of;
use super::request_words;
use crate::i18n::I18n;
use crate::routes::VisitStep;
use crate::ui::{CheckCard, ChoiceGroup, RadioCard, TextArea, TextField};
use contract::limits::PHONE_TYPED_MAX;
use contract::visit::{ContactWay, VisitRules};
use yew::prelude::*;

/// Which keys a line calls up, and what the phone may fill in (HTML's `inputmode` and `autocomplete`).
pub(super) type Purpose = (&'static str, &'static str);
/// Words that nothing fills in.
pub(super) const OFF: Purpose = ("text", "off");
/// Where one lives.
pub(super) const STREET: Purpose = ("text", "address-line1");
const PHONE: Purpose = ("tel", "tel");
/// Of a discreet service a phone neither offers nor remembers a number.
const QUIET_PHONE: Purpose = ("tel", "off");

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
        (name, legend): (&str, Html),
        cards: Vec<(String, Html, Option<AttrValue>)>,
        chosen: &str,
        onchange: &Callback<AttrValue>,
    ) -> Html {
        let card = |(value, title, detail): (String, Html, Option<AttrValue>)| {
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

    /// A line of text.
    pub(super) fn line(
        &self,
        names: (&'static str, &'static str, Option<&'static str>),
        value: &str,
        most: usize,
        change: fn(&mut Typed, String),
    ) -> Html {
        self.filled_line(OFF, names, value, most, change)
    }

    /// The same, where the phone may fill in what is the resident's own.
    pub(super) fn filled_line(
        &self,
        (keys, purpose): Purpose,
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
                input_type={keys}
                input_mode={keys}
                autocomplete={purpose}
                max_length={2 * most as u32}
            />
        }
    }

    /// What the service asks for.
    pub(super) fn own(&self) -> Html {
        let asker = self.edit.typed().asker();
        let fields: Vec<_> = asked_fields(&self.edit.service, asker).cloned().collect();
        fields.iter().map(|field| own_field(self, field)).collect()
    }

    /// Anything else, in the resident's words: at the step where the service asks for what is needed, if it has one.
    pub(super) fn note(&self, step: VisitStep) -> Html {
        let (words, service) = (self.i18n.visit_request(), &self.edit.service);
        if !asks_for_note(service) || step_of("note", service) != step {
            return Html::default();
        }
        html! {
            <TextArea key="note" id="note" label={words.note} hint={words.note_hint} error={self.error("note")}
                error_now={self.now} value={self.edit.typed().note}
                oninput={self.edit.text("note", |typed, text| typed.note = text)} />
        }
    }

    /// How to be contacted, in which language, and what to know.
    pub(super) fn contact(&self) -> Html {
        let (words, typed) = (self.i18n.visit_request(), self.edit.typed());
        let legend = match self.edit.service.discreet {
            true => words.way_safe,
            false => words.way,
        };
        let way = ContactWay::from_word(&typed.way);
        let phone = if self.edit.service.discreet {
            QUIET_PHONE
        } else {
            PHONE
        };
        html! {
            <section key="contact">
                <Way key="way" legend={AttrValue::from(legend)} value={typed.way.clone()} error={self.error("way")}
                    onchange={self.edit.word(|typed, word| typed.way = word)} />
                if way == ContactWay::Call {
                    <Hours key="hours" value={typed.hours.clone()}
                        onchange={self.edit.word(|typed, word| typed.hours = word)} />
                }
                if way != ContactWay::Here {
                    { self.filled_line(phone, ("contact-phone", words.phone, Some(words.phone_hint)), &typed.phone,
                        PHONE_TYPED_MAX, |typed, text| typed.phone = text) }
                }
                { self.more() }
            </section>
        }
    }

    /// What can be left as it is.
    fn more(&self) -> Html {
        let (words, typed) = (self.i18n.visit_request(), self.edit.typed());
        html! {
            <>
                <Needs key="access" chosen={typed.access.clone()} onchange={self.edit.option(Typed::need)} />
                <Spoken key="language" value={typed.language.clone()}
                    onchange={self.edit.word(|typed, word| typed.language = word)} />
                { self.note(VisitStep::Contact) }
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
