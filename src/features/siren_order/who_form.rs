//! The fields of who orders and for whom. For whom comes first.

use super::draft::{ForWhom, PersonDraft};
use super::person::{Field, Wrong};
use super::refusals::Refusals;
use super::who_for::{for_whom, how_related};
use super::words;
use crate::gradually::OneByOne;
use crate::i18n::use_i18n;
use crate::ui::{DateField, DateParts, TextField};
use contract::limits::{NAME_MAX, PHONE_TYPED_MAX};
use contract::permission::Permission;
use contract::time::Date;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WhoFormProps {
    pub(super) person: PersonDraft,
    pub(super) wrong: Vec<(Field, Wrong)>,
    pub(super) refusals: Refusals,
    /// Permissions under which one may order.
    pub(super) people: Rc<Vec<Permission>>,
    /// The day of the slot.
    pub(super) day: Option<Date>,
    /// What stands between for whom and who.
    pub(super) between: Html,
    pub(super) onchange: Callback<(Field, PersonDraft)>,
    /// What stands behind the last question.
    pub(super) children: Html,
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
    let represented = person.represented.as_ref();
    let for_other = for_other || represented.is_some();
    let name_known = represented.is_some_and(|it| it.name_known);
    let value = DateParts {
        year: person.year.clone().into(),
        month: person.month.clone().into(),
        day: person.day.clone().into(),
    };
    let first = html! {
        <div key="for-whom">
            { for_whom(i18n, props, error(Field::ForWhom)) }
            { how_related(i18n, props, error(Field::Relation)) }
            { props.between.clone() }
        </div>
    };
    let other_name = (for_other && !name_known).then(|| {
        html! {
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
    });
    let name = html! {
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
    };
    let birth_date = html! {
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
    };
    let phone = html! {
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
    };
    let questions = [Some(first), other_name, Some(name), Some(birth_date), Some(phone)];
    html! {
        <OneByOne
            questions={questions.into_iter().flatten().collect::<Vec<_>>()}
            all={!props.wrong.is_empty() || !person.phone.is_empty()}
        >
            { props.children.clone() }
        </OneByOne>
    }
}
