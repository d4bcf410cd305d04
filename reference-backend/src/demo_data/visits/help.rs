//! Services that come to a home for one affair.

use super::parts::{FIFTEEN, Kind, TEN, choice, choices, hinted, line, more, photos, service};
use contract::visit::VisitRuleAbout::{Area, Cost, ForWhom, HowLong, Proof, Season, WhatHappens, WhoComes};
use contract::visit::{VisitPlaceKind, VisitService, VisitServiceState};

pub(super) fn services() -> Vec<VisitService> {
    vec![civil_helper(), home_check(), environment_dispute()]
}

fn civil_helper() -> VisitService {
    civil_helper_rules()
        .for_people()
        .at_home()
        .place(
            VisitPlaceKind::Public,
            ("가까운 동주민센터", "The nearest community centre"),
        )
        .field(choice(
            "stage",
            ("어디까지 하셨어요?", "How far have you come?"),
            &[
                ("start", ("아직 시작하지 못했어요", "Not begun")),
                ("papers", ("서류를 모으고 있어요", "Collecting papers")),
                ("sent", ("신청하고 기다려요", "Applied, and waiting")),
                ("refused", ("안 된다고 했어요", "It was refused")),
            ],
        ))
        .field(hinted(
            more("details", ("어떤 일인가요?", "What is it about?")),
            (
                "주민등록번호는 쓰지 마세요.",
                "Do not write your registration number.",
            ),
        ))
        .field(photos("letter", ("받은 우편물 사진", "Photos of letters"), 3))
        .fits(
            "hard-papers",
            (
                "서류 준비부터 끝까지 일대일로 도와요.",
                "One-to-one help with the papers, to the end.",
            ),
        )
        .fits(
            "who-disabled",
            (
                "몸이 불편한 분께는 직접 찾아가요.",
                "The helper comes to people who find it hard to move.",
            ),
        )
        .fits(
            "who-elder",
            (
                "어르신 댁으로 찾아가 함께 써 드려요.",
                "The helper comes to older people and fills in forms with them.",
            ),
        )
        .fits(
            "bereavement",
            (
                "사망 신고와 상속 서류를 함께 준비해요.",
                "Registering a death and the papers of inheritance are prepared together.",
            ),
        )
        .fits(
            "moving",
            (
                "이사 뒤에 할 신고를 함께 챙겨요.",
                "What has to be registered after a move is done together.",
            ),
        )
        .fits(
            "who-me",
            (
                "민원이 어려우면 누구나 부를 수 있어요.",
                "Anyone for whom an affair is hard can ask.",
            ),
        )
        .called(&["민원 대행", "서류 도와주세요", "이의신청 도움"])
        .done()
}

/// Its rules.
fn civil_helper_rules() -> Kind {
    service("civil-helper", ("민원도우미", "Affairs helper"), TEN)
        .summary((
            "서류 준비부터 이의 신청까지 한 사람이 끝까지 도와요.",
            "One person helps you all the way, from the papers to an objection.",
        ))
        .known(
            ForWhom,
            (
                "민원이 어려운 분이면 돼요. 어르신과 장애인 댁에는 직접 가요.",
                "Anyone for whom an affair is hard. They come to the homes of elderly and disabled people.",
            ),
            (
                "민원도우미: 어르신과 장애인은 찾아가서 돕고 결과도 가져다줌.",
                "Affairs helper: comes to elderly and disabled people and brings results.",
            ),
        )
        .known(
            WhatHappens,
            (
                "서류 준비, 신청, 이의 신청을 일대일로 도와요.",
                "One-to-one help with the papers, the application and an objection.",
            ),
            (
                "서류 준비부터 이의 신청까지 일대일로 도움.",
                "One-to-one help from preparing papers to the objection.",
            ),
        )
        .known(
            WhatHappens,
            (
                "결과가 나오면 집으로 가져다 드려요.",
                "The result is brought to your home.",
            ),
            ("결과를 가져다줌.", "Brings results."),
        )
        .demo(
            WhoComes,
            (
                "구청의 민원도우미 한 명이 가요.",
                "One helper of the district office.",
            ),
        )
        .demo(
            HowLong,
            (
                "한 번에 1시간쯤, 끝날 때까지 이어져요.",
                "About an hour each time, until it is done.",
            ),
        )
        .demo(
            Proof,
            (
                "받은 우편물이나 서류가 있으면 꺼내 놓아 주세요.",
                "Have letters and papers at hand, if there are any.",
            ),
        )
        .free_everywhere()
}

fn home_check() -> VisitService {
    home_check_rules()
        .for_people()
        .at_home()
        .minutes(90)
        .handed_over_to(("서울시 집수리닷컴", "Seoul's Jipsuri.com"))
        .field(choices(
            "parts",
            ("어디가 문제인가요?", "What is wrong?"),
            &[
                ("leak", ("물이 새요", "A leak")),
                (
                    "wall",
                    ("벽이나 천장에 금이 갔어요", "Cracks in walls or ceiling"),
                ),
                ("mould", ("곰팡이가 피어요", "Mould")),
                ("heat", ("춥거나 더워요", "Cold or heat")),
                ("other", ("그 밖의 일", "Something else")),
            ],
        ))
        .field(photos("damage", ("사진", "Photos"), 5))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "hard-house",
            (
                "전문가가 집을 보고 고칠 곳을 알려 드려요.",
                "An expert looks at the home and says what to mend.",
            ),
        )
        .fits(
            "who-me",
            (
                "집을 고치려는 분이면 돼요.",
                "It is for anyone who plans a repair.",
            ),
        )
        .fits(
            "moving",
            (
                "이사한 집에 고칠 곳이 있는지 봐 드려요.",
                "Someone looks whether the new home needs repair.",
            ),
        )
        .called(&["집수리", "누수", "집 점검", "집수리닷컴"])
        .done()
}

