//! Outreach visits: staff, experts or a truck come to the resident.
//!
//! The pages: finding the right service, one service with its rules, and where trucks and buses stop.

mod answers;
mod district_map;
pub mod finder;
mod finder_page;
mod map_cells;
mod mobile_stops;
mod next_stop;
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
        VisitView::Request(_) => Html::default(),
    }
}
