//! Services for nurseries, schools and other organisations.

use super::parts::{FIFTEEN, Kind, hinted, line, more, number, service};
use contract::visit::VisitRuleAbout::{Area, Cost, ForWhom, HowLong, Season, WhatHappens, WhoComes};
use contract::visit::{VisitService, VisitServiceState};

pub(super) fn services() -> Vec<VisitService> {
    vec![nursery_nurse(), culture_class(), art_class()]
}

fn nursery_nurse() -> VisitService {
    nursery_nurse_rules()
        .organisations(
            ("어린이집이 신청해요.", "The nursery asks."),
            &[
                ("infants", ("영아 전담 어린이집", "Infant-only nursery"), Some(40)),
                (
                    "newly-public",
                    ("지난해 국공립이 된 어린이집", "Nursery made public last year"),
                    Some(40),
                ),
                ("nursery", ("그 밖의 어린이집", "Another nursery"), Some(40)),
            ],
        )
        .at_theirs()
        .hours(&[0, 1, 2, 3, 4], ("10:00", "17:00"), Some(("12:00", "14:00")))
        .ahead(7, 75)
        .visits(3, 2, 7)
        .field(hinted(
            number(
                "capacity",
                ("정원이 몇 명인가요?", "How many places does it have?"),
                (1, 40),
            ),
            ("40명까지 신청할 수 있어요.", "At most 40."),
        ))
        .field(number(
            "children",
            ("지금 몇 명이 다니나요?", "How many children come now?"),
            (1, 40),
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "who-little",
            (
                "간호사가 어린이집에 세 번 가요.",
                "A nurse comes to the nursery three times.",
            ),
        )
        .fits(
            "hard-health",
            (
                "어린이집 아이들의 건강을 간호사가 살펴봐요.",
                "A nurse checks the health of the nursery's children.",
            ),
        )
        .called(&["어린이집 간호사", "영유아 건강", "보육 건강"])
        .done()
}

/// Its rules. The sources do not say whether kind and size must both fit: here both must, as data.
fn nursery_nurse_rules() -> Kind {
    const LINE: (&str, &str) = (
        "찾아가는 어린이집 방문간호사: 영아 전담, 지난해 국공립 전환, 정원 40명 이하 어린이집.",
        "Visiting nurse for nurseries: infant-only centres, centres made public last year, capacity 40 and fewer.",
    );
    service(
        "nursery-nurse",
        ("찾아가는 어린이집 방문간호사", "Visiting nurse for nurseries"),
        FIFTEEN,
    )
    .summary((
        "간호사가 어린이집에 세 번 가서 아이들 건강을 살펴봐요.",
        "A nurse comes to the nursery three times and looks after the children's health.",
    ))
    .known(
        ForWhom,
        (
            "정원이 40명 이하인 어린이집이에요. 영아 전담이거나 지난해 국공립이 된 곳을 먼저 받아요.",
            "Nurseries with at most 40 places: first infant-only ones and those made public last year.",
        ),
        LINE,
    )
    .demo(
        WhatHappens,
        (
            "아이들의 키, 몸무게, 이, 피부를 살펴봐요.",
            "Height, weight, teeth and skin of the children are checked.",
        ),
    )
    .demo(
        WhatHappens,
        (
            "선생님께 응급 처치를 알려 드려요.",
            "The teachers learn first aid.",
        ),
    )
    .known(
        WhoComes,
        ("방문 간호사가 가요.", "A visiting nurse."),
        ("방문간호사.", "Visiting nurse."),
    )
    .known(
        HowLong,
        (
            "두 달 동안 세 번 가요. 한 번에 1시간쯤 걸려요.",
            "Three visits within two months, about an hour each.",
        ),
        ("2개월 동안 3회.", "3 visits in 2 months."),
    )
    .no_proof()
    .free_everywhere()
}

fn culture_class() -> VisitService {
    culture_class_rules()
        .organisations(
            ("유치원이나 학교가 신청해요.", "The kindergarten or school asks."),
            &[
                ("kindergarten", ("유치원", "Kindergarten"), None),
                ("school", ("학교", "School"), None),
            ],
        )
        .at_theirs()
        .minutes(40)
        .hours(&[0, 1, 2, 3, 4], ("09:00", "15:00"), Some(("12:00", "13:00")))
        .ahead(7, 45)
        .field(number(
            "children",
            ("아이들이 몇 명인가요?", "How many children?"),
            (1, 40),
        ))
        .field(line("age", ("몇 학년이나 몇 살인가요?", "Which grade or age?")))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "hard-learn",
            (
                "여러 나라의 문화를 교실에서 배워요.",
                "Other cultures are learnt about in the classroom.",
            ),
        )
        .fits(
            "who-school",
            (
                "유치원과 학교로 강사가 가요.",
                "A teacher comes to the kindergarten or school.",
            ),
        )
        .called(&["다문화 이해", "문화 수업"])
        .done()
}

