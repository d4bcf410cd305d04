//! The civil-service centre and the eighteen dong offices.

use super::parts::text;
use contract::office::{Counter, CounterKind, OfficeKind, Position};
use contract::text::LocalText;

/// An office, without its hours.
#[derive(Debug, Clone)]
pub(crate) struct OfficeSeed {
    pub(crate) id: &'static str,
    pub(crate) name: LocalText,
    pub(crate) kind: OfficeKind,
    pub(crate) dong: LocalText,
    pub(crate) address: Option<LocalText>,
    pub(crate) phone: &'static str,
    pub(crate) position: Option<Position>,
    pub(crate) counters: Vec<Counter>,
    pub(crate) demo: bool,
}

/// The telephone of the city's call centre, which helps with all offices.
const CALL_CENTRE: &str = "120";

/// Id, name of the dong in Korean and English, rough middle in thousandths of a degree.
const DONG: &[(&str, &str, &str, i32, i32)] = &[
    ("seocho-1", "서초1동", "Seocho 1-dong", 37_488, 127_019),
    ("seocho-2", "서초2동", "Seocho 2-dong", 37_492, 127_025),
    ("seocho-3", "서초3동", "Seocho 3-dong", 37_484, 127_010),
    ("seocho-4", "서초4동", "Seocho 4-dong", 37_502, 127_023),
    ("jamwon", "잠원동", "Jamwon-dong", 37_515, 127_013),
    ("banpo-bon", "반포본동", "Banpobon-dong", 37_503, 126_988),
    ("banpo-1", "반포1동", "Banpo 1-dong", 37_505, 127_013),
    ("banpo-2", "반포2동", "Banpo 2-dong", 37_505, 126_996),
    ("banpo-3", "반포3동", "Banpo 3-dong", 37_511, 127_006),
    ("banpo-4", "반포4동", "Banpo 4-dong", 37_499, 127_000),
    ("bangbae-bon", "방배본동", "Bangbaebon-dong", 37_493, 126_987),
    ("bangbae-1", "방배1동", "Bangbae 1-dong", 37_483, 126_995),
    ("bangbae-2", "방배2동", "Bangbae 2-dong", 37_480, 126_986),
    ("bangbae-3", "방배3동", "Bangbae 3-dong", 37_479, 126_999),
    ("bangbae-4", "방배4동", "Bangbae 4-dong", 37_490, 126_991),
    ("yangjae-1", "양재1동", "Yangjae 1-dong", 37_474, 127_027),
    ("yangjae-2", "양재2동", "Yangjae 2-dong", 37_469, 127_042),
    ("naegok", "내곡동", "Naegok-dong", 37_459, 127_076),
];

/// All offices, the centre first, then the dong in the order of the district.
pub(crate) fn offices() -> Vec<OfficeSeed> {
    let mut all = vec![center()];
    all.extend(DONG.iter().map(|&(id, ko, en, latitude, longitude)| OfficeSeed {
        id,
        name: text(&format!("{ko} 주민센터"), &format!("{en} Community Center")),
        kind: OfficeKind::DongOffice,
        dong: text(ko, en),
        address: None,
        phone: CALL_CENTRE,
        position: Some(rough(latitude, longitude)),
        counters: vec![
            counter("general", "통합민원", "General affairs", CounterKind::General),
            counter("welfare", "복지", "Welfare", CounterKind::Welfare),
        ],
        demo: true,
    }));
    all
}

fn center() -> OfficeSeed {
    OfficeSeed {
        id: "ok-center",
        name: text("서초구청 OK민원센터", "Seocho-gu Office OK Civil Service Center"),
        kind: OfficeKind::CivilCenter,
        dong: text("서초동", "Seocho-dong"),
        address: Some(text(
            "서울특별시 서초구 남부순환로 2584",
            "2584 Nambusunhwan-ro, Seocho-gu, Seoul",
        )),
        phone: CALL_CENTRE,
        position: Some(rough(37_484, 127_033)),
        counters: vec![
            counter("general", "통합민원", "General affairs", CounterKind::General),
            counter("passport", "여권", "Passport", CounterKind::Passport),
            counter(
                "family-relation",
                "가족관계",
                "Family relations",
                CounterKind::FamilyRelation,
            ),
        ],
        demo: false,
    }
}

fn rough(latitude: i32, longitude: i32) -> Position {
    Position {
        latitude_e6: latitude * 1000,
        longitude_e6: longitude * 1000,
        approximate: true,
    }
}

fn counter(id: &str, ko: &str, en: &str, kind: CounterKind) -> Counter {
    Counter {
        id: id.into(),
        name: text(ko, en),
        kind,
    }
}
