//! All that is kept about me, as a page to read.

use super::messages_page::messages;
use super::words;
use crate::i18n::{I18n, fill, spaced_phone, use_i18n};
use crate::permission_words::{permission_state, service_names, services_term};
use crate::ui::{SummaryList, SummaryRow};
use contract::household::{ExportedOrder, PersonalExport};
use contract::permission::PermissionView;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ExportViewProps {
    pub(super) export: PersonalExport,
    /// Its first heading, which takes the focus.
    pub(super) first: NodeRef,
}

/// Every part of it in words.
#[component]
pub(super) fn ExportView(props: &ExportViewProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let export = &props.export;
    let sessions = export.sessions.iter().map(|session| {
        let values = [i18n.moment(session.since), i18n.moment(session.ends_at)];
        let text = fill(
            words.session_line,
            &[("since", &values[0]), ("until", &values[1])],
        );
        html! {
            <li>{ text }</li>
        }
    });
    html! {
        <div class="export">
            <h2 tabindex="-1" ref={props.first.clone()}>{ words.export_person }</h2>
            <SummaryList rows={person(i18n, export)} />
            <h2>{ words.export_sessions }</h2>
            <ul class="plain-list">{ for sessions }</ul>
            <h2>{ words.export_orders }</h2>
            { none_or(i18n, export.orders.is_empty(), export.orders.iter().map(|it| order(i18n, it)).collect()) }
            <h2>{ words.export_permissions }</h2>
            { none_or(i18n, export.permissions.is_empty(), export.permissions.iter().map(|it| permission(i18n, it)).collect()) }
            <h2>{ words.messages_heading }</h2>
            { none_or(i18n, export.messages.is_empty(), messages(i18n, &export.messages)) }
        </div>
    }
}

fn none_or(i18n: I18n, empty: bool, list: Html) -> Html {
    if empty {
        return html! {
            <p>{ i18n.mine().export_none }</p>
        };
    }
    list
}

fn row(term: &'static str, value: impl Into<AttrValue>) -> SummaryRow {
    let value: AttrValue = value.into();
    SummaryRow {
        term: term.into(),
        value: html! {
            { value }
        },
        change: None,
    }
}

fn person(i18n: I18n, export: &PersonalExport) -> Vec<SummaryRow> {
    let person = &export.person;
    vec![
        row(i18n.who().name, person.name.clone()),
        row(i18n.who().birth_date, i18n.plain_date(person.birth_date)),
        row(i18n.who().phone, spaced_phone(&person.phone)),
        row(i18n.mine().account_since, i18n.moment(export.account_since)),
    ]
}

fn order(i18n: I18n, exported: &ExportedOrder) -> Html {
    let order = &exported.reservation;
    let names: Vec<_> = order
        .documents
        .iter()
        .map(|document| i18n.text(&document.name).to_string())
        .collect();
    let mut rows = vec![
        row(i18n.order().reference, order.reference.clone()),
        row(i18n.check().documents, names.join(", ")),
        row(i18n.check().office, i18n.text(&order.office.name)),
        row(i18n.check().time, i18n.moment(order.start)),
        row(i18n.mine().state, words::state(i18n, order.state).1),
        row(i18n.check().name, exported.applicant.name.clone()),
        row(
            i18n.who().birth_date,
            i18n.plain_date(exported.applicant.birth_date),
        ),
        row(i18n.who().phone, spaced_phone(&exported.applicant.phone)),
    ];
    if let Some(other) = &order.on_behalf_of {
        rows.push(row(i18n.check().for_whom, other.name.clone()));
    }
    html! {
        <SummaryList key={order.reference.clone()} {rows} />
    }
}

fn permission(i18n: I18n, view: &PermissionView) -> Html {
    let (words, permission) = (i18n.mine(), &view.permission);
    let services = service_names(i18n, &permission.services);
    let rows = vec![
        row(words.helper, permission.helper_name.clone()),
        row(words.represented, permission.represented_name.clone()),
        row(services_term(i18n, permission.state), services),
        row(words.state, permission_state(i18n, permission.state).1),
        row(words.holds_until, i18n.full_date(permission.until)),
    ];
    html! {
        <div key={permission.reference.clone()}>
            <SummaryList {rows} />
            <ol class="plain-list">
                { for view.record.iter().map(|record| html! {
                    <li>{ i18n.moment(record.at) }{ " · " }{ i18n.shown(&record.text) }</li>
                }) }
            </ol>
        </div>
    }
}
