//! The backend from outside: each endpoint, each problem, in process and without a socket.

#![allow(missing_docs)]

mod changing;
mod crashing;
mod faults;
mod finding;
mod guards;
mod holding;
mod hostile;
mod kiosk;
mod national;
mod national_faults;
mod national_learning;
mod ordering;
mod origin_load;
mod payback;
mod payback_days;
mod payback_history;
mod payback_limits;
mod payback_receipts;
mod payback_support;
mod queue_staff;
mod queue_status;
mod queue_stream;
mod queue_tickets;
mod racing;
mod reads;
mod recording;
mod redirect;
mod repeating;
mod representation;
mod session;
mod session_sites;
mod session_support;
mod site;
mod staff;
mod support;
mod tolerance;
mod upstream;
mod visits;
mod visits_asking;
mod visits_behalf;
mod visits_groups;
mod visits_photos;
mod visits_support;
