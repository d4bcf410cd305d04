//! From what was typed to what is sent, or to what is wrong with which field. Pure.

use super::request_draft::Typed;
use super::request_steps::{PHOTOS, step_of};
use crate::routes::VisitStep;
use contract::limits::{VISIT_LINE_MAX, normalise_name, normalise_phone};
use contract::privacy::looks_like_registration_number;
use contract::problem::{FieldError, FieldProblem};
use contract::visit::{
    AccessNeed, AskedPlace, AskerKind, CannotAsk, ContactHours, ContactWay, FieldAnswer, SafeContact,
    SpokenLanguage, VisitField, VisitFieldKind, VisitOrganisation, VisitPlaceKind, VisitRequest,
    VisitService,
};

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Nothing was written or chosen.
    Missing,
    /// It cannot be read.
    Malformed,
    /// It has so many characters, and at most so many may be.
    TooLong(usize, usize),
    /// It is more than this.
    TooMany(u32),
    /// It is less than this.
    TooFew(u32),
    /// It looks like a registration number.
    Registration,
    /// It is not in the district.
    Outside,
    /// It is over, or too near.
    Past,
    /// Visits of a plan stand too close together or too far apart.
    Plan,
    /// Whoever asks may not.
    NotAllowed,
    /// A photo is still on its way.
    Arriving,
}

/// Ids of fields on the page with what is wrong, in the order of the page.
pub(super) type Wrongs = Vec<(String, What)>;

/// The id of a field of the service on the page.
pub(super) fn answer_id(field: &str) -> String {
    format!("answer-{field}")
}

/// The id of the n-th wish on the page.
pub(super) fn wish_id(nth: usize) -> String {
    format!("wish-{nth}")
}

/// Whether a service asks for no more words by itself, so that the form does.
pub(super) fn asks_for_note(service: &VisitService) -> bool {
    service
        .fields
        .iter()
        .all(|field| field.kind != VisitFieldKind::LongText)
}

/// Most photos of a request; none where the service asks for none, and none of a group: until it is full they would
/// not be kept.
pub(super) fn photos_most(service: &VisitService, asker: AskerKind) -> usize {
    let field = service
        .fields
        .iter()
        .find(|field| field.kind == VisitFieldKind::Photo)
        .filter(|_| asker != AskerKind::Group);
    field.map_or(0, |field| field.most.unwrap_or(1) as usize)
}

/// Whether a place needs an address or a description.
pub(super) fn needs_text(kind: VisitPlaceKind) -> bool {
    !matches!(kind, VisitPlaceKind::Public | VisitPlaceKind::Stop)
}

/// The fields of the service that are asked for in this way, photos left out: they have a part of their own.
pub(super) fn asked_fields(service: &VisitService, asker: AskerKind) -> impl Iterator<Item = &VisitField> {
    service.fields.iter().filter(move |field| {
        field.kind != VisitFieldKind::Photo && (field.only_for.is_empty() || field.only_for.contains(&asker))
    })
}

/// How many times can be wished for, or must be planned.
pub(super) fn wishes_most(service: &VisitService) -> usize {
    match &service.visits_planned {
        Some(plan) => plan.visits.into(),
        None => service.times.wishes_max.into(),
    }
}