/// Its rules.
fn home_check_rules() -> Kind {
    service(
        "home-check",
        ("찾아가는 주택 진단", "Visiting home check"),
        FIFTEEN,
    )
    .summary((
        "집을 고치기 전에 전문가가 와서 어디를 어떻게 고칠지 봐 줘요.",
        "Before you repair your home, an expert comes and looks at what to mend and how.",
    ))
    .state(VisitServiceState::Pilot)
    .only_in(&["bangbae-bon", "bangbae-1", "bangbae-2", "bangbae-3", "bangbae-4"])
    .known(
        ForWhom,
        ("집을 고치려는 분이면 돼요.", "Anyone who plans a repair."),
        (
            "찾아가는 주택 진단: 집수리를 계획하는 사람.",
            "Visiting home check: who plans a repair.",
        ),
    )
    .demo(
        WhatHappens,
        (
            "벽, 지붕, 물 새는 곳을 함께 둘러봐요.",
            "Walls, roof and leaks are looked at together.",
        ),
    )
    .known(
        WhatHappens,
        (
            "그 뒤는 서울시 ‘집수리닷컴’이 이어서 도와요.",
            "After that, the city's “Jipsuri.com” goes on with you.",
        ),
        (
            "서울시 집수리닷컴으로 연계.",
            "Handed over to Seoul's Jipsuri.com.",
        ),
    )
    .demo(WhoComes, ("건축 전문가 한 명이 가요.", "One building expert."))
    .demo(
        HowLong,
        ("한 번에 1시간 30분쯤 걸려요.", "About an hour and a half."),
    )
    .demo(
        Cost,
        (
            "진단은 무료예요. 고치는 값은 따로 들어요.",
            "The check is free. The repair is not.",
        ),
    )
    .demo(
        Proof,
        (
            "준비할 서류가 없어요. 물 새는 곳 사진이 있으면 좋아요.",
            "No papers. Photos of the damage help.",
        ),
    )
    .demo(
        Area,
        (
            "지금은 방배동 네 곳과 방배본동에서 해요.",
            "For now in the five dong of Bangbae.",
        ),
    )
    .demo(Season, ("3월부터 11월까지 해요.", "From March to November."))
}

fn environment_dispute() -> VisitService {
    environment_dispute_rules()
        .for_people()
        .at_home()
        .place(VisitPlaceKind::Chosen, ("다툼이 있는 곳", "Where the dispute is"))
        .minutes(90)
        .field(choice(
            "cause",
            ("무엇 때문인가요?", "What is it about?"),
            &[
                ("noise", ("소음이나 진동", "Noise or shaking")),
                ("dust", ("먼지", "Dust")),
                ("smell", ("냄새", "Smell")),
                ("light", ("햇빛이 막혀요", "Light that is blocked")),
                ("other", ("그 밖의 일", "Something else")),
            ],
        ))
        .field(line("since", ("언제부터인가요?", "Since when?")))
        .field(photos("place", ("사진", "Photos"), 5))
        .field(more("details", ("어떤 일인가요?", "What happens?")))
        .fits(
            "hard-noise",
            (
                "직원이 찾아가 접수하고 그 자리에서 조정해요.",
                "An officer comes, files it and mediates on the spot.",
            ),
        )
        .fits(
            "who-elder",
            (
                "어르신 대신 신청서를 내 드려요.",
                "It is filed for the older person.",
            ),
        )
        .fits(
            "who-disabled",
            (
                "나오지 않고 집에서 접수해요.",
                "It is filed at home, without going out.",
            ),
        )
        .called(&["층간소음", "공사 소음", "악취", "일조권"])
        .done()
}

/// Its rules.
fn environment_dispute_rules() -> Kind {
    service(
        "environment-dispute",
        ("찾아가는 환경분쟁조정", "Visiting environmental mediation"),
        FIFTEEN,
    )
    .summary((
        "소음, 먼지, 냄새 다툼을 직원이 찾아가 접수하고 그 자리에서 조정해요.",
        "An officer comes, files your dispute about noise, dust or smell, and mediates on the spot.",
    ))
    .known(
        ForWhom,
        (
            "나이가 많거나 움직이기 힘든 분이에요.",
            "Elderly people and those who find it hard to move.",
        ),
        (
            "찾아가는 환경분쟁조정: 어르신, 거동이 불편한 사람.",
            "Visiting environmental mediation: elderly, hard of moving.",
        ),
    )
    .known(
        WhatHappens,
        (
            "직원이 신청서를 대신 써서 내 드려요.",
            "The officer writes and files the application for you.",
        ),
        ("담당자가 대신 접수함.", "The officer files it for them."),
    )
    .known(
        WhatHappens,
        (
            "다투는 곳에서 양쪽 이야기를 듣고 조정해요.",
            "Both sides are heard where the dispute is, and it is mediated there.",
        ),
        ("현장에서 조정함.", "Mediation on the spot."),
    )
    .demo(
        WhoComes,
        (
            "환경분쟁을 맡은 직원이 가요.",
            "An officer for environmental disputes.",
        ),
    )
    .demo(
        HowLong,
        ("한 번에 1시간 30분쯤 걸려요.", "About an hour and a half."),
    )
    .demo(
        Proof,
        (
            "언제 얼마나 시끄러웠는지 적어 둔 것이 있으면 좋아요.",
            "Notes of when and how loud it was help.",
        ),
    )
    .free_everywhere()
}
