//! The plain questions, the moments of a life, and words that mean the same: all of it for demonstration.

use super::super::parts::text;
use super::parts::Said;
use contract::visit::{FinderAnswer, FinderQuestion, SameWords};

const WHO: &[(&str, Said)] = &[
    ("who-me", ("나에게 필요해요", "Me")),
    (
        "who-elder",
        ("부모님이나 어르신", "My parents or an older person"),
    ),
    (
        "who-disabled",
        ("몸이 불편한 분", "Someone who finds it hard to move"),
    ),
    ("who-youth", ("청소년", "A teenager")),
    (
        "who-little",
        ("어린이집에 다니는 아이들", "Children of a nursery"),
    ),
    (
        "who-newcomer",
        ("다른 나라에서 온 가족", "A family from another country"),
    ),
    (
        "who-shop",
        ("가게나 시장 상인", "People who run a shop or a market stall"),
    ),
    ("who-work", ("회사나 시설", "A company or another workplace")),
    ("who-school", ("학교나 유치원", "A school or kindergarten")),
];

const HARD: &[(&str, Said)] = &[
    ("hard-going-out", ("밖에 나가기 힘들어요", "Leaving home is hard")),
    (
        "hard-papers",
        ("서류나 절차가 어려워요", "Papers and procedures are hard"),
    ),
    (
        "hard-living",
        ("생활비나 돌봄이 걱정돼요", "I worry about money or care"),
    ),
    ("hard-health", ("건강이 걱정돼요", "I worry about health")),
    ("hard-job", ("일자리를 찾고 있어요", "Looking for work")),
    ("hard-shop", ("장사가 어려워요", "Business is hard")),
    (
        "hard-harmed",
        (
            "돈이나 일로 피해를 봤어요",
            "Cheated or treated unfairly over money or work",
        ),
    ),
    (
        "hard-law",
        ("법이나 세금이 궁금해요", "Questions about law or tax"),
    ),
    ("hard-house", ("집을 고쳐야 해요", "The home needs repair")),
    (
        "hard-noise",
        ("소음이나 먼지로 다투고 있어요", "A dispute about noise or dust"),
    ),
    (
        "hard-crisis",
        ("마음이 힘들고 도움이 급해요", "Distress, and help is urgent"),
    ),
    (
        "hard-raising",
        ("아이 키우기가 어려워요", "Raising a child is hard"),
    ),
    (
        "hard-korea",
        ("한국 생활이 낯설어요", "Life in Korea is unfamiliar"),
    ),
    ("hard-exercise", ("운동할 틈이 없어요", "No time for exercise")),
    ("hard-learn", ("함께 배우고 싶어요", "We want to learn together")),
    (
        "hard-heard",
        (
            "시청이나 구청에 할 말이 있어요",
            "Something to tell the city or district",
        ),
    ),
];

const MOMENTS: &[(&str, Said)] = &[
    ("pregnancy", ("임신했어요", "Expecting a child")),
    ("birth", ("아이가 태어났어요", "A child was born")),
    ("moving", ("이사했어요", "Moving home")),
    ("job-search", ("일자리를 찾아요", "Looking for work")),
    ("business-start", ("가게를 열어요", "Opening a business")),
    ("age-65", ("65세가 됐어요", "Turning 65")),
    (
        "bereavement",
        ("가족이 세상을 떠났어요", "Someone in the family died"),
    ),
    ("crisis", ("갑자기 어려워졌어요", "Suddenly in trouble")),
];

/// Each line: words that mean the same.
const SAME_WORDS: &[&[&str]] = &[
    &[
        "할머니",
        "할아버지",
        "어머니",
        "아버지",
        "엄마",
        "아빠",
        "부모",
        "노인",
        "어르신",
        "elder",
        "parents",
        "senior",
    ],
    &[
        "거동",
        "휠체어",
        "장애",
        "못 걸어",
        "다리",
        "몸이 불편",
        "disabled",
        "wheelchair",
    ],
    &[
        "알바",
        "취직",
        "취업",
        "구직",
        "직장 구하기",
        "실업",
        "일자리",
        "job",
        "work",
        "unemployed",
    ],
    &[
        "사채",
        "대부업",
        "불법 대출",
        "빚",
        "고리",
        "피해",
        "loan",
        "debt",
        "fraud",
    ],
    &["다단계", "피라미드", "사기", "피해", "scam", "pyramid"],
    &["월급", "임금", "체불", "못 받은 돈", "노무", "wages"],
    &[
        "장사",
        "가게",
        "상점",
        "자영업",
        "소상공인",
        "시장",
        "상인",
        "shop",
        "merchant",
    ],
    &["창업", "개업", "사업 시작", "가게 열기", "startup", "business"],
    &[
        "누수",
        "물이 새",
        "수리",
        "고치기",
        "집수리",
        "리모델링",
        "곰팡이",
        "repair",
        "leak",
        "mould",
    ],
    &[
        "층간소음",
        "시끄러워",
        "소음",
        "공사",
        "먼지",
        "악취",
        "냄새",
        "noise",
        "dust",
        "smell",
    ],
    &[
        "결혼이민",
        "외국인",
        "다문화",
        "이주",
        "베트남",
        "중국",
        "immigrant",
        "foreigner",
        "multicultural",
    ],
    &[
        "우울",
        "자살",
        "가출",
        "왕따",
        "학교폭력",
        "따돌림",
        "위기",
        "depressed",
        "bullying",
        "runaway",
    ],
    &[
        "등본",
        "초본",
        "증명서",
        "서류",
        "발급",
        "무인발급기",
        "certificate",
        "papers",
    ],
    &["이의신청", "민원", "불편 신고", "건의", "objection", "complaint"],
    &[
        "혈압",
        "당뇨",
        "관절",
        "건강검진",
        "건강",
        "간호사",
        "health",
        "nurse",
    ],
    &["육아", "아이 돌보기", "아빠 교육", "childcare", "parenting"],
    &["어린이집", "보육", "영아", "nursery", "daycare"],
    &["헬스", "체조", "스트레칭", "운동", "체육", "gym", "exercise"],
    &["그림", "미술", "전시", "art", "painting"],
    &["전입", "이사", "moving"],
    &["사망", "상속", "장례", "돌아가", "사별", "death", "inheritance"],
    &["임신", "임산부", "산모", "pregnant"],
    &["출산", "출생", "아기", "신생아", "baby", "newborn"],
    &["세금", "세무", "종합소득세", "tax"],
    &["변호사", "법률", "소송", "재판", "lawyer", "legal"],
    &["기초수급", "생계비", "복지", "지원금", "돌봄", "welfare"],
];

fn answers(list: &[(&str, Said)]) -> Vec<FinderAnswer> {
    list.iter()
        .map(|(id, (ko, en))| FinderAnswer {
            id: (*id).into(),
            text: text(ko, en),
        })
        .collect()
}

/// The questions in turn.
pub(super) fn questions() -> Vec<FinderQuestion> {
    vec![
        FinderQuestion {
            id: "who".into(),
            text: text("누구에게 필요한가요?", "Who needs it?"),
            answers: answers(WHO),
        },
        FinderQuestion {
            id: "hard".into(),
            text: text("무엇이 힘드세요?", "What is hard?"),
            answers: answers(HARD),
        },
    ]
}

/// The moments of a life.
pub(super) fn moments() -> Vec<FinderAnswer> {
    answers(MOMENTS)
}

/// Words that mean the same.
pub(super) fn same_words() -> Vec<SameWords> {
    SAME_WORDS
        .iter()
        .map(|line| SameWords {
            words: line.iter().map(|word| (*word).into()).collect(),
        })
        .collect()
}
