//! How a camera was held: the one thing of what it writes into a picture that is kept.

/// What EXIF begins with in a JPEG.
pub(super) const EXIF: &[u8] = b"Exif\0\0";
/// The number of its entry on how the camera was held.
const ORIENTATION: usize = 0x0112;

/// How the camera was held, by EXIF with or without what it begins with in a JPEG: 2 to 8. `None` where it was upright or nothing says.
pub(super) fn orientation(exif: &[u8]) -> Option<u8> {
    let tiff = exif.strip_prefix(EXIF).unwrap_or(exif);
    let large_end_first = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let number = |at: usize, length: usize| -> Option<usize> {
        let bytes = tiff.get(at..at.checked_add(length)?)?;
        let add = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(match large_end_first {
            true => bytes.iter().fold(0, add),
            false => bytes.iter().rev().fold(0, add),
        })
    };
    let first = number(4, 4)?;
    let entries = number(first, 2)?;
    let entry = (0..entries).find_map(|nth| {
        let at = first.checked_add(2 + nth * 12)?;
        (number(at, 2)? == ORIENTATION).then_some(at)
    })?;
    let way = u8::try_from(number(entry + 8, 2)?).ok()?;
    (2..=8).contains(&way).then_some(way)
}

/// EXIF that says nothing but how the camera was held.
pub(super) fn orientation_only(way: u8) -> [u8; 26] {
    let mut tiff = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    tiff[19] = way;
    tiff
}

/// The check sum of a chunk of PNG, over its name and its data.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    let bit = |sum: u32| (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1));
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| bit(sum))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_that_of_png() {
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }
}
