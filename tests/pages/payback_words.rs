//! What the pages of book payback say where something is short, late, far or unreadable.

use super::payback::{apply_form, apply_form_at, one, services_of, title};
use super::{has, render, sound};
use crate::support::books::*;
use crate::support::people::CHILD;
use crate::support::{Town, monday};
use contract::payback::{
    BudgetState, LibraryCopies, PaybackView, ReceiptState, Stock, TitleVerdict, TitleWaiting, WaitDays,
};
use contract::text::LocalText;
use reference_backend::PaybackAct;
use resident_app::api::PaybackQuery;
use resident_app::device::key_128;
use resident_app::fetch::{Loaded, Upload};
use resident_app::i18n::Language;
use resident_app::routes::{BookView, Route};

#[tokio::test]
async fn money_that_is_nearly_spent_is_told_and_still_applied_for() {
    let closing = "곧 신청이 끝나요";
    let coach = |town: Town| async move {
        let route = Route::Payback(BookView::Coach, String::new());
        let html = render(&services_of(&town).await, route).await;
        sound(&html);
        html
    };
    let town = Town::with(|options| options.payback.budget_state = Some(BudgetState::ClosingSoon));
    let isbn = isbn_that_is(&town, TitleVerdict::Allowed).await;
    let html = title(&town, Language::Korean, &isbn).await;
    has(&html, &format!("href=\"/payback/apply/{isbn}\""));
    let html = coach(town).await;
    has(&html, closing);
    has(&html, "책을 사기 전에 먼저 신청하세요.");
    let open = Town::with(|options| options.payback.budget_state = Some(BudgetState::Open));
    assert!(!coach(open).await.contains(closing));
}

/// Bought on a Monday at a store that is closed on Mondays: the 21st day is one of them.
async fn due_on_a_closed_day(town: &Town) -> PaybackView {
    let isbn = allowed(town).await.remove(0);
    let mut wanted = request(&isbn);
    wanted.store = "partner-2".into();
    let view = apply(town, &wanted).await.expect("an application");
    act(town, &view, PaybackAct::Approve);
    let view = again(town, &view).await;
    town.client
        .tell_bought(&key_128(), &access(&view), &bought_on(today()))
        .await
        .expect("bought")
}

#[tokio::test]
async fn a_last_day_on_which_the_store_is_closed_is_an_earlier_one_and_that_is_said() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let html = one(&town, Language::Korean, &due_on_a_closed_day(&town).await).await;
    has(&html, "12월 13일 일요일까지 반납하세요");
    has(&html, "20일 남았어요");
    has(
        &html,
        "기한은 12월 14일 월요일이지만 그 전에 서점이 쉬어서 이날까지 오셔야 해요.",
    );
    let town = Town::new();
    town.sign_in(CHILD).await;
    let html = one(&town, Language::Korean, &bought(&town).await).await;
    assert!(!html.contains("기한은"), "there is one day only");
}

#[tokio::test]
async fn a_book_without_a_day_on_which_it_can_be_returned_leads_to_the_phone() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let mut view = bought(&town).await;
    (view.payback.last_return_day, view.payback.last_return_at) = (None, None);
    let html = one(&town, Language::Korean, &view).await;
    has(&html, "반납할 수 있는 날을 알 수 없어요");
    has(&html, "120");
    assert!(!html.contains("까지 반납하세요") && !html.contains("달력에 넣기"));
}

#[tokio::test]
async fn each_store_says_whether_it_has_the_book() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let html = apply_form_at(&town, |stores| {
        let known = [Some(Stock::Here), Some(Stock::ToOrder), None];
        for (store, stock) in stores.iter_mut().zip(known) {
            store.stock = stock;
        }
    })
    .await;
    // The cards in their order: one word each.
    let cards: Vec<&str> = html.split("choice-card__head").skip(1).take(3).collect();
    let words = [
        "책이 있어요.",
        "주문해야 해요.",
        "책이 있는지는 서점에 물어보세요.",
    ];
    for (nth, card) in cards.iter().enumerate() {
        let said: Vec<bool> = words.iter().map(|word| card.contains(word)).collect();
        assert_eq!(said, [nth == 0, nth == 1, nth == 2], "{card}");
    }
    assert_eq!(cards.len(), 3);
}

#[tokio::test]
async fn the_library_says_now_or_how_long_or_that_it_has_none_or_does_not_know() {
    let town = Town::new();
    let isbn = isbn_that_is(&town, TitleVerdict::Allowed).await;
    let known = town.client.title_waiting(&isbn).await.expect("how long");
    let copies = |copies| LibraryCopies {
        library: LocalText::of("시연 도서관 1".into(), None),
        copies,
        lent: 1,
        waiting: 2,
    };
    let days = |from, to| Some(WaitDays { from, to });
    for (libraries, wait, said) in [
        (
            vec![copies(2)],
            days(0, 0),
            "지금 구립 도서관에서 바로 빌릴 수 있어요.",
        ),
        (vec![copies(2)], days(14, 28), "14일에서 28일쯤 기다려야 해요."),
        (
            vec![copies(2)],
            None,
            "도서관에서 얼마나 기다리는지 지금은 알 수 없어요.",
        ),
        (vec![copies(0)], days(0, 0), "구립 도서관에는 이 책이 없어요."),
    ] {
        let services = services_of(&town).await;
        let check = town.client.check_title(&isbn).await.expect("a judgement");
        let name = format!("payback-check/{isbn}");
        services.cache.put(&name, Loaded::ready(check, monday()));
        let waiting = TitleWaiting {
            libraries,
            wait,
            ..known.clone()
        };
        let name = format!("payback-waiting/{isbn}");
        services.cache.put(&name, Loaded::ready(waiting, monday()));
        let html = render(&services, Route::Payback(BookView::Title, isbn.clone())).await;
        sound(&html);
        has(&html, "도서관에서 빌리면");
        has(&html, said);
    }
}

