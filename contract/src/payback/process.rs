//! The order of steps, as data: it differs by year and by district.

use crate::text::LocalText;
use crate::{wire, wire_enum};

wire_enum! {
    /// Which of the known orders of steps it is. What is shown follows [`PaybackProcess::steps`]; this only names it.
    pub enum ProcessVariant {
        /// Apply, wait for the yes, then buy.
        ApproveFirst = "approve_first",
        /// Buy, then apply on the same day.
        BuyFirst = "buy_first",
    }
}

wire_enum! {
    /// One step of the way of a book.
    pub enum StepKind {
        /// The reader asks for it, naming title and store.
        Apply = "apply",
        /// The office says yes or no.
        Approve = "approve",
        /// The reader buys the book.
        Buy = "buy",
        /// The reader sends a photo of the receipt.
        Receipt = "receipt",
        /// The reader brings the book back.
        Return = "return",
        /// The store looks whether it is whole.
        Check = "check",
        /// The office pays the price back.
        Pay = "pay",
        /// The copy goes into a library.
        Place = "place",
    }
}

wire_enum! {
    /// Where a step is done.
    pub enum StepPlace {
        /// Here, on this site.
        Online = "online",
        /// At the bookstore.
        Bookstore = "bookstore",
        /// At a library.
        Library = "library",
        /// At the office: nothing to do for the reader.
        Office = "office",
    }
}

wire! {
    /// The steps in their order.
    pub struct PaybackProcess {
        /// Which order it is.
        pub variant: ProcessVariant,
        /// What it is called.
        pub name: LocalText,
        /// The steps, the first in front.
        pub steps: Vec<PaybackStep>,
        /// True where the order is for demonstration only.
        #[serde(default)]
        pub demo: bool,
    }

    /// A step.
    pub struct PaybackStep {
        /// What it is.
        pub kind: StepKind,
        /// Who does it.
        pub by: super::PaybackActor,
        /// Where.
        pub place: StepPlace,
        /// It must be done on the same day as this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub same_day_as: Option<StepKind>,
        /// Whether the reader can tell here that it was done, wherever that was.
        #[serde(default)]
        pub told_online: bool,
        /// Whether it can be left out: a receipt can be brought on paper.
        #[serde(default)]
        pub optional: bool,
        /// What to do, in words.
        pub text: LocalText,
    }
}

impl PaybackProcess {
    /// Where a step stands among the others, from 0; `None` if the process has no such step.
    pub fn position(&self, kind: StepKind) -> Option<usize> {
        self.steps.iter().position(|step| step.kind == kind)
    }

    /// A step of the process.
    pub fn step(&self, kind: StepKind) -> Option<&PaybackStep> {
        self.steps.iter().find(|step| step.kind == kind)
    }

    /// Whether a step is done by the reader on this site.
    pub fn is_online(&self, kind: StepKind) -> bool {
        self.step(kind)
            .is_some_and(|step| step.place == StepPlace::Online)
    }

    /// Whether the book is bought before it is applied for.
    pub fn buys_first(&self) -> bool {
        match (self.position(StepKind::Buy), self.position(StepKind::Apply)) {
            (Some(buy), Some(apply)) => buy < apply,
            _ => false,
        }
    }

    /// Whether the application must come on the day of buying.
    pub fn same_day(&self) -> bool {
        self.step(StepKind::Apply)
            .is_some_and(|step| step.same_day_as == Some(StepKind::Buy))
    }
}
