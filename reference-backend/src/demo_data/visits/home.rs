//! Services that come to any home.

use super::parts::{FIFTEEN, Kind, OFFICERS, choices, more, service};
use contract::visit::VisitRuleAbout::{ForWhom, HowLong, WhatHappens, WhoComes};
use contract::visit::VisitService;

pub(super) fn services() -> Vec<VisitService> {
    vec![dong_visit(), assigned_officer()]
}

fn dong_visit() -> VisitService {
    dong_visit_rules()
        .for_people()
        .at_home()
        .field(choices(
            "topics",
            (
                "무엇에 대해 이야기하고 싶으세요?",
                "What would you like to talk about?",
            ),
            &[
                ("money", ("생활비", "Money")),
                ("care", ("돌봄", "Care")),
                ("health", ("건강", "Health")),
                ("child", ("임신과 아이", "Pregnancy and children")),
                ("other", ("그 밖의 일", "Something else")),
            ],
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "who-elder",
            (
                "동 직원이 어르신 댁으로 찾아가요.",
                "Staff of the dong come to the older person's home.",
            ),
        )
        .fits(
            "hard-living",
            (
                "받을 수 있는 복지를 집에서 함께 찾아요.",
                "They look with you, at home, for the support that you can get.",
            ),
        )
        .fits(
            "age-65",
            (
                "65세부터 받을 수 있는 도움을 집에서 알려 드려요.",
                "They tell you at home what help there is from 65 on.",
            ),
        )
        .fits(
            "pregnancy",
            (
                "임신한 분이 받을 수 있는 도움을 집에서 알려 드려요.",
                "They tell you at home what help there is in pregnancy.",
            ),
        )
        .fits(
            "birth",
            (
                "아이가 태어난 집에 필요한 도움을 한 번에 찾아 드려요.",
                "They find in one visit what a home with a new child needs.",
            ),
        )
        .fits(
            "moving",
            (
                "새로 이사 온 동네의 도움을 알려 드려요.",
                "They tell you what help there is in your new neighbourhood.",
            ),
        )
        .fits(
            "crisis",
            (
                "갑자기 어려워진 집에 바로 맞는 도움을 찾아요.",
                "They look for help at once for a home in trouble.",
            ),
        )
        .fits(
            "who-me",
            ("어느 집이나 부를 수 있어요.", "Every household can ask for it."),
        )
        .fits(
            "hard-going-out",
            (
                "나오지 않으셔도 돼요. 저희가 가요.",
                "You need not go out: we come.",
            ),
        )
        .called(&["찾동", "동사무소 방문", "복지 방문", "복지 상담"])
        .done()
}

/// Its rules.
fn dong_visit_rules() -> Kind {
    service(
        "dong-visit",
        ("찾아가는 동주민센터", "Visiting community centre"),
        FIFTEEN,
    )
    .summary((
        "동 직원이 집으로 찾아가 무엇이 필요한지 듣고 맞는 도움을 이어 줘요.",
        "Staff of your dong come to your home, listen, and find the help that fits.",
    ))
    .known(
        ForWhom,
        (
            "서초구에 사는 집이면 어느 집이나 돼요.",
            "Every household in Seocho-gu.",
        ),
        (
            "찾아가는 동주민센터: 모든 가구. 모든 찾아가는 서비스의 바탕.",
            "Visiting community centre: any household. The base of all visiting services.",
        ),
    )
    .demo(
        WhatHappens,
        (
            "직원이 약속한 시간에 집으로 가요.",
            "Staff come to your home at the agreed time.",
        ),
    )
    .demo(
        WhatHappens,
        (
            "사정을 듣고, 받을 수 있는 도움을 함께 찾아요.",
            "They listen and look with you for help that you can get.",
        ),
    )
    .demo(
        WhatHappens,
        (
            "다른 서비스가 맞으면 그 자리에서 이어 드려요.",
            "Where another service fits, they hand you over at once.",
        ),
    )
    .demo(
        WhoComes,
        (
            "동주민센터 직원 두 명이 가요.",
            "Two members of staff of the community centre.",
        ),
    )
    .demo(HowLong, ("한 번에 1시간쯤 걸려요.", "About an hour."))
    .no_proof()
    .free_everywhere()
}

fn assigned_officer() -> VisitService {
    assigned_officer_rules()
        .for_people()
        .at_home()
        .field(choices(
            "topics",
            ("무엇을 도와 드릴까요?", "What can the officer help with?"),
            &[
                ("apply", ("신청할 것이 있어요", "Something to apply for")),
                ("health", ("건강을 살펴봐 주세요", "A health check")),
                ("talk", ("이야기를 들어 주세요", "Someone to talk to")),
            ],
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "who-disabled",
            (
                "몸이 불편한 분의 집에 담당 직원이 가요.",
                "An officer comes to people who find it hard to move.",
            ),
        )
        .fits(
            "hard-going-out",
            (
                "집에서 신청까지 끝낼 수 있어요.",
                "Applications are finished at your home.",
            ),
        )
        .fits(
            "who-elder",
            (
                "늘 같은 직원이 어르신을 찾아뵈어요.",
                "Always the same officer visits the older person.",
            ),
        )
        .fits(
            "hard-health",
            (
                "혈압과 당뇨 같은 건강을 집에서 살펴봐 드려요.",
                "Blood pressure, diabetes and more are checked at home.",
            ),
        )
        .fits(
            "age-65",
            (
                "담당 직원이 정해져 꾸준히 찾아뵈어요.",
                "You get an officer who keeps visiting.",
            ),
        )
        .fits(
            "hard-living",
            (
                "복지 110가지를 한 번에 알아봐 드려요.",
                "110 kinds of support are looked through in one visit.",
            ),
        )
        .called(&["행복다온", "담당관", "우리동네 주무관", "안부 확인"])
        .done()
}

/// Its rules.
fn assigned_officer_rules() -> Kind {
    service(
        "assigned-officer",
        ("동 담당(현장소통담당관)", "Assigned officer"),
        OFFICERS,
    )
    .summary((
        "우리 집을 맡은 직원이 찾아와 그 자리에서 신청까지 받아요.",
        "The officer in charge of your home comes and takes your applications on the spot.",
    ))
    .demo(
        ForWhom,
        (
            "혼자 살거나, 나이가 많거나, 몸이 불편한 분의 집이에요.",
            "Homes of people who live alone, are old, or find it hard to move.",
        ),
    )
    .known(
        WhatHappens,
        (
            "민원 330가지와 복지 110가지를 한 번에 맡길 수 있어요. 주민등록만 빼고요.",
            "330 affairs and 110 welfare services in one visit: all but resident registration.",
        ),
        (
            "330가지 민원과 110가지 복지를 한 창구에서, 주민등록은 제외.",
            "330 affairs and 110 welfare services at one window, all but resident registration.",
        ),
    )
    .known(
        WhatHappens,
        (
            "태블릿으로 그 자리에서 신청서를 써요.",
            "Applications are filled in on a tablet, on the spot.",
        ),
        (
            "태블릿으로 현장에서 신청을 받음.",
            "Tablets take applications on the spot.",
        ),
    )
    .known(
        WhatHappens,
        (
            "혈압, 당뇨, 고지혈증, 비만, 관절염을 살펴봐 드려요.",
            "Health checks: blood pressure, diabetes, blood lipids, obesity, arthritis.",
        ),
        (
            "고혈압, 당뇨, 고지혈증, 비만, 관절염 건강 확인.",
            "Health checks for hypertension, diabetes, hyperlipidaemia, obesity, arthritis.",
        ),
    )
    .known(
        WhoComes,
        (
            "늘 같은 담당 직원이 가요. 한 사람이 30~50집을 맡아요.",
            "Always the same officer, who looks after 30 to 50 homes.",
        ),
        (
            "담당관 한 명이 30~50가구를 맡음.",
            "Each officer looks after 30 to 50 households.",
        ),
    )
    .demo(HowLong, ("한 번에 1시간쯤 걸려요.", "About an hour."))
    .no_proof()
    .free_everywhere()
}
