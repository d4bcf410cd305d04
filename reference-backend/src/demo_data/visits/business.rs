//! Services for those who work: business, harm, exercise.

use super::parts::{FIFTEEN, Kind, choice, choices, hinted, line, more, number, only, photos, service};
use contract::visit::VisitRuleAbout::{Area, Cost, ForWhom, HowLong, Proof, Season, WhatHappens, WhoComes};
use contract::visit::{AskerKind, VisitPlaceKind, VisitService};

pub(super) fn services() -> Vec<VisitService> {
    vec![merchant_support(), harm_counsel(), workplace_gym()]
}

fn merchant_support() -> VisitService {
    merchant_support_rules()
        .organisations(
            ("상인회가 신청해요.", "The merchants' association asks."),
            &[("merchants", ("상인회", "Merchants' association"), None)],
        )
        .group(
            (
                "상인 10명이 모이면 함께 신청해요.",
                "Ten merchants gather and ask together.",
            ),
            10,
        )
        .place(
            VisitPlaceKind::Chosen,
            ("상인들이 고른 곳", "Where the merchants choose"),
        )
        .minutes(120)
        .hours(&[0, 1, 2, 3, 4], ("10:00", "20:00"), None)
        .field(choices(
            "topics",
            ("무엇을 상담하고 싶으세요?", "What is it to be about?"),
            &[
                ("funding", ("자금", "Funding")),
                ("diagnosis", ("가게 진단", "Diagnosis of the shop")),
                ("running", ("가게 운영", "Running it")),
            ],
        ))
        .field(line(
            "street",
            ("어느 시장이나 거리인가요?", "Which market or street?"),
        ))
        .field(only(
            number("merchants", ("몇 분이 오시나요?", "How many come?"), (1, 200)),
            AskerKind::Organisation,
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "hard-shop",
            (
                "자금과 가게 운영을 상인들이 고른 곳에서 상담해요.",
                "Advice on money and running a shop, where the merchants choose.",
            ),
        )
        .fits(
            "who-shop",
            (
                "상인회나 상인 10명이 모이면 와요.",
                "It comes to an association or to ten merchants together.",
            ),
        )
        .fits(
            "business-start",
            (
                "이웃 상인과 모이면 자금 상담을 받을 수 있어요.",
                "Together with neighbours you get advice on funding.",
            ),
        )
        .called(&["소상공인 지원", "상인회", "가게 상담", "자금 상담"])
        .done()
}

/// Its rules.
fn merchant_support_rules() -> Kind {
    service(
        "merchant-support",
        ("찾아가는 자영업지원센터", "Visiting support for small business"),
        FIFTEEN,
    )
    .summary((
        "상인들이 고른 시간과 곳으로 가서 자금과 가게 운영을 상담해요.",
        "Advice about money and running a shop, at the time and place that the merchants choose.",
    ))
    .known(
        ForWhom,
        (
            "상인회가 신청하거나, 상인 10명이 모이면 돼요.",
            "A merchants' association, or ten merchants together.",
        ),
        (
            "찾아가는 자영업지원센터: 상인회, 또는 상인 10명 이상.",
            "A merchants' association, or 10 merchants and more together.",
        ),
    )
    .known(
        WhatHappens,
        (
            "자금, 가게 진단, 운영을 상담해요.",
            "Advice on funding, a diagnosis of the shop, and running it.",
        ),
        ("자금, 진단, 컨설팅.", "Funding, diagnosis, consulting."),
    )
    .known(
        WhatHappens,
        (
            "시간과 곳은 상인들이 골라요.",
            "The merchants choose time and place.",
        ),
        ("시간과 장소를 신청자가 정함.", "They choose time and place."),
    )
    .demo(
        WhoComes,
        ("자영업 상담사가 가요.", "Advisers for small business."),
    )
    .demo(HowLong, ("한 번에 2시간쯤 걸려요.", "About two hours."))
    .demo(
        Proof,
        ("사업자등록증을 보여 주세요.", "Show the business registration."),
    )
    .free_everywhere()
}

fn harm_counsel() -> VisitService {
    harm_counsel_rules()
        .for_people()
        .place(
            VisitPlaceKind::Chosen,
            ("편하게 이야기할 수 있는 곳", "A place where you can talk freely"),
        )
        .hours(&[0, 1, 2, 3, 4], ("10:00", "20:00"), None)
        .field(choice(
            "kind",
            ("어떤 일이 있었나요?", "What happened?"),
            &[
                ("lending", ("불법 대출", "Illegal lending")),
                ("pyramid", ("다단계", "Pyramid selling")),
                ("trade", ("불공정 거래", "Unfair trade")),
                ("wages", ("일하고 돈을 못 받았어요", "Wages that were not paid")),
                ("other", ("그 밖의 피해", "Something else")),
            ],
        ))
        .field(hinted(
            more(
                "details",
                ("적을 수 있는 만큼만 적어 주세요", "Write as much as you want to"),
            ),
            (
                "비워 두셔도 돼요. 만나서 이야기해도 돼요.",
                "It can stay empty: you can also tell it then.",
            ),
        ))
        .fits(
            "hard-harmed",
            (
                "변호사와 노무사가 조용히 찾아가 상담해요.",
                "A lawyer and a labour attorney come quietly and advise you.",
            ),
        )
        .fits(
            "who-me",
            (
                "피해를 본 분이면 누구나 돼요.",
                "It is for anyone who was harmed.",
            ),
        )
        .fits(
            "crisis",
            (
                "빚이나 피해로 어려워졌다면 법률 상담부터 받아요.",
                "Where debts or harm are the cause, legal advice comes first.",
            ),
        )
        .called(&["불법 사채", "다단계 피해", "임금 체불", "법률 상담"])
        .done()
}

/// Its rules.
fn harm_counsel_rules() -> Kind {
    service(
        "harm-counsel",
        ("눈물그만상담실", "“No More Tears” advice room"),
        FIFTEEN,
    )
    .summary((
        "억울하게 피해를 본 분께 변호사와 노무사가 조용히 찾아가요.",
        "A lawyer and a labour attorney come, quietly, to people who were harmed.",
    ))
    .discreet()
    .known(
        ForWhom,
        (
            "불법 대출, 다단계, 불공정 거래처럼 10가지 피해를 본 분이면 누구나 돼요.",
            "Anyone harmed in one of ten ways, such as illegal lending, pyramid selling or unfair trade.",
        ),
        (
            "눈물그만상담실: 불법 대부업, 다단계, 불공정 거래 등 10가지 피해를 입은 누구나.",
            "Anyone harmed (10 kinds: illegal lending, pyramid selling, unfair trade and others).",
        ),
    )
    .known(
        WhatHappens,
        (
            "작은 상담 트럭(1톤)이 가요. 차 안에서 이야기해요.",
            "A small truck (1 t) comes. You talk inside.",
        ),
        ("1톤 트럭.", "1 t truck."),
    )
    .known(
        WhoComes,
        ("노무사와 변호사가 가요.", "A labour attorney and a lawyer."),
        ("공인노무사, 변호사.", "Labour attorney, lawyer."),
    )
    .demo(
        WhatHappens,
        (
            "누가 신청했는지 아무에게도 알리지 않아요.",
            "Nobody is told who asked.",
        ),
    )
    .demo(HowLong, ("한 번에 1시간쯤 걸려요.", "About an hour."))
    .demo(
        Proof,
        (
            "계약서나 문자 같은 것이 있으면 도움이 돼요. 없어도 돼요.",
            "Contracts or messages help. It works without.",
        ),
    )
    .free_everywhere()
}

fn workplace_gym() -> VisitService {
    workplace_gym_rules()
        .organisations(
            ("직장이 신청해요.", "The workplace asks."),
            &[
                ("company", ("회사", "Company"), None),
                ("public", ("공공기관", "Public body"), None),
                ("facility", ("복지시설", "Welfare facility"), None),
            ],
        )
        .at_theirs()
        .at_lunch()
        .minutes(50)
        .ahead(7, 45)
        .field(choice(
            "sport",
            ("어떤 운동을 하고 싶으세요?", "Which sport?"),
            &[
                ("stretching", ("스트레칭", "Stretching")),
                ("gymnastics", ("체조", "Gymnastics")),
                ("yoga", ("요가", "Yoga")),
                (
                    "other",
                    ("그 밖의 운동 (상담해서 정해요)", "Another one (settled with you)"),
                ),
            ],
        ))
        .field(number(
            "people",
            ("몇 분이 함께하세요?", "How many take part?"),
            (5, 60),
        ))
        .field(photos("room", ("운동할 방 사진", "A photo of the room"), 2))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "hard-exercise",
            (
                "점심시간에 강사가 직장으로 와요.",
                "A trainer comes to the workplace in the lunch hour.",
            ),
        )
        .fits(
            "who-work",
            ("직장에서 함께 운동해요.", "You exercise together at work."),
        )
        .called(&["직장 체육", "점심 운동", "스트레칭", "요가"])
        .done()
}

