//! What a file is in truth, whether it is whole, and the same without what a camera writes into it.
//!
//! Nothing is decoded: the parts of the file are walked, so that a hostile picture costs no more than its length.

use super::orientation::{EXIF, crc, orientation, orientation_only};

/// A type of picture that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Jpeg,
    Png,
    Webp,
}

/// Why something is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No picture of these types, whatever its name says.
    NotImage,
    /// It begins like one, but it is broken or too small to read.
    Broken,
}

/// A picture has at least so many pixels on each side.
const SIDE_MIN: u32 = 100;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

impl Kind {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Webp];

    /// As in `Content-Type`.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// By the first bytes.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            _ if bytes.starts_with(PNG) => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }
}

/// A whole picture without place, time, camera and comments.
pub(crate) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let kind = Kind::of(bytes).ok_or(Fault::NotImage)?;
    let cleaned = match kind {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => png(bytes),
        Kind::Webp => webp(bytes),
    };
    let ((width, height), cleaned) = cleaned.ok_or(Fault::Broken)?;
    match width.min(height) >= SIDE_MIN {
        true => Ok(cleaned),
        false => Err(Fault::Broken),
    }
}

/// Width and height, and what is left of the file.
type Cleaned = ((u32, u32), Vec<u8>);

fn jpeg(bytes: &[u8]) -> Option<Cleaned> {
    let mut out = vec![0xff, 0xd8];
    let (mut at, mut size, mut turned) = (2, None, false);
    loop {
        // Between two markers of a scan stand its data, in which FF is followed by 00 or a restart.
        let marker_at = (at..bytes.len().checked_sub(1)?)
            .find(|&at| bytes[at] == 0xff && !matches!(bytes[at + 1], 0x00 | 0xff | 0xd0..=0xd7))?;
        out.extend_from_slice(&bytes[at..marker_at]);
        let marker = bytes[marker_at + 1];
        if marker == 0xd9 {
            out.extend_from_slice(&[0xff, 0xd9]);
            return Some((size?, out));
        }
        let length = usize::from(u16::from_be_bytes(
            bytes.get(marker_at + 2..marker_at + 4)?.try_into().ok()?,
        ));
        let end = marker_at + 2 + length.max(2);
        let segment = bytes.get(marker_at..end).filter(|segment| segment.len() >= 4)?;
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let side = |from: usize| {
                Some(u32::from(u16::from_be_bytes(
                    segment.get(from..from + 2)?.try_into().ok()?,
                )))
            };
            size = Some((side(7)?, side(5)?));
        }
        // Of the application's segments only those that the colours need: JFIF and Adobe. No comments. Of what the
        // camera wrote only how it was held, or the receipt would lie on its side.
        let dropped = matches!(marker, 0xe1..=0xed | 0xef | 0xfe);
        let way = orientation(&segment[4..]).filter(|_| marker == 0xe1 && !turned);
        if let Some(way) = way {
            out.extend_from_slice(&[&[0xff, 0xe1, 0, 34], EXIF, &orientation_only(way)].concat());
            turned = true;
        } else if !dropped {
            out.extend_from_slice(segment);
        }
        at = end;
    }
}

fn png(bytes: &[u8]) -> Option<Cleaned> {
    let mut out = PNG.to_vec();
    let (mut at, mut size, mut turned) = (PNG.len(), None, false);
    loop {
        let number = |from: usize| Some(u32::from_be_bytes(bytes.get(from..from + 4)?.try_into().ok()?));
        let length = usize::try_from(number(at)?).ok()?;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        let kind = &chunk[4..8];
        if kind == b"IHDR" {
            size = Some((number(at + 8)?, number(at + 12)?));
        }
        let way = orientation(&chunk[8..]).filter(|_| kind == b"eXIf" && !turned);
        if let Some(way) = way {
            let kept = [b"eXIf".as_slice(), &orientation_only(way)].concat();
            out.extend_from_slice(&26_u32.to_be_bytes());
            out.extend_from_slice(&kept);
            out.extend_from_slice(&crc(&kept).to_be_bytes());
            turned = true;
        } else if !matches!(kind, b"eXIf" | b"tEXt" | b"iTXt" | b"zTXt" | b"tIME") {
            out.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some((size?, out));
        }
        at = end;
    }
}

fn webp(bytes: &[u8]) -> Option<Cleaned> {
    let number = |from: usize| Some(u32::from_le_bytes(bytes.get(from..from + 4)?.try_into().ok()?));
    let end = usize::try_from(number(4)?).ok()?.checked_add(8)?;
    if bytes.len() < end {
        return None;
    }
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let (mut at, mut size, mut flags, mut turned) = (12, None, None, false);
    while at + 8 <= end {
        let length = usize::try_from(number(at + 4)?).ok()?;
        let next = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let mut chunk = bytes.get(at..next.min(end))?.to_vec();
        let data = chunk.get(8..)?;
        match &bytes[at..at + 4] {
            b"EXIF" => {
                let way = orientation(data).filter(|_| !turned);
                chunk.clear();
                if let Some(way) = way {
                    chunk = [b"EXIF\x1a\0\0\0".as_slice(), &orientation_only(way)].concat();
                    turned = true;
                }
            }
            b"XMP " => chunk.clear(),
            b"VP8X" => {
                let side = |from: usize| {
                    let three = data.get(from..from + 3)?;
                    Some(1 + u32::from_le_bytes([three[0], three[1], three[2], 0]))
                };
                size = size.or(Some((side(4)?, side(7)?)));
                // It no longer has XMP, and EXIF only where it says how the camera was held.
                chunk[8] &= !0x0c;
                flags = Some(out.len() + 8);
            }
            b"VP8 " => {
                let side = |from: usize| {
                    let two = data.get(from..from + 2)?;
                    Some(u32::from(u16::from_le_bytes([two[0], two[1]]) & 0x3fff))
                };
                size = size.or(Some((side(6)?, side(8)?)));
            }
            b"VP8L" => {
                let four = data.get(1..5)?;
                let bits = u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
                size = size.or(Some((1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff))));
            }
            _ => {}
        }
        out.extend_from_slice(&chunk);
        at = next;
    }
    if let Some(flags) = flags.filter(|_| turned) {
        out[flags] |= 0x08;
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Some((size?, out))
}

#[cfg(test)]
#[path = "image_tests.rs"]
mod tests;
