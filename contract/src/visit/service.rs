//! The catalogue of visiting services.

use super::{FinderQuestion, FinderTag, SameWords, VisitAsker};
use crate::office::Hours;
use crate::text::LocalText;
use crate::time::Timestamp;
use crate::{wire, wire_enum};

wire_enum! {
    /// How far a service is.
    pub enum VisitServiceState {
        /// For everyone whom its rules allow.
        Live = "live",
        /// In a part of the district, as its area says.
        Pilot = "pilot",
        /// Not yet: it can be read about, not asked for.
        Planned = "planned",
    }
}

wire_enum! {
    /// What a rule of a service is about.
    pub enum VisitRuleAbout {
        /// For whom it is, and who may ask.
        ForWhom = "for_whom",
        /// What happens, one step a rule, in turn.
        WhatHappens = "what_happens",
        /// Who comes.
        WhoComes = "who_comes",
        /// How long it takes, and how often.
        HowLong = "how_long",
        /// What it costs.
        Cost = "cost",
        /// What to show or have ready.
        Proof = "proof",
        /// Where it is to be had.
        Area = "area",
        /// In which part of the year.
        Season = "season",
    }
}

wire_enum! {
    /// Where a visit takes place.
    pub enum VisitPlaceKind {
        /// At home: the request asks for the address.
        Home = "home",
        /// At the organisation that asks: the request asks for its address.
        Organisation = "organisation",
        /// At a place that those who ask choose.
        Chosen = "chosen",
        /// At an office or another public place of the dong.
        Public = "public",
        /// Where a truck or bus stops.
        Stop = "stop",
    }
}

wire_enum! {
    /// What is filled into a field.
    pub enum VisitFieldKind {
        /// One of the options.
        Choice = "choice",
        /// Any of the options; at least one where it is required.
        Choices = "choices",
        /// A whole number from `least` to `most`.
        Number = "number",
        /// A line of at most `most` characters.
        Text = "text",
        /// Text of several lines, at most `most` characters.
        LongText = "long_text",
        /// A date.
        Date = "date",
        /// Photos, at most `most` of them.
        Photo = "photo",
    }
}

wire! {
    /// Everything that can be asked for, and how to find it. Public; nothing in it is about a person.
    pub struct VisitCatalogue {
        /// The services, in the order in which they are listed. In reading, one that cannot be read is dropped and
        /// counted.
        #[serde(default)]
        pub services: Vec<VisitService>,
        /// Plain questions whose answers lead to services, in turn.
        pub questions: Vec<FinderQuestion>,
        /// Moments of a life that lead to services.
        pub moments: Vec<super::FinderAnswer>,
        /// Words that mean the same when something is looked for.
        #[serde(default)]
        pub same_words: Vec<SameWords>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// A service that comes to the resident.
    pub struct VisitService {
        /// Stable id, lower-case ASCII with hyphens, as used in addresses.
        pub id: String,
        /// Official name.
        pub name: LocalText,
        /// What it is, in one everyday sentence.
        pub summary: LocalText,
        /// How far it is.
        pub state: VisitServiceState,
        /// Its rules and facts, at least one about each of [`VisitRuleAbout::ALL`].
        pub rules: Vec<VisitRule>,
        /// Where nobody should learn that it was asked for: neutral words, no trace, contact only in the safe way.
        #[serde(default)]
        pub discreet: bool,
        /// Who may ask, each with what is asked of them. Whoever is not listed may not.
        pub who_may_ask: Vec<VisitAsker>,
        /// What a request of this service asks for beside name, contact and times, in turn.
        #[serde(default)]
        pub fields: Vec<VisitField>,
        /// Where it can take place; one of them is chosen where there are several.
        pub places: Vec<VisitPlace>,
        /// Ids of the dong to which it comes; empty: to all of the district.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub only_in: Vec<String>,
        /// When it can take place.
        pub times: VisitTimes,
        /// Visits that are planned at once; absent for a single visit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub visits_planned: Option<VisitPlan>,
        /// The body to which it is handed over in the end, and which goes on with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub handed_over_to: Option<LocalText>,
        /// By which answers and moments it is found, the most fitting in front.
        pub finder: Vec<FinderTag>,
        /// Other words that people look for it by.
        #[serde(default)]
        pub also_called: Vec<String>,
        /// True where its form (fields, places, times) is for demonstration only.
        #[serde(default)]
        pub demo: bool,
    }

    /// A rule or fact of a service.
    pub struct VisitRule {
        /// What it is about.
        pub about: VisitRuleAbout,
        /// In everyday words.
        pub text: LocalText,
        /// The line from which it follows; absent where it is for demonstration only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<RuleSource>,
    }

    /// Where a rule comes from.
    pub struct RuleSource {
        /// The line as it stands there, or what it says where only that is known.
        pub line: LocalText,
        /// What it stands in.
        pub title: LocalText,
    }

    /// One thing that a request asks for.
    pub struct VisitField {
        /// Stable id within the service, lower-case ASCII with hyphens.
        pub id: String,
        /// What is filled in.
        pub kind: VisitFieldKind,
        /// Label.
        pub label: LocalText,
        /// A sentence that helps.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hint: Option<LocalText>,
        /// Whether nothing can be sent without it.
        #[serde(default)]
        pub required: bool,
        /// With `choice` and `choices`: the options, in turn.
        #[serde(default)]
        pub options: Vec<VisitOption>,
        /// Least value of a number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub least: Option<u32>,
        /// Most: of a number its value, of text its characters, of photos and of several options how many.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most: Option<u32>,
        /// Only those who ask in one of these ways are asked for it; empty: everyone.
        #[serde(default)]
        pub only_for: Vec<super::AskerKind>,
    }

    /// An option of a field.
    pub struct VisitOption {
        /// Stable id within the field.
        pub id: String,
        /// What it is called.
        pub name: LocalText,
    }

    /// A place where a visit can take place.
    pub struct VisitPlace {
        /// What it is.
        pub kind: VisitPlaceKind,
        /// In words.
        pub text: LocalText,
    }

    /// When a visit can take place.
    pub struct VisitTimes {
        /// Days and hours; holidays are among its closures.
        pub hours: Hours,
        /// True where it takes place in the lunch hour of those who ask: `hours` are those of lunch.
        #[serde(default)]
        pub at_lunch: bool,
        /// Minutes that one visit takes, as planned.
        pub visit_minutes: u16,
        /// First day that can be wished for, in days from today.
        pub min_days_ahead: u16,
        /// Last day that can be wished for, in days from today.
        pub max_days_ahead: u16,
        /// Most times that can be wished for, the dearest first; 0 where it comes at times of its own.
        pub wishes_max: u8,
    }

    /// Visits that are planned at once.
    pub struct VisitPlan {
        /// How many.
        pub visits: u8,
        /// Within so many months from the first.
        pub within_months: u8,
        /// Days from one to the next at least.
        pub days_apart: u16,
    }
}

impl VisitService {
    /// The rules about one thing, in turn.
    pub fn rules_about(&self, about: VisitRuleAbout) -> impl Iterator<Item = &VisitRule> {
        self.rules.iter().filter(move |rule| rule.about == about)
    }

    /// A field by its id.
    pub fn field(&self, id: &str) -> Option<&VisitField> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Whether it comes to the dong with this id, if it is one of the district.
    pub fn comes_to(&self, dong: &str) -> bool {
        self.only_in.is_empty() || self.only_in.iter().any(|id| id == dong)
    }

    /// Whether it can be asked for now.
    pub fn can_be_asked_for(&self) -> bool {
        matches!(self.state, VisitServiceState::Live | VisitServiceState::Pilot)
    }
}
