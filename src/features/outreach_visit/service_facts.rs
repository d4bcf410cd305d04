//! The rules and facts of a service, each with its source or said to be for demonstration.

use crate::i18n::{I18n, fill};
use crate::ui::{Badge, BadgeKind, Details, SummaryList, SummaryRow};
use contract::office::DayHours;
use contract::visit::{OrganisationKind, VisitAsker, VisitRule, VisitRuleAbout, VisitService};
use yew::prelude::*;

/// All of them.
pub(super) fn facts(i18n: I18n, service: &VisitService) -> Html {
    let mut rows: Vec<SummaryRow> = VisitRuleAbout::ALL
        .iter()
        .map(|about| rules_row(i18n, service, *about))
        .collect();
    rows.insert(1, row(i18n.visit_service().who_asks, askers(i18n, service)));
    rows.push(row(i18n.visit_service().when, when(i18n, service)));
    html! {
        <SummaryList key="facts" {rows} />
    }
}

fn row(term: &'static str, value: Html) -> SummaryRow {
    SummaryRow {
        term: term.into(),
        value,
        change: None,
    }
}

fn rules_row(i18n: I18n, service: &VisitService, about: VisitRuleAbout) -> SummaryRow {
    let words = i18n.visit_service();
    let term = match about {
        VisitRuleAbout::ForWhom => words.for_whom,
        VisitRuleAbout::WhatHappens => words.what_happens,
        VisitRuleAbout::WhoComes => words.who_comes,
        VisitRuleAbout::HowLong => words.how_long,
        VisitRuleAbout::Cost => words.cost,
        VisitRuleAbout::Proof => words.proof,
        VisitRuleAbout::Area => words.area,
        VisitRuleAbout::Season => words.season,
        VisitRuleAbout::Unknown => words.other,
    };
    let rules: Vec<&VisitRule> = service.rules_about(about).collect();
    let text = |rule: &&VisitRule| {
        html! {
            <p class="visit-rule">
                { i18n.shown(&rule.text) }
                if rule.source.is_none() {
                    { " " }<Badge kind={BadgeKind::Demo}>{ words.demo }</Badge>
                }
            </p>
        }
    };
    let value = html! {
        <>
            { for rules.iter().map(text) }
            { sources(i18n, &rules) }
        </>
    };
    row(term, value)
}

/// The lines from which the rules follow, behind one press.
fn sources(i18n: I18n, rules: &[&VisitRule]) -> Html {
    let line = |rule: &&VisitRule| {
        let source = rule.source.as_ref()?;
        Some(html! {
            <div class="visit-source">
                <blockquote lang={i18n.lang_of(&source.line)}>{ i18n.text(&source.line) }</blockquote>
                <cite lang={i18n.lang_of(&source.title)}>{ i18n.text(&source.title) }</cite>
            </div>
        })
    };
    let lines: Vec<Html> = rules.iter().filter_map(line).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <Details summary={i18n.visit_service().source}>{ for lines }</Details>
    }
}

fn askers(i18n: I18n, service: &VisitService) -> Html {
    let words = i18n.visit_service();
    let organisation = |kind: &OrganisationKind| {
        let name = i18n.shown(&kind.name);
        let text = match kind.capacity_max {
            // The number first; the name keeps its place.
            Some(most) => i18n.fill_shown(
                &fill(words.capacity, &[("name", "{name}"), ("most", &most.to_string())]),
                name,
            ),
            None => name,
        };
        html! { <li>{ text }</li> }
    };
    let asker = |asker: &VisitAsker| {
        html! {
            <>
                <p class="visit-rule" lang={i18n.lang_of(&asker.text)}>{ i18n.text(&asker.text) }</p>
                if asker.organisations.len() > 1 {
                    <ul>{ for asker.organisations.iter().map(organisation) }</ul>
                }
            </>
        }
    };
    service.who_may_ask.iter().map(asker).collect()
}

/// Days and hours in words.
fn when(i18n: I18n, service: &VisitService) -> Html {
    let words = i18n.visit_service();
    let times = &service.times;
    if times.wishes_max == 0 {
        return html! { <p class="visit-rule">{ words.at_stops }</p> };
    }
    let week = &times.hours.weekly;
    let (Some(first), Some(last)) = (week.first(), week.last()) else {
        return html! { <p class="visit-rule">{ words.other }</p> };
    };
    let hours = |day: &DayHours| i18n.clock_span(day.open, day.close);
    let values = [
        ("days", &*i18n.weekdays(first.weekday, last.weekday)),
        ("hours", &*hours(first)),
    ];
    let lunch = first.lunch.as_ref().map(|lunch| {
        let span = i18n.clock_span(lunch.from, lunch.until);
        fill(words.lunch, &[("span", &span)])
    });
    let ahead = [
        ("least", times.min_days_ahead.to_string()),
        ("most", times.max_days_ahead.to_string()),
    ];
    let ahead: Vec<(&str, &str)> = ahead
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    html! {
        <>
            <p class="visit-rule">{ fill(words.days_hours, &values) }</p>
            if times.at_lunch {
                <p class="visit-rule">{ words.at_lunch }</p>
            }
            if let Some(lunch) = lunch {
                <p class="visit-rule">{ lunch }</p>
            }
            <p class="visit-rule">{ fill(if times.min_days_ahead == 0 { words.ahead_today } else { words.ahead }, &ahead) }</p>
        </>
    }
}
