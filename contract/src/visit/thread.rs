//! A visit: one request from asking to the end, with everything that happened, whoever has it in hand.

use super::{
    AccessNeed, AskedPlace, AskerKind, FieldAnswer, HappyCallAnswer, SafeContact, SpokenLanguage,
    VisitOrganisation,
};
use crate::household::ForWhom;
use crate::photo::Photo;
use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::{wire, wire_enum};

wire_enum! {
    /// Where a visit stands.
    pub enum VisitState {
        /// Asked for; nobody has it in hand yet.
        Asked = "asked",
        /// An officer has it in hand.
        Assigned = "assigned",
        /// A time is agreed.
        Agreed = "agreed",
        /// The officer is on the way or there.
        OnTheWay = "on_the_way",
        /// Another body goes on with it; this office follows it until it is solved.
        Referred = "referred",
        /// Done.
        Done = "done",
        /// Done, and the resident has said how it was.
        FollowedUp = "followed_up",
        /// Called off.
        Cancelled = "cancelled",
    }
}

wire_enum! {
    /// What happened.
    pub enum VisitEventKind {
        /// Asked for.
        Asked = "asked",
        /// An officer has it in hand: `officer`.
        Assigned = "assigned",
        /// The officer proposes `start`.
        Offered = "offered",
        /// `start` is agreed; of visits that are planned at once the first one.
        Agreed = "agreed",
        /// Other times are wished for; what was agreed is given up.
        OtherTimes = "other_times",
        /// Something else was changed.
        Corrected = "corrected",
        /// A photo was added.
        PhotoAdded = "photo_added",
        /// The officer is on the way.
        OnTheWay = "on_the_way",
        /// One of several visits is done; the next one is agreed.
        OneDone = "one_done",
        /// The officer took something down on the spot.
        IntakeTaken = "intake_taken",
        /// The resident says that it is right.
        IntakeConfirmed = "intake_confirmed",
        /// The resident says what is wrong in it: `text`.
        IntakeCorrected = "intake_corrected",
        /// Handed on to another body: `body`.
        Referred = "referred",
        /// News of that body: `text`.
        BodyNews = "body_news",
        /// That body has solved it.
        Solved = "solved",
        /// Done.
        Done = "done",
        /// The happy call was answered, and it is solved at least in part.
        HappyCall = "happy_call",
        /// The happy call was answered, and it is not solved: it is taken up again.
        Reopened = "reopened",
        /// What the office has changed because of it: `text`.
        Improved = "improved",
        /// A message: `text`.
        Message = "message",
        /// Called off; `text` says why, where it was the office.
        Cancelled = "cancelled",
    }
}

wire_enum! {
    /// Who does something.
    pub enum VisitActor {
        /// Whoever asked.
        Resident = "resident",
        /// Someone who acts for them.
        Helper = "helper",
        /// The office.
        Office = "office",
        /// Another body.
        Body = "body",
    }
}

wire_enum! {
    /// Where stands what was taken down on the spot.
    pub enum IntakeState {
        /// It waits for the resident's word.
        Waiting = "waiting",
        /// The resident says that it is right.
        Confirmed = "confirmed",
        /// The resident has said what is wrong.
        Corrected = "corrected",
    }
}

