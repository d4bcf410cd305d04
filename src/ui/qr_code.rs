//! A text as a QR code, for a ticket or a printed page: one SVG path: sharp at any size, no picture to load.

use fast_qr::{ECL, QRBuilder};
use yew::prelude::*;

/// White modules around the code that scanners need.
const QUIET: usize = 4;

/// Draws a text as a QR code. `label` is what a screen reader says.
pub fn qr_code(text: &str, label: &str) -> Html {
    let Ok(code) = QRBuilder::new(text).ecl(ECL::M).build() else {
        return Html::default();
    };
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for (row, modules) in (0..code.size).map(|row| (row, &code[row])) {
        for (column, _) in modules.iter().enumerate().filter(|(_, module)| module.value()) {
            path.push_str(&format!("M{} {}h1v1h-1z", column + QUIET, row + QUIET));
        }
    }
    html! {
        <svg
            class="qr-code"
            role="img"
            aria-label={label.to_owned()}
            viewBox={format!("0 0 {side} {side}")}
            shape-rendering="crispEdges"
        >
            <rect class="qr-code__ground" width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path d={path} fill="#000" />
        </svg>
    }
}
