//! Services that come by truck, and the trucks and buses with their stops.

use super::super::parts::text;
use super::parts::{FIFTEEN, Said, TEN, choice, hinted, more, service, words};
use crate::calendar;
use contract::time::{ClockTime, Date, Timestamp};
use contract::visit::VisitRuleAbout::{ForWhom, HowLong, Proof, WhatHappens, WhoComes};
use contract::visit::{MobileStop, MobileUnit, MobileUnitKind, VisitService};

/// The fields of advice that the sources name. They speak of eight and name seven.
const ADVICE: &[(&str, Said)] = &[
    ("building", ("건축", "Building")),
    ("welfare", ("복지", "Welfare")),
    ("property", ("부동산", "Property")),
    ("law", ("법률", "Law")),
    ("rights", ("인권", "Human rights")),
    ("labour", ("노무", "Labour")),
    ("tax", ("세무", "Tax")),
];

/// Stops are told for so many days from today.
const STOPS_DAYS: u64 = 42;

pub(super) fn services() -> Vec<VisitService> {
    vec![city_hall_visit(), city_truck()]
}

fn city_hall_visit() -> VisitService {
    service(
        "city-hall-visit",
        ("찾아가는 서울시청", "Visiting city hall"),
        FIFTEEN,
    )
    .summary((
        "서류를 떼는 기계와 상담사를 실은 트럭이 동네로 와요.",
        "A truck with an issuing machine and advisers comes to your neighbourhood.",
    ))
    .known(
        ForWhom,
        ("누구나 이용할 수 있어요.", "Anyone."),
        ("찾아가는 서울시청: 누구나.", "Visiting city hall: anyone."),
    )
    .known(
        WhatHappens,
        (
            "트럭(3.5톤)에 있는 기계에서 서류를 뗄 수 있어요.",
            "The truck (3.5 t) carries a machine that issues papers.",
        ),
        (
            "무인발급기를 실은 3.5톤 트럭.",
            "3.5 t truck with an issuing machine.",
        ),
    )
    .known(
        WhatHappens,
        (
            "건축, 복지, 부동산, 법률, 인권, 노무, 세무를 상담해요.",
            "Advice on building, welfare, property, law, human rights, labour and tax.",
        ),
        (
            "건축, 복지, 부동산, 법률, 인권, 노무, 세무 상담.",
            "Consulting in building, welfare, property, law, human rights, labour, tax.",
        ),
    )
    .demo(
        WhoComes,
        (
            "시청 직원과 분야별 상담사가 와요.",
            "City staff and advisers for each field.",
        ),
    )
    .demo(
        HowLong,
        ("상담은 30분쯤 걸려요.", "The advice takes about 30 minutes."),
    )
    .demo(
        Proof,
        (
            "서류를 떼려면 신분증을 가져오세요.",
            "For papers, bring an identity card.",
        ),
    )
    .free_everywhere()
    .for_people()
    .at_stop()
    .minutes(30)
    .field(choice(
        "advice",
        ("무엇을 상담하고 싶으세요?", "What is it about?"),
        ADVICE,
    ))
    .field(more("details", ("더 알려 주실 일", "Anything else")))
    .fits(
        "hard-law",
        (
            "법률과 세무를 동네에서 상담해요.",
            "Advice on law and tax in your neighbourhood.",
        ),
    )
    .fits("who-me", ("누구나 이용할 수 있어요.", "Anyone can use it."))
    .fits(
        "hard-papers",
        (
            "트럭에서 서류를 바로 뗄 수 있어요.",
            "Papers are issued in the truck at once.",
        ),
    )
    .fits(
        "business-start",
        (
            "세무와 노무를 미리 상담해요.",
            "Advice on tax and labour before you begin.",
        ),
    )
    .fits(
        "moving",
        (
            "부동산과 전입 서류를 상담해요.",
            "Advice on property and the papers of a move.",
        ),
    )
    .called(&["이동 시청", "무인발급기", "세무 상담", "법률 상담", "부동산 상담"])
    .done()
}

