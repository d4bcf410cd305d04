//! Step 2: what the documents need: copies, papers, who may collect; and whether a visit is needed at all.

use super::acting_banner::ActingBanner;
use super::cart_bar::CartBar;
use super::document_card::{fee_words, free_at_home};
use super::order_facts::form_link;
use super::order_steps::{StepProps, back_link, next_route};
use super::use_draft::use_draft;
use super::use_public_data::use_public_data;
use super::{fees, journey};
use crate::come_to_me::come_to_me;
use crate::device;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{Choice, OrderStep};
use crate::ui::{Badge, BadgeKind, Button, ButtonKind, Details, Notice, NoticeKind, Panel, Stepper, price};
use contract::document::{Channel, Collector, Document, Processing};
use contract::rules::OrderRules;
use yew::prelude::*;

/// What the chosen documents need, told before the form.
#[component]
pub(super) fn NeedsPage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let draft = use_draft();
    let data = use_public_data();
    let navigator = use_navigator();
    let choice = props.choice.clone();
    let list = data.documents.as_ref().map_or(&[][..], |list| &list.items);
    let chosen = fees::chosen(list, &choice);
    let set_copies = {
        let choice = choice.clone();
        Callback::from(move |(id, copies): (String, u8)| {
            let choice = choice.clone().with_copies(&id, copies);
            let step = if choice.documents.is_empty() {
                OrderStep::Documents
            } else {
                OrderStep::Needs
            };
            navigator.replace(choice.at(step));
        })
    };
    // Counts what was taken out: the focus goes to the heading, and the status says it.
    let removed = use_removals(choice.documents.len());
    let represented = draft.get().person.represented.as_ref();
    let permission = represented.map(|it| it.acting.permission.clone());
    let panels = chosen
        .iter()
        .map(|(document, copies)| panel(i18n, document, *copies, &set_copies, permission.as_deref()));
    let loaded = data.documents.is_some();
    let rules = data.rules.clone();
    html! {
        <Page
            heading={i18n.needs().heading}
            back={back_link(i18n, OrderStep::Needs, &choice)}
            above={html! { <ActingBanner draft={draft} /> }}
            step={journey::number(OrderStep::Needs)}
            focus_key={removed}
        >
            <p class="sr-only" role="status">{ if removed > 0 { i18n.needs().removed } else { "" } }</p>
            if !loaded {
                <NotLoaded error={data.error.clone()} reload={data.reload.clone()} />
            }
            { for panels }
            if let Some(rules) = &rules {
                { rules_panel(i18n, rules) }
            }
            { come_to_me(i18n) }
            <CartBar
                count={chosen.len()}
                total_won={fees::total_won(&chosen)}
                href={next_href(&choice, &chosen)}
            />
        </Page>
    }
}

/// How many documents were taken out since the page opened.
#[hook]
fn use_removals(documents: usize) -> u32 {
    let before = use_mut_ref(|| documents);
    let removals = use_mut_ref(|| 0_u32);
    if documents < before.replace(documents) {
        *removals.borrow_mut() += 1;
    }
    *removals.borrow()
}

/// The way on, without documents that are not there any more.
fn next_href(choice: &Choice, chosen: &[(&Document, u8)]) -> String {
    let documents = chosen
        .iter()
        .map(|(document, copies)| (document.id.clone(), *copies))
        .collect();
    next_route(
        OrderStep::Needs,
        &Choice {
            documents,
            ..choice.clone()
        },
    )
    .address()
}

fn panel(
    i18n: I18n,
    document: &Document,
    copies: u8,
    set_copies: &Callback<(String, u8)>,
    permission: Option<&str>,
) -> Html {
    let words = i18n.needs();
    let name = i18n.heard(&document.name);
    let id = document.id.clone();
    let onchange = set_copies.reform(move |copies| (id.clone(), copies));
    let id = document.id.clone();
    let remove = set_copies.reform(move |_: MouseEvent| (id.clone(), 0));
    let values = [("document", name.as_str())];
    html! {
        <Panel key={document.id.clone()} title={i18n.shown(&document.name)}>
            { at_home(i18n, document) }
            <p>{ price(fee_words(i18n, document.fee_won(Channel::SirenOrder).unwrap_or(0))) }</p>
            <p>{ processing(i18n, document.processing.clone()) }</p>
            <Stepper
                id={format!("copies-{}", document.id)}
                label={fill(words.copies_of, &values)}
                hidden_label=true
                value={copies}
                min=1
                max={document.max_copies.max(1)}
                {onchange}
                less_label={fill(words.one_less, &values)}
                more_label={fill(words.one_more, &values)}
                words={device::is_kiosk().then(|| [words.less.into(), words.more.into()])}
                text={fill(words.copies, &[("count", &copies.to_string())])}
            />
            { for document.collectors.iter().map(|rule| collector(i18n, rule.who, &rule.papers, permission)) }
            { cannot(i18n, document) }
            { fee_free(i18n, document) }
            { channels(i18n, document) }
            if document.identity_needed {
                <p>{ words.identity }</p>
            }
            if document.demo {
                <Badge kind={BadgeKind::Demo}>{ i18n.documents().badge_demo }</Badge>
            }
            <Button
                kind={ButtonKind::Quiet}
                small=true
                onclick={remove}
                aria_label={fill(words.remove_named, &values)}
            >
                { words.remove }
            </Button>
        </Panel>
    }
}

