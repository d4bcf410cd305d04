//! Outreach visits (찾아가는 서비스): staff, experts or a truck come to the resident.
//!
//! What there is, for whom, and what a request asks for is data of the district ([`VisitCatalogue`]). Rules that
//! both sides use are pure functions: whether someone may ask ([`VisitService::may_ask`]).

mod asking;
mod finding;
mod mobile_unit;
mod service;

pub use asking::{AskerKind, AskingAs, CannotAsk, OrganisationKind, VisitAsker};
pub use finding::{FinderAnswer, FinderQuestion, FinderTag, SameWords};
pub use mobile_unit::{
    MobileStop, MobileUnit, MobileUnitKind, MobileUnits, VisitDong, WISH_DEVICE_LENGTH, WISHES_SHOWN_MIN,
    WishRequest, WishView,
};
pub use service::{
    RuleSource, VisitCatalogue, VisitField, VisitFieldKind, VisitOption, VisitPlace, VisitPlaceKind,
    VisitPlan, VisitRule, VisitRuleAbout, VisitService, VisitServiceState, VisitTimes,
};
