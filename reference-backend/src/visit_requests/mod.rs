//! Visits that are asked for: requests, groups that gather, and following each to the end.

mod access;
mod act;
mod address;
mod ask;
mod group;
mod household;
mod office;
mod photos;
mod read;
mod state;
mod store;
mod tell;
mod view;
mod windows;

pub(crate) use act::{
    agree_visit, answer_happy_call, answer_intake, cancel_visit, change_visit, write_to_officer,
};
pub(crate) use ask::request_visit;
pub(crate) use group::{close_group, get_group, join_group, open_group};
pub(crate) use household::{erase, export, items, kept, list_groups, list_visits, open_under, settle, stop};
pub use office::{StaffVisit, VisitAct};
pub(crate) use photos::{begin_photo, begin_request_photo, get_photo, photo_image, put_photo_part};
pub(crate) use view::get_visit;
pub(crate) use windows::{visit_rules, visit_windows};
