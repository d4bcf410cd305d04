//! Reads a request and holds it to the data of its service.

use super::address::is_elsewhere;
use super::view;
use super::windows::{self, NotFree};
use crate::call::Call;
use crate::fields::Fields;
use crate::problems::Refusal;
use contract::limits::{PHONE_TYPED_MAX, VISIT_LINE_MAX, VISIT_TEXT_MAX, normalise_phone};
use contract::problem::{FieldError, FieldProblem, ProblemCode};
use contract::time::{Date, Timestamp};
use contract::visit::{
    AccessNeed, AskedPlace, AskerKind, CAPACITY_FIELD, CannotAsk, ContactHours, ContactWay, FieldAnswer,
    SafeContact, SpokenLanguage, VisitField, VisitFieldKind, VisitOrganisation, VisitPlaceKind, VisitRequest,
    VisitService,
};
use rusqlite::Connection;

/// A word of an enum of the wire.
fn word<T: Copy + PartialEq>(fields: &mut Fields, name: &str, read: fn(&str) -> T, unknown: T) -> Option<T> {
    let value = fields.text(name).map(|text| read(&text))?;
    if value == unknown {
        fields.wrong(name, FieldProblem::NotKnown);
        return None;
    }
    Some(value)
}

/// A text that may be missing.
pub(super) fn maybe(fields: &mut Fields, name: &str, most: usize) -> Option<String> {
    match fields.has(name) {
        true => fields.typed(name, most, |typed| Some(typed.to_owned())),
        false => None,
    }
}

/// The service that a request is for.
pub(super) fn service(call: &Call<'_>, fields: &mut Fields) -> Result<VisitService, Refusal> {
    let id = fields.id("service");
    let found = id.and_then(|id| windows::service(&id, call.now));
    found.ok_or_else(|| Refusal::new(ProblemCode::NotFound))
}

/// Reads all but the times, and tells every fault at once.
pub(super) fn request(mut fields: Fields, service: &VisitService) -> Result<VisitRequest, Refusal> {
    let asker = word(&mut fields, "asker", AskerKind::from_word, AskerKind::Unknown);
    let behalf = asker == Some(AskerKind::OnBehalf);
    let (name, permission) = match behalf {
        true => (fields.name("on_behalf_of"), fields.id("permission")),
        false => (None, None),
    };
    let organisation = match asker {
        Some(AskerKind::Organisation) => organisation(&mut fields),
        _ => None,
    };
    let answers = answers(&mut fields, service, asker);
    let place = place(&mut fields, service);
    let windows = match fields.has("windows") && service.times.wishes_max > 0 {
        true => fields.each("windows", Timestamp::parse).unwrap_or_default(),
        false => Vec::new(),
    };
    if service.times.wishes_max > 0 && windows.is_empty() && !has_error(&fields, "/windows") {
        fields.wrong("windows", FieldProblem::Missing);
    }
    let access = access(&mut fields);
    let contact = contact(&mut fields);
    let language = language(&mut fields);
    let note = maybe(&mut fields, "note", VISIT_TEXT_MAX);
    let in_history =
        !service.discreet || (fields.has("in_history") && fields.flag("in_history") == Some(true));
    let photos = photos(&mut fields, service, asker);
    fields.done()?;
    let (Some(asker), Some(place), Some(contact), Some(language)) = (asker, place, contact, language) else {
        return Err(ProblemCode::Internal.into());
    };
    Ok(VisitRequest {
        service: service.id.clone(),
        asker,
        on_behalf_of: name,
        permission,
        organisation,
        answers,
        place,
        windows,
        access,
        contact,
        language,
        note,
        in_history,
        photos,
    })
}

/// The language of a request.
pub(super) fn language(fields: &mut Fields) -> Option<SpokenLanguage> {
    word(
        fields,
        "language",
        SpokenLanguage::from_word,
        SpokenLanguage::Unknown,
    )
}

/// Ids of photos that were sent before; whose they are is looked at when they are taken.
fn photos(fields: &mut Fields, service: &VisitService, asker: Option<AskerKind>) -> Vec<String> {
    let ids = fields.texts("photos").unwrap_or_default();
    let most = match asker {
        // Until a group is full, they would not be kept.
        Some(AskerKind::Group) => 0,
        _ => view::photos_most(service),
    };
    if ids.len() > most {
        fields.wrong("photos", FieldProblem::TooMany);
    }
    ids
}

