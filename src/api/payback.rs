//! Book payback: rules, books, stores, the history, and what readers do with a book.

use super::client::{Client, body_of};
use super::decode::{self, List};
use super::error::ApiError;
use super::transport::Request;
use contract::endpoints::{Method, header, path, with_query};
use contract::payback::{
    ApplyRequest, Book, Bookstore, BoughtRequest, CorrectRequest, HistoryChoice, HistoryRequest,
    PaybackHistory, PaybackList, PaybackRow, PaybackRules, PaybackSort, PaybackState, PaybackTotals,
    PaybackView, ReceiptRequest, ReceiptView, ReturnedRequest, Suggestion, SuggestionRequest, TitleCheck,
    TitleWaiting,
};
use contract::time::Date;
use serde::de::DeserializeOwned;

const ONE: &str = "/paybacks/{reference}";

/// Which part of a history is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaybackQuery {
    /// Reference of the permission, for the history of someone else.
    pub permission: Option<String>,
    /// Only those that stand so.
    pub state: Option<PaybackState>,
    /// Only those that were applied for in this year.
    pub year: Option<u16>,
    /// Only those of the store with this id.
    pub store: Option<String>,
    /// Only those with this text in title, author or ISBN.
    pub text: String,
    /// In which order; the latest in front if nothing is said.
    pub sort: Option<PaybackSort>,
    /// Where the page begins: `next` of the page before.
    pub cursor: Option<String>,
    /// Without a cursor: so many rows are left out.
    pub skip: u32,
    /// Most rows of the page; as many as the backend gives if nothing is said.
    pub limit: Option<u16>,
}

/// What opens a payback for changing: its reference and the version that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaybackAccess {
    /// Reference.
    pub reference: String,
    /// Version that the reader saw.
    pub version: u32,
}

impl Client {
    /// What is paid back, how often, in which steps, and whether there is money.
    pub async fn payback_rules(&self) -> Result<PaybackRules, ApiError> {
        self.get_fresh(path("/payback/rules", &[])).await
    }

    /// All partner bookstores; with an ISBN also whether each has that book.
    pub async fn list_bookstores(&self, isbn: Option<&str>) -> Result<List<Bookstore>, ApiError> {
        let path = path("/payback/bookstores", &[]);
        // There are fewer than a page.
        let (list, _) = self
            .get_page(with_query(path, &[("isbn", isbn.unwrap_or_default())]))
            .await?;
        Ok(list)
    }

    /// Books by title, author or ISBN: a page, and the cursor of the following one.
    pub async fn search_books(
        &self,
        text: &str,
        cursor: Option<&str>,
    ) -> Result<(List<Book>, Option<String>), ApiError> {
        let query = [("q", text), ("cursor", cursor.unwrap_or_default())];
        self.get_page(with_query(path("/payback/books", &[]), &query))
            .await
    }

    /// Whether a title is paid back; the ISBN as typed.
    pub async fn check_title(&self, isbn: &str) -> Result<TitleCheck, ApiError> {
        self.get_fresh(path("/payback/books/{isbn}", &[isbn])).await
    }

    /// How long one would wait for a title at the libraries.
    pub async fn title_waiting(&self, isbn: &str) -> Result<TitleWaiting, ApiError> {
        self.get(path("/payback/books/{isbn}/waiting", &[isbn])).await
    }

    /// A page of the history. Also how many rows had to be dropped because they did not fit the contract.
    pub async fn list_paybacks(&self, query: &PaybackQuery) -> Result<(PaybackList, usize), ApiError> {
        let number = |number: u32| match number {
            0 => String::new(),
            number => number.to_string(),
        };
        let (year, limit) = (query.year.unwrap_or_default(), query.limit.unwrap_or_default());
        let (year, limit, skip) = (number(year.into()), number(limit.into()), number(query.skip));
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let pairs = [
            ("state", query.state.map_or("", PaybackState::word).into()),
            ("year", year),
            ("store", text(&query.store)),
            ("q", query.text.clone()),
            ("sort", query.sort.map_or("", PaybackSort::word).into()),
            ("cursor", text(&query.cursor)),
            ("skip", skip),
            ("limit", limit),
        ];
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let request = Request {
            fresh: true,
            ..self.request_under(
                query.permission.as_deref(),
                with_query(path("/paybacks", &[]), &pairs),
            )
        };
        let mut tree = self.read_tree(request).await?;
        let dropped = decode::sift::<PaybackRow>(&mut tree, "items");
        Ok((decode::from_tree(tree)?, dropped))
    }

    /// One book with everything that happened.
    pub async fn get_payback(&self, reference: &str) -> Result<PaybackView, ApiError> {
        self.get_fresh(path(ONE, &[reference])).await
    }

    /// The quota that is left, and sums; with a permission those of the other person.
    pub async fn payback_totals(&self, permission: Option<&str>) -> Result<PaybackTotals, ApiError> {
        self.read(Request {
            fresh: true,
            ..self.request_under(permission, path("/payback/totals", &[]))
        })
        .await
    }

    /// The body of [`Client::apply_payback`], kept as text so that a repeat is the same to the byte.
    pub fn apply_body(request: &ApplyRequest) -> Result<String, ApiError> {
        body_of(request)
    }