/// Reads what was typed.
///
/// # Errors
/// What is wrong with which fields.
pub(super) fn read(typed: &Typed, service: &VisitService, text_max: usize) -> Result<VisitRequest, Wrongs> {
    let mut wrongs = Wrongs::new();
    let asker = typed.asker();
    if asker == AskerKind::Unknown {
        wrongs.push(("asker".into(), What::Missing));
    }
    let name = person(typed, asker, &mut wrongs);
    let organisation = organisation(typed, asker, &mut wrongs);
    let answers = answers(typed, service, &mut wrongs, text_max);
    let place = place(typed, &mut wrongs);
    windows(typed, service, &mut wrongs);
    let contact = contact(typed, &mut wrongs);
    let note = Some(typed.note.trim().to_owned()).filter(|note| !note.is_empty() && asks_for_note(service));
    if let Some(what) = note.as_deref().and_then(|note| wrong_text(note, text_max)) {
        wrongs.push(("note".into(), what));
    }
    let request = VisitRequest {
        service: service.id.clone(),
        asker,
        on_behalf_of: name,
        permission: (asker == AskerKind::OnBehalf).then(|| typed.permission.clone()),
        organisation,
        answers,
        place,
        windows: typed.starts(),
        access: typed
            .access
            .iter()
            .map(|word| AccessNeed::from_word(word))
            .collect(),
        contact,
        language: SpokenLanguage::from_word(&typed.language),
        note,
        in_history: typed.in_history,
        photos: typed
            .photos
            .iter()
            .take(photos_most(service, asker))
            .cloned()
            .collect(),
    };
    // It is said as soon as it is known, whatever is open later on.
    let later = |(id, _): &(String, What)| step_of(id, service) > VisitStep::What;
    if wrongs.iter().all(later)
        && let Err(why) = service.may_ask(request.asking_as())
    {
        wrongs.push(may_not(why));
    }
    match wrongs.is_empty() {
        true => Ok(request),
        false => Err(wrongs),
    }
}

fn may_not(why: CannotAsk<'_>) -> (String, What) {
    match why {
        CannotAsk::TooLarge { most } => (answer_id("capacity"), What::TooMany(most)),
        CannotAsk::CapacityMissing => (answer_id("capacity"), What::Missing),
        CannotAsk::NotThisOrganisation(_) => ("organisation-kind".into(), What::NotAllowed),
        CannotAsk::NotThereYet | CannotAsk::NotInThisWay | CannotAsk::TooFew { .. } => {
            ("asker".into(), What::NotAllowed)
        }
    }
}

fn wrong_text(text: &str, most: usize) -> Option<What> {
    let length = text.chars().count();
    match length > most {
        _ if looks_like_registration_number(text) => Some(What::Registration),
        true => Some(What::TooLong(length, most)),
        false => None,
    }
}

/// A line that must be there.
fn line(id: &str, text: &str, wrongs: &mut Wrongs) -> String {
    let text = text.trim().to_owned();
    let what = match text.is_empty() {
        true => Some(What::Missing),
        false => wrong_text(&text, VISIT_LINE_MAX),
    };
    wrongs.extend(what.map(|what| (id.to_owned(), what)));
    text
}

/// The name of the person for whom, where it is for someone else.
fn person(typed: &Typed, asker: AskerKind, wrongs: &mut Wrongs) -> Option<String> {
    if asker != AskerKind::OnBehalf {
        return None;
    }
    if typed.permission.is_empty() {
        wrongs.push(("permission".into(), What::Missing));
        return None;
    }
    match normalise_name(&typed.name) {
        Ok(name) => return Some(name),
        Err(FieldProblem::Missing) => wrongs.push(("name".into(), What::Missing)),
        Err(FieldProblem::RegistrationNumber) => wrongs.push(("name".into(), What::Registration)),
        Err(_) => wrongs.push(("name".into(), What::Malformed)),
    }
    None
}

fn organisation(typed: &Typed, asker: AskerKind, wrongs: &mut Wrongs) -> Option<VisitOrganisation> {
    if asker != AskerKind::Organisation {
        return None;
    }
    if typed.organisation_kind.is_empty() {
        wrongs.push(("organisation-kind".into(), What::Missing));
    }
    Some(VisitOrganisation {
        kind: typed.organisation_kind.clone(),
        name: line("organisation", &typed.organisation, wrongs),
    })
}

fn answers(typed: &Typed, service: &VisitService, wrongs: &mut Wrongs, text_max: usize) -> Vec<FieldAnswer> {
    let mut answers = Vec::new();
    for field in asked_fields(service, typed.asker()) {
        let values: Vec<String> = typed
            .answer(&field.id)
            .iter()
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect();
        if let Some(what) = wrong_answer(field, &values, text_max) {
            wrongs.push((answer_id(&field.id), what));
        }
        if !values.is_empty() {
            answers.push(FieldAnswer {
                field: field.id.clone(),
                values,
            });
        }
    }
    answers
}

