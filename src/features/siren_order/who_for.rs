//! The first question of the form: for whom. People for whom one may act stand beside oneself, each with a name, a
//! shape and a colour; then how one stands to that person.

use super::draft::{ForWhom, PersonDraft};
use super::order_facts::private;
use super::person::Field;
use super::who_form::WhoFormProps;
use crate::i18n::{I18n, fill};
use crate::session::ActingFor;
use crate::ui::{ChoiceGroup, PERSON_MARKS, RadioCard, person_mark};
use contract::household::Service;
use contract::permission::Permission;
use yew::prelude::*;

/// What a choice stands for in its radio button.
fn chosen(value: &str, people: &[Permission], person: &mut PersonDraft) {
    if let Some(permission) = people.iter().find(|it| it.reference == value) {
        return person.act_for(ActingFor::of(permission));
    }
    person.stop_acting();
    person.for_whom = relation(value).or(Some(ForWhom::Oneself));
}

fn relation(value: &str) -> Option<ForWhom> {
    match value {
        "family" => Some(ForWhom::Family),
        "someone" => Some(ForWhom::SomeoneElse),
        _ => None,
    }
}

/// Oneself, the people of the permissions, then those whose names are typed.
pub(super) fn for_whom(i18n: I18n, props: &WhoFormProps, error: Option<AttrValue>) -> Html {
    let words = i18n.who();
    let name = Field::ForWhom.id();
    let people = props.people.clone();
    let (field, before) = (Field::ForWhom, props.person.clone());
    let onchange = props.onchange.reform(move |value: AttrValue| {
        let mut person = before.clone();
        chosen(&value, &people, &mut person);
        (field, person)
    });
    let card =
        |value: &'static str, who, title: &'static str, detail: &'static str, refused: &'static str| {
            let checked = props.person.represented.is_none() && props.person.for_whom == Some(who);
            html! {
                <RadioCard
                    key={value}
                    id={format!("{name}-{value}")}
                    {name}
                    {value}
                    {checked}
                    onchange={onchange.clone()}
                    {title}
                    disabled_reason={refusal(i18n, props, who, refused)}
                >
                    { detail }
                </RadioCard>
            }
        };
    let acting = !props.people.is_empty() || props.person.represented.is_some();
    let legend = match acting {
        true => i18n.on_behalf().for_whom,
        false => words.for_whom,
    };
    html! {
        <ChoiceGroup key="for-whom" {legend} {name} {error}>
            { card("oneself", ForWhom::Oneself, words.oneself, "", words.oneself_not_allowed) }
            { for props.people.iter().map(|it| person_card(i18n, props, it, &onchange)) }
            { card("family", ForWhom::Family, words.family, words.family_detail, words.family_not_allowed) }
            { card("someone", ForWhom::SomeoneElse, words.someone, words.someone_detail, words.someone_not_allowed) }
        </ChoiceGroup>
    }
}

/// Which of the chosen documents may not be collected so.
fn refusal(i18n: I18n, props: &WhoFormProps, who: ForWhom, refused: &'static str) -> Option<AttrValue> {
    let document = props.refusals.document(who)?;
    Some(fill(refused, &[("document", &i18n.text(document))]).into())
}

fn person_card(
    i18n: I18n,
    props: &WhoFormProps,
    permission: &Permission,
    onchange: &Callback<AttrValue>,
) -> Html {
    let words = i18n.on_behalf();
    let name = Field::ForWhom.id();
    let value = AttrValue::from(permission.reference.clone());
    let represented = props.person.represented.as_ref();
    let checked = represented.is_some_and(|it| it.acting.permission == *value);
    let until = i18n.full_date(permission.until);
    let too_late = props
        .day
        .is_some_and(|day| !permission.covers(Service::SirenOrder, day));
    let reason = too_late.then(|| AttrValue::from(fill(words.not_on_that_day, &[("until", &until)])));
    html! {
        <RadioCard
            key={value.to_string()}
            id={format!("{name}-{value}")}
            {name}
            value={value.clone()}
            {checked}
            onchange={onchange.clone()}
            title={private(&fill(words.person, &[("name", &permission.represented_name)]))}
            disabled_reason={reason}
        >
            <span class={format!("for-whom is-{}", permission.mark % PERSON_MARKS)}>
                { person_mark(permission.mark) }
                <span>{ fill(words.allowed_until, &[("until", &until)]) }</span>
            </span>
        </RadioCard>
    }
}

/// How one stands to the person of the permission: it decides who may collect, and with which papers.
pub(super) fn how_related(i18n: I18n, props: &WhoFormProps, error: Option<AttrValue>) -> Html {
    let Some(represented) = &props.person.represented else {
        return Html::default();
    };
    let (words, who) = (i18n.on_behalf(), i18n.who());
    let name = Field::Relation.id();
    let before = props.person.clone();
    let onchange = props.onchange.reform(move |value: AttrValue| {
        let for_whom = relation(&value);
        (
            Field::Relation,
            PersonDraft {
                for_whom,
                ..before.clone()
            },
        )
    });
    let card = |value: &'static str, relation, title: &'static str, detail, refused| {
        html! {
            <RadioCard
                key={value}
                id={format!("{name}-{value}")}
                {name}
                {value}
                checked={props.person.for_whom == Some(relation)}
                onchange={onchange.clone()}
                {title}
                disabled_reason={refusal(i18n, props, relation, refused)}
            >
                { detail }
            </RadioCard>
        }
    };
    let legend = private(&fill(words.relation, &[("name", &represented.acting.name)]));
    html! {
        <ChoiceGroup key="relation" {legend} {name} {error}>
            { card("family", ForWhom::Family, words.related, who.family_detail, who.family_not_allowed) }
            { card("someone", ForWhom::SomeoneElse, words.not_related, words.not_related_detail, who.someone_not_allowed) }
        </ChoiceGroup>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permission(reference: &str) -> Permission {
        serde_json::from_value(serde_json::json!({
            "reference": reference, "state": "granted", "helper_name": "홍*연", "represented_name": "홍*친",
            "services": ["siren_order"], "until": "2026-12-31", "asked_at": "2026-11-23T10:00:00+09:00",
            "answer_until": "2026-11-30T10:00:00+09:00", "sent_to_phone": true, "mark": 0,
        }))
        .unwrap()
    }

    #[test]
    fn choosing_another_person_asks_anew_how_one_stands_to_them() {
        let people = [permission("S7K2-9QF4"), permission("T7K2-9QF4")];
        let mut person = PersonDraft::default();
        chosen("S7K2-9QF4", &people, &mut person);
        person.for_whom = Some(ForWhom::Family);
        chosen("S7K2-9QF4", &people, &mut person);
        assert_eq!(
            person.for_whom,
            Some(ForWhom::Family),
            "the same person again changes nothing"
        );
        chosen("T7K2-9QF4", &people, &mut person);
        assert_eq!(person.for_whom, None);
        assert_eq!(person.represented.unwrap().acting.permission, "T7K2-9QF4");
    }

    #[test]
    fn without_a_permission_the_choice_is_who_one_is() {
        let mut person = PersonDraft::default();
        for (value, who) in [
            ("oneself", ForWhom::Oneself),
            ("family", ForWhom::Family),
            ("someone", ForWhom::SomeoneElse),
        ] {
            chosen(value, &[], &mut person);
            assert_eq!((person.for_whom, &person.represented), (Some(who), &None));
        }
    }
}
