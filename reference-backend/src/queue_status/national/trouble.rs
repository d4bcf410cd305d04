//! Why a call of the open service failed. It holds no text of the service and no address: either could carry the
//! key.

use std::fmt;

/// Why a call of the open service failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It cannot be reached, or the connection broke.
    Unreachable,
    /// It did not answer in time.
    TimedOut,
    /// It answered with this HTTP status and nothing that says more.
    Status(u16),
    /// The key is not registered, has run out, or is not allowed here.
    Key(Code),
    /// More calls than the key allows.
    TooOften,
    /// It refused with another code.
    Refused(Code),
    /// What came is neither of the shapes that it is known to have.
    Unreadable,
    /// What came is longer than can be.
    TooLong,
}

/// A result code: at most eight letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code(String);

impl Code {
    /// A code as it came, with everything left out that no code holds.
    pub(super) fn of(text: &str) -> Self {
        let letters = text.trim().chars().filter(char::is_ascii_alphanumeric).take(8);
        Self(letters.collect::<String>().to_ascii_uppercase())
    }

    /// What the code says; `Ok(true)` that rows came, `Ok(false)` that there are none.
    ///
    /// Both families are known: of the service (`K0`, `K3`) and of the portal's gateway in front of it (`00`,
    /// `03`, and from 20 on what is wrong with the key).
    pub(super) fn meaning(&self) -> Result<bool, Trouble> {
        match self.0.as_str() {
            "0" | "00" | "000" | "K0" | "K00" => Ok(true),
            "3" | "03" | "K3" | "K03" => Ok(false),
            "20" | "30" | "31" | "32" => Err(Trouble::Key(self.clone())),
            "22" => Err(Trouble::TooOften),
            _ => Err(Trouble::Refused(self.clone())),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => f.write_str("the service cannot be reached"),
            Self::TimedOut => f.write_str("the service did not answer in time"),
            Self::Status(status) => write!(f, "the service answered with status {status}"),
            Self::Key(Code(code)) => write!(f, "the service does not take the key (code {code})"),
            Self::TooOften => f.write_str("the service allows this key no more calls today (code 22)"),
            Self::Refused(Code(code)) => write!(f, "the service refused (code {code})"),
            Self::Unreadable => f.write_str("the answer of the service cannot be read"),
            Self::TooLong => f.write_str("the answer of the service is longer than can be"),
        }
    }
}

impl std::error::Error for Trouble {}
