//! What the pages of asking say: names of choices, what is wrong, why it was refused.

use super::request_read::{What, answer_id, of_problem, wish_id};
use super::request_steps::PHOTOS;
use crate::api::ApiError;
use crate::i18n::{I18n, fill};
use contract::problem::ProblemCode as Code;
use contract::visit::{AccessNeed, AskerKind, ContactHours, ContactWay, SpokenLanguage, VisitService};

/// In which way it is asked for.
pub(super) fn asker(i18n: I18n, kind: AskerKind) -> &'static str {
    let words = i18n.visit_request();
    match kind {
        AskerKind::Oneself | AskerKind::Unknown => words.for_oneself,
        AskerKind::OnBehalf => words.for_other,
        AskerKind::Organisation => words.for_organisation,
        AskerKind::Group => words.for_group,
    }
}

/// A need of access.
pub(super) fn need(i18n: I18n, need: AccessNeed) -> &'static str {
    let words = i18n.visit_request();
    match need {
        AccessNeed::Wheelchair => words.need_wheelchair,
        AccessNeed::Hearing => words.need_hearing,
        AccessNeed::Sight => words.need_sight,
        AccessNeed::SignLanguage => words.need_sign_language,
        AccessNeed::Door => words.need_door,
        AccessNeed::Companion => words.need_companion,
        AccessNeed::Unknown => words.need_other,
    }
}

/// A way to be contacted.
pub(super) fn way(i18n: I18n, way: ContactWay) -> &'static str {
    let words = i18n.visit_request();
    match way {
        ContactWay::Call => words.way_call,
        ContactWay::Message => words.way_message,
        ContactWay::Here | ContactWay::Unknown => words.way_here,
    }
}

/// When one can be called.
pub(super) fn hours(i18n: I18n, hours: ContactHours) -> &'static str {
    let words = i18n.visit_request();
    match hours {
        ContactHours::Any | ContactHours::Unknown => words.hours_any,
        ContactHours::Morning => words.hours_morning,
        ContactHours::Afternoon => words.hours_afternoon,
        ContactHours::Evening => words.hours_evening,
    }
}

/// A language, in itself.
pub(super) fn language(i18n: I18n, language: SpokenLanguage) -> &'static str {
    let words = i18n.visit_request();
    match language {
        SpokenLanguage::Korean | SpokenLanguage::Unknown => words.speak_korean,
        SpokenLanguage::English => words.speak_english,
        SpokenLanguage::Chinese => words.speak_chinese,
        SpokenLanguage::Vietnamese => words.speak_vietnamese,
        SpokenLanguage::Japanese => words.speak_japanese,
    }
}

/// What a field is called.
pub(super) fn label(i18n: I18n, service: &VisitService, id: &str) -> String {
    let words = i18n.visit_request();
    if let Some(field) = service.fields.iter().find(|field| answer_id(&field.id) == id) {
        return i18n.text(&field.label).to_string();
    }
    if let Some(nth) = (0..9).find(|nth| wish_id(*nth) == id) {
        return wish_label(i18n, service, nth);
    }
    match id {
        "asker" => words.who,
        "permission" => words.person,
        "name" => words.name,
        "organisation-kind" => words.organisation_kind,
        "organisation" => words.organisation,
        "place-kind" => words.place_kind,
        "dong" => words.dong,
        "place" => words.place,
        "way" => words.way,
        "contact-phone" => words.phone,
        PHOTOS => i18n.visit_photo().heading,
        _ => words.note,
    }
    .to_owned()
}

/// What the n-th time is called: a wish, or one of several visits.
pub(super) fn wish_label(i18n: I18n, service: &VisitService, nth: usize) -> String {
    let words = i18n.visit_request();
    let template = match (&service.visits_planned, nth) {
        (Some(_), _) => words.visit_nth,
        (None, 0) => words.wish_first,
        (None, _) => words.wish_more,
    };
    fill(template, &[("nth", &(nth + 1).to_string())])
}

/// A sentence on what is wrong with a field.
pub(super) fn wrong(i18n: I18n, service: &VisitService, (id, what): &(String, What)) -> String {
    let words = i18n.visit_wrong();
    let label = label(i18n, service, id);
    match what {
        What::Missing => fill(words.missing, &[("label", &label)]),
        What::Malformed if id == "contact-phone" => words.phone.to_owned(),
        What::Malformed => fill(words.malformed, &[("label", &label)]),
        What::TooLong(length, most) => too_long(i18n, &label, (*length, *most)),
        What::TooMany(most) if *id == answer_id("capacity") => {
            fill(words.too_large, &[("most", &most.to_string())])
        }
        What::TooMany(most) => fill(words.too_many, &[("label", &label), ("most", &most.to_string())]),
        What::TooFew(least) => fill(words.too_few, &[("label", &label), ("least", &least.to_string())]),
        What::Arriving => words.arriving.to_owned(),
        What::Registration | What::Outside | What::Past | What::Plan => {
            reason(i18n, what).unwrap_or_default().to_owned()
        }
        What::NotAllowed => fill(words.not_allowed, &[("label", &label)]),
    }
}

