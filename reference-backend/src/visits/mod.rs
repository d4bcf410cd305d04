//! Outreach visits: the catalogue, and trucks and buses with the wishes for them.

mod catalogue;
mod mobile_units;
mod wishes;

pub(crate) use catalogue::visit_catalogue;
pub(crate) use mobile_units::mobile_units;
pub(crate) use wishes::{WISH_LIMIT, sweep, wish_for_stop, wished_by};
