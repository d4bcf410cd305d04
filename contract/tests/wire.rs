//! What a newer backend may add: a word of an enum, a field of an object. Neither stops an older client.

use contract::document::{Category, Channel, Collector};
use contract::household::Service;
use contract::kiosk::{ArrivalState, HelpPage, HelpState};
use contract::office::{CounterKind, OfficeKind};
use contract::payback::{
    BookKind, BudgetState, HistoryChoice, PaybackActor, PaybackEventKind, PaybackSort, PaybackState,
    ProcessVariant, StepKind, StepPlace, Stock, TitleRuleKind, TitleVerdict,
};
use contract::permission::{Actor, AnsweredBy, PermissionState, PermissionStep, Side};
use contract::photo::PhotoState;
use contract::problem::{FieldProblem, Problem, ProblemCode};
use contract::queue_status::{CounterState, QueueSource};
use contract::reservation::{CancelledBy, FindRequest, OrderState, ReservationRequest};
use contract::session::SignInKind;
use contract::slot::{Hold, Slot};
use contract::text::LocalText;
use contract::ticket::{OvertakingReason, TicketState};
use contract::visit::{
    AccessNeed, AskerKind, ContactHours, ContactWay, Felt, GroupState, IntakeState, MobileUnitKind, Solved,
    SpokenLanguage, VisitActor, VisitEventKind, VisitFieldKind, VisitPlaceKind, VisitRuleAbout,
    VisitServiceState, VisitState,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt::Debug;

const WORD: &str = "a_word_of_tomorrow";

fn text(value: impl Serialize) -> String {
    serde_json::to_string(&value).expect("JSON")
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

macro_rules! every_enum {
    ($($name:ident),+ $(,)?) => {
        const ENUMS: &[&str] = &[$(stringify!($name)),+];

        #[test]
        fn every_enum_takes_an_unknown_word() {
            $(
                assert_eq!(read::<$name>(&text(WORD)), $name::Unknown);
                assert_eq!($name::from_word(WORD), $name::Unknown);
                for known in $name::ALL {
                    assert_ne!(*known, $name::Unknown);
                    assert_eq!(text(known), text(known.word()));
                    assert_eq!(read::<$name>(&text(known)), *known);
                    assert_eq!($name::from_word(known.word()), *known);
                }
            )+
        }
    };
}

every_enum!(
    AccessNeed,
    Actor,
    AnsweredBy,
    ArrivalState,
    AskerKind,
    BookKind,
    BudgetState,
    CancelledBy,
    Category,
    Channel,
    Collector,
    ContactHours,
    ContactWay,
    CounterKind,
    CounterState,
    Felt,
    FieldProblem,
    GroupState,
    HelpPage,
    HelpState,
    HistoryChoice,
    IntakeState,
    MobileUnitKind,
    OfficeKind,
    OrderState,
    OvertakingReason,
    PaybackActor,
    PaybackEventKind,
    PaybackSort,
    PaybackState,
    PermissionState,
    PermissionStep,
    PhotoState,
    ProblemCode,
    ProcessVariant,
    QueueSource,
    Service,
    Side,
    SignInKind,
    Solved,
    SpokenLanguage,
    StepKind,
    StepPlace,
    Stock,
    TicketState,
    TitleRuleKind,
    TitleVerdict,
    VisitActor,
    VisitEventKind,
    VisitFieldKind,
    VisitPlaceKind,
    VisitRuleAbout,
    VisitServiceState,
    VisitState,
);

#[test]
fn no_enum_of_the_wire_is_left_out_here() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let within = |folder: &std::path::Path| std::fs::read_dir(folder).expect("a folder").flatten();
    let (folders, files): (Vec<_>, Vec<_>) = within(&folder).partition(|entry| entry.path().is_dir());
    let nested = folders.iter().flat_map(|inner| within(&inner.path()));
    for file in files.into_iter().chain(nested) {
        let source = std::fs::read_to_string(file.path()).expect("a source file");
        assert!(!source.contains("deny_unknown_fields"), "{:?}", file.path());
        // An enum of the wire is made by the macro, so that it has `Unknown`.
        let of_wire = source
            .split("wire_enum! {")
            .skip(1)
            .filter_map(|rest| rest.split("pub enum ").nth(1));
        found.extend(
            of_wire
                .filter_map(|rest| rest.split_whitespace().next())
                .filter(|name| !name.starts_with('$'))
                .map(str::to_owned),
        );
    }
    found.sort();
    assert_eq!(found, ENUMS);
}

/// The same with a field that is not known in every object of it.
fn with_more(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut object: serde_json::Map<String, Value> = object
                .into_iter()
                .map(|(name, value)| (name, with_more(value)))
                .collect();
            object.insert(WORD.into(), json!({ "more": [1, null] }));
            Value::Object(object)
        }
        Value::Array(items) => items.into_iter().map(with_more).collect(),
        other => other,
    }
}

fn takes_more<T: DeserializeOwned + PartialEq + Debug>(value: Value) {
    let plain = read::<T>(&value.to_string());
    assert_eq!(read::<T>(&with_more(value).to_string()), plain);
}

/// Those of the answers are tried with real ones in `reference-backend/tests/it/tolerance.rs`.
#[test]
fn an_unknown_field_is_ignored() {
    let moment = "2026-11-23T09:00:00+09:00";
    takes_more::<LocalText>(json!({ "ko": "가", "en": "a" }));
    takes_more::<Problem>(json!({ "code": "invalid", "errors": [{ "field": "/a", "code": "missing" }] }));
    takes_more::<Slot>(json!({ "start": moment, "end": moment, "capacity": 3, "left": 2, "held": 0 }));
    takes_more::<Hold>(
        json!({ "id": "h", "office": "o", "start": moment, "expires_at": moment, "server_time": moment }),
    );
    takes_more::<FindRequest>(json!({ "reference": "S7K2-9QF4", "birth_date": "1950-03-01" }));
    takes_more::<ReservationRequest>(json!({
        "hold": "h",
        "documents": [{ "document": "d", "copies": 1 }],
        "applicant": { "name": "김하나", "birth_date": "1950-03-01", "phone": "01012345678" },
        "on_behalf_of": { "name": "김두리", "collector": "family" },
        "expected_total_won": 0,
    }));
}
