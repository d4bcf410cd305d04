//! Rows of offices: name, place and hours as far as the service knows them.

use super::counters::office_id;
use super::row::Row;
use contract::office::{DayHours, Hours, Office, OfficeKind, Position};
use contract::text::LocalText;
use std::collections::BTreeMap;

/// Degrees of latitude and longitude between which the country lies.
const LATITUDE: std::ops::RangeInclusive<f64> = 33.0..=39.0;
const LONGITUDE: std::ops::RangeInclusive<f64> = 124.0..=132.0;

/// An office as the service knows it, still without counters and closed days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownOffice {
    /// As it is served.
    pub(super) office: Office,
    /// Whether it opens on some evenings, which are told only in words.
    pub(super) evenings: bool,
    /// Whether it opens at some weekends, which are told only in words.
    pub(super) weekends: bool,
}

/// The area whose offices are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area(String);

impl Area {
    /// Reads an area code of ten digits: a province, a district or a dong.
    pub fn read(code: &str) -> Option<Self> {
        let good = code.len() == 10 && code.bytes().all(|byte| byte.is_ascii_digit());
        good.then(|| Self(code.into()))
    }

    /// The code.
    pub(super) fn code(&self) -> &str {
        &self.0
    }

    /// Whether a row lies in the area. A row without a code was chosen by the service.
    pub(super) fn holds(&self, row: &Row) -> bool {
        // A district's code ends in zeros, and begins those of all its dong.
        let own = [2, 5, 8, 10]
            .into_iter()
            .find(|&length| self.0[length..].bytes().all(|byte| byte == b'0'))
            .unwrap_or(10);
        row.text("stdgCd")
            .is_none_or(|code| code.starts_with(&self.0[..own]))
    }
}

/// The offices of an area, civil-service centres first; the second value is how many rows were none.
pub(super) fn of_rows(rows: &[Row], area: &Area, phone: &str) -> (Vec<KnownOffice>, usize) {
    let mut offices: BTreeMap<String, KnownOffice> = BTreeMap::new();
    let mut dropped = 0;
    for row in rows.iter().filter(|row| area.holds(row)) {
        match of_row(row, phone) {
            Some(known) => drop(offices.insert(known.office.id.clone(), known)),
            None => dropped += 1,
        }
    }
    let mut offices: Vec<_> = offices.into_values().collect();
    offices.sort_by(|one, other| order(&one.office).cmp(&order(&other.office)));
    (offices, dropped)
}

fn order(office: &Office) -> (bool, &str, &str) {
    (
        office.kind != OfficeKind::CivilCenter,
        &office.name.ko,
        &office.id,
    )
}

fn of_row(row: &Row, phone: &str) -> Option<KnownOffice> {
    let name = row.text("csoNm")?;
    let evening = Told::of(row, "nghtOperYn", "nghtDowExpln");
    let weekend = Told::of(row, "wkndOperYn", "wkndDowExpln");
    let notes = [evening.note("야간", "Evenings"), weekend.note("주말", "Weekends")];
    let lot = row.text("lotnoAddr");
    let (latitude, longitude) = (row.degrees_e6("lat", LATITUDE), row.degrees_e6("lot", LONGITUDE));
    let office = Office {
        id: office_id(row)?,
        kind: kind_of(&name),
        dong: korean(dong_of(lot.as_deref(), &name)),
        address: row.text("roadNmAddr").or(lot).map(korean),
        name: korean(name),
        phone: phone.into(),
        position: latitude
            .zip(longitude)
            .map(|(latitude_e6, longitude_e6)| Position {
                latitude_e6,
                longitude_e6,
                approximate: false,
            }),
        hours: Hours {
            weekly: weekdays(row),
            closures: Vec::new(),
            notes: notes.into_iter().flatten().collect(),
        },
        counters: Vec::new(),
        takes_orders: false,
        demo: false,
    };
    Some(KnownOffice {
        office,
        evenings: evening.open,
        weekends: weekend.open,
    })
}

fn korean(ko: String) -> LocalText {
    LocalText::of(ko, None)
}

/// Hours that are told in words only.
struct Told {
    open: bool,
    words: Option<String>,
}

impl Told {
    fn of(row: &Row, mark: &str, words: &str) -> Self {
        Self {
            open: row.yes(mark),
            words: row.text(words),
        }
    }

    /// What residents read; the words of the office stay as they are.
    fn note(&self, ko: &str, en: &str) -> Option<LocalText> {
        match (&self.words, self.open) {
            (Some(words), true) => Some(korean(format!("{ko}: {words}"))),
            (None, true) => Some(LocalText::new(
                format!("{ko}: 여는 날이 있어요. 시간은 전화로 확인하세요."),
                format!("{en}: open on some days. Please ask for the hours by telephone."),
            )),
            (_, false) => None,
        }
    }
}

