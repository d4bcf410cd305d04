//! Numbers nobody can guess, and one-way forms of them.

use contract::reservation::REFERENCE_ALPHABET;
use sha2::{Digest, Sha256};

/// A SHA-256.
pub(crate) type Hash = [u8; 32];

/// Random bytes from the operating system.
///
/// # Panics
/// If the system has none: then nothing here may go on.
fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    match getrandom::fill(&mut bytes) {
        Ok(()) => bytes,
        Err(error) => panic!("the system gives no random numbers: {error}"),
    }
}

/// A random id of 128 bits as 32 hexadecimal digits.
pub(crate) fn id() -> String {
    hex(&bytes::<16>())
}

/// A random secret of 256 bits.
pub(crate) fn secret() -> String {
    hex(&bytes::<32>())
}

/// A random number from 0 to 999, about evenly.
pub(crate) fn per_mille() -> u16 {
    u16::from_be_bytes(bytes::<2>()) % 1000
}

/// A random code of six digits.
pub(crate) fn code() -> String {
    // Numbers beyond the last whole round are thrown away, so that no code is likelier.
    let limit = u32::MAX / 1_000_000 * 1_000_000;
    loop {
        let number = u32::from_be_bytes(bytes());
        if number < limit {
            return format!("{:06}", number % 1_000_000);
        }
    }
}

/// A random code of eight digits for work that is set aside.
pub(crate) fn parked_code() -> String {
    // As with six digits, no code is likelier.
    let limit = u32::MAX / 100_000_000 * 100_000_000;
    loop {
        let number = u32::from_be_bytes(bytes());
        if number < limit {
            return format!("{:08}", number % 100_000_000);
        }
    }
}

/// A random secret of 78 bits in the letters of a reference, for a QR code.
pub(crate) fn qr_secret() -> String {
    format!("{}{}", reference(), reference()).replace('-', "")
}

/// A random reference, printed form: `S7K2-9QF4`.
pub(crate) fn reference() -> String {
    let alphabet = REFERENCE_ALPHABET.as_bytes();
    // Numbers beyond the last whole round of the alphabet are thrown away, so that no letter is likelier.
    let limit = 256 / alphabet.len() * alphabet.len();
    let mut letters = String::with_capacity(9);
    while letters.len() < 9 {
        for byte in bytes::<16>() {
            if usize::from(byte) < limit && letters.len() < 9 {
                if letters.len() == 4 {
                    letters.push('-');
                }
                letters.push(char::from(alphabet[usize::from(byte) % alphabet.len()]));
            }
        }
    }
    letters
}

/// SHA-256 of parts, each with its length, so that no two lists of parts come out the same.
pub(crate) fn hash(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::reservation::normalise_reference;

    #[test]
    fn references_are_readable_and_differ() {
        let all: std::collections::HashSet<String> = (0..500).map(|_| reference()).collect();
        assert_eq!(all.len(), 500);
        assert!(
            all.iter()
                .all(|one| normalise_reference(one).as_ref() == Some(one))
        );
    }

    #[test]
    fn parts_cannot_be_moved_between_fields() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
        assert_eq!(id().len(), 32);
        assert_eq!(secret().len(), 64);
    }
}
