//! Outreach visits: staff, experts or a truck come to the resident.
//!
//! The pages: finding the right service, one service with its rules, where trucks and buses stop, asking
//! (`request_*`), groups that gather (`group_*`), and following a visit to its end (`follow_*`).

mod answers;
mod contact_parts;
mod district_map;
pub mod finder;
mod finder_page;
mod follow_change;
mod follow_details;
mod follow_happy;
mod follow_intake;
mod follow_page;
mod follow_photos;
mod follow_thread;
mod follow_times;
mod follow_use;
mod follow_words;
mod group_link;
mod group_page;
mod group_share;
mod map_cells;
mod mine_page;
mod mobile_stops;
mod next_stop;
mod photo_box;
mod request_check;
mod request_draft;
mod request_edit;
mod request_fields;
mod request_form;
mod request_own;
mod request_page;
mod request_people;
mod request_photos;
mod request_place;
mod request_read;
mod request_rows;
mod request_steps;
#[cfg(test)]
mod request_tests;
mod request_which;
mod request_who;
mod request_wishes;
mod request_words;
mod service_facts;
mod service_page;
mod stop_item;
mod stop_month;
mod stops_page;
mod suggestion_card;
mod use_public;
mod wish;

use crate::routes::VisitView;
use yew::prelude::*;

/// The page of a view of visits.
pub fn page(view: &VisitView) -> Html {
    match view {
        VisitView::Finder => html! {
            <finder_page::FinderPage />
        },
        VisitView::Service(service) => html! {
            <service_page::ServicePage key={service.clone()} service={service.clone()} />
        },
        VisitView::Stops(choice) => html! {
            <stops_page::StopsPage choice={choice.clone()} />
        },
        VisitView::Request(service, step) => html! {
            <request_page::RequestPage key="request" service={service.clone()} step={*step} />
        },
        VisitView::Mine => html! {
            <mine_page::MinePage />
        },
        VisitView::One(reference) => html! {
            <follow_page::FollowPage key={reference.clone()} reference={reference.clone()} />
        },
        VisitView::Group => html! {
            <group_page::GroupPage />
        },
    }
}
