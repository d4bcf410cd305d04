//! Books on their way, for the tests of the contract and of the pages.

use super::Town;
use contract::payback::{ApplyRequest, BoughtRequest, PaybackView, TitleVerdict};
use contract::time::Date;
use reference_backend::PaybackAct;
use resident_app::api::{ApiError, Client, PaybackAccess};
use resident_app::device::key_128;

/// The day of the town.
pub fn today() -> Date {
    Date::new(2026, 11, 23).expect("a date")
}

/// The ISBNs of titles that are paid back.
pub async fn allowed(town: &Town) -> Vec<String> {
    let (books, _) = town.client.search_books("", None).await.expect("books");
    let mut isbns = Vec::new();
    for book in books.items.into_iter().take(12) {
        let check = town.client.check_title(&book.isbn13).await.expect("a check");
        if check.verdict == TitleVerdict::Allowed {
            isbns.push(book.isbn13);
        }
    }
    isbns
}

/// An application of one's own.
pub fn request(isbn: &str) -> ApplyRequest {
    ApplyRequest {
        isbn: isbn.into(),
        store: "geomok".into(),
        bought_on: None,
        paid_won: None,
        on_behalf_of: None,
        permission: None,
    }
}

/// Applies.
pub async fn apply(town: &Town, request: &ApplyRequest) -> Result<PaybackView, ApiError> {
    let body = Client::apply_body(request).expect("JSON");
    town.client.apply_payback(&key_128(), body).await
}

/// A book that was applied for.
pub async fn applied(town: &Town) -> PaybackView {
    let isbn = allowed(town).await.remove(0);
    apply(town, &request(&isbn)).await.expect("an application")
}

/// A book that was bought today.
pub async fn bought(town: &Town) -> PaybackView {
    let view = applied(town).await;
    act(town, &view, PaybackAct::Approve);
    let view = again(town, &view).await;
    town.client
        .tell_bought(&key_128(), &access(&view), &bought_on(today()))
        .await
        .expect("bought")
}

/// Bought on a day, for the printed price.
pub fn bought_on(bought_on: Date) -> BoughtRequest {
    BoughtRequest {
        bought_on,
        paid_won: None,
    }
}

/// Does something as the office.
pub fn act(town: &Town, view: &PaybackView, act: PaybackAct) {
    let staff = town.backend.staff();
    staff.payback(&view.payback.reference, &act).expect("an act");
}

/// The version that was seen.
pub fn access(view: &PaybackView) -> PaybackAccess {
    PaybackAccess {
        reference: view.payback.reference.clone(),
        version: view.payback.version,
    }
}

/// A picture whose parts are whole, padded to a length.
pub fn picture(bytes: usize) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("short").to_be_bytes();
        [&length, kind, data, &[0; 4]].concat()
    };
    let side = 800_u32.to_be_bytes();
    let header = chunk(b"IHDR", &[side, side].concat());
    let data = chunk(b"IDAT", &vec![7; bytes.saturating_sub(70)]);
    [b"\x89PNG\r\n\x1a\n", &*header, &*data, &*chunk(b"IEND", &[])].concat()
}

/// How a book stands now.
pub async fn again(town: &Town, view: &PaybackView) -> PaybackView {
    town.client
        .get_payback(&view.payback.reference)
        .await
        .expect("the book")
}

/// The ISBN of a title with this judgement.
pub async fn isbn_that_is(town: &Town, verdict: TitleVerdict) -> String {
    let (books, _) = town.client.search_books("", None).await.expect("books");
    for book in books.items {
        let check = town.client.check_title(&book.isbn13).await.expect("a judgement");
        if check.verdict == verdict {
            return book.isbn13;
        }
    }
    panic!("no book is {verdict:?}");
}
