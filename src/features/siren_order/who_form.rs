//! The fields of who orders and for whom. The other person's name comes first.

use super::draft::{ForWhom, PersonDraft};
use super::person::{Field, Wrong};
use super::refusals::Refusals;
use super::words;
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{ChoiceGroup, DateField, DateParts, RadioCard, TextField};
use contract::limits::{NAME_MAX, PHONE_TYPED_MAX};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WhoFormProps {
    pub(super) person: PersonDraft,
    pub(super) wrong: Vec<(Field, Wrong)>,
    pub(super) refusals: Refusals,
    pub(super) onchange: Callback<(Field, PersonDraft)>,
}

impl WhoFormProps {
    /// A callback that changes one field of what was typed.
    fn on<T: 'static>(&self, field: Field, change: fn(&mut PersonDraft, T)) -> Callback<T> {
        let person = self.person.clone();
        self.onchange.reform(move |value| {
            let mut person = person.clone();
            change(&mut person, value);
            (field, person)
        })
    }
}

/// Radio buttons, names, birth date, phone.
#[component]
pub(super) fn WhoForm(props: &WhoFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.who();
    let person = &props.person;
    let error = |field: Field| {
        let why = props
            .wrong
            .iter()
            .find(|(other, _)| *other == field)
            .map(|(_, why)| *why)?;
        Some(AttrValue::from(words::wrong(i18n, field, why)))
    };
    // Said while typing: what was typed is not even shown.
    let now = |field: Field| props.wrong.contains(&(field, Wrong::Registration));
    let for_other = person.for_whom.is_some_and(|who| who != ForWhom::Oneself);
    let value = DateParts {
        year: person.year.clone().into(),
        month: person.month.clone().into(),
        day: person.day.clone().into(),
    };
    html! {
        <>
            { for_whom(i18n, props, error(Field::ForWhom)) }
            if for_other {
                <TextField
                    key="other-name"
                    id={Field::OtherName.id()}
                    label={words.other_name}
                    hint={words.other_name_hint}
                    error={error(Field::OtherName)}
                error_now={now(Field::OtherName)}
                    value={person.other_name.clone()}
                    oninput={props.on(Field::OtherName, |person, text: String| person.other_name = text)}
                    autocomplete="off"
                    max_length={NAME_MAX as u32}
                />
            }
            <TextField
                key="name"
                id={Field::Name.id()}
                label={if for_other { words.own_name } else { words.name }}
                hint={words.name_hint}
                error={error(Field::Name)}
                error_now={now(Field::Name)}
                value={person.name.clone()}
                oninput={props.on(Field::Name, |person, text: String| person.name = text)}
                autocomplete="name"
                max_length={NAME_MAX as u32}
            />
            <DateField
                key="birth-date"
                id={Field::BirthDate.id()}
                legend={if for_other { words.own_birth_date } else { words.birth_date }}
                hint={words.birth_date_hint}
                error={error(Field::BirthDate)}
                error_now={now(Field::BirthDate)}
                {value}
                oninput={props.on(Field::BirthDate, |person, parts: DateParts| {
                    person.year = parts.year.to_string();
                    person.month = parts.month.to_string();
                    person.day = parts.day.to_string();
                })}
                labels={[words.year, words.month, words.day].map(AttrValue::from)}
                autocomplete_bday=true
            />
            <TextField
                key="phone"
                id={Field::Phone.id()}
                label={words.phone}
                hint={words.phone_hint}
                error={error(Field::Phone)}
                error_now={now(Field::Phone)}
                value={person.phone.clone()}
                oninput={props.on(Field::Phone, |person, text: String| person.phone = text)}
                input_type="tel"
                input_mode="tel"
                autocomplete="tel"
                max_length={PHONE_TYPED_MAX as u32}
            />
        </>
    }
}

fn for_whom(i18n: I18n, props: &WhoFormProps, error: Option<AttrValue>) -> Html {
    let words = i18n.who();
    let onchange = props.on(Field::ForWhom, |person, value: AttrValue| {
        person.for_whom = match value.as_str() {
            "family" => Some(ForWhom::Family),
            "someone" => Some(ForWhom::SomeoneElse),
            _ => Some(ForWhom::Oneself),
        };
    });
    let name = Field::ForWhom.id();
    let card =
        |value: &'static str, who, title: &'static str, detail: &'static str, refused: &'static str| {
            let reason = props
                .refusals
                .document(who)
                .map(|document| AttrValue::from(fill(refused, &[("document", &i18n.text(document))])));
            html! {
                <RadioCard
                    key={value}
                    id={format!("{name}-{value}")}
                    {name}
                    {value}
                    checked={props.person.for_whom == Some(who)}
                    onchange={onchange.clone()}
                    {title}
                    disabled_reason={reason}
                >
                    { detail }
                </RadioCard>
            }
        };
    html! {
        <ChoiceGroup key="for-whom" legend={words.for_whom} {name} {error}>
            { card("oneself", ForWhom::Oneself, words.oneself, "", words.oneself_not_allowed) }
            { card("family", ForWhom::Family, words.family, words.family_detail, words.family_not_allowed) }
            { card("someone", ForWhom::SomeoneElse, words.someone, words.someone_detail, words.someone_not_allowed) }
        </ChoiceGroup>
    }
}
