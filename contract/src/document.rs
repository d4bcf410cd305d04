//! Document kinds: what can be ordered, what it costs, and who may collect it with which papers.

use crate::office::CounterKind;
use crate::text::LocalText;
use crate::{wire, wire_enum};

wire_enum! {
    /// How residents look for a document.
    pub enum Category {
        /// Resident registration (주민등록).
        Resident = "resident",
        /// Family relations register (가족관계).
        Family = "family",
        /// Land and buildings (부동산).
        Land = "land",
        /// Tax (세금).
        Tax = "tax",
        /// Welfare (복지).
        Welfare = "welfare",
        /// Seals and signatures (인감).
        Seal = "seal",
        /// Passports and travel (여권).
        Travel = "travel",
        /// All else.
        Other = "other",
    }
}

wire_enum! {
    /// A way to get a document.
    pub enum Channel {
        /// At a counter, with a number ticket.
        Counter = "counter",
        /// Ordered ahead and collected.
        SirenOrder = "siren_order",
        /// At an issuing machine (무인민원발급기).
        IssuingMachine = "issuing_machine",
        /// Printed at home.
        Online = "online",
        /// By telephone.
        Phone = "phone",
        /// Brought to the door (민원택배).
        Delivery = "delivery",
    }
}

wire_enum! {
    /// Who collects.
    pub enum Collector {
        /// The person whose document it is.
        Oneself = "oneself",
        /// A parent, child or spouse of that person.
        Family = "family",
        /// Anyone else whom that person has authorised.
        Agent = "agent",
    }
}

wire! {
    /// A kind of document (민원서류).
    pub struct Document {
        /// Stable id, lower-case ASCII with hyphens, as used in addresses.
        pub id: String,
        /// Official name.
        pub name: LocalText,
        /// What it is for, in everyday words.
        pub purpose: LocalText,
        /// Other words that people look for it by.
        #[serde(default)]
        pub also_called: Vec<String>,
        /// Where it stands in the list by category.
        pub category: Category,
        /// The counter that hands it over.
        pub counter: CounterKind,
        /// Every way to get it, each with its fee.
        pub channels: Vec<ChannelFee>,
        /// People who pay nothing at the counter, if they show the proof.
        #[serde(default)]
        pub fee_free: Vec<LocalText>,
        /// How long making it takes.
        pub processing: Processing,
        /// Whether a proof of identity must be shown.
        pub identity_needed: bool,
        /// Who may collect it and with which papers. A collector that is not listed may not.
        pub collectors: Vec<CollectorRule>,
        /// Why it cannot be ordered ahead, if it cannot.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub not_orderable: Option<LocalText>,
        /// Most copies of it in one order.
        pub max_copies: u8,
        /// Rank among the most wanted, 1 first; absent if not among them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most_wanted: Option<u8>,
        /// True where the facts are for demonstration only.
        #[serde(default)]
        pub demo: bool,
    }

    /// A way to get a document and what it costs that way.
    pub struct ChannelFee {
        /// The way.
        pub channel: Channel,
        /// Fee for one copy in won; 0 is free.
        pub fee_won: u32,
        /// What the fee or the way depends on, in everyday words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<LocalText>,
    }

    /// How long making a document takes.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum Processing {
        /// Within 3 working hours.
        AtOnce,
        /// In so many working days.
        Days {
            /// Working days, the first included from 6 upward.
            days: u8
        },
        /// A kind that this version does not know.
        #[serde(other)]
        Unknown,
    }

    /// Who may collect a document, and with which papers.
    pub struct CollectorRule {
        /// Who.
        pub who: Collector,
        /// Papers to bring, one a line.
        pub papers: Vec<LocalText>,
    }
}

impl Document {
    /// Fee of one copy by this channel, if the document can be had that way.
    pub fn fee_won(&self, channel: Channel) -> Option<u32> {
        self.channels
            .iter()
            .find(|way| way.channel == channel)
            .map(|way| way.fee_won)
    }

    /// Whether it can be ordered ahead.
    pub fn orderable(&self) -> bool {
        self.not_orderable.is_none() && self.fee_won(Channel::SirenOrder).is_some()
    }

    /// The rule for a collector, if that one may collect it.
    pub fn collector(&self, who: Collector) -> Option<&CollectorRule> {
        self.collectors.iter().find(|rule| rule.who == who)
    }
}
