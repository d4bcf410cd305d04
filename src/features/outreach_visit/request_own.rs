//! One field of a service.

use super::request_fields::Fields;
use super::request_read::answer_id;
use crate::ui::{CheckCard, ChoiceGroup, TextArea, TextField};
use contract::visit::{VisitField, VisitFieldKind};
use yew::prelude::*;

/// The field, by its kind.
pub(super) fn own_field(fields: &Fields<'_>, field: &VisitField) -> Html {
    let id = answer_id(&field.id);
    match field.kind {
        VisitFieldKind::Choice => choice(fields, field, &id),
        VisitFieldKind::Choices => choices(fields, field, &id),
        VisitFieldKind::LongText => {
            let value = fields.edit.typed().answer(&field.id).concat();
            html! {
                <TextArea
                    key={id.clone()}
                    label={label(fields, field)}
                    hint={hint(fields, field)}
                    error={fields.error(&id)}
                    error_now={fields.now}
                    {value}
                    oninput={oninput(fields, field, &id)}
                    id={id.clone()}
                />
            }
        }
        _ => {
            let value = fields.edit.typed().answer(&field.id).concat();
            let numeric = field.kind == VisitFieldKind::Number;
            html! {
                <TextField
                    key={id.clone()}
                    label={label(fields, field)}
                    hint={hint(fields, field)}
                    error={fields.error(&id)}
                    error_now={fields.now}
                    {value}
                    oninput={oninput(fields, field, &id)}
                    input_mode={numeric.then_some(AttrValue::Static("numeric"))}
                    autocomplete="off"
                    id={id.clone()}
                />
            }
        }
    }
}

fn label(fields: &Fields<'_>, field: &VisitField) -> Html {
    let label = fields.i18n.shown(&field.label);
    match field.required {
        true => label,
        false => fields
            .i18n
            .fill_shown(fields.i18n.visit_request().optional, label),
    }
}

fn hint(fields: &Fields<'_>, field: &VisitField) -> Option<Html> {
    field.hint.as_ref().map(|hint| fields.i18n.shown(hint))
}

fn oninput(fields: &Fields<'_>, field: &VisitField, id: &str) -> Callback<String> {
    let name = field.id.clone();
    fields
        .edit
        .text(id, move |typed, text| typed.set_answer(&name, vec![text]))
}

fn choice(fields: &Fields<'_>, field: &VisitField, id: &str) -> Html {
    let typed = fields.edit.typed();
    let chosen = typed.answer(&field.id).first().cloned().unwrap_or_default();
    let cards = field.options.iter();
    let cards = cards.map(|option| (option.id.clone(), fields.i18n.shown(&option.name), None));
    let name = field.id.clone();
    let onchange = fields
        .edit
        .word(move |typed, word| typed.set_answer(&name, vec![word]));
    fields.radios((id, label(fields, field)), cards.collect(), &chosen, &onchange)
}

fn choices(fields: &Fields<'_>, field: &VisitField, id: &str) -> Html {
    let typed = fields.edit.typed();
    let name = field.id.clone();
    let onchange = fields
        .edit
        .option(move |typed, word, chosen| typed.choose(&name, word, chosen));
    let card = |option: &contract::visit::VisitOption| {
        html! {
            <CheckCard
                key={option.id.clone()}
                id={format!("{id}-{}", option.id)}
                name={id.to_owned()}
                value={option.id.clone()}
                title={fields.i18n.shown(&option.name)}
                checked={typed.answer(&field.id).contains(&option.id)}
                onchange={onchange.clone()}
            />
        }
    };
    html! {
        <ChoiceGroup
            key={id.to_owned()}
            legend={label(fields, field)}
            name={id.to_owned()}
            error={fields.error(id)}
        >
            { for field.options.iter().map(card) }
        </ChoiceGroup>
    }
}
