//! Book payback: the whole course of a book, receipts over a network that breaks, history, quota and money.

use super::{Code, code};
use crate::support::Town;
use crate::support::books::*;
use crate::support::people::{CHILD, PARENT, question};
use contract::household::Service;
use contract::payback::{
    ApplyRequest, BudgetState, CorrectRequest, HistoryChoice, PaybackEventKind, PaybackSort, PaybackState,
    PaybackView, ProcessVariant, ReceiptRequest, ReceiptState, SuggestionRequest, TitleVerdict,
};
use contract::permission::{PermissionRequest, PermissionStep};
use contract::text::LocalText;
use contract::time::Date;
use reference_backend::PaybackAct;
use resident_app::api::{ApiError, PaybackQuery};
use resident_app::device::key_128;

fn announced(picture: &[u8]) -> ReceiptRequest {
    ReceiptRequest {
        bytes: u32::try_from(picture.len()).expect("short"),
        media_type: "image/png".into(),
    }
}

fn kinds(view: &PaybackView) -> Vec<PaybackEventKind> {
    view.payback.events.iter().map(|event| event.kind).collect()
}

#[tokio::test]
async fn what_anyone_may_see_is_read_without_an_account() {
    let town = Town::new();
    let rules = town.client.payback_rules().await.unwrap();
    assert_eq!(
        (rules.books_a_month, rules.books_a_year, rules.return_days),
        (3, 24, 21)
    );
    assert_eq!((rules.budget.state, rules.demo), (BudgetState::Open, true));
    assert!(rules.title_rules.iter().all(|rule| rule.demo));
    let stores = town.client.list_bookstores(None).await.unwrap();
    assert_eq!((stores.items.len(), stores.dropped), (9, 0));
    assert!(stores.items.iter().all(|store| store.stock.is_none()));
    let (first, next) = town.client.search_books("", None).await.unwrap();
    assert!(first.items.len() >= 60, "{}", first.items.len());
    assert_eq!(next, None);
    let isbn = &first.items[0].isbn13;
    let with_stock = town.client.list_bookstores(Some(isbn)).await.unwrap();
    assert!(with_stock.items.iter().all(|store| store.stock.is_some()));
    let (found, _) = town.client.search_books("골목을걷는", None).await.unwrap();
    assert_eq!(found.items[0].isbn13, *isbn, "spaces do not matter");
    let waiting = town.client.title_waiting(isbn).await.unwrap();
    assert_eq!(
        waiting
            .libraries
            .iter()
            .map(|library| library.copies)
            .sum::<u16>(),
        1
    );
    let (dear, _) = town.client.search_books("세계 건축", None).await.unwrap();
    let check = town.client.check_title(&dear.items[0].isbn13).await.unwrap();
    assert_eq!(check.verdict, TitleVerdict::Refused);
    assert_eq!(check.broken[0].found, Some(98_000));
    let unknown = town.client.check_title("0-306-40615-2").await.unwrap();
    assert_eq!(
        (unknown.verdict, unknown.isbn13.as_str()),
        (TitleVerdict::NotKnown, "9780306406157")
    );
}

