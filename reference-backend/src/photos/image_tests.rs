//! Pictures cleaned: what goes, what stays, what is refused.

use super::*;
use proptest::prelude::*;

const SECRET: &[u8] = b"GPS 37.4836 127.0327";

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], length.as_slice(), data].concat()
}

fn a_jpeg(side: u16) -> Vec<u8> {
    let [high, low] = side.to_be_bytes();
    [
        vec![0xff, 0xd8],
        segment(0xe0, b"JFIF\0"),
        segment(0xe1, SECRET),
        segment(0xfe, SECRET),
        segment(0xc0, &[8, high, low, high, low, 3, 0, 0, 0]),
        segment(0xda, &[1, 2, 3]),
        vec![1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4],
        vec![0xff, 0xd9],
        SECRET.to_vec(),
    ]
    .concat()
}

fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length, kind, data, &[0; 4]].concat()
}

fn a_png(side: u32) -> Vec<u8> {
    a_png_with(side, SECRET)
}

fn a_png_with(side: u32, exif: &[u8]) -> Vec<u8> {
    let header = [side.to_be_bytes(), side.to_be_bytes()].concat();
    [
        PNG.to_vec(),
        chunk(b"IHDR", &header),
        chunk(b"eXIf", exif),
        chunk(b"tEXt", SECRET),
        chunk(b"IDAT", &[1, 2, 3]),
        chunk(b"IEND", &[]),
        SECRET.to_vec(),
    ]
    .concat()
}

fn a_webp(side: u16) -> Vec<u8> {
    a_webp_with(side, SECRET)
}

fn a_webp_with(side: u16, exif: &[u8]) -> Vec<u8> {
    let part = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        let pad = vec![0; data.len() % 2];
        [kind, &length, data, &pad].concat()
    };
    let [low, high] = (side - 1).to_le_bytes();
    let inner = [
        b"WEBP".to_vec(),
        part(b"VP8X", &[0x0c, 0, 0, 0, low, high, 0, low, high, 0]),
        part(b"VP8 ", &[0; 11]),
        part(b"EXIF", exif),
        part(b"XMP ", SECRET),
    ]
    .concat();
    let length = u32::try_from(inner.len()).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &length, &inner].concat()
}

#[test]
fn where_and_when_it_was_taken_is_taken_out_and_the_picture_stays() {
    for (kind, whole) in Kind::ALL.into_iter().zip([a_jpeg(600), a_png(600), a_webp(600)]) {
        assert_eq!(Kind::of(&whole), Some(kind));
        let cleaned = clean(&whole).unwrap();
        let tells = |bytes: &[u8]| bytes.windows(4).any(|part| part == &SECRET[4..8]);
        assert!(tells(&whole) && !tells(&cleaned), "{kind:?}");
        assert_eq!(clean(&cleaned).as_ref(), Ok(&cleaned), "{kind:?}: once is enough");
        assert_eq!(Kind::of(&cleaned), Some(kind));
    }
    assert!(
        clean(&a_jpeg(600))
            .unwrap()
            .windows(4)
            .any(|part| part == b"JFIF")
    );
}

/// EXIF as a camera writes it: its name, how it was held, where it was.
fn camera(large_end_first: bool, way: u8) -> Vec<u8> {
    let number = |number: u32, length: usize| match large_end_first {
        true => number.to_be_bytes()[4 - length..].to_vec(),
        false => number.to_le_bytes()[..length].to_vec(),
    };
    let entry = |tag: u32, kind: u32, count: u32, value: Vec<u8>| {
        let mut value = value;
        value.resize(4, 0);
        [number(tag, 2), number(kind, 2), number(count, 4), value].concat()
    };
    let start = if large_end_first { b"MM\0*" } else { b"II*\0" };
    [
        EXIF.to_vec(),
        start.to_vec(),
        number(8, 4),
        number(3, 2),
        entry(0x010f, 2, 4, b"SHOT".to_vec()),
        entry(0x0112, 3, 1, number(way.into(), 2)),
        entry(0x8825, 4, 1, number(50, 4)),
        number(0, 4),
        SECRET.to_vec(),
    ]
    .concat()
}

