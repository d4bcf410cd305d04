//! Asking for a visit, groups that gather, and following a visit to the end.
//!
//! With the reference of a permission, in the header `permission` of a list or in the body of a request, a helper
//! acts for the other person; without it everything is about the signed-in person.

use super::{BYTES, Delivery, Endpoint, Method, read, write};
use crate::problem::ProblemCode::{self, *};

/// Of reads of one's own or under a permission.
const OWN: &[ProblemCode] = &[SignInRequired, Forbidden, NotFound, PermissionEnded];
/// Of what is done with one visit in the version that was seen.
const CHANGE: &[ProblemCode] = &[
    SignInRequired,
    NotFound,
    TooLate,
    WindowTaken,
    VersionConflict,
    VersionMissing,
    OutsidePermission,
    PermissionEnded,
];
/// Of what is added to one visit.
const ADD: &[ProblemCode] = &[
    SignInRequired,
    NotFound,
    TooLate,
    LimitReached,
    OutsidePermission,
    PermissionEnded,
];
/// Of photos on top of that.
const PHOTO: &[ProblemCode] = &[
    SignInRequired,
    NotFound,
    TooLate,
    LimitReached,
    VersionConflict,
    UploadTooLarge,
    UploadNotImage,
    ReceiptUnreadable,
    OutsidePermission,
    PermissionEnded,
];

pub(super) const VISIT_REQUESTS: &[Endpoint] = &[
    Endpoint {
        public_for: Some(60),
        ..read(
            "visit_rules",
            "/visits/rules",
            &[],
            "The dong to which visits go, and what a request may be.",
            ("VisitRules", &[]),
        )
    },
    Endpoint {
        delivery: Delivery::Live,
        public_for: Some(5),
        ..read(
            "visit_windows",
            "/visits/services/{service}/windows",
            &["dong"],
            "When an officer is free to come to a dong for a service.",
            ("VisitWindows", &[NotFound]),
        )
    },
    write(
        "request_visit",
        (Method::Post, "/visits/requests"),
        ("VisitRequest", 201, "VisitView"),
        "Asks for a visit. Who may ask, the place and the windows are judged in the same moment.",
        &[
            SignInRequired,
            NotFound,
            NotEligible,
            WindowTaken,
            LimitReached,
            OutsidePermission,
            PermissionEnded,
        ],
    ),
    read(
        "list_visits",
        "/visits/requests",
        &["cursor", "limit"],
        "Visits that were asked for, the latest first. Discreet ones only where that is wished.",
        ("Page_of_VisitRow", OWN),
    ),
    read(
        "get_visit",
        "/visits/requests/{reference}",
        &[],
        "One visit with everything that happened.",
        ("VisitView", OWN),
    ),
    write(
        "change_visit",
        (Method::Patch, "/visits/requests/{reference}"),
        ("VisitChange", 200, "VisitView"),
        "Changes times, place or particulars until someone is on the way. If-Match carries the version as an ETag.",
        CHANGE,
    ),
    write(
        "cancel_visit",
        (Method::Post, "/visits/requests/{reference}/cancel"),
        ("", 200, "VisitView"),
        "Calls it off until someone is on the way. If-Match carries the version.",
        CHANGE,
    ),
    write(
        "agree_visit",
        (Method::Post, "/visits/requests/{reference}/agree"),
        ("", 200, "VisitView"),
        "Says yes to the time that the officer proposes. If-Match carries the version.",
        CHANGE,
    ),
    write(
        "write_to_officer",
        (Method::Post, "/visits/requests/{reference}/messages"),
        ("VisitMessageRequest", 201, "VisitView"),
        "Writes to whoever has it in hand, until it is over.",
        ADD,
    ),
    write(
        "answer_intake",
        (Method::Post, "/visits/requests/{reference}/intake"),
        ("IntakeAnswer", 200, "VisitView"),
        "Says that what the officer took down is right, or what is wrong in it. If-Match carries the version.",
        CHANGE,
    ),
    write(
        "answer_happy_call",
        (Method::Post, "/visits/requests/{reference}/happy-call"),
        ("HappyCallAnswer", 200, "VisitView"),
        "Answers the two questions afterwards. If-Match carries the version.",
        CHANGE,
    ),
    write(
        "begin_photo",
        (Method::Post, "/visits/requests/{reference}/photos"),
        ("PhotoRequest", 201, "VisitPhotoView"),
        "Announces a photo that helps.",
        PHOTO,
    ),
    write(
        "begin_request_photo",
        (Method::Post, "/visits/photos"),
        ("PhotoRequest", 201, "VisitPhotoView"),
        "Announces a photo for a request that is not sent yet. It is its sender's own until the request names it; one \
         that no request names is thrown away after a day.",
        &[SignInRequired, LimitReached, UploadTooLarge, UploadNotImage],
    ),
    read(
        "get_photo",
        "/photos/{photo}",
        &[],
        "How much of a photo has arrived.",
        ("VisitPhotoView", OWN),
    ),
    write(
        "put_photo_part",
        (Method::Patch, "/photos/{photo}"),
        (BYTES, 200, "VisitPhotoView"),
        "The bytes of a photo from the offset on that the header Upload-Offset says. A part that does not begin \
         where the last one ended is a version_conflict; one that is there already changes nothing.",
        PHOTO,
    ),
    Endpoint {
        delivery: Delivery::Image,
        ..read(
            "photo_image",
            "/photos/{photo}/image",
            &[],
            "The photo itself, without what its camera wrote into it.",
            (BYTES, OWN),
        )
    },
    write(
        "open_group",
        (Method::Post, "/visits/groups"),
        ("GroupRequest", 201, "GroupView"),
        "Opens a group for a request that takes several people. Its leader counts as the first.",
        &[SignInRequired, NotFound, NotEligible, WindowTaken, LimitReached],
    ),
    read(
        "list_groups",
        "/visits/groups",
        &["cursor", "limit"],
        "Groups that the signed-in person leads and that still gather, the latest first.",
        ("Page_of_VisitGroup", OWN),
    ),
    read(
        "get_group",
        "/visits/groups/{reference}",
        &[],
        "How many have joined. Opened by the session of its leader or by the header Group-Key.",
        ("GroupView", &[SignInRequired, Forbidden, NotFound]),
    ),
    write(
        "join_group",
        (Method::Post, "/visits/groups/{reference}/join"),
        ("JoinRequest", 200, "GroupView"),
        "Joins with a phone, which counts once. The one who makes it full sends the request, once.",
        &[NotFound, GroupClosed, GroupExpired],
    ),
    write(
        "close_group",
        (Method::Post, "/visits/groups/{reference}/close"),
        ("", 200, "GroupView"),
        "Its leader closes a group that is not full.",
        &[SignInRequired, NotFound, GroupClosed, GroupExpired],
    ),
];
