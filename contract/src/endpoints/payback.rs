//! Book payback.
//!
//! With the reference of a permission, in the header `permission` or in the body, a helper reads and does what the
//! permission allows for the other person; without it everything is about the signed-in person.

use super::{BYTES, Delivery, Endpoint, Method, read, write};
use crate::problem::ProblemCode::{self, *};

/// Of reads of one's own or under a permission.
const OWN: &[ProblemCode] = &[SignInRequired, Forbidden, NotFound, PermissionEnded];

/// An endpoint that reads what anyone may see.
const fn public(
    name: &'static str,
    path: &'static str,
    query: &'static [&'static str],
    summary: &'static str,
    answers: (&'static str, &'static [ProblemCode]),
) -> Endpoint {
    Endpoint {
        public_for: Some(60),
        ..read(name, path, query, summary, answers)
    }
}

pub(super) const PAYBACK: &[Endpoint] = &[
    public(
        "payback_rules",
        "/payback/rules",
        &[],
        "The order of steps, quotas, money left, and which titles are not paid back.",
        ("PaybackRules", &[]),
    ),
    public(
        "list_bookstores",
        "/payback/bookstores",
        &["isbn", "cursor", "limit"],
        "All partner bookstores; with `isbn` also whether each has that book.",
        ("Page_of_Bookstore", &[IsbnWrong]),
    ),
    public(
        "search_books",
        "/payback/books",
        &["q", "cursor", "limit"],
        "Books by title, author or ISBN. What looks like a mistyped ISBN is said to be one.",
        ("Page_of_Book", &[Invalid, IsbnWrong]),
    ),
    public(
        "check_title",
        "/payback/books/{isbn}",
        &[],
        "Whether a title is paid back, with the exact rule that says no.",
        ("TitleCheck", &[IsbnWrong]),
    ),
    public(
        "title_waiting",
        "/payback/books/{isbn}/waiting",
        &[],
        "How long one would wait for a title at the libraries.",
        ("TitleWaiting", &[IsbnWrong, NotFound]),
    ),
    read(
        "payback_totals",
        "/payback/totals",
        &[],
        "The quota that is left, and sums by year and month.",
        ("PaybackTotals", OWN),
    ),
    read(
        "payback_history",
        "/payback/history",
        &[],
        "What is kept of the history.",
        ("PaybackHistory", &[SignInRequired, Forbidden]),
    ),
    write(
        "choose_history",
        (Method::Post, "/payback/history"),
        ("HistoryRequest", 200, "PaybackHistory"),
        "Keeps the history, stops keeping it, or deletes it.",
        &[SignInRequired],
    ),
    write(
        "suggest_bookstore",
        (Method::Post, "/payback/suggestions"),
        ("SuggestionRequest", 201, "Suggestion"),
        "Suggests a bookstore as a partner.",
        &[SignInRequired, LimitReached],
    ),
    read(
        "list_paybacks",
        "/paybacks",
        &["state", "year", "store", "q", "sort", "cursor", "skip", "limit"],
        "The history. `year` is that of applying; `skip` leaves out so many rows where there is no `cursor`.",
        ("PaybackList", OWN),
    ),
    write(
        "apply_payback",
        (Method::Post, "/paybacks"),
        ("ApplyRequest", 201, "PaybackView"),
        "Applies for a book. Quota, money and title are judged in the same moment.",
        &[
            SignInRequired,
            NotFound,
            IsbnWrong,
            TitleRefused,
            AlreadyApplied,
            QuotaReached,
            BudgetClosed,
            OutsidePermission,
            PermissionEnded,
        ],
    ),
    read(
        "get_payback",
        "/paybacks/{reference}",
        &[],
        "One book with everything that happened.",
        ("PaybackView", OWN),
    ),
    write(
        "correct_payback",
        (Method::Patch, "/paybacks/{reference}"),
        ("CorrectRequest", 200, "PaybackView"),
        "Corrects store, day of buying or price, or when to be reminded. If-Match carries the version as an ETag.",
        CHANGE,
    ),
    write(
        "withdraw_payback",
        (Method::Post, "/paybacks/{reference}/withdraw"),
        ("", 200, "PaybackView"),
        "Takes an application back until the book is returned. If-Match carries the version.",
        CHANGE,
    ),
    write(
        "tell_bought",
        (Method::Post, "/paybacks/{reference}/bought"),
        ("BoughtRequest", 200, "PaybackView"),
        "Tells that the book was bought: from then on the days count. If-Match carries the version.",
        CHANGE,
    ),
    write(
        "tell_returned",
        (Method::Post, "/paybacks/{reference}/returned"),
        ("ReturnedRequest", 200, "PaybackView"),
        "Tells that the book was returned. If-Match carries the version.",
        &[
            SignInRequired,
            NotFound,
            TooLate,
            AlreadyReturned,
            VersionConflict,
            VersionMissing,
            OutsidePermission,
            PermissionEnded,
        ],
    ),
    write(
        "begin_receipt",
        (Method::Post, "/paybacks/{reference}/receipts"),
        ("PhotoRequest", 201, "ReceiptView"),
        "Announces a photo of the receipt; it takes the place of an earlier one once it is whole.",
        &[
            SignInRequired,
            NotFound,
            TooLate,
            UploadTooLarge,
            UploadNotImage,
            OutsidePermission,
            PermissionEnded,
        ],
    ),
    read(
        "get_receipt",
        "/receipts/{receipt}",
        &[],
        "How much of a photo has arrived.",
        ("ReceiptView", OWN),
    ),
    write(
        "put_receipt_part",
        (Method::Patch, "/receipts/{receipt}"),
        (BYTES, 200, "ReceiptView"),
        "The bytes of a photo from the offset on that the header Upload-Offset says. A part that does not begin \
         where the last one ended is a version_conflict; one that is there already changes nothing.",
        &[
            SignInRequired,
            NotFound,
            VersionConflict,
            UploadTooLarge,
            UploadNotImage,
            ReceiptUnreadable,
            OutsidePermission,
            PermissionEnded,
        ],
    ),
    Endpoint {
        delivery: Delivery::Image,
        ..read(
            "receipt_image",
            "/receipts/{receipt}/image",
            &[],
            "The photo itself, without what its camera wrote into it.",
            (BYTES, OWN),
        )
    },
];

/// Of changes of one payback.
const CHANGE: &[ProblemCode] = &[
    SignInRequired,
    NotFound,
    TooLate,
    VersionConflict,
    VersionMissing,
    OutsidePermission,
    PermissionEnded,
];
