//! The end of somebody's time at a kiosk.

use crate::config::Config;
use crate::device::kiosk;
use crate::i18n::{I18n, fill};
use yew::prelude::*;

/// Ends it: a new document, and nothing of whoever was here.
pub(super) fn end(i18n: I18n, config: &Config) -> Callback<()> {
    let away = fill(i18n.kiosk().away, &[("phone", &config.phone)]);
    Callback::from(move |()| kiosk::begin_anew(&away))
}
