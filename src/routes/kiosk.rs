//! What a kiosk offers beside the pages that every screen has; a phone goes on with what was begun there.

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KioskView {
    /// Telling that one has come.
    Arrive,
    /// Setting one's work aside.
    Park,
    /// Going on with it: the code stands behind `#`, which no server gets to see, or is typed.
    Resume,
}

impl KioskView {
    /// All, with their addresses.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Arrive, "/arrive"),
        (Self::Park, "/park"),
        (Self::Resume, contract::kiosk::RESUME_PATH),
    ];
}