wire! {
    /// One request, as whoever asked sees it.
    pub struct Visit {
        /// What residents say and type.
        pub reference: String,
        /// Grows with each change; also the `ETag`. Messages do not change it.
        pub version: u32,
        /// Where it stands.
        pub state: VisitState,
        /// Id of the service.
        pub service: String,
        /// What it is called; of a discreet service only here, for the one who asked.
        pub service_name: LocalText,
        /// Whether nobody else should learn of it.
        #[serde(default)]
        pub discreet: bool,
        /// In which way it was asked for.
        pub asker: AskerKind,
        /// For whom, if not for the person themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub for_whom: Option<ForWhom>,
        /// Name of the one who does it for this person, masked. Such a one can be seen, not changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub made_by: Option<String>,
        /// For which organisation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub organisation: Option<VisitOrganisation>,
        /// How many people have joined to ask for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub members: Option<u32>,
        /// What was filled into the fields.
        #[serde(default)]
        pub answers: Vec<FieldAnswer>,
        /// Where.
        pub place: AskedPlace,
        /// Name of the dong.
        pub dong_name: LocalText,
        /// Windows that are wished for, the dearest first.
        pub wishes: Vec<Timestamp>,
        /// Access.
        #[serde(default)]
        pub access: Vec<AccessNeed>,
        /// How to be contacted; the phone masked.
        pub contact: SafeContact,
        /// In which language.
        pub language: SpokenLanguage,
        /// Anything else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        /// Whether a discreet one stands among one's own things.
        #[serde(default)]
        pub in_history: bool,
        /// When it was asked for.
        pub asked_at: Timestamp,
        /// Who has it in hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub officer: Option<VisitOfficer>,
        /// A time that the officer proposes and that waits for a yes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub offered: Option<Timestamp>,
        /// Times that are agreed, in turn.
        #[serde(default)]
        pub times: Vec<VisitTime>,
        /// The body that has it in hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub body: Option<LocalText>,
        /// What the officer took down on the spot, the latest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub intake: Option<Intake>,
        /// The happy call, once it is answered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub happy_call: Option<HappyCallAnswer>,
        /// Photos.
        #[serde(default)]
        pub photos: Vec<Photo>,
        /// Everything that happened, oldest first.
        pub events: Vec<VisitEvent>,
        /// What can be done with it now, by the one who looks.
        pub can: VisitCan,
    }

    /// What can be done with a visit now.
    pub struct VisitCan {
        /// Saying yes to the time that is offered.
        pub agree: bool,
        /// Changing it, or wishing for other times.
        pub change: bool,
        /// Calling it off.
        pub cancel: bool,
        /// Writing to the officer.
        pub write: bool,
        /// Adding a photo.
        pub add_photo: bool,
        /// Saying whether what was taken down is right.
        pub answer_intake: bool,
        /// Answering the happy call.
        pub answer_happy_call: bool,
    }

    /// The officer who has it in hand.
    pub struct VisitOfficer {
        /// Name, masked.
        pub name: String,
        /// The desk.
        pub desk: LocalText,
        /// Number of the desk, as it is dialled.
        pub phone: String,
    }

    /// A visit that is agreed.
    pub struct VisitTime {
        /// When it starts.
        pub start: Timestamp,
        /// When it ends.
        pub end: Timestamp,
        /// Whether it has taken place.
        pub done: bool,
    }

    /// What the officer took down on the spot.
    pub struct Intake {
        /// When.
        pub taken_at: Timestamp,
        /// The lines.
        pub lines: Vec<IntakeLine>,
        /// Where it stands.
        pub state: IntakeState,
        /// What the resident said is wrong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub correction: Option<String>,
    }

    /// A line of what was taken down.
    pub struct IntakeLine {
        /// What it is.
        pub label: String,
        /// What was written.
        pub value: String,
    }

    /// Something that happened.
    pub struct VisitEvent {
        /// When.
        pub at: Timestamp,
        /// What.
        pub kind: VisitEventKind,
        /// Who did it.
        pub by: VisitActor,
        /// In someone's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<LocalText>,
        /// The time that it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub start: Option<Timestamp>,
        /// The officer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub officer: Option<VisitOfficer>,
        /// The body.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub body: Option<LocalText>,
    }

    /// A visit with what is needed to follow it.
    pub struct VisitView {
        /// The visit.
        pub visit: Visit,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
    }

    /// A photo of a visit with the backend's clock.
    pub struct VisitPhotoView {
        /// The photo.
        pub photo: Photo,
        /// Version of its visit, which grows when the photo is whole; 0 where it waits for its request.
        pub version: u32,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// A visit in a list. Discreet ones stand in it only where that is wished.
    pub struct VisitRow {
        /// Reference.
        pub reference: String,
        /// Where it stands.
        pub state: VisitState,
        /// What it is called; neutral where it is discreet.
        pub title: LocalText,
        /// For whom, if not for the person themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub for_whom: Option<ForWhom>,
        /// When it was asked for.
        pub asked_on: Date,
        /// The next time that is agreed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub start: Option<Timestamp>,
    }
}

impl VisitState {
    /// Whether anything is still to be done, by whomever. The happy call need not be answered.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::FollowedUp | Self::Cancelled)
    }

    /// Whether nobody is on the way yet: the time when it can be changed and called off, and when the end of a
    /// permission stops it.
    pub fn is_before_visit(self) -> bool {
        matches!(self, Self::Asked | Self::Assigned | Self::Agreed)
    }
}

impl Visit {
    /// The next agreed visit that has not taken place.
    pub fn next_time(&self) -> Option<&VisitTime> {
        self.times.iter().find(|time| !time.done)
    }
}
