//! Book payback, in each state.

use super::{has, render, render_in, sound};
use crate::support::books::*;
use crate::support::people::{CHILD, question};
use crate::support::{Town, monday};
use contract::household::Service;
use contract::payback::{
    ApplyRequest, Bookstore, BoughtRequest, BudgetState, PaybackState, PaybackView, ProcessVariant,
    TitleVerdict,
};
use contract::permission::{Permission, PermissionRequest};
use reference_backend::PaybackAct;
use resident_app::api::PaybackQuery;
use resident_app::device::key_128;
use resident_app::device::storage::{self, Area};
use resident_app::fetch::{Loaded, Services};
use resident_app::i18n::Language;
use resident_app::routes::{BookView, Route};
use std::rc::Rc;

/// As the pages know it after loading: the session and the rules.
pub(crate) async fn services_of(town: &Town) -> Services {
    let services = town.cold_services();
    let now = town.backend.clock().now();
    let session = town.client.get_session().await.expect("the session");
    services.cache.put("session", Loaded::ready(session, now));
    let rules = town.client.payback_rules().await.expect("rules");
    services.cache.put("payback-rules", Loaded::ready(rules, now));
    services
}

/// The page of a title, with all that it loads.
pub(crate) async fn title(town: &Town, language: Language, isbn: &str) -> String {
    let services = services_of(town).await;
    let check = town.client.check_title(isbn).await.expect("a judgement");
    let name = format!("payback-check/{isbn}");
    services.cache.put(&name, Loaded::ready(check, monday()));
    if let Ok(waiting) = town.client.title_waiting(isbn).await {
        let name = format!("payback-waiting/{isbn}");
        services.cache.put(&name, Loaded::ready(waiting, monday()));
    }
    let html = render_in(language, &services, Route::Payback(BookView::Title, isbn.into())).await;
    sound(&html);
    html
}

/// The page of a book.
pub(crate) async fn one(town: &Town, language: Language, view: &PaybackView) -> String {
    let services = services_of(town).await;
    let name = format!("payback/{}", view.payback.reference);
    services.cache.put(&name, Loaded::ready(view.clone(), monday()));
    let route = Route::Payback(BookView::One, view.payback.reference.clone());
    let html = render_in(language, &services, route).await;
    sound(&html);
    html
}

#[tokio::test]
async fn a_book_is_looked_for_without_an_account() {
    let html = render(
        &services_of(&Town::new()).await,
        Route::Payback(BookView::Check, String::new()),
    )
    .await;
    sound(&html);
    has(&html, "책 제목, 지은이, ISBN");
    has(&html, "로그인하지 않아도 돼요");
    assert!(!html.contains("href=\"/sign-in\"") || html.matches("/sign-in").count() <= 1);
}

#[tokio::test]
async fn a_title_that_is_paid_back_leads_to_the_application() {
    let town = Town::new();
    let isbn = isbn_that_is(&town, TitleVerdict::Allowed).await;
    let html = title(&town, Language::Korean, &isbn).await;
    has(&html, "네, 돌려받을 수 있는 책이에요");
    has(&html, &format!("href=\"/payback/apply/{isbn}\""));
    has(&html, "도서관에서 빌리면");
    has(&html, "시연용");
    let html = title(&town, Language::English, &isbn).await;
    has(&html, "Yes, this book is paid back");
}

#[tokio::test]
async fn a_title_that_is_not_paid_back_names_the_rule_and_what_it_found() {
    let town = Town::new();
    let (dear, _) = town.client.search_books("세계 건축", None).await.unwrap();
    let html = title(&town, Language::Korean, &dear.items[0].isbn13).await;
    has(&html, "아니요, 돌려받을 수 없는 책이에요");
    has(&html, "이 책은 98,000원이에요.");
    assert!(!html.contains("/payback/apply/"), "nothing to apply for");
}

#[tokio::test]
async fn a_title_that_nobody_knows_is_no_yes() {
    let html = title(&Town::new(), Language::Korean, "9780306406157").await;
    has(&html, "목록에 없는 책이에요");
    has(&html, "사기 전에 120으로 전화해서");
    assert!(!html.contains("/payback/apply/"));
}

#[tokio::test]
async fn a_book_shows_nothing_to_strangers_and_names_no_title_in_its_heading() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = applied(&town).await;
    let html = one(&town, Language::Korean, &view).await;
    has(&html, "내 북페이백 책");
    has(&html, &view.payback.book.title);
    let stranger = town.neighbour();
    let html = render(
        &services_of(&stranger).await,
        Route::Payback(BookView::One, view.payback.reference.clone()),
    )
    .await;
    sound(&html);
    has(&html, "href=\"/sign-in\"");
    assert!(!html.contains(&view.payback.book.title));
}

