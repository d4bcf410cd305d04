//! Visiting services, how they are found, and trucks and buses.
//!
//! Who may ask, what happens and who comes follow published sources where a rule carries its line. All else (forms,
//! hours, costs, areas, stops, questions, other words) is for demonstration.

mod business;
mod families;
mod help;
mod home;
mod parts;
mod questions;
mod schools;
mod trucks;
mod work;

pub(crate) use trucks::{mobile_stops, mobile_units};

use contract::time::Timestamp;
use contract::visit::VisitCatalogue;

/// Everything that can be asked for. Holidays are added by whoever serves it.
pub(crate) fn catalogue(server_time: Timestamp) -> VisitCatalogue {
    VisitCatalogue {
        services: [
            home::services(),
            help::services(),
            trucks::services(),
            work::services(),
            business::services(),
            families::services(),
            schools::services(),
        ]
        .concat(),
        questions: questions::questions(),
        moments: questions::moments(),
        same_words: questions::same_words(),
        server_time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::text::LocalText;
    use contract::visit::{AskerKind, AskingAs, CannotAsk, VisitFieldKind, VisitRuleAbout, VisitService};
    use std::collections::HashSet;

    fn services() -> Vec<VisitService> {
        catalogue(Timestamp::from_unix_millis(0)).services
    }

    /// Every text of a service.
    fn texts(service: &VisitService) -> Vec<&LocalText> {
        let mut all = vec![&service.name, &service.summary];
        for rule in &service.rules {
            all.push(&rule.text);
            all.extend(
                rule.source
                    .iter()
                    .flat_map(|source| [&source.line, &source.title]),
            );
        }
        for asker in &service.who_may_ask {
            all.push(&asker.text);
            all.extend(asker.organisations.iter().map(|kind| &kind.name));
        }
        for field in &service.fields {
            all.push(&field.label);
            all.extend(&field.hint);
            all.extend(field.options.iter().map(|option| &option.name));
        }
        all.extend(service.places.iter().map(|place| &place.text));
        all.extend(service.finder.iter().map(|tag| &tag.why));
        all.extend(&service.handed_over_to);
        all
    }

    #[test]
    fn all_eighteen_services_are_complete_in_both_languages_with_a_line_of_their_source() {
        let all = services();
        let ids: HashSet<&str> = all.iter().map(|service| service.id.as_str()).collect();
        assert_eq!((all.len(), ids.len()), (18, 18));
        for service in &all {
            let id = &service.id;
            for about in VisitRuleAbout::ALL {
                assert!(service.rules_about(*about).next().is_some(), "{id}: {about:?}");
            }
            assert!(service.rules.iter().any(|rule| rule.source.is_some()), "{id}");
            assert!(
                !service.who_may_ask.is_empty() && !service.places.is_empty(),
                "{id}"
            );
            assert!(!service.also_called.is_empty(), "{id}");
            for text in texts(service) {
                let en = text.en.as_deref().unwrap_or_default();
                assert!(
                    !text.ko.trim().is_empty() && !en.trim().is_empty(),
                    "{id}: {text:?}"
                );
                let korean = |letter: char| ('가'..='힣').contains(&letter);
                assert!(
                    text.ko.chars().any(korean) && !en.chars().any(korean),
                    "{id}: {text:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_said_to_residents_is_polite_and_whole() {
        for service in services() {
            let said = [&service.summary]
                .into_iter()
                .chain(service.rules.iter().map(|rule| &rule.text));
            for text in said.chain(service.finder.iter().map(|tag| &tag.why)) {
                assert!(text.ko.ends_with("요."), "{}: {}", service.id, text.ko);
            }
        }
    }

    #[test]
    fn forms_can_be_filled_in() {
        for service in services() {
            let ids: HashSet<&str> = service.fields.iter().map(|field| field.id.as_str()).collect();
            assert_eq!(ids.len(), service.fields.len(), "{}", service.id);
            for field in &service.fields {
                let place = format!("{}: {}", service.id, field.id);
                let chosen = matches!(field.kind, VisitFieldKind::Choice | VisitFieldKind::Choices);
                assert_eq!(chosen, field.options.len() > 1, "{place}");
                let number = field.kind == VisitFieldKind::Number;
                assert_eq!(number, field.least.is_some(), "{place}");
                assert!(!number || field.least < field.most, "{place}");
            }
            let times = &service.times;
            assert!(
                !times.hours.weekly.is_empty() && times.visit_minutes > 0,
                "{}",
                service.id
            );
            assert!(times.min_days_ahead < times.max_days_ahead, "{}", service.id);
            for asker in &service.who_may_ask {
                let organisation = asker.kind == AskerKind::Organisation;
                assert_eq!(organisation, !asker.organisations.is_empty(), "{}", service.id);
                assert_eq!(
                    asker.kind == AskerKind::Group,
                    asker.members_min.is_some(),
                    "{}",
                    service.id
                );
            }
        }
    }

    #[test]
    fn a_nursery_of_40_may_ask_and_one_of_41_may_not() {
        let all = services();
        let nurse = all.iter().find(|service| service.id == "nursery-nurse").unwrap();
        let plan = nurse.visits_planned.as_ref().unwrap();
        assert_eq!((plan.visits, plan.within_months), (3, 2));
        for kind in ["infants", "newly-public", "nursery"] {
            let ask = |places| {
                nurse.may_ask(AskingAs::Organisation {
                    kind,
                    capacity: Some(places),
                })
            };
            assert_eq!(ask(40), Ok(()));
            assert_eq!(ask(41), Err(CannotAsk::TooLarge { most: 40 }));
        }
        assert_eq!(nurse.field("capacity").unwrap().most, Some(40));
    }

    #[test]
    fn tags_name_answers_that_there_are_and_every_answer_leads_somewhere() {
        let catalogue = catalogue(Timestamp::from_unix_millis(0));
        let answers: Vec<&str> = catalogue
            .questions
            .iter()
            .flat_map(|question| &question.answers)
            .chain(&catalogue.moments)
            .map(|answer| answer.id.as_str())
            .collect();
        assert_eq!(answers.iter().collect::<HashSet<_>>().len(), answers.len());
        let tags: HashSet<&str> = catalogue
            .services
            .iter()
            .flat_map(|service| &service.finder)
            .map(|tag| tag.answer.as_str())
            .collect();
        for tag in &tags {
            assert!(answers.contains(tag), "{tag}");
        }
        for answer in answers {
            assert!(tags.contains(answer), "{answer} leads nowhere");
        }
    }

    #[test]
    fn stops_fall_on_working_days_each_once_and_the_earliest_first() {
        let now = Timestamp::parse("2026-12-21T10:00:00+09:00").unwrap();
        let stops = mobile_stops(now);
        assert!(stops.len() > 20, "{}", stops.len());
        assert!(stops.windows(2).all(|pair| pair[0].start <= pair[1].start));
        let ids: HashSet<&str> = stops.iter().map(|stop| stop.id.as_str()).collect();
        assert_eq!(ids.len(), stops.len());
        let units = mobile_units();
        for stop in &stops {
            assert!(
                crate::calendar::holiday(stop.start.date()).is_none(),
                "{}",
                stop.id
            );
            assert!(stop.start.date().weekday() < 5 && stop.start < stop.end && stop.end > now);
            assert!(units.iter().any(|unit| unit.id == stop.unit));
        }
        let ids: Vec<String> = services().into_iter().map(|service| service.id).collect();
        assert!(units.iter().all(|unit| ids.contains(&unit.service)));
    }
}