#[tokio::test]
async fn who_has_used_up_the_year_is_told_until_when_and_has_nothing_to_press() {
    let town = Town::with(|options| options.payback.books_a_year = 1);
    town.sign_in(CHILD).await;
    applied(&town).await;
    let html = apply_form(&town).await;
    has(
        &html,
        "올해는 더 신청할 수 없어요. 내년 1월 1일부터 다시 할 수 있어요.",
    );
    assert!(!html.contains("이번 달에는 더"), "the month is not what is short");
    assert!(!html.contains("type=\"submit\""), "nothing to press");
}

#[tokio::test]
async fn a_receipt_that_cannot_be_read_is_told_with_the_reason_and_can_be_sent_again() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let rules = town.client.payback_rules().await.expect("rules").receipt;
    let mut upload = Upload::new(&view.payback.reference, "image/png", picture(20_000), &rules);
    upload.go_on(&town.client, |_| true).await.expect("a photo");
    let reason = LocalText::of("글자가 흐려요.".into(), None);
    act(&town, &view, PaybackAct::ReceiptUnreadable { reason });
    let view = again(&town, &view).await;
    let receipt = view.payback.receipt.as_ref().expect("the photo");
    assert_eq!(receipt.state, ReceiptState::Unreadable);
    let html = one(&town, Language::Korean, &view).await;
    has(&html, "보내신 사진을 읽을 수 없었어요. 다시 찍어 보내 주세요.");
    has(&html, "글자가 흐려요.");
    has(&html, "영수증 사진 고르기");
    assert!(!html.contains("영수증 사진을 받았어요"));
}

#[tokio::test]
async fn the_months_stand_as_bars_of_which_the_one_with_money_is_tall() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    town.client
        .tell_returned(&key_128(), &access(&view), today())
        .await
        .expect("returned");
    act(&town, &view, PaybackAct::Check);
    let before = super::payback_history::history(&town, Language::Korean).await;
    assert!(!before.contains("bar-chart"), "no money, no picture");
    let account = "110-123-456789".into();
    act(&town, &view, PaybackAct::Pay { account });
    let html = super::payback_history::history(&town, Language::Korean).await;
    has(&html, "role=\"img\" aria-label=\"2025년 12월부터 2026년 11월까지");
    // Of each month the whole bar and its dark part, which is all of it.
    let picture = html
        .split_once("<svg viewBox=\"0 0 120 100\"")
        .expect("the picture")
        .1;
    let picture = picture.split_once("</svg>").expect("its end").0;
    let heights: Vec<&str> = picture
        .split(" height=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect();
    assert_eq!(heights.len(), 2 * 12, "a year of months");
    assert_eq!(heights[22..], ["100"; 2], "the month of the money is the tallest");
    assert_eq!(heights[..22], ["0"; 22]);
    // The table behind it says the sum of the same month.
    let paid = town.client.payback_totals(None).await.expect("sums").all.paid_won;
    let table = html.split_once("<table").expect("a table").1;
    let first = table.split_once("<tbody>").expect("rows").1;
    let first = first.split_once("</tr>").expect("a row").0;
    assert!(paid > 0 && first.contains("2026년 11월"), "{first}");
    assert!(first.replace(',', "").contains(&paid.to_string()), "{first}");
}

#[tokio::test]
async fn a_book_is_found_by_its_author_in_the_catalogue_and_among_ones_own() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let mine = applied(&town).await.payback.book;
    let (found, _) = town.client.search_books(&mine.author, None).await.expect("books");
    let authors: Vec<&str> = found.items.iter().map(|book| book.author.as_str()).collect();
    assert!(authors.contains(&mine.author.as_str()), "{authors:?}");
    let spaceless = |text: &str| text.replace(' ', "");
    let of_author = |text: &str| spaceless(text).contains(&spaceless(&mine.author));
    assert!(
        found
            .items
            .iter()
            .all(|book| of_author(&book.author) && !of_author(&book.title)),
        "{authors:?}"
    );
    let list = |text: &str| PaybackQuery {
        text: text.into(),
        ..PaybackQuery::default()
    };
    let own = town.client.list_paybacks(&list(&mine.author)).await;
    assert_eq!(own.expect("books").0.items.len(), 1);
    let other = town.client.list_paybacks(&list("시연 지은이가 아닌 이")).await;
    assert_eq!(other.expect("books").0.items.len(), 0);
}
