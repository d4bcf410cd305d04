//! What must hold in the markup of every piece, and in some of them in particular.

mod page;

use std::collections::HashSet;

use super::examples::{Example, PIECES};
use super::gallery::markup;
use page::{attribute, tags, tags_named};

fn all() -> impl Iterator<Item = (&'static str, String)> {
    PIECES.iter().map(|example| (example.name, markup(*example)))
}

fn piece(name: &str) -> String {
    let found: &Example = PIECES
        .iter()
        .find(|example| example.name == name)
        .expect("an example of that name");
    markup(*found)
}

#[test]
fn no_piece_styles_itself_or_carries_a_script() {
    for (name, html) in all() {
        for tag in tags(&html) {
            assert_eq!(attribute(tag, "style"), None, "{name}: {tag}");
            assert!(!tag.contains(" onclick="), "{name}: {tag}");
        }
    }
}

#[test]
fn ids_are_unlike_each_other_and_every_reference_finds_its_own() {
    for (name, html) in all() {
        let ids: Vec<&str> = tags(&html)
            .into_iter()
            .filter_map(|tag| attribute(tag, "id"))
            .collect();
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "{name} repeats an id: {ids:?}");
        for tag in tags(&html) {
            for reference in ["aria-describedby", "aria-labelledby", "for"] {
                for id in attribute(tag, reference)
                    .into_iter()
                    .flat_map(str::split_whitespace)
                {
                    assert!(known.contains(id), "{name}: no {id} for {reference}");
                }
            }
            if let Some(id) = attribute(tag, "href").and_then(|href| href.strip_prefix('#')) {
                assert!(known.contains(id), "{name}: the link leads to no {id}");
            }
        }
    }
}

#[test]
fn everything_that_can_be_pressed_or_filled_has_a_name() {
    for (name, html) in all() {
        for (at, _) in html.match_indices("<button") {
            let end = html[at..].find("</button>").expect("an end") + at;
            let open = html[at..].find('>').expect("a tag") + at;
            let inner = html[open + 1..end]
                .split('<')
                .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
            let named = attribute(&html[at + 1..open], "aria-label").is_some();
            assert!(
                named || inner.collect::<String>().trim() != "",
                "{name}: {}",
                &html[at..end]
            );
        }
        let labelled: HashSet<&str> = tags_named(&html, "label")
            .into_iter()
            .filter_map(|tag| attribute(tag, "for"))
            .collect();
        for tag in tags_named(&html, "input")
            .into_iter()
            .chain(tags_named(&html, "textarea"))
        {
            let inside_label = attribute(tag, "id").is_none();
            assert!(
                inside_label || labelled.contains(attribute(tag, "id").unwrap()),
                "{name}: {tag}"
            );
        }
        for tag in tags_named(&html, "svg") {
            let hidden = attribute(tag, "aria-hidden") == Some("true");
            assert!(hidden || attribute(tag, "aria-label").is_some(), "{name}: {tag}");
        }
    }
}

#[test]
fn an_error_is_tied_to_its_box() {
    let html = piece("text-field-error");
    let input = tags_named(&html, "input")[0];
    assert_eq!(attribute(input, "aria-invalid"), Some("true"));
    assert_eq!(
        attribute(input, "aria-describedby"),
        Some("wrong-hint wrong-error")
    );
    let date = piece("date-field-error");
    for input in tags_named(&date, "input") {
        assert_eq!(attribute(input, "aria-describedby"), Some("birth-wrong-error"));
    }
    let right = piece("date-field");
    assert!(!right.contains("aria-invalid"));
}

#[test]
fn an_error_is_read_out_only_where_it_appears_while_typing() {
    let alerts = |name| piece(name).matches("role=\"alert\"").count();
    assert_eq!(
        (
            alerts("text-field"),
            alerts("text-field-error"),
            alerts("date-field-error")
        ),
        (1, 0, 0)
    );
}

#[test]
fn the_first_box_of_a_date_carries_the_id_of_the_field() {
    let html = piece("date-field");
    let ids: Vec<_> = tags_named(&html, "input")
        .into_iter()
        .filter_map(|tag| attribute(tag, "id"))
        .collect();
    assert_eq!(ids, ["birth", "birth-month", "birth-day"]);
    assert_eq!(
        attribute(tags_named(&html, "input")[0], "autocomplete"),
        Some("bday-year")
    );
}

#[test]
fn a_busy_button_keeps_its_place_in_the_order_of_focus() {
    let html = piece("buttons");
    let busy = tags_named(&html, "button")
        .into_iter()
        .find(|tag| tag.contains("aria-busy"))
        .expect("a busy one");
    assert_eq!(attribute(busy, "aria-disabled"), Some("true"));
    assert!(
        !tags_named(&html, "button")
            .iter()
            .any(|tag| tag.contains(" disabled"))
    );
    let stepper = piece("stepper");
    let less = tags_named(&stepper, "button")[0];
    assert_eq!(attribute(less, "aria-disabled"), Some("true"));
}

#[test]
fn choices_are_native_and_say_why_they_are_closed() {
    let html = piece("radio-cards");
    let radios = tags_named(&html, "input");
    assert_eq!(radios.len(), 3);
    assert!(
        radios
            .iter()
            .all(|tag| attribute(tag, "type") == Some("radio") && attribute(tag, "name") == Some("office"))
    );
    assert_eq!(radios.iter().filter(|tag| tag.contains(" checked")).count(), 1);
    assert!(html.contains("<fieldset") && html.contains("<legend"));
    let boxes = piece("check-cards");
    let closed = tags_named(&boxes, "input")
        .into_iter()
        .find(|tag| tag.contains(" disabled"))
        .expect("a closed one");
    assert_eq!(attribute(closed, "aria-describedby"), Some("d3-detail"));
}

#[test]
fn a_month_is_a_table_and_only_open_days_are_buttons() {
    let html = piece("month-grid");
    assert_eq!(html.matches("scope=\"col\"").count(), 7);
    let buttons = tags_named(&html, "button");
    assert_eq!(buttons.len(), 5, "four free days and one nearly full");
    let pressed: Vec<_> = buttons
        .iter()
        .filter(|tag| attribute(tag, "aria-pressed") == Some("true"))
        .collect();
    assert_eq!(pressed.len(), 1);
}

#[test]
fn a_notice_that_takes_the_focus_is_no_status_besides() {
    let html = piece("notices");
    let notices: Vec<_> = tags_named(&html, "div")
        .into_iter()
        .filter(|tag| attribute(tag, "class").is_some_and(|class| class.starts_with("notice is-")))
        .map(|tag| (attribute(tag, "tabindex"), attribute(tag, "role")))
        .collect();
    assert!(notices.contains(&(Some("-1"), None)));
    assert!(notices.contains(&(None, Some("status"))));
    assert!(!notices.contains(&(Some("-1"), Some("status"))));
}

#[test]
fn one_stage_is_the_present_one() {
    assert_eq!(piece("state-line").matches("aria-current=\"step\"").count(), 1);
}

#[test]
fn the_links_of_a_summary_lead_to_the_fields_in_their_order() {
    let html = piece("error-summary");
    let links: Vec<_> = tags_named(&html, "a")
        .into_iter()
        .filter_map(|tag| attribute(tag, "href"))
        .collect();
    let fields: Vec<_> = links.into_iter().filter(|href| href.starts_with('#')).collect();
    assert_eq!(fields, ["#call", "#born"]);
}