    /// Applies for a book. `body` is of [`Client::apply_body`].
    pub async fn apply_payback(&self, key: &str, body: String) -> Result<PaybackView, ApiError> {
        self.read(self.write(Method::Post, path("/paybacks", &[]), key, Some(body)))
            .await
    }

    /// Corrects store, day of buying or price.
    pub async fn correct_payback(
        &self,
        key: &str,
        access: &PaybackAccess,
        request: &CorrectRequest,
    ) -> Result<PaybackView, ApiError> {
        let body = body_of(request)?;
        self.change(Method::Patch, ONE, key, access, Some(body)).await
    }

    /// Takes an application back.
    pub async fn withdraw_payback(&self, key: &str, access: &PaybackAccess) -> Result<PaybackView, ApiError> {
        self.change(Method::Post, "/paybacks/{reference}/withdraw", key, access, None)
            .await
    }

    /// Tells that the book was bought.
    pub async fn tell_bought(
        &self,
        key: &str,
        access: &PaybackAccess,
        request: &BoughtRequest,
    ) -> Result<PaybackView, ApiError> {
        let body = body_of(request)?;
        self.change(
            Method::Post,
            "/paybacks/{reference}/bought",
            key,
            access,
            Some(body),
        )
        .await
    }

    /// Tells that the book was returned.
    pub async fn tell_returned(
        &self,
        key: &str,
        access: &PaybackAccess,
        returned_on: Date,
    ) -> Result<PaybackView, ApiError> {
        let body = body_of(&ReturnedRequest { returned_on })?;
        self.change(
            Method::Post,
            "/paybacks/{reference}/returned",
            key,
            access,
            Some(body),
        )
        .await
    }

    /// Announces a photo of the receipt.
    pub async fn begin_receipt(
        &self,
        key: &str,
        reference: &str,
        request: &ReceiptRequest,
    ) -> Result<ReceiptView, ApiError> {
        let path = path("/paybacks/{reference}/receipts", &[reference]);
        self.read(self.write(Method::Post, path, key, Some(body_of(request)?)))
            .await
    }

    /// How much of a photo has arrived.
    pub async fn get_receipt(&self, id: &str) -> Result<ReceiptView, ApiError> {
        self.get_fresh(path("/receipts/{receipt}", &[id])).await
    }

    /// Sends the bytes of a photo from an offset on.
    pub async fn put_receipt_part(
        &self,
        key: &str,
        id: &str,
        offset: u32,
        part: Vec<u8>,
    ) -> Result<ReceiptView, ApiError> {
        let path = path("/receipts/{receipt}", &[id]);
        self.read(self.photo_part(path, key, offset, part)).await
    }

    /// The bytes of a photo from an offset on.
    pub(super) fn photo_part(&self, path: String, key: &str, offset: u32, part: Vec<u8>) -> Request {
        let mut request = self.write(Method::Patch, path, key, None);
        request
            .headers
            .push(("content-type", "application/octet-stream".into()));
        request.headers.push((header::UPLOAD_OFFSET, offset.to_string()));
        request.bytes = Some(part);
        request
    }

    /// The address of a photo, for a picture on the page: the session opens it, and the answer is kept nowhere.
    pub fn receipt_image(&self, id: &str) -> String {
        self.address(&path("/receipts/{receipt}/image", &[id]))
    }

    /// Suggests a bookstore as a partner.
    pub async fn suggest_bookstore(
        &self,
        key: &str,
        request: &SuggestionRequest,
    ) -> Result<Suggestion, ApiError> {
        let path = path("/payback/suggestions", &[]);
        self.read(self.write(Method::Post, path, key, Some(body_of(request)?)))
            .await
    }

    /// What is kept of the history.
    pub async fn payback_history(&self) -> Result<PaybackHistory, ApiError> {
        self.get_fresh(path("/payback/history", &[])).await
    }

    /// Keeps the history, stops keeping it, or deletes it.
    pub async fn choose_history(&self, key: &str, choice: HistoryChoice) -> Result<PaybackHistory, ApiError> {
        let body = body_of(&HistoryRequest { choice })?;
        self.read(self.write(Method::Post, path("/payback/history", &[]), key, Some(body)))
            .await
    }

    /// A read of one's own, or with a permission of the other person's.
    fn request_under(&self, permission: Option<&str>, path: String) -> Request {
        let mut request = self.request(Method::Get, path);
        let permission = permission.map(|reference| (header::PERMISSION, reference.to_owned()));
        request.headers.extend(permission);
        request
    }

    async fn change(
        &self,
        method: Method,
        template: &str,
        key: &str,
        access: &PaybackAccess,
        body: Option<String>,
    ) -> Result<PaybackView, ApiError> {
        let mut request = self.write(method, path(template, &[&access.reference]), key, body);
        request
            .headers
            .push(("if-match", format!("\"{}\"", access.version)));
        self.read(request).await
    }

    /// One page of a list, and the cursor of the following one.
    async fn get_page<T: DeserializeOwned>(
        &self,
        path: String,
    ) -> Result<(List<T>, Option<String>), ApiError> {
        // A cache may have kept it: its time is not now.
        let response = self.send(self.request(Method::Get, path)).await?;
        let mut tree = decode::tree(&response.body)?;
        let list = decode::take_list(&mut tree, "items")?;
        let next = tree.get("next").and_then(|next| next.as_str()).map(str::to_owned);
        Ok((list, next))
    }
}
