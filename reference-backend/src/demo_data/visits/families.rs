//! Services for families and young people.

use super::parts::{FIFTEEN, Kind, choice, choices, hinted, line, more, number, service};
use contract::visit::VisitRuleAbout::{ForWhom, HowLong, WhatHappens, WhoComes};
use contract::visit::{AskerKind, VisitPlaceKind, VisitService};

pub(super) fn services() -> Vec<VisitService> {
    vec![multicultural_class(), youth_companion(), father_class()]
}

fn multicultural_class() -> VisitService {
    multicultural_class_rules()
        .asker(AskerKind::Oneself, ("본인이 신청해요.", "You ask for yourself."))
        .organisations(
            ("가족센터나 학교가 신청해요.", "A family centre or a school asks."),
            &[
                ("family-centre", ("가족센터", "Family centre"), None),
                ("school", ("학교", "School"), None),
            ],
        )
        .at_theirs()
        .place(
            VisitPlaceKind::Public,
            ("가까운 동주민센터", "The nearest community centre"),
        )
        .minutes(120)
        .field(choices(
            "topics",
            ("무엇을 배우고 싶으세요?", "What would you like to learn?"),
            &[
                ("economy", ("경제", "Money")),
                ("rights", ("권리", "Rights")),
                ("crime", ("범죄 예방", "Staying safe from crime")),
                ("driving", ("운전면허", "Driving licence")),
                ("law", ("생활 법률", "Law for daily life")),
            ],
        ))
        .field(line(
            "language",
            ("어떤 말이 편하세요?", "Which language is easiest for you?"),
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "who-newcomer",
            (
                "다른 나라에서 온 가족을 위한 교실이에요.",
                "It is a class for families from abroad.",
            ),
        )
        .fits(
            "hard-korea",
            (
                "운전면허, 생활 법률처럼 꼭 필요한 것을 배워요.",
                "You learn what you need: driving licence, law for daily life.",
            ),
        )
        .called(&["결혼이민", "다문화 가족", "운전면허"])
        .done()
}

/// Its rules.
fn multicultural_class_rules() -> Kind {
    service(
        "multicultural-class",
        ("찾아가는 다행복교실", "Visiting class for families from abroad"),
        FIFTEEN,
    )
    .summary((
        "다른 나라에서 온 가족께 생활에 필요한 것을 알려 드려요.",
        "Families from abroad learn what they need for life here.",
    ))
    .known(
        ForWhom,
        (
            "결혼해서 한국에 온 분과 다문화 가정의 아이들이에요.",
            "People who came to Korea by marriage, and children of their families.",
        ),
        (
            "찾아가는 다행복교실: 결혼이민자, 다문화 자녀.",
            "Marriage migrants, multicultural children.",
        ),
    )
    .known(
        WhatHappens,
        (
            "경제, 권리, 범죄 예방, 운전면허, 생활 법률을 배워요.",
            "Money, rights, staying safe from crime, the driving licence, and law for daily life.",
        ),
        (
            "경제, 인권, 범죄 예방, 운전면허, 생활 법률.",
            "Economy, rights, crime prevention, driving licence, law for daily life.",
        ),
    )
    .demo(WhoComes, ("강사와 통역이 가요.", "A teacher and an interpreter."))
    .demo(HowLong, ("한 번에 2시간쯤 걸려요.", "About two hours."))
    .no_proof()
    .free_everywhere()
}

fn youth_companion() -> VisitService {
    youth_companion_rules()
        .asker(AskerKind::Oneself, ("본인이 신청해요.", "You ask for yourself."))
        .asker(
            AskerKind::OnBehalf,
            (
                "보호자나 선생님이 대신 신청해요.",
                "A parent, guardian or teacher asks.",
            ),
        )
        .place(
            VisitPlaceKind::Chosen,
            ("마음 편한 곳", "A place where you feel safe"),
        )
        .at_home()
        .hours(&[0, 1, 2, 3, 4, 5], ("10:00", "20:00"), None)
        .ahead(0, 21)
        .field(choice(
            "urgency",
            ("얼마나 급한가요?", "How urgent is it?"),
            &[
                ("today", ("오늘 이야기하고 싶어요", "I want to talk today")),
                ("soon", ("며칠 안이면 돼요", "In the next days")),
                ("later", ("급하지 않아요", "It is not urgent")),
            ],
        ))
        .field(hinted(
            more(
                "details",
                ("적을 수 있는 만큼만 적어 주세요", "Write as much as you want to"),
            ),
            ("비워 두셔도 돼요.", "It can stay empty."),
        ))
        .fits(
            "hard-crisis",
            (
                "상담 선생님이 비밀을 지키며 찾아가요.",
                "A counsellor comes, and keeps it confidential.",
            ),
        )
        .fits(
            "who-youth",
            (
                "힘든 청소년과 보호자를 위한 서비스예요.",
                "It is for young people in distress and those who care for them.",
            ),
        )
        .fits(
            "crisis",
            (
                "청소년이 힘들 때 곁에 있어 줄 사람이 가요.",
                "Someone comes who stays by a young person's side.",
            ),
        )
        .called(&["청소년 상담", "학교 밖", "가출", "자해", "학교폭력"])
        .done()
}

/// Its rules.
fn youth_companion_rules() -> Kind {
    service("youth-companion", ("청소년 동반자", "Youth companion"), FIFTEEN)
        .summary((
            "힘든 청소년 곁에 상담 선생님이 찾아가 조용히 함께해요.",
            "A counsellor comes to a young person in distress and stays by their side, quietly.",
        ))
        .discreet()
        .known(
            ForWhom,
            (
                "마음이 힘들거나 위험한 청소년과 그 보호자예요.",
                "Young people in crisis, and those who care for them.",
            ),
            (
                "청소년 동반자: 위기 청소년 또는 보호자.",
                "Youth in crisis, or a guardian.",
            ),
        )
        .known(
            WhatHappens,
            (
                "비밀을 지켜요. 안전하다고 알려 준 방법으로만 연락해요.",
                "It stays confidential. Contact only in the way that you say is safe.",
            ),
            (
                "비밀 보장, 안전한 연락 방법.",
                "Confidential; a safe way to be contacted.",
            ),
        )
        .demo(
            WhoComes,
            (
                "청소년 상담사 한 명이 정해져요.",
                "One counsellor, always the same.",
            ),
        )
        .demo(
            HowLong,
            (
                "한 번에 1시간쯤, 여러 번 만나요.",
                "About an hour, several times.",
            ),
        )
        .no_proof()
        .free_everywhere()
}

fn father_class() -> VisitService {
    father_class_rules()
        .organisations(
            (
                "회사, 기관, 어린이집, 학교, 부모 모임이 신청해요.",
                "The company, body, nursery, school or group of parents asks.",
            ),
            &[
                ("company", ("회사", "Company"), None),
                ("public", ("공공기관", "Public body"), None),
                ("nursery", ("어린이집", "Nursery"), None),
                ("school", ("학교", "School"), None),
                ("parents", ("부모 모임", "Group of parents"), None),
            ],
        )
        .at_theirs()
        .minutes(120)
        .hours(&[0, 1, 2, 3, 4, 5], ("10:00", "20:00"), None)
        .ahead(7, 45)
        .field(number(
            "fathers",
            ("아버지가 몇 분인가요?", "How many fathers?"),
            (5, 60),
        ))
        .field(line(
            "age",
            ("아이들은 몇 살인가요?", "How old are the children?"),
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "hard-raising",
            (
                "아버지들이 아이와 지내는 법을 함께 배워요.",
                "Fathers learn together how to be with their children.",
            ),
        )
        .fits(
            "who-work",
            ("회사나 시설로 강사가 가요.", "A teacher comes to the workplace."),
        )
        .fits(
            "birth",
            (
                "아이가 태어난 아버지를 위한 교실이에요.",
                "It is a class for fathers of new children.",
            ),
        )
        .fits(
            "pregnancy",
            (
                "곧 아버지가 될 분도 들을 수 있어요.",
                "Those who will soon be fathers can come too.",
            ),
        )
        .fits(
            "who-school",
            (
                "학교의 아버지 모임으로 강사가 가요.",
                "A teacher comes to the fathers of a school.",
            ),
        )
        .called(&["아빠 교육", "부모 교육"])
        .done()
}

/// Its rules.
fn father_class_rules() -> Kind {
    service(
        "father-class",
        ("찾아가는 아버지 교실", "Visiting class for fathers"),
        FIFTEEN,
    )
    .summary((
        "아버지들이 모인 곳으로 강사가 가서 아이와 지내는 법을 나눠요.",
        "A teacher comes to where fathers are, and they talk about being with their children.",
    ))
    .known(
        ForWhom,
        (
            "회사, 공공기관, 어린이집, 학교, 부모 모임이에요.",
            "Companies, public bodies, nurseries, schools and groups of parents.",
        ),
        (
            "찾아가는 아버지 교실: 기업, 공공기관, 보육시설, 학교, 부모 모임.",
            "Companies, public bodies, childcare centres, schools, parent groups.",
        ),
    )
    .demo(
        WhatHappens,
        (
            "아이와 이야기하고 노는 법을 함께 연습해요.",
            "Talking and playing with children is practised together.",
        ),
    )
    .demo(WhoComes, ("부모 교육 강사가 가요.", "A teacher for parents."))
    .demo(HowLong, ("한 번에 2시간쯤 걸려요.", "About two hours."))
    .no_proof()
    .free_everywhere()
}
