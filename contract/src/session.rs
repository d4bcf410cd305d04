//! Signing in. The session is held by the backend: the browser carries a cookie that no script can read.

use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::{wire, wire_enum};

/// The cookie of a session: `HttpOnly; Secure; SameSite=Strict; Path=/`, without an end of its own.
///
/// Browsers take a `Secure` cookie over plain HTTP from the machine itself (127.0.0.1 and localhost) and from
/// nowhere else.
pub const COOKIE: &str = "__Host-session";
/// Digits of every code that is sent or read out.
pub const CODE_DIGITS: usize = 6;
/// Longest text that is taken for a code, in characters: with room for spaces.
pub const CODE_TYPED_MAX: usize = 20;

wire_enum! {
    /// How one signs in.
    pub enum SignInKind {
        /// A code is sent to a phone: `send_sign_in_code`, then `sign_in`.
        PhoneCode = "phone_code",
        /// The browser goes to `address` of the backend, which leads on to an identity provider and brings
        /// the browser back signed in, to the page named in the query parameter `back`.
        Redirect = "redirect",
    }
}

wire! {
    /// The ways to sign in that this backend offers, the one to offer first in front.
    pub struct SignInMethods {
        /// The ways.
        pub methods: Vec<SignInMethod>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// One way to sign in.
    pub struct SignInMethod {
        /// Its kind.
        pub kind: SignInKind,
        /// What its button says.
        pub name: LocalText,
        /// With `redirect`: where the browser goes, on the backend's own origin.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<String>,
    }

    /// Asks for a code to sign in with. The answer is the same whether or not the phone is known.
    pub struct CodeRequest {
        /// The phone, as typed.
        pub phone: String,
        /// The attempt that goes on, when the code did not arrive: the same code is sent again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub attempt: Option<String>,
    }

    /// A code was sent, if the phone can be reached.
    pub struct CodeSent {
        /// Names this attempt; to be sent with the code. Bound to this phone.
        pub attempt: String,
        /// Until when the code can be used.
        pub expires_at: Timestamp,
        /// From when it can be sent again.
        pub resend_at: Timestamp,
        /// How many digits it has.
        pub digits: u8,
        /// How often it may be tried.
        pub tries_left: u8,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// Signs in with a code.
    ///
    /// Where the phone has no account yet, name and birth date are needed; if they are missing, the answer is
    /// `invalid` for these fields, and the same code can be sent again with them.
    pub struct SignInRequest {
        /// The attempt.
        pub attempt: String,
        /// The code, as typed.
        pub code: String,
        /// Name as on the identity card; the first time only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Date of birth; the first time only. Never a registration number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub birth_date: Option<Date>,
    }

    /// Who is signed in, if anyone is.
    pub struct SessionView {
        /// Who; absent when nobody is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub person: Option<SignedIn>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// Who is signed in, and for how long.
    pub struct SignedIn {
        /// Tells one account from another, for a browser that several people use; says nothing about the person.
        pub account: String,
        /// Name, masked by [`crate::privacy::mask_name`].
        pub name: String,
        /// Phone, masked by [`crate::privacy::mask_phone`].
        pub phone: String,
        /// Since when.
        pub since: Timestamp,
        /// The session ends then unless something is done. Writes and `extend_session` move it; reads do not,
        /// so that a page that only follows something does not keep a session open for ever.
        pub idle_until: Timestamp,
        /// It ends then, whatever is done.
        pub ends_at: Timestamp,
        /// So many seconds before either end the person is warned.
        pub warn_seconds: u32,
    }

    /// What the account knows of the person, in clear: to fill a form with. To be kept nowhere.
    pub struct PersonDetails {
        /// Name as on the identity card.
        pub name: String,
        /// Date of birth.
        pub birth_date: Date,
        /// Mobile phone, digits only.
        pub phone: String,
    }
}

impl SignedIn {
    /// When the session ends if nothing is done.
    pub fn end(&self) -> Timestamp {
        self.idle_until.min(self.ends_at)
    }
}

/// A code as typed, read aloud or pasted, brought to its digits: ` 12 34-56` → `123456`; also full-width digits.
///
/// `None` if it does not have [`CODE_DIGITS`] digits or has more than digits and what stands between them.
pub fn normalise_code(typed: &str) -> Option<String> {
    let digits = crate::limits::digits(typed)?;
    (digits.len() == CODE_DIGITS).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::normalise_code;

    #[test]
    fn a_code_is_read_however_it_is_typed_or_pasted() {
        for typed in ["123456", " 123 456", "123-456\n", "１２３４５６", "1 2 3 4 5 6"] {
            assert_eq!(normalise_code(typed).as_deref(), Some("123456"), "{typed}");
        }
        for typed in ["", "12345", "1234567", "12345a", "일이삼사오육", "123456 [서초]"] {
            assert_eq!(normalise_code(typed), None, "{typed}");
        }
    }
}