#[tokio::test]
async fn a_book_goes_from_the_application_into_the_library() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    assert_eq!(view.payback.state, PaybackState::Bought);
    assert_eq!(view.payback.return_by, Some(today().plus_days(21)));
    let returned = town
        .client
        .tell_returned(&key_128(), &access(&view), today())
        .await
        .unwrap();
    assert_eq!(returned.payback.state, PaybackState::Returned);
    act(&town, &view, PaybackAct::Check);
    let account = "110-123-456789".into();
    act(&town, &view, PaybackAct::Pay { account });
    let library = LocalText::new("시연 도서관 1", "Demo library 1");
    act(&town, &view, PaybackAct::Place { library });
    act(&town, &view, PaybackAct::Lend { times: 4 });
    let hidden = town.client.get_payback(&view.payback.reference).await.unwrap();
    assert_eq!(hidden.payback.lent_times, None, "below five it is not told");
    act(&town, &view, PaybackAct::Lend { times: 1 });
    let view = town.client.get_payback(&view.payback.reference).await.unwrap();
    assert_eq!(
        (view.payback.state, view.payback.lent_times),
        (PaybackState::Placed, Some(5))
    );
    assert_eq!(
        kinds(&view),
        [
            PaybackEventKind::Applied,
            PaybackEventKind::Approved,
            PaybackEventKind::Bought,
            PaybackEventKind::Returned,
            PaybackEventKind::Checked,
            PaybackEventKind::Paid,
            PaybackEventKind::Placed,
        ]
    );
    let paid = view
        .payback
        .events
        .iter()
        .find(|event| event.account.is_some())
        .unwrap();
    assert_eq!(paid.account.as_deref(), Some("****6789"));
    let totals = town.client.payback_totals(None).await.unwrap();
    assert_eq!(totals.all.paid_won, u64::from(view.payback.amount_won));
    assert_eq!(
        (totals.all.books, totals.months.len(), totals.years.len()),
        (1, 1, 1)
    );
    assert_eq!(
        (totals.quota.month_used, totals.quota.left(), totals.open),
        (1, 2, 0)
    );
    let message = town.message_to(CHILD.1);
    assert!(message.text.ko.contains("****6789"), "{}", message.text.ko);
}

#[tokio::test]
async fn where_books_are_bought_first_the_application_comes_on_the_same_day() {
    let town = Town::with(|options| options.payback.process = ProcessVariant::BuyFirst);
    town.sign_in(CHILD).await;
    let rules = town.client.payback_rules().await.unwrap();
    assert!(rules.process.buys_first() && rules.process.same_day());
    let isbn = allowed(&town).await.remove(0);
    let mut request = request(&isbn);
    assert_eq!(
        code(apply(&town, &request).await),
        Code::Invalid,
        "the day is missing"
    );
    for day in [22, 24] {
        request.bought_on = Date::new(2026, 11, day);
        assert_eq!(code(apply(&town, &request).await), Code::Invalid, "{day}");
    }
    request.bought_on = Some(today());
    let view = apply(&town, &request).await.unwrap();
    assert_eq!(
        kinds(&view),
        [PaybackEventKind::Bought, PaybackEventKind::Applied]
    );
    assert_eq!(view.payback.state, PaybackState::Bought);
    let returned = town
        .client
        .tell_returned(&key_128(), &access(&view), today())
        .await;
    assert_eq!(returned.unwrap().payback.state, PaybackState::Returned);
}

#[tokio::test]
async fn what_was_told_is_corrected_or_taken_back() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = applied(&town).await;
    let nothing = CorrectRequest {
        store: None,
        bought_on: None,
        paid_won: None,
        remind_days_before: None,
    };
    let store = CorrectRequest {
        store: Some("seocho".into()),
        ..nothing.clone()
    };
    let corrected = town
        .client
        .correct_payback(&key_128(), &access(&view), &store)
        .await
        .unwrap();
    assert_eq!(corrected.payback.store.id, "seocho");
    let early = CorrectRequest {
        bought_on: Some(today()),
        ..nothing
    };
    let refused = town
        .client
        .correct_payback(&key_128(), &access(&corrected), &early)
        .await;
    assert_eq!(code(refused), Code::Invalid, "it is not bought yet");
    let stale = town.client.withdraw_payback(&key_128(), &access(&view)).await;
    assert_eq!(code(stale), Code::VersionConflict);
    let withdrawn = town
        .client
        .withdraw_payback(&key_128(), &access(&corrected))
        .await
        .unwrap();
    assert_eq!(withdrawn.payback.state, PaybackState::Withdrawn);
    let again = town
        .client
        .withdraw_payback(&key_128(), &access(&withdrawn))
        .await;
    assert_eq!(code(again), Code::TooLate);
    assert_eq!(
        town.client.payback_totals(None).await.unwrap().quota.month_used,
        0
    );
}