#[tokio::test]
async fn a_book_says_at_each_step_what_to_do_next() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = applied(&town).await;
    has(
        &one(&town, Language::Korean, &view).await,
        "아직 책을 사지 마세요",
    );
    act(&town, &view, PaybackAct::Approve);
    let view = again(&town, &view).await;
    let html = one(&town, Language::Korean, &view).await;
    for text in [
        "에서 책을 사세요",
        "샀다고 알리기",
        "value=\"2026\"",
        "value=\"23\"",
        "신청 그만두기",
    ] {
        has(&html, text);
    }
    let english = one(&town, Language::English, &view).await;
    has(&english, "Now buy the book at");
}

#[tokio::test]
async fn a_book_that_is_over_without_money_names_none() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = applied(&town).await;
    has(&one(&town, Language::Korean, &view).await, "돌려받을 돈");
    let withdrawn = town.client.withdraw_payback(&key_128(), &access(&view)).await;
    let html = one(&town, Language::Korean, &withdrawn.expect("taken back")).await;
    has(&html, "이렇게 됐어요");
    assert!(!html.contains("돌려받을 돈"));
}

#[tokio::test]
async fn a_bought_book_tells_the_last_safe_day_and_what_to_bring() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let last = view.payback.last_return_day.expect("a last day");
    let html = one(&town, Language::Korean, &view).await;
    let (_, month, day) = last.parts();
    has(&html, &format!("{month}월 {day}일"));
    has(&html, &format!("{}일 남았어요", last.days_since(today())));
    for text in [
        "까지 반납하세요",
        "가져오실 것",
        "달력에 넣기",
        "반납했다고 알리기",
        "영수증",
    ] {
        has(&html, text);
    }
    assert!(!html.contains("id=\"won\""), "the price was told already");
}

#[tokio::test]
async fn a_paid_book_tells_the_sum_the_masked_account_and_where_it_stands_now() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    town.client
        .tell_returned(&key_128(), &access(&view), today())
        .await
        .expect("returned");
    act(&town, &view, PaybackAct::Check);
    let account = "110-123-456789".into();
    act(&town, &view, PaybackAct::Pay { account });
    let library = contract::text::LocalText::new("시연 도서관 1", "Demo library 1");
    act(&town, &view, PaybackAct::Place { library });
    act(&town, &view, PaybackAct::Lend { times: 5 });
    let html = one(&town, Language::Korean, &again(&town, &view).await).await;
    for text in [
        "돌려받았어요",
        "****6789",
        "시연 도서관 1에 책이 놓였어요.",
        "5번 빌려",
        "돌려받은 돈",
        "이렇게 됐어요",
    ] {
        has(&html, text);
    }
    assert!(!html.contains("신청 그만두기"), "it is over");
}

/// What may be bought is told before anybody signs in.
#[tokio::test]
async fn the_first_page_tells_strangers_the_money_the_limits_and_the_steps() {
    let town = Town::new();
    let html = render(
        &services_of(&town).await,
        Route::Payback(BookView::Coach, String::new()),
    )
    .await;
    sound(&html);
    for text in [
        "href=\"/payback/check\"",
        "남은 예산",
        "한 달에 3권, 한 해에 24권까지",
        "산 날부터 21일 안",
        "어떻게 하는 거예요?",
        "로그인하면 볼 수 있어요",
    ] {
        has(&html, text);
    }
}

#[tokio::test]
async fn the_first_page_shows_the_book_to_bring_back_and_how_many_more_may_be_bought() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let services = services_of(&town).await;
    let list = town
        .client
        .list_paybacks(&PaybackQuery::default())
        .await
        .expect("books");
    services.cache.put("payback-open", Loaded::ready(list, monday()));
    let totals = town.client.payback_totals(None).await.expect("sums");
    services
        .cache
        .put("payback-totals", Loaded::ready(totals, monday()));
    let html = render(&services, Route::Payback(BookView::Coach, String::new())).await;
    sound(&html);
    has(&html, &view.payback.book.title);
    has(&html, &format!("href=\"/payback/{}\"", view.payback.reference));
    has(&html, "까지 반납하세요");
    has(&html, "지금 2권 더 신청할 수 있어요");
    has(&html, "이번 달 3권 가운데 1권, 올해 24권 가운데 1권");
}

#[tokio::test]
async fn a_year_without_money_is_told_before_anything_is_bought() {
    let town = Town::with(|options| options.payback.budget_state = Some(BudgetState::Paused));
    let html = render(
        &services_of(&town).await,
        Route::Payback(BookView::Coach, String::new()),
    )
    .await;
    has(&html, "지금은 신청을 받지 않아요");
    let isbn = isbn_that_is(&town, TitleVerdict::Allowed).await;
    let html = title(&town, Language::Korean, &isbn).await;
    has(&html, "지금은 신청을 받지 않아요");
    assert!(!html.contains("/payback/apply/"), "nothing to apply for");
}

