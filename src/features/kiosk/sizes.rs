//! From millimetres to the screen. Everything in the app is measured in the root's `rem`, so one length makes every text
//! and every control as large as hands and eyes need; what lies higher than an arm reaches is left free.

use super::setup::Setup;

/// Height of Hangul's ink in its `em`, a little less than the lowest that was measured in pictures (0.86; the highest
/// letters have 0.89).
const INK: f64 = 0.85;
/// Least height of ink, in millimetres, and on screens of at most 11 inches.
const INK_MM: (f64, f64) = (12.0, 7.25);
const SMALL_SCREEN_MM: f64 = 11.0 * 25.4;
/// The smallest text of a kiosk, in `rem`: smaller ones are raised to it by `styles/kiosk.scss`.
const LEAST_TEXT_REM: f64 = 1.7;
/// What a seated person reaches above the floor, in millimetres.
const REACH_MM: (f64, f64) = (400.0, 1220.0);

/// Below this height, in `rem`, room is saved wherever nothing is lost by it.
const SHORT_REM: f64 = 45.0;

/// Lengths of the screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sizes {
    /// The root's `rem`.
    pub(super) rem: f64,
    /// A millimetre.
    pub(super) mm: f64,
    /// Nothing to press within so much from the top, and from the bottom.
    pub(super) free: (f64, f64),
    /// The screen holds few lines.
    pub(super) short: bool,
}

impl Sizes {
    /// For a screen of this width and height in CSS pixels. `larger` is how much larger the resident wants it, from 1.
    pub(super) fn of(setup: &Setup, (width, height): (f64, f64), larger: f64, low: bool) -> Self {
        let mm = setup.px_per_mm;
        let diagonal = width.hypot(height) / mm;
        let ink = if diagonal <= SMALL_SCREEN_MM {
            INK_MM.1
        } else {
            INK_MM.0
        };
        let top = setup.above_floor_mm + height / mm;
        let free = match low {
            true => (
                (top - REACH_MM.1).max(0.0) * mm,
                (REACH_MM.0 - setup.above_floor_mm).max(0.0) * mm,
            ),
            false => (0.0, 0.0),
        };
        let rem = ink / INK * mm / LEAST_TEXT_REM * larger.max(1.0);
        Self {
            rem,
            mm,
            free,
            short: (height - free.0 - free.1) / rem < SHORT_REM,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, pixels, pixels for a millimetre.
    const SCREENS: [(&str, (f64, f64), f64); 5] = [
        ("32 inches upright", (1080.0, 1920.0), 2.71),
        ("27 inches upright", (1080.0, 1920.0), 3.21),
        ("21.5 inches", (1920.0, 1080.0), 4.03),
        ("15 inches", (1024.0, 768.0), 3.36),
        ("10.1 inches", (1280.0, 800.0), 5.88),
    ];

    #[test]
    fn text_is_large_enough_on_every_screen_and_leaves_the_width_of_a_phone() {
        for (name, screen, px_per_mm) in SCREENS {
            let setup = Setup {
                px_per_mm,
                ..Setup::default()
            };
            let sizes = Sizes::of(&setup, screen, 1.0, false);
            let least = if name.starts_with("10") { 7.25 } else { 12.0 };
            assert!(
                sizes.rem * LEAST_TEXT_REM * INK / px_per_mm >= least - 1e-9,
                "{name}"
            );
            assert!(
                screen.0 / sizes.rem >= 36.0,
                "{name}: {} rem wide",
                screen.0 / sizes.rem
            );
        }
    }

    #[test]
    fn low_reach_leaves_free_what_is_too_high_and_too_low() {
        let setup = Setup {
            px_per_mm: 2.0,
            above_floor_mm: 300.0,
            ..Setup::default()
        };
        let sizes = Sizes::of(&setup, (1080.0, 2000.0), 1.0, true);
        // The screen ends at 1,300 mm: 80 mm too high; it begins 100 mm too low.
        assert_eq!(sizes.free, (160.0, 200.0));
        assert_eq!(Sizes::of(&setup, (1080.0, 2000.0), 1.0, false).free, (0.0, 0.0));
    }

    #[test]
    fn a_screen_that_lies_is_short_and_one_that_stands_is_not() {
        let short = SCREENS.map(|(_, screen, px_per_mm)| {
            let setup = Setup {
                px_per_mm,
                ..Setup::default()
            };
            Sizes::of(&setup, screen, 1.0, false).short
        });
        assert_eq!(short, [false, false, true, true, true]);
    }

    #[test]
    fn larger_is_larger_and_never_smaller() {
        let of = |larger| Sizes::of(&Setup::default(), (1080.0, 1920.0), larger, false).rem;
        assert!((of(1.5) / of(1.0) - 1.5).abs() < 1e-9);
        assert_eq!(of(0.5), of(1.0));
    }
}