/// The hours of Monday to Friday, if they can be true.
fn weekdays(row: &Row) -> Vec<DayHours> {
    let (Some(open), Some(close)) = (row.clock("wkdyOperBgngTm"), row.clock("wkdyOperEndTm")) else {
        return Vec::new();
    };
    if open >= close {
        return Vec::new();
    }
    let day = |weekday| DayHours {
        weekday,
        open,
        close,
        lunch: None,
        evening: false,
    };
    (0..5).map(day).collect()
}

fn kind_of(name: &str) -> OfficeKind {
    let of_dong = ["주민센터", "행정복지센터", "읍사무소", "면사무소"];
    match of_dong.iter().any(|word| name.contains(word)) {
        true => OfficeKind::DongOffice,
        false => OfficeKind::CivilCenter,
    }
}

/// The dong that an office lies in: from its address by lot, else from its name, else the name itself.
fn dong_of(lot: Option<&str>, name: &str) -> String {
    let of_dong = |word: &&str| {
        word.chars().count() > 1 && ["동", "읍", "면", "가"].iter().any(|end| word.ends_with(end))
    };
    let from_lot = lot.and_then(|lot| lot.split_whitespace().find(of_dong));
    from_lot
        .or_else(|| name.split_whitespace().find(of_dong))
        .unwrap_or(name)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn row(value: &Value) -> Row {
        Row(value.as_object().unwrap().clone())
    }

    fn center() -> Value {
        json!({ "csoSn": "4", "csoNm": "서초구청 OK민원센터", "stdgCd": "1165010800",
                "roadNmAddr": "서울특별시 서초구 남부순환로 2584", "lotnoAddr": "서울특별시 서초구 서초동 1376-3",
                "lat": "37.4836", "lot": "127.0327", "wkdyOperBgngTm": "090000", "wkdyOperEndTm": "180000",
                "nghtOperYn": "Y", "nghtDowExpln": "매주 수요일 20시까지", "wkndOperYn": "N", "wkndDowExpln": "없음" })
    }

    #[test]
    fn an_office_is_mapped_with_its_hours_in_words() {
        let known = of_row(&row(&center()), "120").unwrap();
        let office = &known.office;
        assert_eq!((office.id.as_str(), office.dong.ko.as_str()), ("cso-4", "서초동"));
        assert_eq!(office.position.as_ref().unwrap().longitude_e6, 127_032_700);
        assert_eq!(office.hours.weekly.len(), 5);
        assert_eq!(office.hours.weekly[0].close.to_string(), "18:00");
        let notes: Vec<_> = office.hours.notes.iter().map(|note| note.ko.as_str()).collect();
        assert_eq!(notes, ["야간: 매주 수요일 20시까지"]);
        assert_eq!((known.evenings, known.weekends), (true, false));
        assert!(!office.takes_orders && !office.demo);
    }

    #[test]
    fn what_is_missing_stays_unknown_and_is_not_made_up() {
        let known = of_row(
            &row(&json!({ "csoSn": 9, "csoNm": "반포1동 주민센터", "wkndOperYn": "Y" })),
            "120",
        )
        .unwrap();
        let office = known.office;
        assert_eq!(
            (office.kind, office.dong.ko.as_str()),
            (OfficeKind::DongOffice, "반포1동")
        );
        assert_eq!((office.address, office.position), (None, None));
        assert!(office.hours.weekly.is_empty());
        assert!(office.hours.notes[0].ko.starts_with("주말: 여는 날이 있어요."));
        assert_eq!(of_row(&row(&json!({ "csoSn": 9 })), "120"), None);
        assert_eq!(of_row(&row(&json!({ "csoNm": "가" })), "120"), None);
    }

    #[test]
    fn hours_that_cannot_be_true_are_none() {
        let mut center = center();
        center["wkdyOperEndTm"] = json!("080000");
        assert!(weekdays(&row(&center)).is_empty());
        center["wkdyOperEndTm"] = json!("여섯시");
        assert!(weekdays(&row(&center)).is_empty());
    }

    #[test]
    fn an_area_holds_its_dong_and_no_other_district() {
        let holds =
            |area: &str, code: &str| Area::read(area).unwrap().holds(&row(&json!({ "stdgCd": code })));
        assert!(holds("1165000000", "1165010800"));
        assert!(holds("1165000000", "1165000000"));
        assert!(!holds("1165000000", "1168010800"));
        assert!(holds("1100000000", "1168010800"));
        assert!(!holds("1165010800", "1165010700"));
        assert!(Area::read("1165000000").unwrap().holds(&row(&json!({}))));
        assert_eq!(Area::read("11650"), None);
        assert_eq!(Area::read("서초구서초구"), None);
    }

    #[test]
    fn centres_come_first_and_repeated_rows_are_one_office() {
        let dong = json!({ "csoSn": 2, "csoNm": "가동 주민센터" });
        let rows = [row(&dong), row(&center()), row(&dong), row(&json!({}))];
        let (offices, dropped) = of_rows(&rows, &Area::read("1165000000").unwrap(), "120");
        let ids: Vec<_> = offices.iter().map(|known| known.office.id.as_str()).collect();
        assert_eq!((ids, dropped), (vec!["cso-4", "cso-2"], 1));
    }
}