/// Its rules.
fn workplace_gym_rules() -> Kind {
    service("workplace-gym", ("찾아가는 체육관", "Visiting gym"), FIFTEEN)
        .summary((
            "점심시간에 강사가 직장으로 가서 함께 운동해요.",
            "In the lunch hour a trainer comes to your workplace and you exercise together.",
        ))
        .known(
            ForWhom,
            ("직장이면 돼요.", "Workplaces."),
            ("찾아가는 체육관: 직장.", "Visiting gym: workplaces."),
        )
        .known(
            WhatHappens,
            ("13가지 운동 가운데 골라요.", "You choose among 13 sports."),
            ("13개 종목.", "13 sports."),
        )
        .known(
            HowLong,
            ("점심시간에 해요.", "In the lunch hour."),
            ("점심시간.", "Lunch hour."),
        )
        .demo(WhoComes, ("체육 강사 한 명이 가요.", "One trainer."))
        .demo(
            Proof,
            (
                "함께 운동할 넓은 방이 있으면 돼요.",
                "A room that is large enough.",
            ),
        )
        .demo(Cost, ("무료예요.", "It is free."))
        .demo(Area, ("서초구에 있는 직장으로 가요.", "Workplaces in Seocho-gu."))
        .demo(Season, ("3월부터 11월까지 해요.", "From March to November."))
}