#[tokio::test]
async fn stores_tell_whether_they_are_open_and_when_they_are_not() {
    let town = Town::new();
    let services = services_of(&town).await;
    let stores = town.client.list_bookstores(None).await.expect("stores");
    let count = stores.items.len();
    services
        .cache
        .put("payback-stores/", Loaded::ready(stores, monday()));
    let html = render(&services, Route::Payback(BookView::Stores, String::new())).await;
    sound(&html);
    assert_eq!(html.matches("<h2").count(), count);
    has(&html, "매주 쉬는 날");
    has(&html, "가까운 서점부터 보기");
    has(&html, "서점 이름");
}

/// The form of an application, with all that it loads.
pub(crate) async fn apply_form(town: &Town) -> String {
    apply_form_at(town, |_| ()).await
}

/// The same, with something changed in the stores.
pub(crate) async fn apply_form_at(town: &Town, change: impl FnOnce(&mut [Bookstore])) -> String {
    let isbn = isbn_that_is(town, TitleVerdict::Allowed).await;
    let services = services_of(town).await;
    let put = &services.cache;
    let check = town.client.check_title(&isbn).await.expect("a judgement");
    put.put(&format!("payback-check/{isbn}"), Loaded::ready(check, monday()));
    let mut stores = town.client.list_bookstores(Some(&isbn)).await.expect("stores");
    change(&mut stores.items);
    put.put(&format!("payback-stores/{isbn}"), Loaded::ready(stores, monday()));
    if let Ok(totals) = town.client.payback_totals(None).await {
        put.put("payback-totals", Loaded::ready(totals, monday()));
        let query = PaybackQuery {
            text: isbn.clone(),
            ..PaybackQuery::default()
        };
        let before = town.client.list_paybacks(&query).await.expect("books");
        put.put(&format!("payback-title/{isbn}"), Loaded::ready(before, monday()));
    }
    people(town, &services).await;
    let html = render(&services, Route::Payback(BookView::Apply, isbn)).await;
    sound(&html);
    html
}

#[tokio::test]
async fn applying_asks_for_the_store_alone_where_the_office_answers_first() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let html = apply_form(&town).await;
    for text in [
        "어느 서점에서 사세요?",
        "지금 3권 더 신청할 수 있어요",
        "이 책 신청하기",
    ] {
        has(&html, text);
    }
    assert_eq!(
        html.matches("type=\"radio\"").count(),
        9,
        "one for each store, none for people"
    );
    assert!(!html.contains("is-checked"), "nothing is chosen for anybody");
    assert!(!html.contains("산 날"), "it is not bought yet");
}

#[tokio::test]
async fn applying_asks_for_the_day_of_buying_where_books_are_bought_first() {
    let town = Town::with(|options| options.payback.process = ProcessVariant::BuyFirst);
    town.sign_in(CHILD).await;
    let html = apply_form(&town).await;
    has(&html, "산 날");
    has(&html, "책을 산 그날 신청해야 해요.");
    has(&html, "실제로 낸 돈");
}

#[tokio::test]
async fn who_has_used_up_the_quota_is_told_before_typing_anything() {
    let town = Town::with(|options| options.payback.books_a_month = 1);
    town.sign_in(CHILD).await;
    applied(&town).await;
    let html = apply_form(&town).await;
    has(&html, "이번 달에는 더 신청할 수 없어요");
    assert!(!html.contains("type=\"submit\""), "nothing to press");
}

#[tokio::test]
async fn applying_is_personal() {
    let html = apply_form(&Town::new()).await;
    has(&html, "href=\"/sign-in\"");
    assert!(!html.contains("어느 서점에서"));
}

/// Those whose permission for books is in force, as the pages know them.
pub(crate) async fn people(town: &Town, services: &Services) {
    if let Ok((household, _)) = town.client.household().await {
        let people: Vec<Permission> = household.acting_for;
        services
            .cache
            .put("payback-people", Loaded::ready(people, monday()));
    }
}

#[tokio::test]
async fn who_has_the_permission_of_someone_is_asked_for_whom_and_whose() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let ask = PermissionRequest {
        services: vec![Service::BookPayback],
        ..question()
    };
    town.client
        .ask_permission(&key_128(), &ask)
        .await
        .expect("a question");
    // The helper cannot answer for them.
    town.neighbour().answer(true).await.expect("a yes");
    let html = apply_form(&town).await;
    has(&html, "누구 것을 신청하세요?");
    has(&html, "홍*친 님");
    has(&html, "내 것이에요");
    assert!(!html.contains("그분의 이름"), "asked only when they are chosen");
    has(
        &super::payback_history::history(&town, Language::Korean).await,
        "누구의 책을 볼까요?",
    );
}

