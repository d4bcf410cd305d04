//! Messages on the steps of a book.

use crate::representation::{date_en, date_ko};
use contract::payback::LastReturn;
use contract::text::{LocalText, grouped};

fn text(title: &str, ko: &str, en: &str) -> LocalText {
    LocalText::new(
        format!("북페이백 \u{2018}{title}\u{2019}: {ko}"),
        format!("Book payback, {title}: {en}"),
    )
}

fn english(reason: &LocalText) -> &str {
    reason.en.as_deref().unwrap_or(&reason.ko)
}

pub(super) fn approved(title: &str, store: &LocalText) -> LocalText {
    text(
        title,
        &format!("승인됐어요. 이제 {}에서 책을 사고 영수증을 받으세요.", store.ko),
        &format!("approved. Buy it at {} now and keep the receipt.", english(store)),
    )
}

pub(super) fn refused(title: &str, reason: &LocalText) -> LocalText {
    text(
        title,
        &format!("책값을 돌려드릴 수 없어요. {}", reason.ko),
        &format!("not paid back. {}", english(reason)),
    )
}

pub(super) fn unreadable(title: &str, reason: &LocalText) -> LocalText {
    text(
        title,
        &format!(
            "영수증 사진을 읽을 수 없어요. 다시 찍어 보내거나 종이 영수증을 가져오세요. {}",
            reason.ko
        ),
        &format!(
            "the photo cannot be read. Send another one, or bring the paper. {}",
            english(reason)
        ),
    )
}

pub(super) fn checked(title: &str) -> LocalText {
    text(
        title,
        "책이 잘 돌아왔어요. 곧 책값을 돌려드려요.",
        "returned whole. The price is paid back soon.",
    )
}

pub(super) fn paid(title: &str, amount_won: u32, account: &str) -> LocalText {
    text(
        title,
        &format!(
            "{}원을 {account} 통장으로 돌려드렸어요.",
            grouped(amount_won.into())
        ),
        &format!(
            "{} won paid to the account {account}.",
            grouped(amount_won.into())
        ),
    )
}

pub(super) fn reminder(title: &str, last: LastReturn, store: &LocalText) -> LocalText {
    let (hour, minute) = last.until.parts();
    let minutes = match minute {
        0 => String::new(),
        _ => format!(" {minute}분"),
    };
    let hour_ko = match hour {
        12 => "낮 12시".to_owned(),
        0..=11 => format!("오전 {hour}시"),
        _ => format!("오후 {}시", hour - 12),
    };
    text(
        title,
        &format!(
            "{} {hour_ko}{minutes}까지 {}에 반납하세요. 책과 영수증을 가져가세요.",
            date_ko(last.day),
            store.ko
        ),
        &format!(
            "return it to {} by {} {}. Bring the book and the receipt.",
            english(store),
            date_en(last.day),
            last.until
        ),
    )
}