/// Says when no visit is needed.
fn at_home(i18n: I18n, document: &Document) -> Html {
    let words = i18n.needs();
    html! {
        if free_at_home(document) {
            <Notice kind={NoticeKind::Info} title={words.at_home_title}>
                <p>{ i18n.marked(words.at_home_text) }</p>
            </Notice>
        }
    }
}

/// Every other way to get it, each with its fee and what that depends on.
fn channels(i18n: I18n, document: &Document) -> Html {
    let words = i18n.needs();
    let ways = document.channels.iter().filter_map(|way| {
        let template = match way.channel {
            Channel::Counter => words.channel_counter,
            Channel::IssuingMachine => words.channel_machine,
            Channel::Online => words.channel_online,
            Channel::Phone => words.channel_phone,
            Channel::Delivery => words.channel_delivery,
            Channel::SirenOrder | Channel::Unknown => return None,
        };
        let fee = fee_words(i18n, way.fee_won);
        let note = way.note.as_ref().map(|note| i18n.shown(note));
        Some(html! {
            <li key={way.channel.word()}>
                { i18n.marked(&fill(template, &[("fee", &fee)])) }
                if let Some(note) = note {
                    { " (" }{ note }{ ")" }
                }
            </li>
        })
    });
    let ways: Vec<Html> = ways.collect();
    if ways.is_empty() {
        return Html::default();
    }
    html! {
        <Details key="channels" summary={words.channels}>
            <ul class="paper-list">{ for ways }</ul>
        </Details>
    }
}

/// Who may not collect it: said, not left out.
fn cannot(i18n: I18n, document: &Document) -> Html {
    let words = i18n.needs();
    html! {
        <>
            if document.collector(Collector::Family).is_none() {
                <p>{ words.family_cannot }</p>
            }
            if document.collector(Collector::Agent).is_none() {
                <p>{ words.agent_cannot }</p>
            }
        </>
    }
}

fn processing(i18n: I18n, processing: Processing) -> String {
    match processing {
        Processing::AtOnce => i18n.needs().at_once.into(),
        Processing::Days { days } => fill(i18n.needs().in_days, &[("days", &days.to_string())]),
        Processing::Unknown => i18n.needs().processing_unknown.into(),
    }
}

fn collector(
    i18n: I18n,
    who: Collector,
    papers: &[contract::text::LocalText],
    permission: Option<&str>,
) -> Html {
    let words = i18n.needs();
    let summary = match who {
        Collector::Oneself => words.collect_oneself,
        Collector::Family => words.collect_family,
        Collector::Agent | Collector::Unknown => words.collect_agent,
    };
    let list = html! {
        <ul class="paper-list">
            { for papers.iter().map(|paper| html! { <li lang={i18n.lang_of(paper)}>{ i18n.text(paper) }</li> }) }
        </ul>
    };
    html! {
        <Details key={who.word()} {summary} open={who == Collector::Oneself}>
            if papers.is_empty() {
                <p>{ words.no_papers }</p>
            } else {
                { list }
            }
            if let (Some(permission), Collector::Agent) = (permission, who) {
                { form_link(i18n, permission) }
            }
        </Details>
    }
}

fn fee_free(i18n: I18n, document: &Document) -> Html {
    if document.fee_free.is_empty() {
        return Html::default();
    }
    let groups = document
        .fee_free
        .iter()
        .map(|group| html! { <li>{ i18n.shown(group) }</li> });
    html! {
        <Details key="fee-free" summary={i18n.needs().fee_free}>
            <ul class="paper-list">{ for groups }</ul>
            <p>{ i18n.needs().fee_free_proof }</p>
        </Details>
    }
}

/// The limits, before anything is typed.
fn rules_panel(i18n: I18n, rules: &OrderRules) -> Html {
    let words = i18n.needs();
    let (first, last) = rules.horizon(rules.server_time.date());
    let (first, last) = (i18n.date(first), i18n.date(last));
    let days = [("first", first.as_str()), ("last", last.as_str())];
    let numbers = (rules.max_documents.to_string(), rules.max_open_orders.to_string());
    let most = [("documents", numbers.0.as_str()), ("orders", &numbers.1)];
    let pick = if rules.same_day() {
        words.rule_same_day
    } else {
        words.rule_days
    };
    html! {
        <Panel title={words.rules_title}>
            <ul class="paper-list">
                <li>{ fill(pick, &days) }</li>
                <li>{ words.rule_pay }</li>
                <li>{ words.rule_change }</li>
                <li>{ fill(words.rule_most, &most) }</li>
                <li>{ fill(words.rule_hold, &[("minutes", &rules.hold_minutes.to_string())]) }</li>
                <li>{ fill(words.rule_collect, &[("minutes", &rules.collect_minutes.to_string())]) }</li>
                if rules.draw_ticket_on_arrival {
                    <li>{ i18n.marked(words.rule_draw_ticket) }</li>
                }
            </ul>
        </Panel>
    }
}
