//! The backend from outside: each endpoint, each problem, in process and without a socket.

#![allow(missing_docs)]

mod changing;
mod finding;
mod guards;
mod holding;
mod ordering;
mod reads;
mod repeating;
mod support;
