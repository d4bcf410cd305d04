//! How a service is found: questions, moments of a life, and words. All of it is worked out on the device.

use crate::text::LocalText;
use crate::wire;

wire! {
    /// A plain question: "무엇이 힘드세요?"
    pub struct FinderQuestion {
        /// Stable id.
        pub id: String,
        /// The question.
        pub text: LocalText,
        /// What can be answered, in turn.
        pub answers: Vec<FinderAnswer>,
    }

    /// An answer to a question, or a moment of a life.
    pub struct FinderAnswer {
        /// Stable id, unlike that of any other answer or moment.
        pub id: String,
        /// In everyday words.
        pub text: LocalText,
    }

    /// By what a service is found.
    pub struct FinderTag {
        /// Id of the answer or moment.
        pub answer: String,
        /// Why the service fits it, as a sentence for residents.
        pub why: LocalText,
    }

    /// Words that mean the same to whoever looks for something.
    pub struct SameWords {
        /// The words, in any language.
        pub words: Vec<String>,
    }
}
