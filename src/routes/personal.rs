//! What is shown of what is one's own, and of acting for someone else.

/// What is shown of what is one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MineView {
    /// Signing in and out.
    SignIn,
    /// Everything to do, for oneself and for others.
    Household,
    /// Taking an order into the account.
    Claim,
    /// Every message that was sent.
    Messages,
    /// What is kept about oneself.
    Data,
    /// Having it erased.
    Erase,
}

impl MineView {
    /// All, with their addresses.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::SignIn, "/sign-in"),
        (Self::Household, "/mine"),
        (Self::Claim, "/mine/claim"),
        (Self::Messages, "/mine/messages"),
        (Self::Data, "/mine/data"),
        (Self::Erase, "/mine/data/erase"),
    ];
}

/// What is shown of acting for someone else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepresentationView {
    /// Asking someone for a permission.
    Ask,
    /// Opening a permission that one was asked for: by reference and code, or by the link, whose secret stands
    /// behind `#`, which no server gets to see.
    Answer,
    /// A permission, by its reference: where it stands, what happened, yes and no.
    One(String),
    /// The power of attorney of a permission, to be printed.
    Form(String),
}

impl RepresentationView {
    pub(super) fn address(&self) -> String {
        match self {
            Self::Ask => "/ask".into(),
            Self::Answer => contract::permission::LINK_PATH.into(),
            Self::One(reference) => format!("/ask/{reference}"),
            Self::Form(reference) => format!("/ask/{reference}/paper"),
        }
    }
}
