//! Pieces from which document kinds are put together.

use crate::translations::translated;
use contract::document::{Category, Channel, ChannelFee, Collector, CollectorRule, Document, Processing};
use contract::office::CounterKind;
use contract::text::LocalText;

/// A text with its translations.
pub(super) fn text(ko: &str, en: &str) -> LocalText {
    translated(LocalText::new(ko, en))
}

/// Starts a document kind; the rest is added by the functions of [`Kind`].
pub(super) fn kind(id: &str, category: Category, ko: &str, en: &str) -> Kind {
    Kind(Document {
        id: id.into(),
        name: text(ko, en),
        purpose: text("", ""),
        also_called: Vec::new(),
        category,
        counter: CounterKind::General,
        channels: Vec::new(),
        fee_free: Vec::new(),
        processing: Processing::AtOnce,
        identity_needed: true,
        collectors: Vec::new(),
        not_orderable: None,
        max_copies: 10,
        most_wanted: None,
        demo: false,
    })
}

/// A document kind in the making.
pub(super) struct Kind(Document);

impl Kind {
    pub(super) fn purpose(mut self, ko: &str, en: &str) -> Self {
        self.0.purpose = text(ko, en);
        self
    }

    pub(super) fn called(mut self, words: &[&str]) -> Self {
        self.0.also_called = words.iter().map(|word| (*word).into()).collect();
        self
    }

    pub(super) fn at(mut self, counter: CounterKind) -> Self {
        self.0.counter = counter;
        self
    }

    /// The same fee at the counter and ordered ahead.
    pub(super) fn fee(self, fee_won: u32) -> Self {
        self.way(Channel::Counter, fee_won)
            .way(Channel::SirenOrder, fee_won)
    }

    pub(super) fn way(mut self, channel: Channel, fee_won: u32) -> Self {
        self.0.channels.push(ChannelFee {
            channel,
            fee_won,
            note: None,
        });
        self
    }

    pub(super) fn way_with(mut self, channel: Channel, fee_won: u32, ko: &str, en: &str) -> Self {
        let note = Some(text(ko, en));
        self.0.channels.push(ChannelFee {
            channel,
            fee_won,
            note,
        });
        self
    }

    /// A note beside the fee at the counter and of the order.
    pub(super) fn fee_note(mut self, ko: &str, en: &str) -> Self {
        for way in &mut self.0.channels {
            way.note = Some(text(ko, en));
        }
        self
    }

    /// Free for those who need help and for those whom the nation honours.
    pub(super) fn free_for_many(mut self) -> Self {
        self.0.fee_free = vec![
            text("기초생활수급자", "Recipients of basic livelihood support"),
            text(
                "국가유공자와 그 가족",
                "Persons of national merit and their families",
            ),
        ];
        self
    }

    pub(super) fn days(mut self, days: u8) -> Self {
        self.0.processing = Processing::Days { days };
        self
    }

    /// The person, the family or anyone authorised may collect.
    pub(super) fn for_all(self) -> Self {
        self.oneself().family().agent()
    }

    pub(super) fn oneself(self) -> Self {
        self.rule(Collector::Oneself, vec![my_card()])
    }

    pub(super) fn family(self) -> Self {
        self.rule(
            Collector::Family,
            vec![
                text("오시는 분의 신분증", "Identity card of the person who comes"),
                text(
                    "가족임을 보여 주는 서류 (가족관계증명서 등)",
                    "A paper that shows you are family (such as a family relation certificate)",
                ),
            ],
        )
    }

    /// Parents, children and spouses of the same register need no more than their card.
    pub(super) fn close_family(self) -> Self {
        self.rule(
            Collector::Family,
            vec![text(
                "오시는 분의 신분증 (부모, 자녀, 배우자만 돼요)",
                "Identity card of the person who comes (parents, children and spouse only)",
            )],
        )
    }

    pub(super) fn agent(self) -> Self {
        self.rule(
            Collector::Agent,
            vec![
                text("위임장", "Letter of authorisation"),
                text(
                    "맡긴 분의 신분증",
                    "Identity card of the person who authorised you",
                ),
                text("오시는 분의 신분증", "Identity card of the person who comes"),
            ],
        )
    }

    /// Anyone may have it, without showing who they are.
    pub(super) fn for_anyone(mut self) -> Self {
        self.0.identity_needed = false;
        for who in [Collector::Oneself, Collector::Family, Collector::Agent] {
            self.0.collectors.push(CollectorRule {
                who,
                papers: Vec::new(),
            });
        }
        self
    }

    fn rule(mut self, who: Collector, papers: Vec<LocalText>) -> Self {
        self.0.collectors.push(CollectorRule { who, papers });
        self
    }

    /// Cannot be ordered ahead, and why.
    pub(super) fn not_orderable(mut self, ko: &str, en: &str) -> Self {
        self.0.channels.retain(|way| way.channel != Channel::SirenOrder);
        self.0.not_orderable = Some(text(ko, en));
        self
    }

    pub(super) fn rank(mut self, rank: u8) -> Self {
        self.0.most_wanted = Some(rank);
        self
    }

    pub(super) fn copies(mut self, most: u8) -> Self {
        self.0.max_copies = most;
        self
    }

    /// Its facts are for demonstration only.
    pub(super) fn demo(mut self) -> Document {
        self.0.demo = true;
        self.0
    }

    /// Its facts are supported.
    pub(super) fn known(self) -> Document {
        self.0
    }
}

fn my_card() -> LocalText {
    text(
        "신분증 (주민등록증, 운전면허증, 여권 가운데 하나)",
        "Identity card (resident card, driving licence or passport)",
    )
}
