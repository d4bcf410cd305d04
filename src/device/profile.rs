//! What kind of screen this is: the resident's own, or a kiosk that anyone may stand before next.

/// The attribute of the page's root that names the kiosk. `static/boot.js` sets it before the first paint, from the
/// address (`/?kiosk=…`) or from what the tab remembers.
const KIOSK: &str = "data-kiosk";

/// The id of the kiosk that this is; `None` on a resident's own device.
pub fn kiosk_id() -> Option<String> {
    super::root_attribute(KIOSK)
}

/// Whether this is a kiosk. Nothing is written down there, no address is left behind, and nothing leads out.
pub fn is_kiosk() -> bool {
    kiosk_id().is_some()
}