fn has_error(fields: &Fields, pointer: &str) -> bool {
    fields.errors.iter().any(|error| error.field.starts_with(pointer))
}

fn organisation(fields: &mut Fields) -> Option<VisitOrganisation> {
    let mut inner = fields.object("organisation")?;
    let kind = inner.id("kind");
    let name = inner.typed("name", VISIT_LINE_MAX, |typed| Some(typed.to_owned()));
    fields.absorb(inner);
    Some(VisitOrganisation {
        kind: kind?,
        name: name?,
    })
}

/// What was filled into the fields of the service; photos come later.
fn answers(fields: &mut Fields, service: &VisitService, asker: Option<AskerKind>) -> Vec<FieldAnswer> {
    let mut given: Vec<FieldAnswer> = Vec::new();
    for mut answer in match fields.has("answers") && !fields.is_empty_list("answers") {
        true => fields.objects("answers").unwrap_or_default(),
        false => Vec::new(),
    } {
        let (id, values) = (answer.id("field"), answer.texts("values"));
        fields.absorb(answer);
        if let (Some(field), Some(values)) = (id, values) {
            given.push(FieldAnswer { field, values });
        }
    }
    let mut kept = Vec::new();
    for field in &service.fields {
        let asked = field.only_for.is_empty() || asker.is_some_and(|asker| field.only_for.contains(&asker));
        if !asked || field.kind == VisitFieldKind::Photo {
            continue;
        }
        let name = format!("answers/{}", field.id);
        let values = given.iter().find(|answer| answer.field == field.id);
        let values = values.map(|answer| answer.values.clone()).unwrap_or_default();
        match fits(field, &values) {
            Err(problem) => fields.wrong(&name, problem),
            Ok(()) if values.is_empty() => {}
            Ok(()) => kept.push(FieldAnswer {
                field: field.id.clone(),
                values,
            }),
        }
    }
    kept
}

/// Whether these values may stand in a field.
fn fits(field: &VisitField, values: &[String]) -> Result<(), FieldProblem> {
    let [first, rest @ ..] = values else {
        return match field.required {
            true => Err(FieldProblem::Missing),
            false => Ok(()),
        };
    };
    let most = field.most.unwrap_or(u32::MAX);
    let option = |value: &String| field.options.iter().any(|option| option.id == *value);
    let single = rest.is_empty();
    match field.kind {
        VisitFieldKind::Choice if single && option(first) => Ok(()),
        VisitFieldKind::Choices if !values.iter().all(option) => Err(FieldProblem::NotKnown),
        VisitFieldKind::Choices if values.len() > most as usize => Err(FieldProblem::TooMany),
        VisitFieldKind::Choices => Ok(()),
        VisitFieldKind::Number if single => match first.parse::<u32>() {
            // Whether an organisation is too large, is judged with who may ask.
            Ok(number) if number > most && field.id != CAPACITY_FIELD => Err(FieldProblem::TooMany),
            Ok(number) if number < field.least.unwrap_or(0) => Err(FieldProblem::NotAllowed),
            Ok(_) => Ok(()),
            Err(_) => Err(FieldProblem::Malformed),
        },
        VisitFieldKind::Text | VisitFieldKind::LongText if single => {
            let length = if field.kind == VisitFieldKind::Text {
                VISIT_LINE_MAX
            } else {
                VISIT_TEXT_MAX
            };
            match first.chars().count() > length.min(most as usize) {
                true => Err(FieldProblem::TooLong),
                false => Ok(()),
            }
        }
        VisitFieldKind::Date if single => Date::parse(first).map(drop).ok_or(FieldProblem::Malformed),
        _ => Err(FieldProblem::NotKnown),
    }
}

fn place(fields: &mut Fields, service: &VisitService) -> Option<AskedPlace> {
    let mut inner = fields.object("place")?;
    let kind = word(
        &mut inner,
        "kind",
        VisitPlaceKind::from_word,
        VisitPlaceKind::Unknown,
    );
    if kind.is_some_and(|kind| service.places.iter().all(|place| place.kind != kind)) {
        inner.wrong("kind", FieldProblem::NotAllowed);
    }
    let dong = inner.id("dong");
    match dong.as_deref() {
        Some(id) if windows::dong_name(id).is_none() => inner.wrong("dong", FieldProblem::OutsideDistrict),
        Some(id) if !service.comes_to(id) => inner.wrong("dong", FieldProblem::NotAllowed),
        _ => {}
    }
    let says_it_all = matches!(kind, Some(VisitPlaceKind::Public | VisitPlaceKind::Stop));
    let text = match says_it_all && !inner.has("text") {
        true => None,
        false => inner.typed("text", VISIT_LINE_MAX, |typed| Some(typed.to_owned())),
    };
    if text.as_deref().is_some_and(is_elsewhere) {
        inner.wrong("text", FieldProblem::OutsideDistrict);
    }
    fields.absorb(inner);
    Some(AskedPlace {
        kind: kind?,
        dong: dong?,
        text,
    })
}

