//! Outreach visits: what there is, and where trucks and buses stop.

use super::{Delivery, Endpoint, Method};

pub(super) const VISITS: &[Endpoint] = &[
    Endpoint {
        name: "visit_catalogue",
        method: Method::Get,
        path: "/visits/catalogue",
        query: &[],
        summary: "All visiting services with their rules and forms, and how to find the right one.",
        request: "",
        status: 200,
        response: "VisitCatalogue",
        delivery: Delivery::Json,
        public_for: Some(300),
        problems: &[],
    },
    Endpoint {
        name: "mobile_units",
        method: Method::Get,
        path: "/visits/mobile-units",
        query: &[],
        summary: "Trucks and buses, where they stop in the coming weeks, and how many wish for a stop in each dong.",
        request: "",
        status: 200,
        // The number of wishes is of now: who has just wished and looks again must find it.
        response: "MobileUnits",
        delivery: Delivery::Live,
        public_for: Some(60),
        problems: &[],
    },
    Endpoint {
        name: "wish_for_stop",
        method: Method::Post,
        path: "/visits/wishes",
        query: &[],
        summary: "Wishes for a stop in a dong, or takes the wish back. Counts once for each person.",
        request: "WishRequest",
        status: 200,
        response: "WishView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[],
    },
];