#[tokio::test]
async fn a_photo_arrives_in_parts_over_a_network_that_breaks() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let reference = &view.payback.reference;
    let photo = picture(600_000);
    let begun = town
        .client
        .begin_receipt(&key_128(), reference, &announced(&photo))
        .await
        .unwrap();
    let id = begun.receipt.id;
    let part = town.client.payback_rules().await.unwrap().receipt.part_bytes as usize;
    let mut lost = 0;
    let mut at = 0;
    while at < photo.len() {
        let bytes = photo[at..photo.len().min(at + part)].to_vec();
        town.transport
            .mishaps
            .replace(vec![crate::support::Mishap::LostAfter]);
        let offset = u32::try_from(at).unwrap();
        let sent = town
            .client
            .put_receipt_part(&key_128(), &id, offset, bytes.clone())
            .await;
        assert_eq!(sent, Err(ApiError::Network));
        lost += 1;
        // What arrived says where to go on; the same part once more changes nothing.
        let again = town
            .client
            .put_receipt_part(&key_128(), &id, offset, bytes)
            .await
            .unwrap();
        let there = town.client.get_receipt(&id).await.unwrap().receipt;
        assert_eq!(there.received, again.receipt.received);
        at = there.received as usize;
    }
    assert_eq!(lost, 3);
    let view = town.client.get_payback(reference).await.unwrap();
    let receipt = view.payback.receipt.as_ref().expect("a photo");
    assert_eq!(receipt.state, ReceiptState::Whole);
    assert_eq!(kinds(&view).last(), Some(&PaybackEventKind::ReceiptAdded));
    let gap = town
        .client
        .put_receipt_part(&key_128(), &id, 10, vec![1; 20])
        .await;
    assert!(gap.is_ok(), "what is there already changes nothing");
    let address = town.client.receipt_image(&id);
    assert_eq!(image(&town, &address).await, (200, photo));
    let neighbour = town.neighbour();
    neighbour.sign_in(PARENT).await;
    assert_eq!(image(&neighbour, &address).await.0, 404, "nobody else sees it");
    assert_eq!(code(neighbour.client.get_receipt(&id).await), Code::NotFound);
}

/// Status and bytes of a photo.
async fn image(town: &Town, address: &str) -> (u16, Vec<u8>) {
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    let cookie = town.transport.cookie.borrow().clone().unwrap_or_default();
    let request = axum::http::Request::get(address)
        .header("cookie", format!("{}={cookie}", contract::session::COOKIE))
        .body(axum::body::Body::empty())
        .unwrap();
    let answer = town.backend.api().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    (status, bytes.to_vec())
}

#[tokio::test]
async fn the_history_is_filtered_sorted_and_paged() {
    let town = Town::with(|options| options.payback.books_a_month = 9);
    town.sign_in(CHILD).await;
    for isbn in allowed(&town).await.iter().take(5) {
        apply(&town, &request(isbn)).await.unwrap();
        town.backend.clock().advance_seconds(60);
    }
    let mut query = PaybackQuery {
        limit: Some(2),
        ..PaybackQuery::default()
    };
    let mut seen = Vec::new();
    loop {
        let (page, dropped) = town.client.list_paybacks(&query).await.unwrap();
        assert_eq!((page.total, page.before as usize, dropped), (5, seen.len(), 0));
        seen.extend(page.items);
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => break,
        }
    }
    assert_eq!(seen.len(), 5);
    let sorted = |sort| PaybackQuery {
        sort: Some(sort),
        ..PaybackQuery::default()
    };
    let earliest = town
        .client
        .list_paybacks(&sorted(PaybackSort::Earliest))
        .await
        .unwrap()
        .0;
    let backwards: Vec<_> = seen.iter().rev().cloned().collect();
    assert_eq!(earliest.items, backwards);
    let by_price = town
        .client
        .list_paybacks(&sorted(PaybackSort::Price))
        .await
        .unwrap()
        .0;
    assert!(
        by_price
            .items
            .is_sorted_by(|one, next| one.amount_won >= next.amount_won)
    );
    let one = PaybackQuery {
        text: seen[0].title.replace(' ', ""),
        state: Some(PaybackState::Applied),
        year: Some(2026),
        store: Some("geomok".into()),
        ..PaybackQuery::default()
    };
    let found = town.client.list_paybacks(&one).await.unwrap().0;
    assert_eq!((found.total, &found.items[0]), (1, &seen[0]));
    let skipped = PaybackQuery {
        skip: 4,
        ..PaybackQuery::default()
    };
    let last = town.client.list_paybacks(&skipped).await.unwrap().0;
    assert_eq!((last.before, &last.items[..]), (4, &seen[4..]));
    let none = PaybackQuery {
        year: Some(2025),
        ..PaybackQuery::default()
    };
    assert_eq!(town.client.list_paybacks(&none).await.unwrap().0.total, 0);
}

