//! The two orders of steps that are known.

use contract::payback::{PaybackActor, PaybackProcess, PaybackStep, ProcessVariant, StepKind, StepPlace};
use contract::text::LocalText;

/// The steps of a variant.
pub(crate) fn process(variant: ProcessVariant) -> PaybackProcess {
    let order: &[StepKind] = match variant {
        ProcessVariant::BuyFirst => &[
            StepKind::Buy,
            StepKind::Apply,
            StepKind::Receipt,
            StepKind::Return,
            StepKind::Check,
            StepKind::Pay,
            StepKind::Place,
        ],
        _ => &[
            StepKind::Apply,
            StepKind::Approve,
            StepKind::Buy,
            StepKind::Receipt,
            StepKind::Return,
            StepKind::Check,
            StepKind::Pay,
            StepKind::Place,
        ],
    };
    let name = match variant {
        ProcessVariant::BuyFirst => {
            LocalText::new("먼저 사고 그날 신청하기", "Buy, then apply on the same day")
        }
        _ => LocalText::new(
            "먼저 신청하고 승인받은 뒤 사기",
            "Apply, wait for the yes, then buy",
        ),
    };
    PaybackProcess {
        variant,
        name,
        steps: order.iter().map(|kind| step(*kind, variant)).collect(),
        demo: true,
    }
}

fn step(kind: StepKind, variant: ProcessVariant) -> PaybackStep {
    use PaybackActor::{Bookstore, Library, Office, Reader};
    let (by, place, ko, en) = match kind {
        StepKind::Apply => (
            Reader,
            StepPlace::Online,
            "책과 서점을 골라 신청하세요.",
            "Choose the book and the store, and apply.",
        ),
        StepKind::Approve => (
            Office,
            StepPlace::Office,
            "구청이 살펴보고 답해 드려요. 답을 받은 다음에 책을 사세요.",
            "The office answers. Buy the book only after its yes.",
        ),
        StepKind::Buy => (
            Reader,
            StepPlace::Bookstore,
            "고른 서점에서 책을 사고 영수증을 받으세요.",
            "Buy the book at the store and keep the receipt.",
        ),
        StepKind::Receipt => (
            Reader,
            StepPlace::Online,
            "영수증 사진을 보내 두면 편해요. 반납할 때 종이로 내셔도 돼요.",
            "Send a photo of the receipt, or bring it on paper when returning.",
        ),
        StepKind::Return => (
            Reader,
            StepPlace::Bookstore,
            "산 서점에 책과 영수증을 가지고 가서 반납하세요.",
            "Return the book with the receipt to the store where you bought it.",
        ),
        StepKind::Check => (
            Bookstore,
            StepPlace::Bookstore,
            "서점이 책을 살펴봐요.",
            "The store looks at the book.",
        ),
        StepKind::Pay => (
            Office,
            StepPlace::Office,
            "책값을 통장으로 돌려드려요.",
            "The price is paid to your account.",
        ),
        _ => (
            Library,
            StepPlace::Library,
            "책이 구립 도서관 책장에 놓여요.",
            "The copy goes to a library of the district.",
        ),
    };
    let same_day = kind == StepKind::Apply && variant == ProcessVariant::BuyFirst;
    PaybackStep {
        kind,
        by,
        place,
        same_day_as: same_day.then_some(StepKind::Buy),
        told_online: matches!(kind, StepKind::Buy | StepKind::Return),
        optional: kind == StepKind::Receipt,
        text: LocalText::new(ko, en),
    }
}
