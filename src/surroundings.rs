//! What surrounds every page, as one context: each further one would cost the first visit two kilobytes.

use crate::fetch::Services;
use crate::i18n::I18n;
use crate::navigation::Navigator;
use yew::prelude::*;

/// What every page has at hand.
#[derive(Clone, PartialEq)]
pub struct Surroundings {
    /// Client, settings of the district, what was loaded before.
    pub services: Services,
    /// The language.
    pub i18n: I18n,
    /// The easy mode: few things at once.
    pub easy: bool,
    /// Where the app is.
    pub navigator: Navigator,
}

/// What surrounds this page.
///
/// # Panics
/// Outside the app's provider: a mistake of the program, found by the first test that renders.
#[hook]
pub fn use_surroundings() -> Surroundings {
    match use_context::<Surroundings>() {
        Some(surroundings) => surroundings,
        None => panic!("nothing around this page"),
    }
}