#[tokio::test]
async fn a_bought_book_takes_a_photo_of_the_receipt_and_corrections() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let html = one(&town, Language::Korean, &view).await;
    for text in [
        "영수증 사진 고르기",
        "type=\"file\"",
        "찍은 곳과 시간은 지워요",
        "적은 내용 고치기",
        "고친 내용 보내기",
    ] {
        has(&html, text);
    }
    assert!(!html.contains("blob:"), "a photo is drawn, not loaded");
    for text in ["며칠 전에 알려 드릴까요?", "일주일 전", "3일 전"] {
        has(&html, text);
    }
    assert!(
        !html.contains("correct-day"),
        "bought on the day of applying: there is no other day that it can become"
    );
    let town = Town::new();
    town.sign_in(CHILD).await;
    let html = one(&town, Language::Korean, &applied(&town).await).await;
    assert!(!html.contains("type=\"file\""), "there is no receipt yet");
}

#[tokio::test]
async fn the_day_of_buying_can_be_corrected_to_an_earlier_one_where_there_is_one() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = applied(&town).await;
    act(&town, &view, PaybackAct::Approve);
    town.backend.clock().advance_seconds(2 * 86_400);
    town.sign_in(CHILD).await;
    let view = again(&town, &view).await;
    let request = BoughtRequest {
        bought_on: today().plus_days(2),
        paid_won: None,
    };
    let view = town
        .client
        .tell_bought(&key_128(), &access(&view), &request)
        .await;
    let html = one(&town, Language::Korean, &view.expect("bought")).await;
    has(&html, "correct-day");
    has(&html, "처음 알려 주신 날보다 앞의 날짜로만 바꿀 수 있어요.");
}

#[tokio::test]
async fn who_has_applied_for_a_title_is_told_with_the_way_to_it_before_choosing_anything() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = applied(&town).await;
    let html = apply_form(&town).await;
    has(&html, "이미 신청하신 책이에요");
    assert!(!html.contains("어느 서점에서 사세요?"), "nothing to choose");
    has(&html, &format!("href=\"/payback/{}\"", view.payback.reference));
    assert!(!html.contains("type=\"submit\""), "nothing to press");
}

#[tokio::test]
async fn the_first_page_tells_the_last_day_of_the_book_to_return_and_not_its_title() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let services = services_of(&town).await;
    let query = PaybackQuery {
        state: Some(PaybackState::Bought),
        ..PaybackQuery::default()
    };
    let list = town.client.list_paybacks(&query).await.expect("books");
    services
        .cache
        .put("payback-to-return", Loaded::ready(list, monday()));
    // This device remembers that someone may be signed in.
    storage::write(Area::Device, "signed-in", "1");
    let html = render(&services, Route::Home).await;
    has(&html, "12월 14일 월요일까지 반납하세요");
    has(&html, "21일 남았어요");
    assert!(!html.contains(&view.payback.book.title));
    let stranger = services_of(&town.neighbour()).await;
    let html = render(&stranger, Route::Home).await;
    assert!(!html.contains("까지 반납하세요"));
}

#[tokio::test]
async fn the_helper_reads_who_goes_on_with_a_book_after_a_no_and_no_longer_what_it_is() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let ask = PermissionRequest {
        services: vec![Service::BookPayback],
        phone: None,
        ..question()
    };
    let asked = town.client.ask_permission(&key_128(), &ask).await.expect("asked");
    let permission = asked.permission.reference;
    let staff = town.backend.staff();
    staff.answer_permission(&permission, true).expect("a yes");
    let isbn = allowed(&town).await.remove(0);
    let for_them = ApplyRequest {
        on_behalf_of: Some(ask.name.clone()),
        permission: Some(permission.clone()),
        ..request(&isbn)
    };
    let view = apply(&town, &for_them).await.expect("an application");
    staff.answer_permission(&permission, false).expect("a no");
    let error = town.client.get_payback(&view.payback.reference).await;
    let services = services_of(&town).await;
    // What was seen before the no is still in memory.
    let mut known = Loaded::ready(view.clone(), monday());
    known.error = Some(Rc::new(error.expect_err("no longer theirs to see")));
    let name = format!("payback/{}", view.payback.reference);
    services.cache.put(&name, known);
    let route = Route::Payback(BookView::One, view.payback.reference.clone());
    let html = render(&services, route).await;
    sound(&html);
    has(&html, "이제 이 책을 대신할 수 없어요");
    has(&html, "휴대전화가 없으시면 구청이 마쳐 드려요");
    assert!(!html.contains(&view.payback.book.title));
}
