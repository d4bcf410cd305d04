//! Whether an address lies elsewhere.

/// Districts, cities and provinces that an address may name by mistake. Of the home district's surroundings: data.
const ELSEWHERE: &[&str] = &[
    "종로구",
    "중구",
    "용산구",
    "성동구",
    "광진구",
    "동대문구",
    "중랑구",
    "성북구",
    "강북구",
    "도봉구",
    "노원구",
    "은평구",
    "서대문구",
    "마포구",
    "양천구",
    "강서구",
    "구로구",
    "금천구",
    "영등포구",
    "동작구",
    "관악구",
    "강남구",
    "송파구",
    "강동구",
    "부산",
    "대구",
    "인천",
    "광주",
    "대전",
    "울산",
    "세종",
    "경기",
    "강원",
    "충북",
    "충남",
    "전북",
    "전남",
    "경북",
    "경남",
    "제주",
    "과천시",
    "성남시",
    "안양시",
    "하남시",
    "수원시",
    "용인시",
];

/// Whether an address names another district, city or province among its first words.
pub(super) fn is_elsewhere(address: &str) -> bool {
    let words = address.split_whitespace().take(4);
    words
        .filter(|word| !word.starts_with("서울") && !word.starts_with("서초"))
        .any(|word| {
            ELSEWHERE.iter().any(|place| match place.ends_with(['구', '시']) {
                true => word == *place,
                false => word
                    .strip_prefix(place)
                    .is_some_and(|rest| ["", "도", "시", "광역시", "특별자치도"].contains(&rest)),
            })
        })
}

#[cfg(test)]
mod tests {
    use super::is_elsewhere;

    #[test]
    fn an_address_of_another_district_is_seen_and_ways_to_ours_are_not_mistaken_for_one() {
        for address in [
            "강남구 역삼로 1",
            "서울 강남구 역삼로 1",
            "서울특별시 송파구 올림픽로",
            "경기도 성남시 분당구",
            "경기 과천시",
            "부산광역시 해운대구",
        ] {
            assert!(is_elsewhere(address), "{address}");
        }
        for address in [
            "남부순환로 2584",
            "서울 서초구 남부순환로 2584",
            "서초구청 뒤 경기약국 2층",
            "3동 501호, 출입구 옆",
            "중구난방 카페 앞",
            "대구탕집 옆",
        ] {
            assert!(!is_elsewhere(address), "{address}");
        }
    }
}
