//! Kiosks: checking in, setting work aside, calling someone.

use super::{Delivery, Endpoint, Method};
use crate::problem::ProblemCode::*;

pub(super) const KIOSK: &[Endpoint] = &[
    Endpoint {
        name: "check_in",
        method: Method::Post,
        path: "/arrivals",
        query: &[],
        summary: "Tells that one has come for an order, and gets the place in line. The key is not kept, so that \
                  asking again tells what holds now; one checks in once.",
        request: "CheckInRequest",
        status: 200,
        response: "Arrival",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound],
    },
    Endpoint {
        name: "park",
        method: Method::Post,
        path: "/parked",
        query: &[],
        summary: "Sets work aside for half an hour.",
        request: "ParkRequest",
        status: 201,
        response: "Parked",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[],
    },
    Endpoint {
        name: "resume",
        method: Method::Post,
        path: "/parked/resume",
        query: &[],
        summary: "Goes on with work that was set aside, once: the first idempotency key gets it, and gets it again \
                  for two minutes.",
        request: "ResumeRequest",
        status: 200,
        response: "Resumed",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound, CodeExpired],
    },
    Endpoint {
        name: "call_for_help",
        method: Method::Post,
        path: "/help-calls",
        query: &[],
        summary: "Calls someone of the staff to a kiosk; gives the call that is open, if one is.",
        request: "HelpRequest",
        status: 201,
        response: "HelpCall",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[],
    },
    Endpoint {
        name: "get_help_call",
        method: Method::Get,
        path: "/help-calls/{call}",
        query: &[],
        summary: "Where a call for help stands.",
        request: "",
        status: 200,
        response: "HelpCall",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound],
    },
];
