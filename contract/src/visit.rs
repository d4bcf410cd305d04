//! Outreach visits (찾아가는 서비스): staff, experts or a truck come to the resident.
//!
//! What there is, for whom, and what a request asks for is data of the district ([`VisitCatalogue`]). Rules that
//! both sides use are pure functions: whether someone may ask ([`VisitService::may_ask`]).

mod asking;
mod finding;
mod group;
mod mobile_unit;
mod request;
mod service;
mod thread;
mod window;

pub use asking::{AskerKind, AskingAs, CannotAsk, OrganisationKind, VisitAsker};
pub use finding::{FinderAnswer, FinderQuestion, FinderTag, SameWords};
pub use group::{GROUP_PATH, GroupRequest, GroupState, GroupView, JoinRequest, VisitGroup, group_link};
pub use mobile_unit::{
    MobileStop, MobileUnit, MobileUnitKind, MobileUnits, VisitDong, WISH_DEVICE_LENGTH, WISHES_SHOWN_MIN,
    WishRequest, WishView,
};
pub use request::{
    AccessNeed, AskedPlace, CAPACITY_FIELD, ContactHours, ContactWay, Felt, FieldAnswer, HappyCallAnswer,
    IntakeAnswer, SafeContact, Solved, SpokenLanguage, VisitChange, VisitMessageRequest, VisitOrganisation,
    VisitRequest, VisitRules,
};
pub use service::{
    RuleSource, VisitCatalogue, VisitField, VisitFieldKind, VisitOption, VisitPlace, VisitPlaceKind,
    VisitPlan, VisitRule, VisitRuleAbout, VisitService, VisitServiceState, VisitTimes,
};
pub use thread::{
    Intake, IntakeLine, IntakeState, Visit, VisitActor, VisitCan, VisitEvent, VisitEventKind, VisitOfficer,
    VisitPhotoView, VisitRow, VisitState, VisitTime, VisitView,
};
pub use window::{VisitWindow, VisitWindows, WindowDay};
