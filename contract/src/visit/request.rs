//! What residents send when they ask for a visit, and what the district takes.

use super::{AskerKind, AskingAs, VisitDong, VisitPlaceKind};
use crate::photo::PhotoRules;
use crate::time::Timestamp;
use crate::{wire, wire_enum};

/// Id of the field of a service that asks for the places (정원) of an organisation, by which it is judged.
pub const CAPACITY_FIELD: &str = "capacity";

wire_enum! {
    /// What whoever comes has to know about access.
    pub enum AccessNeed {
        /// Someone sits in a wheelchair or cannot climb stairs.
        Wheelchair = "wheelchair",
        /// Someone hears badly: ring longer, speak clearly.
        Hearing = "hearing",
        /// Someone sees badly: read aloud.
        Sight = "sight",
        /// A sign language interpreter is needed.
        SignLanguage = "sign_language",
        /// Someone cannot come to the door: call on arrival.
        Door = "door",
        /// A guardian or friend should be there.
        Companion = "companion",
    }
}

wire_enum! {
    /// How someone is to be contacted.
    pub enum ContactWay {
        /// By telephone.
        Call = "call",
        /// By message.
        Message = "message",
        /// Not at all: they look by themselves.
        Here = "here",
    }
}

wire_enum! {
    /// When someone can be called safely.
    pub enum ContactHours {
        /// At any time.
        Any = "any",
        /// In the morning.
        Morning = "morning",
        /// In the afternoon.
        Afternoon = "afternoon",
        /// In the evening.
        Evening = "evening",
    }
}

wire_enum! {
    /// The language in which someone wants to be spoken to.
    pub enum SpokenLanguage {
        /// Korean.
        Korean = "ko",
        /// English.
        English = "en",
        /// Chinese.
        Chinese = "zh",
        /// Vietnamese.
        Vietnamese = "vi",
        /// Japanese.
        Japanese = "ja",
    }
}

wire! {
    /// What a request may be; public.
    pub struct VisitRules {
        /// The dong of the district, to which alone visits go.
        pub dong: Vec<VisitDong>,
        /// Most characters of free text.
        pub text_max: u32,
        /// Most open requests of one person.
        pub open_max: u16,
        /// Days for which a group can gather.
        pub group_days: u16,
        /// What a photo may be.
        pub photo: PhotoRules,
        /// True where any of the numbers is for demonstration only.
        #[serde(default)]
        pub demo: bool,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// Asks for a visit.
    pub struct VisitRequest {
        /// Id of the service.
        pub service: String,
        /// In which way it is asked for.
        pub asker: AskerKind,
        /// With `on_behalf`: name of the person for whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on_behalf_of: Option<String>,
        /// With `on_behalf`: reference of the permission.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permission: Option<String>,
        /// With `organisation`: which one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub organisation: Option<VisitOrganisation>,
        /// What is filled into the fields of the service; photos stand in `photos` or come after the request.
        #[serde(default)]
        pub answers: Vec<FieldAnswer>,
        /// Where.
        pub place: AskedPlace,
        /// Starts of the windows that are wished for, the dearest first; of visits that are planned at once all of
        /// them, the first first. Empty where the service comes at times of its own.
        pub windows: Vec<Timestamp>,
        /// What whoever comes has to know.
        #[serde(default)]
        pub access: Vec<AccessNeed>,
        /// How to be contacted safely.
        pub contact: SafeContact,
        /// In which language.
        pub language: SpokenLanguage,
        /// Anything else, in the resident's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        /// With a discreet service: whether it is to stand among one's own things all the same.
        #[serde(default)]
        pub in_history: bool,
        /// Ids of photos that the person has sent before; each belongs to the request from then on. A group takes none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub photos: Vec<String>,
    }

    /// The organisation for which someone asks.
    pub struct VisitOrganisation {
        /// Id of its kind, as in [`super::OrganisationKind`].
        pub kind: String,
        /// Its name.
        pub name: String,
    }

    /// What was filled into a field.
    pub struct FieldAnswer {
        /// Id of the field.
        pub field: String,
        /// Ids of options, or the text, number or date as text; one but for several options.
        pub values: Vec<String>,
    }

    /// Where a visit is asked for.
    pub struct AskedPlace {
        /// What kind of place.
        pub kind: VisitPlaceKind,
        /// Id of the dong.
        pub dong: String,
        /// The address, or where exactly; absent where the kind says it all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
    }

    /// How someone is to be contacted safely.
    pub struct SafeContact {
        /// How.
        pub way: ContactWay,
        /// By which number, if not that of the account. Masked where it is shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<String>,
        /// When, with `call`.
        pub hours: ContactHours,
    }

    /// Changes a request; what is absent stays.
    #[derive(Default)]
    pub struct VisitChange {
        /// Other windows. A time that was agreed is given up with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub windows: Option<Vec<Timestamp>>,
        /// Another place in the same dong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub place: Option<String>,
        /// Other needs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub access: Option<Vec<AccessNeed>>,
        /// Another way to be contacted. Without a phone in it, the number that is known stays.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contact: Option<SafeContact>,
        /// Another language.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<SpokenLanguage>,
        /// Another note; empty: none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// Writes to the officer.
    pub struct VisitMessageRequest {
        /// The text.
        pub text: String,
    }

    /// The resident's word on what the officer took down on the spot.
    pub struct IntakeAnswer {
        /// What is wrong in it; absent: all is right.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub correction: Option<String>,
    }

    /// The two questions of the happy call, answered.
    pub struct HappyCallAnswer {
        /// Whether it is solved.
        pub solved: Solved,
        /// How it was.
        pub felt: Felt,
        /// What should change, in the resident's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wish: Option<String>,
    }
}

wire_enum! {
    /// First question of the happy call: is it solved?
    pub enum Solved {
        /// Yes.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// No: the officer takes it up again.
        No = "no",
    }
}

wire_enum! {
    /// Second question of the happy call: how was it?
    pub enum Felt {
        /// Good.
        Good = "good",
        /// So so.
        Fair = "fair",
        /// Not good.
        Poor = "poor",
    }
}

impl VisitRequest {
    /// What was filled into a field; empty if nothing was.
    pub fn answer(&self, field: &str) -> &[String] {
        let answer = self.answers.iter().find(|answer| answer.field == field);
        answer.map_or(&[], |answer| &answer.values)
    }

    /// As whom it is asked for. A group counts as large enough: so many as it takes come together before it is sent.
    pub fn asking_as(&self) -> AskingAs<'_> {
        match self.asker {
            AskerKind::Organisation => AskingAs::Organisation {
                kind: self.organisation.as_ref().map_or("", |known| &known.kind),
                capacity: self
                    .answer(CAPACITY_FIELD)
                    .first()
                    .and_then(|places| places.parse().ok()),
            },
            AskerKind::Group => AskingAs::Group { members: u32::MAX },
            AskerKind::OnBehalf => AskingAs::OnBehalf,
            AskerKind::Oneself | AskerKind::Unknown => AskingAs::Oneself,
        }
    }
}