#[tokio::test]
async fn the_history_is_kept_or_deleted_as_the_reader_says_and_the_quota_stays() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    town.client
        .tell_returned(&key_128(), &access(&view), today())
        .await
        .unwrap();
    act(&town, &view, PaybackAct::Check);
    act(
        &town,
        &view,
        PaybackAct::Pay {
            account: "1234".into(),
        },
    );
    let isbn = allowed(&town).await.remove(1);
    apply(&town, &request(&isbn)).await.unwrap();
    let before = town.client.payback_history().await.unwrap();
    assert_eq!(
        (before.choice, before.finished, before.open),
        (HistoryChoice::Keep, 1, 1)
    );
    let used = town.client.payback_totals(None).await.unwrap().quota;
    let named = || async {
        let messages = town.client.list_messages().await.unwrap().items;
        let of_book = messages
            .iter()
            .filter(|message| message.about == Some(view.payback.reference.clone()));
        of_book.count()
    };
    assert_eq!(named().await, 3, "approved, checked, paid");
    let after = town
        .client
        .choose_history(&key_128(), HistoryChoice::Delete)
        .await
        .unwrap();
    assert_eq!(
        (after.choice, after.finished, after.open),
        (HistoryChoice::Stop, 0, 1)
    );
    assert_eq!(
        code(town.client.get_payback(&view.payback.reference).await),
        Code::NotFound
    );
    assert_eq!(named().await, 0, "messages name books too");
    let totals = town.client.payback_totals(None).await.unwrap();
    assert_eq!((totals.all.books, totals.quota), (0, used));
    let kept = town
        .client
        .choose_history(&key_128(), HistoryChoice::Keep)
        .await
        .unwrap();
    assert_eq!(kept.choice, HistoryChoice::Keep);
}

#[tokio::test]
async fn a_bookstore_is_suggested() {
    let town = Town::new();
    let store = SuggestionRequest {
        name: "동네 책방".into(),
        place: "내곡동".into(),
        why: None,
    };
    let guest = town.client.suggest_bookstore(&key_128(), &store).await;
    assert_eq!(code(guest), Code::SignInRequired);
    town.sign_in(CHILD).await;
    for _ in 0..3 {
        town.client.suggest_bookstore(&key_128(), &store).await.unwrap();
    }
    let fourth = town.client.suggest_bookstore(&key_128(), &store).await;
    assert_eq!(code(fourth), Code::LimitReached);
    let secret = SuggestionRequest {
        why: Some("900101-1234567".into()),
        ..store
    };
    let refused = town.client.suggest_bookstore(&key_128(), &secret).await;
    assert_eq!(code(refused), Code::Invalid);
}

#[tokio::test]
async fn a_helper_does_it_within_the_permission_and_both_see_what_was_done() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let ask = PermissionRequest {
        services: vec![Service::BookPayback],
        ..question()
    };
    let asked = town.client.ask_permission(&key_128(), &ask).await.unwrap();
    let permission = asked.permission.reference;
    let parent = town.neighbour();
    parent.answer(true).await.unwrap();
    let isbn = allowed(&town).await.remove(0);
    let for_parent = ApplyRequest {
        on_behalf_of: Some(PARENT.0.into()),
        permission: Some(permission.clone()),
        ..request(&isbn)
    };
    let view = apply(&town, &for_parent).await.unwrap();
    assert_eq!(
        view.payback.for_whom.as_ref().unwrap().permission,
        Some(permission.clone())
    );
    let own = town.client.payback_totals(None).await.unwrap();
    assert_eq!(own.quota.month_used, 0, "it is the parent's quota");
    let theirs = town.client.payback_totals(Some(&permission)).await.unwrap();
    assert_eq!(theirs.quota.month_used, 1);
    let record = town
        .client
        .get_permission(&permission, None)
        .await
        .unwrap()
        .record;
    let last = record.last().unwrap();
    assert_eq!(
        (last.step, last.order.as_ref()),
        (PermissionStep::Ordered, Some(&view.payback.reference))
    );
    parent.sign_in(PARENT).await;
    let seen = parent.client.get_payback(&view.payback.reference).await.unwrap();
    assert_eq!(
        (seen.payback.made_by.as_deref(), seen.payback.can_withdraw),
        (Some("홍*연"), false)
    );
    let refused = parent.client.withdraw_payback(&key_128(), &access(&seen)).await;
    assert_eq!(code(refused), Code::Forbidden, "while someone acts for them");
    let household = parent.client.household().await.unwrap().0;
    assert_eq!(household.items[0].service, Service::BookPayback);
    parent.answer(false).await.unwrap();
    let ended = town.client.get_payback(&view.payback.reference).await;
    assert_eq!(code(ended), Code::PermissionEnded);
    let stopped = parent.client.get_payback(&view.payback.reference).await.unwrap();
    assert_eq!(stopped.payback.state, PaybackState::Withdrawn);
}