fn city_truck() -> VisitService {
    service(
        "city-truck",
        ("시청트럭(찾아가는 응답소)", "City hall truck"),
        TEN,
    )
    .summary((
        "시청에 하고 싶은 말을 트럭에서 바로 듣고 답을 챙겨요.",
        "Tell the city what you want to say: it is heard in the truck and followed up.",
    ))
    .demo(ForWhom, ("누구나 이용할 수 있어요.", "Anyone."))
    .known(
        WhatHappens,
        (
            "트럭(3.5톤)이 정해진 날에 와요.",
            "The truck (3.5 t) comes on set days.",
        ),
        (
            "찾아가는 응답소: 3.5톤 트럭, 운행 일정.",
            "3.5 t truck; schedule.",
        ),
    )
    .known(
        WhatHappens,
        (
            "우리 동네로 와 달라고 할 수 있어요.",
            "You can ask it to come to your neighbourhood.",
        ),
        ("동네로 와 달라는 신청을 받음.", "“Come to our block”."),
    )
    .demo(WhoComes, ("시청 직원이 와요.", "City staff."))
    .demo(HowLong, ("한 분에 20분쯤 걸려요.", "About 20 minutes each."))
    .no_proof()
    .free_everywhere()
    .for_people()
    .at_stop()
    .minutes(20)
    .field(hinted(
        more(
            "details",
            ("무슨 말씀을 하고 싶으세요?", "What would you like to say?"),
        ),
        (
            "짧게 적어 주시면 미리 알아보고 갈게요.",
            "A few words let us look into it before.",
        ),
    ))
    .fits(
        "hard-heard",
        (
            "하고 싶은 말을 트럭에서 듣고 답을 챙겨요.",
            "What you say is heard in the truck and followed up.",
        ),
    )
    .fits("who-me", ("누구나 찾아올 수 있어요.", "Anyone can come."))
    .called(&["응답소", "건의", "불편 신고", "민원 트럭"])
    .done()
}

/// The trucks and buses that stop in public.
pub(crate) fn mobile_units() -> Vec<MobileUnit> {
    let unit = |id: &str, kind, (ko, en): Said, service: &str| MobileUnit {
        id: id.into(),
        kind,
        name: text(ko, en),
        service: service.into(),
        issues: Vec::new(),
        advises: Vec::new(),
    };
    let advice: Vec<Said> = ADVICE.iter().map(|(_, name)| *name).collect();
    vec![
        MobileUnit {
            issues: words(&[
                ("주민등록등본·초본", "Resident registration certificates"),
                ("가족관계증명서", "Family relation certificate"),
                ("토지대장", "Land register"),
            ]),
            advises: words(&advice),
            ..unit(
                "city-hall",
                MobileUnitKind::Truck,
                ("찾아가는 서울시청", "Visiting city hall"),
                "city-hall-visit",
            )
        },
        MobileUnit {
            advises: words(&[("시청에 하고 싶은 말", "What you want to tell the city")]),
            ..unit(
                "city-truck",
                MobileUnitKind::Truck,
                ("시청트럭", "City hall truck"),
                "city-truck",
            )
        },
        MobileUnit {
            advises: words(&[
                ("여성 일자리", "Work for women"),
                ("이력서 쓰기", "Writing a résumé"),
            ]),
            ..unit(
                "job-bus",
                MobileUnitKind::Bus,
                ("일자리부르릉 버스", "Job bus"),
                "job-bus",
            )
        },
    ]
}

/// The round of one truck or bus: id, weekday, hours, by how many dong it moves on each week.
const ROUNDS: &[(&str, u8, (u32, u32), usize)] = &[
    ("city-hall", 1, (10, 16), 5),
    ("city-hall", 3, (10, 16), 7),
    ("city-truck", 0, (13, 17), 7),
    ("job-bus", 2, (10, 15), 11),
    ("job-bus", 4, (10, 15), 13),
];

/// The stops of the coming weeks: each on its weekday, in another dong every week; on holidays none.
pub(crate) fn mobile_stops(now: Timestamp) -> Vec<MobileStop> {
    let dong: Vec<_> = super::super::offices().into_iter().skip(1).collect();
    let monday_of_all = Date::new(2026, 1, 5).unwrap_or(now.date());
    let stop = |date: Date, (unit, _, (from, until), step): (&str, u8, (u32, u32), usize)| {
        let week = usize::try_from(date.days_since(monday_of_all).div_euclid(7)).unwrap_or(0);
        let office = dong.get((week * step + step) % dong.len().max(1))?;
        let at = |hour| ClockTime::new(hour, 0).map(|clock| date.at(clock));
        Some(MobileStop {
            id: format!("{unit}-{date}"),
            unit: unit.into(),
            dong: office.id.into(),
            place: text(
                &format!("{} 주민센터 앞", office.dong.ko),
                &format!(
                    "In front of the {} community centre",
                    office.dong.en.as_deref().unwrap_or(&office.dong.ko)
                ),
            ),
            start: at(from)?,
            end: at(until)?,
            cancelled: None,
            demo: true,
        })
    };
    (0..=STOPS_DAYS)
        .map(|days| now.date().plus_days(days))
        .filter(|date| calendar::holiday(*date).is_none())
        .flat_map(|date| {
            let of_day = ROUNDS.iter().filter(move |round| round.1 == date.weekday());
            of_day
                .filter_map(move |round| stop(date, *round))
                .collect::<Vec<_>>()
        })
        .filter(|stop| stop.end > now)
        .collect()
}