/// Its rules.
fn culture_class_rules() -> Kind {
    service(
        "culture-class",
        ("찾아가는 다문화이해교실", "Visiting class about other cultures"),
        FIFTEEN,
    )
    .summary((
        "강사가 유치원과 학교로 가서 여러 나라의 문화를 알려 줘요.",
        "A teacher comes to kindergartens and schools and tells of other cultures.",
    ))
    .known(
        ForWhom,
        ("유치원과 학교예요.", "Kindergartens and schools."),
        (
            "찾아가는 다문화이해교실: 유치원, 학교.",
            "Kindergartens, schools.",
        ),
    )
    .demo(
        WhatHappens,
        (
            "여러 나라의 놀이, 옷, 말을 함께 배워요.",
            "Games, clothes and words of other countries.",
        ),
    )
    .demo(
        WhoComes,
        ("다른 나라에서 온 강사가 가요.", "A teacher from another country."),
    )
    .demo(
        HowLong,
        ("수업 한 시간(40분)이에요.", "One lesson of 40 minutes."),
    )
    .no_proof()
    .free_everywhere()
}

fn art_class() -> VisitService {
    art_class_rules()
        .organisations(
            (
                "학교, 직장, 시설이 신청해요.",
                "The school, workplace or facility asks.",
            ),
            &[
                ("school", ("학교", "School"), None),
                ("company", ("회사", "Company"), None),
                ("facility", ("복지시설", "Welfare facility"), None),
            ],
        )
        .at_theirs()
        .ahead(7, 45)
        .field(number(
            "people",
            ("몇 분이 함께하세요?", "How many take part?"),
            (5, 60),
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "hard-learn",
            (
                "그림을 함께 보고 이야기해요.",
                "Pictures are looked at and talked about together.",
            ),
        )
        .fits(
            "who-school",
            (
                "학교로 강사가 그림을 들고 가요.",
                "A teacher brings pictures to the school.",
            ),
        )
        .fits(
            "who-work",
            (
                "직장이나 시설로 강사가 가요.",
                "A teacher comes to the workplace or facility.",
            ),
        )
        .called(&["그림 감상", "미술관", "전시"])
        .done()
}

/// Its rules.
fn art_class_rules() -> Kind {
    service(
        "art-class",
        ("찾아가는 미술감상교실", "Visiting art class"),
        FIFTEEN,
    )
    .summary((
        "미술관에 가기 힘든 곳으로 강사가 그림을 들고 가요.",
        "A teacher brings pictures to places from which a museum is far.",
    ))
    .state(VisitServiceState::Planned)
    .known(
        ForWhom,
        (
            "학교, 직장, 문화를 누리기 힘든 시설이에요.",
            "Schools, workplaces and facilities that are cut off.",
        ),
        (
            "찾아가는 미술감상교실: 학교, 직장, 문화 소외 시설.",
            "Schools, workplaces, cut-off facilities.",
        ),
    )
    .demo(
        WhatHappens,
        (
            "그림을 함께 보고 이야기해요.",
            "Pictures are looked at and talked about.",
        ),
    )
    .demo(WhoComes, ("미술 강사 한 명이 가요.", "One art teacher."))
    .demo(HowLong, ("한 번에 1시간쯤 걸려요.", "About an hour."))
    .no_proof()
    .demo(Cost, ("무료예요.", "It is free."))
    .demo(Area, ("서초구 어디나 가요.", "Everywhere in Seocho-gu."))
    .demo(
        Season,
        (
            "준비하고 있어요. 시작하는 때는 아직 몰라요.",
            "In preparation. The start is not known yet.",
        ),
    )
}
