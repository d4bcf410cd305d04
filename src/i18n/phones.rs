//! Phone numbers as people read them.

/// A phone with hyphens, to be compared at a glance: `010-1234-5678`. What is no mobile or area number of ten or
/// eleven digits stays as it is.
pub fn spaced_phone(digits: &str) -> String {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.to_owned();
    }
    match digits.len() {
        11 => format!("{}-{}-{}", &digits[..3], &digits[3..7], &digits[7..]),
        10 => format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]),
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::spaced_phone;

    #[test]
    fn a_phone_is_parted_where_people_pause() {
        assert_eq!(spaced_phone("01012345678"), "010-1234-5678");
        assert_eq!(spaced_phone("0311234567"), "031-123-4567");
        assert_eq!(spaced_phone("021234567"), "021234567");
        assert_eq!(spaced_phone("전화번호없음"), "전화번호없음");
    }
}
