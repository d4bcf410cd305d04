//! Chance.

/// A random 128-bit number as 32 hexadecimal digits, for the key of a write.
pub fn key_128() -> String {
    bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A number from 0 up to, not including, 1: for jitter.
pub fn unit() -> f64 {
    let [a, b, c, d, ..] = bytes();
    f64::from(u32::from_le_bytes([a, b, c, d])) / (f64::from(u32::MAX) + 1.0)
}

#[cfg(target_arch = "wasm32")]
fn bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    // Without the browser's chance a key could be guessed or met twice: better no request at all.
    assert!(filled == Some(true), "the browser gives no random numbers");
    bytes
}

/// On the host, for rendering and tests: different each time, guessable.
#[cfg(not(target_arch = "wasm32"))]
fn bytes() -> [u8; 16] {
    use std::hash::{BuildHasher, Hasher, RandomState};
    let half = || RandomState::new().build_hasher().finish().to_le_bytes();
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&half());
    bytes[8..].copy_from_slice(&half());
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_have_128_bits_and_differ() {
        let (one, other) = (super::key_128(), super::key_128());
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
        assert!((0.0..1.0).contains(&super::unit()));
    }
}