#[tokio::test]
async fn one_broken_row_of_the_history_is_dropped_and_counted() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    applied(&town).await;
    let query = PaybackQuery::default();
    let (good, _) = town.client.list_paybacks(&query).await.unwrap();
    let mut body = serde_json::to_value(&good).unwrap();
    let mut odd = body["items"][0].clone();
    odd["state"] = "lost_at_sea".into();
    body["items"] = serde_json::json!([odd, { "reference": 5 }, null]);
    let (read, dropped) = super::respond(&body).list_paybacks(&query).await.unwrap();
    assert_eq!((read.items.len(), dropped), (1, 2));
    assert_eq!(read.items[0].state, PaybackState::Unknown);
}

/// Brings about each problem that only book payback has.
pub(crate) async fn problems() -> Vec<Code> {
    let mut found = problems_of_applying().await;
    found.extend(problems_of_receipts().await);
    found
}

async fn problems_of_applying() -> Vec<Code> {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let isbns = allowed(&town).await;
    let mistyped = isbns[0].replacen("97999", "97998", 1);
    let wrong = code(town.client.check_title(&mistyped).await);
    let (dear, _) = town.client.search_books("세계 건축", None).await.unwrap();
    let refused = code(apply(&town, &request(&dear.items[0].isbn13)).await);
    let mut rules = town.backend.staff().payback_rules();
    rules.budget_state = Some(BudgetState::Paused);
    town.backend.staff().set_payback_rules(rules.clone());
    let closed = code(apply(&town, &request(&isbns[0])).await);
    rules.budget_state = None;
    town.backend.staff().set_payback_rules(rules);
    let view = bought(&town).await;
    let applied_twice = code(apply(&town, &request(&isbns[0])).await);
    let returned = town
        .client
        .tell_returned(&key_128(), &access(&view), today())
        .await
        .unwrap();
    let twice = code(
        town.client
            .tell_returned(&key_128(), &access(&returned), today())
            .await,
    );
    apply(&town, &request(&isbns[1])).await.unwrap();
    apply(&town, &request(&isbns[2])).await.unwrap();
    let quota = code(apply(&town, &request(&isbns[3])).await);
    vec![wrong, refused, closed, applied_twice, twice, quota]
}

async fn problems_of_receipts() -> Vec<Code> {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let view = bought(&town).await;
    let reference = &view.payback.reference;
    let large = ReceiptRequest {
        bytes: 20 * 1024 * 1024,
        media_type: "image/jpeg".into(),
    };
    let too_large = code(town.client.begin_receipt(&key_128(), reference, &large).await);
    let mut codes = vec![too_large];
    // A PDF that is called a picture, and a picture that breaks off.
    for bytes in [
        b"%PDF-1.7\n%of another kind".to_vec(),
        picture(200)[..60].to_vec(),
    ] {
        let begun = town
            .client
            .begin_receipt(&key_128(), reference, &announced(&bytes))
            .await
            .unwrap();
        codes.push(code(
            town.client
                .put_receipt_part(&key_128(), &begun.receipt.id, 0, bytes)
                .await,
        ));
    }
    assert_eq!(codes[1..], [Code::UploadNotImage, Code::ReceiptUnreadable]);
    codes
}