#[test]
fn a_photo_of_a_phone_held_upright_stays_upright_and_says_nothing_else() {
    let photo = |exif: Vec<u8>| {
        let bare = a_jpeg(600);
        [&bare[..2], &segment(0xe1, &exif), &bare[2..]].concat()
    };
    for large_end_first in [true, false] {
        let cleaned = clean(&photo(camera(large_end_first, 6))).unwrap();
        let kept = segment(0xe1, &[EXIF, &orientation_only(6)].concat());
        assert_eq!(cleaned[2..2 + kept.len()], kept);
        assert_eq!(orientation(&kept[4..]), Some(6));
        for secret in [&SECRET[4..8], b"SHOT"] {
            assert!(!cleaned.windows(4).any(|part| part == secret));
        }
        assert_eq!(clean(&cleaned).as_ref(), Ok(&cleaned), "once is enough");
    }
    for nothing in [camera(true, 1), camera(false, 9), EXIF.to_vec(), SECRET.to_vec()] {
        let cleaned = clean(&photo(nothing)).unwrap();
        assert!(!cleaned.windows(4).any(|part| part == &EXIF[..4]));
    }
}

/// The bytes without what must follow them at once.
fn after<'a>(bytes: &'a [u8], part: &[u8]) -> &'a [u8] {
    let at = bytes.windows(part.len()).position(|here| here == part);
    &bytes[at.expect("it is there") + part.len()..]
}

#[test]
fn pictures_of_other_types_stay_upright_too_and_say_nothing_else() {
    for large_end_first in [true, false] {
        let exif = camera(large_end_first, 8);
        let png = clean(&a_png_with(600, &exif[EXIF.len()..])).unwrap();
        let webp = clean(&a_webp_with(600, &exif)).unwrap();
        for cleaned in [&png, &webp] {
            for secret in [&SECRET[4..8], b"SHOT"] {
                assert!(!cleaned.windows(4).any(|part| part == secret));
            }
            assert_eq!(clean(cleaned).as_ref(), Ok(cleaned), "once is enough");
        }
        let kept = after(&png, b"eXIf");
        assert_eq!(kept[..26], orientation_only(8));
        let sum = crc(&[b"eXIf".as_slice(), &kept[..26]].concat());
        assert_eq!(kept[26..30], sum.to_be_bytes());
        assert_eq!(after(&webp, b"EXIF\x1a\0\0\0")[..26], orientation_only(8));
        assert_eq!(after(&webp, b"VP8X")[4] & 0x0c, 0x08, "it says that it has EXIF");
    }
}

#[test]
fn what_is_cut_or_too_small_is_broken_and_other_files_are_no_pictures() {
    for small in [a_jpeg(99), a_png(99), a_webp(99)] {
        assert_eq!(clean(&small), Err(Fault::Broken));
    }
    for cut in [&a_jpeg(600)[..60], &a_png(600)[..40], &a_webp(600)[..40]] {
        assert_eq!(clean(cut), Err(Fault::Broken));
    }
    for other in [
        b"%PDF-1.7 renamed to receipt.jpg".as_slice(),
        b"GIF89a",
        b"<svg/>",
        b"",
    ] {
        assert_eq!(clean(other), Err(Fault::NotImage));
    }
}

proptest! {
    #[test]
    fn no_camera_makes_it_panic(at in 0_usize..80, value in any::<u8>(), cut in 0_usize..90) {
        let mut exif = camera(at % 2 == 0, 6);
        let length = exif.len();
        exif[at % length] = value;
        exif.truncate(cut);
        let _ = orientation(&exif);
    }

    #[test]
    fn no_bytes_make_it_panic(
        which in 0_usize..3, at in 0_usize..120, value in any::<u8>(), cut in 0_usize..200
    ) {
        let mut bytes = [a_jpeg(600), a_png(600), a_webp(600)][which].clone();
        let length = bytes.len();
        bytes[at % length] = value;
        bytes.truncate(cut);
        let _ = clean(&bytes);
    }
}
