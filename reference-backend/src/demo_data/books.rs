//! A catalogue for demonstration: no title, author or publisher of it exists, and no book has its ISBNs (979-9 is
//! given to nobody).

use contract::payback::{Book, BookKind, normalise_isbn};
use contract::time::Date;

/// A book of the catalogue.
#[derive(Debug, Clone)]
pub(crate) struct BookSeed {
    pub(crate) book: Book,
    /// Copies in the libraries of the district.
    pub(crate) copies: u16,
}

type Line = (&'static str, u32, (i32, u32, u32), u16);

/// Title, price in won, day of appearance, copies held.
const GENERAL: &[Line] = &[
    ("골목을 걷는 시간", 16_000, (2026, 3, 10), 1),
    ("느린 아침의 빵", 15_500, (2025, 11, 5), 2),
    ("할머니의 텃밭 수첩", 14_000, (2026, 5, 20), 0),
    ("처음 만나는 별자리", 18_000, (2024, 7, 1), 3),
    ("비 오는 날의 산책", 13_500, (2026, 9, 15), 0),
    ("작은 부엌의 사계절", 17_000, (2025, 4, 12), 1),
    ("강을 따라 사는 새들", 22_000, (2023, 10, 30), 2),
    ("오래된 집 고쳐 살기", 19_800, (2025, 1, 25), 1),
    ("혼자 배우는 수채화", 21_000, (2024, 2, 14), 0),
    ("하루 한 장 우리말", 12_800, (2026, 1, 2), 4),
    ("숲에서 온 편지", 15_000, (2026, 8, 8), 0),
    ("이웃과 밥 먹는 날", 14_500, (2025, 9, 1), 1),
    ("천천히 읽는 지도", 24_000, (2024, 11, 11), 1),
    ("나이 드는 몸과 친해지기", 16_800, (2026, 2, 19), 3),
    ("무릎이 편한 스트레칭", 17_500, (2025, 6, 6), 2),
    ("돋보기 없이 쓰는 스마트폰", 13_000, (2026, 4, 1), 4),
    ("창가의 화분들", 14_800, (2023, 5, 5), 1),
    ("쉬운 경제 신문 읽기", 18_500, (2026, 6, 30), 2),
    ("바다 마을 사진첩", 33_000, (2025, 8, 21), 0),
    ("손주와 하는 종이접기", 12_000, (2026, 5, 5), 2),
    ("밤하늘 관측 일기", 26_000, (2024, 9, 9), 0),
    ("산나물 도감", 38_000, (2025, 3, 3), 1),
    ("달리기를 시작하는 법", 16_500, (2026, 7, 7), 1),
    ("시장 골목의 하루", 15_800, (2025, 10, 10), 0),
    ("고양이와 사는 집", 14_200, (2026, 10, 2), 1),
    ("걱정을 접는 연습", 15_200, (2026, 3, 28), 3),
    ("처음 쓰는 자서전", 18_000, (2024, 12, 24), 1),
    ("도시 텃밭 열두 달", 20_000, (2025, 2, 2), 2),
    ("버스로 가는 작은 여행", 17_800, (2026, 4, 18), 0),
    ("집에서 듣는 고전 음악", 19_000, (2025, 12, 1), 1),
    ("한 그릇 저녁밥", 16_200, (2026, 9, 30), 0),
    ("다시 배우는 수학", 21_500, (2024, 3, 14), 1),
    ("돌봄의 시간", 16_000, (2026, 10, 15), 0),
    ("우리 동네 나무 이야기", 23_000, (2025, 5, 31), 3),
    ("글씨가 큰 옛이야기", 15_000, (2026, 1, 20), 2),
    ("바느질로 고치는 옷", 18_800, (2025, 7, 17), 0),
    ("부모님과 병원 가는 날", 14_600, (2026, 8, 25), 1),
    ("자전거로 한강 한 바퀴", 17_200, (2024, 5, 19), 1),
    ("마을 도서관의 겨울", 13_800, (2026, 11, 3), 0),
    ("기억을 돕는 놀이", 16_900, (2025, 11, 28), 2),
    ("잠이 오는 이야기", 12_500, (2026, 6, 12), 1),
    ("차 한 잔의 역사", 25_000, (2023, 12, 8), 1),
    ("오늘의 날씨 공부", 19_500, (2026, 2, 28), 0),
    ("새벽 시장 요리사", 17_600, (2025, 8, 3), 1),
    ("계단 옆 작은 책방", 14_900, (2026, 9, 1), 0),
    // Rules say no to these.
    ("세계 건축 사진집", 98_000, (2026, 3, 1), 0),
    ("큰 지도책", 62_000, (2025, 9, 9), 1),
    ("한 질로 읽는 우리 역사", 120_000, (2024, 8, 15), 2),
    ("옛 서울 산책", 15_000, (2018, 6, 18), 1),
    ("십 년 전의 요리책", 14_000, (2016, 4, 4), 2),
    ("오래 사랑받은 동화", 11_000, (2019, 12, 12), 5),
    ("누구나 읽는 소설", 16_000, (2025, 6, 1), 8),
    ("모두의 심리학", 17_000, (2024, 10, 1), 6),
];

/// Those that a rule about their kind refuses.
const OTHER: &[(BookKind, Line)] = &[
    (
        BookKind::Textbook,
        ("기초 영문법 문제집", 15_000, (2026, 1, 10), 0),
    ),
    (
        BookKind::Textbook,
        ("한 권으로 끝내는 자격시험", 28_000, (2026, 2, 1), 0),
    ),
    (
        BookKind::Textbook,
        ("초등 수학 교과서 풀이", 13_000, (2026, 3, 1), 0),
    ),
    (BookKind::Comic, ("동네 고양이 만화 1", 9_000, (2026, 5, 1), 0)),
    (BookKind::Comic, ("동네 고양이 만화 2", 9_000, (2026, 7, 1), 0)),
    (
        BookKind::Magazine,
        ("월간 골목 2026년 11월호", 12_000, (2026, 10, 25), 0),
    ),
    (BookKind::Adult, ("어른만 보는 이야기", 18_000, (2026, 4, 4), 0)),
];

/// The whole catalogue, in the order in which it is listed.
pub(crate) fn books() -> Vec<BookSeed> {
    let general = GENERAL.iter().map(|line| (BookKind::General, line));
    let other = OTHER.iter().map(|(kind, line)| (*kind, line));
    general
        .chain(other)
        .enumerate()
        .filter_map(|(at, (kind, line))| seed(at, kind, line))
        .collect()
}

fn seed(
    at: usize,
    kind: BookKind,
    (title, price_won, (year, month, day), copies): &Line,
) -> Option<BookSeed> {
    const LETTERS: [&str; 7] = ["가", "나", "다", "라", "마", "바", "사"];
    let letter = |step: usize| LETTERS[(at / step) % LETTERS.len()];
    let isbn13 = (0..10).find_map(|check| normalise_isbn(&format!("9799900{at:05}{check}")).ok())?;
    Some(BookSeed {
        book: Book {
            isbn13,
            title: format!("{title} (시연용)"),
            author: format!("시연 지은이 {}{}", letter(1), letter(7)),
            publisher: format!("시연출판 {}", letter(3)),
            price_won: *price_won,
            published: Date::new(*year, *month, *day)?,
            kind,
            demo: true,
        },
        copies: *copies,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_whole_and_says_of_each_book_that_it_is_none() {
        let all = books();
        assert_eq!(all.len(), GENERAL.len() + OTHER.len());
        assert!(all.len() >= 60);
        let isbns: std::collections::BTreeSet<&str> =
            all.iter().map(|seed| seed.book.isbn13.as_str()).collect();
        assert_eq!(isbns.len(), all.len());
        for BookSeed { book, .. } in &all {
            assert!(book.demo && book.title.ends_with("(시연용)") && book.isbn13.starts_with("9799"));
        }
    }
}