/// Needs of access.
pub(super) fn access(fields: &mut Fields) -> Vec<AccessNeed> {
    if !fields.has("access") || fields.is_empty_list("access") {
        return Vec::new();
    }
    let known = |typed: &str| {
        let need = AccessNeed::from_word(typed);
        (need != AccessNeed::Unknown).then_some(need)
    };
    fields.each("access", known).unwrap_or_default()
}

/// The safe way to be contacted.
pub(super) fn contact(fields: &mut Fields) -> Option<SafeContact> {
    let mut inner = fields.object("contact")?;
    let way = word(&mut inner, "way", ContactWay::from_word, ContactWay::Unknown);
    let hours = match inner.has("hours") {
        true => word(
            &mut inner,
            "hours",
            ContactHours::from_word,
            ContactHours::Unknown,
        ),
        false => Some(ContactHours::Any),
    };
    let phone = match inner.has("phone") {
        true => inner.typed("phone", PHONE_TYPED_MAX, normalise_phone),
        false => None,
    };
    fields.absorb(inner);
    Some(SafeContact {
        way: way?,
        phone,
        hours: hours?,
    })
}

/// Whether whoever asks may. What stands in the way is told by field.
pub(super) fn may_ask(service: &VisitService, request: &VisitRequest) -> Result<(), Refusal> {
    let Err(why) = service.may_ask(request.asking_as()) else {
        return Ok(());
    };
    let (field, code) = match why {
        CannotAsk::NotThereYet => ("/service", FieldProblem::NotAllowed),
        CannotAsk::NotInThisWay | CannotAsk::TooFew { .. } => ("/asker", FieldProblem::NotAllowed),
        CannotAsk::NotThisOrganisation(_) => ("/organisation/kind", FieldProblem::NotAllowed),
        CannotAsk::CapacityMissing => ("/answers/capacity", FieldProblem::Missing),
        CannotAsk::TooLarge { .. } => ("/answers/capacity", FieldProblem::TooMany),
    };
    Err(Refusal::with_errors(
        ProblemCode::NotEligible,
        vec![FieldError {
            field: field.into(),
            code,
        }],
    ))
}

/// Whether someone can come at the times that are wished for.
pub(super) fn check_windows(
    connection: &Connection,
    service: &VisitService,
    (dong, wished): (&str, &[Timestamp]),
    (now, but): (Timestamp, Option<i64>),
) -> Result<(), Refusal> {
    let wrong = |field: String, code| Err(Refusal::invalid(vec![FieldError { field, code }]));
    let whole = || "/windows".to_owned();
    match &service.visits_planned {
        Some(plan) if wished.len() < usize::from(plan.visits) => {
            return wrong(whole(), FieldProblem::Missing);
        }
        Some(plan) if !plan.fits(wished) => return wrong(whole(), FieldProblem::NotAllowed),
        None if wished.len() > usize::from(service.times.wishes_max) => {
            return wrong(whole(), FieldProblem::TooMany);
        }
        _ => {}
    }
    let windows = windows::windows(connection, service, dong, (now, but))?;
    let mut errors = Vec::new();
    let mut taken = false;
    for (at, start) in wished.iter().enumerate() {
        match windows::check(&windows, *start, now) {
            Ok(()) => {}
            Err(NotFree::Taken) => taken = true,
            Err(NotFree::Wrong(code)) => errors.push(FieldError {
                field: format!("/windows/{at}"),
                code,
            }),
        }
    }
    match (errors.is_empty(), taken) {
        (false, _) => Err(Refusal::invalid(errors)),
        (true, true) => Err(ProblemCode::WindowTaken.into()),
        (true, false) => Ok(()),
    }
}

/// Those of the times that are kept for the visit until one is agreed: the dearest, or all of a plan.
pub(super) fn kept<'w>(service: &VisitService, wished: &'w [Timestamp]) -> &'w [Timestamp] {
    match service.visits_planned {
        Some(_) => wished,
        None => &wished[..wished.len().min(1)],
    }
}