/// Why a place or a time cannot be, whatever its field is called.
pub(super) fn reason(i18n: I18n, what: &What) -> Option<&'static str> {
    let words = i18n.visit_wrong();
    match what {
        What::Registration => Some(words.registration),
        What::Outside => Some(words.outside),
        What::Past => Some(words.past),
        What::Plan => Some(words.plan),
        _ => None,
    }
}

/// The same for everything that the backend refuses of a change.
pub(super) fn reasons(i18n: I18n, error: &ApiError) -> Vec<&'static str> {
    let ApiError::Problem { problem, .. } = error else {
        return Vec::new();
    };
    let whats = problem.errors.iter().map(|error| of_problem(error).1);
    whats.filter_map(|what| reason(i18n, &what)).collect()
}

/// That a text has too many characters: how many it has, and how many it may have.
pub(super) fn too_long(i18n: I18n, label: &str, (length, most): (usize, usize)) -> String {
    let (length, most) = (length.to_string(), most.to_string());
    let values = [("label", label), ("length", &length), ("most", &most)];
    fill(i18n.visit_wrong().too_long, &values)
}

/// A heading and a sentence on why something was refused.
pub(super) fn trouble(i18n: I18n, error: &ApiError, phone: &str) -> (&'static str, String) {
    let words = i18n.visit_wrong();
    let (title, text) = match error.code() {
        Some(Code::WindowTaken) => (words.taken_title, words.taken_text),
        Some(Code::NotEligible) => (words.not_eligible_title, words.not_eligible_text),
        Some(Code::LimitReached) => (words.limit_title, words.limit_text),
        Some(Code::TooLate) => (words.too_late_title, words.too_late_text),
        Some(Code::VersionConflict) => (words.conflict_title, words.conflict_text),
        Some(Code::GroupExpired) => (words.group_expired_title, words.group_expired_text),
        Some(Code::GroupClosed) => (words.group_closed_title, words.group_closed_text),
        Some(Code::NotFound | Code::Forbidden) => (words.not_found_title, words.not_found_text),
        Some(Code::OutsidePermission) => (words.outside_permission_title, words.outside_permission_text),
        Some(Code::PermissionEnded) => (words.permission_ended_title, words.permission_ended_text),
        Some(Code::Invalid) => (words.invalid_title, words.invalid_text),
        _ => return crate::trouble::trouble(i18n, error, phone),
    };
    (title, fill(text, &[("phone", phone)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::outreach_visit::request_tests::service;
    use contract::problem::{FieldError, FieldProblem};

    #[test]
    fn a_time_that_is_over_meanwhile_is_told_at_its_own_wish() {
        let refused = FieldError {
            field: "/windows/1".into(),
            code: FieldProblem::InPast,
        };
        let found = of_problem(&refused);
        assert_eq!(found.0, wish_id(1));
        assert_eq!(
            wrong(I18n::default(), &service(serde_json::json!({})), &found),
            "지난 시간이거나 너무 가까운 시간이에요. 다른 시간을 골라 주세요."
        );
    }

    #[test]
    fn what_is_refused_of_a_change_is_said_in_its_own_sentence() {
        let refused = |field: &str, code: &str| {
            let problem =
                serde_json::json!({ "code": "invalid", "errors": [{ "field": field, "code": code }] });
            ApiError::Problem {
                problem: Box::new(serde_json::from_value(problem).unwrap()),
                retry_after_s: None,
            }
        };
        let i18n = I18n::default();
        let words = i18n.visit_wrong();
        for (field, code, sentence) in [
            ("/place", "outside_district", words.outside),
            ("/windows/0", "in_past", words.past),
            ("/place", "registration_number", words.registration),
            ("/windows", "not_allowed", words.plan),
        ] {
            assert_eq!(reasons(i18n, &refused(field, code)), [sentence], "{field} {code}");
        }
        assert!(reasons(i18n, &refused("/contact/phone", "malformed")).is_empty());
        assert!(reasons(i18n, &ApiError::Network).is_empty());
    }
}