fn wrong_answer(field: &VisitField, values: &[String], text_max: usize) -> Option<What> {
    let Some(first) = values.first() else {
        return field.required.then_some(What::Missing);
    };
    let most = field.most.unwrap_or(u32::MAX);
    match field.kind {
        VisitFieldKind::Number => match first.parse::<u32>() {
            Ok(number) if number > most => Some(What::TooMany(most)),
            Ok(number) if number < field.least.unwrap_or(0) => Some(What::TooFew(field.least.unwrap_or(0))),
            Ok(_) => None,
            Err(_) => Some(What::Malformed),
        },
        VisitFieldKind::Text => wrong_text(first, VISIT_LINE_MAX.min(most as usize)),
        VisitFieldKind::LongText => wrong_text(first, text_max.min(most as usize)),
        VisitFieldKind::Date => contract::time::Date::parse(first)
            .is_none()
            .then_some(What::Malformed),
        _ => None,
    }
}

fn place(typed: &Typed, wrongs: &mut Wrongs) -> AskedPlace {
    let kind = VisitPlaceKind::from_word(&typed.place_kind);
    if kind == VisitPlaceKind::Unknown {
        wrongs.push(("place-kind".into(), What::Missing));
    }
    if typed.dong.is_empty() {
        wrongs.push(("dong".into(), What::Missing));
    }
    let text = needs_text(kind).then(|| line("place", &typed.place, wrongs));
    AskedPlace {
        kind,
        dong: typed.dong.clone(),
        text,
    }
}

fn windows(typed: &Typed, service: &VisitService, wrongs: &mut Wrongs) {
    let (starts, most) = (typed.starts(), wishes_most(service));
    match &service.visits_planned {
        _ if most == 0 => {}
        None if starts.is_empty() => wrongs.push((wish_id(0), What::Missing)),
        None => {}
        Some(plan) => {
            let open = (0..most).find(|nth| typed.wishes.get(*nth).is_none_or(|wish| wish.start.is_empty()));
            match open {
                Some(nth) => wrongs.push((wish_id(nth), What::Missing)),
                None if !plan.fits(&starts) => wrongs.push((wish_id(0), What::Plan)),
                None => {}
            }
        }
    }
}

fn contact(typed: &Typed, wrongs: &mut Wrongs) -> SafeContact {
    let way = ContactWay::from_word(&typed.way);
    if way == ContactWay::Unknown {
        wrongs.push(("way".into(), What::Missing));
    }
    let phone = typed.phone.trim();
    let read = normalise_phone(phone);
    let wanted = way != ContactWay::Here && !phone.is_empty();
    if wanted && read.is_none() {
        wrongs.push(("contact-phone".into(), What::Malformed));
    }
    SafeContact {
        way,
        phone: read.filter(|_| wanted),
        hours: match ContactHours::from_word(&typed.hours) {
            ContactHours::Unknown => ContactHours::Any,
            hours => hours,
        },
    }
}

/// A field that the backend refuses, as it is called on the page.
pub(super) fn of_problem(error: &FieldError) -> (String, What) {
    let what = match error.code {
        FieldProblem::Missing => What::Missing,
        FieldProblem::RegistrationNumber => What::Registration,
        FieldProblem::OutsideDistrict => What::Outside,
        FieldProblem::InPast => What::Past,
        FieldProblem::NotAllowed if error.field == "/windows" => What::Plan,
        FieldProblem::NotAllowed => What::NotAllowed,
        _ => What::Malformed,
    };
    let parts: Vec<&str> = error.field.split('/').skip(1).collect();
    let id = match parts.as_slice() {
        ["answers", field, ..] => answer_id(field),
        ["windows", nth, ..] => wish_id(nth.parse().unwrap_or(0)),
        ["windows"] => wish_id(0),
        ["place", "text"] => "place".into(),
        ["place", "kind"] => "place-kind".into(),
        ["place", "dong"] => "dong".into(),
        ["photos", ..] => PHOTOS.into(),
        ["contact", "phone"] => "contact-phone".into(),
        ["contact", ..] => "way".into(),
        ["on_behalf_of"] => "name".into(),
        ["organisation", "kind"] => "organisation-kind".into(),
        ["organisation", ..] => "organisation".into(),
        [first, ..] => (*first).to_owned(),
        [] => String::new(),
    };
    (id, what)
}

#[cfg(test)]
#[path = "request_read_tests.rs"]
mod tests;
