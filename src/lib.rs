//! The residents' front door of a district: order documents ahead, and what belongs around it.
//!
//! Data flows one way: `app` shows `features`; features load and submit through `fetch`, which calls `api`,
//! which speaks the `contract`. `ui` and `i18n` serve app and features. `tests/tidy.rs` holds this.

pub mod api;
pub mod app;
pub mod birth_date;
pub mod calendar_file;
pub mod come_to_me;
pub mod config;
pub mod csv;
pub mod device;
pub mod features;
pub mod fetch;
pub mod form_errors;
pub mod gradually;
pub mod i18n;
pub mod interpreting;
pub mod kept_orders;
pub mod kiosk_place;
pub mod navigation;
pub mod not_loaded;
pub mod nothing_found;
pub mod owner_proof;
pub mod page;
pub mod permission_words;
pub mod routes;
pub mod sent;
pub mod session;
pub mod spoken_search;
pub mod surroundings;
pub mod trouble;
pub mod ui;
pub mod word_search;
