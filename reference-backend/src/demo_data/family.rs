//! The family relations register (가족관계).

use super::parts::kind;
use contract::document::{Category, Document};
use contract::office::CounterKind;

pub(super) fn documents() -> Vec<Document> {
    vec![
        kind(
            "family-relation",
            Category::Family,
            "가족관계증명서",
            "Family relation certificate",
        )
        .purpose(
            "부모님, 배우자, 자녀가 누구인지 보여 줘요. 가족임을 알려야 할 때 써요.",
            "Shows your parents, spouse and children. When you must show that you are family.",
        )
        .called(&["가족관계", "가족 증명", "호적등본", "호적"])
        .at(CounterKind::FamilyRelation)
        .fee(1000)
        .free_for_many()
        .oneself()
        .close_family()
        .agent()
        .rank(3)
        .known(),
        kind(
            "basic-certificate",
            Category::Family,
            "기본증명서",
            "Basic certificate",
        )
        .purpose(
            "태어난 날과 이름이 바뀐 일처럼 나에 관한 일만 보여 줘요. 여권이나 회사에 낼 때 써요.",
            "Shows your birth and changes of name, and nothing of your family. For passports and employers.",
        )
        .called(&["기본", "기본 증명", "출생 증명", "호적초본"])
        .at(CounterKind::FamilyRelation)
        .fee(1000)
        .free_for_many()
        .oneself()
        .close_family()
        .agent()
        .rank(4)
        .known(),
        kind(
            "marriage-relation",
            Category::Family,
            "혼인관계증명서",
            "Marriage relation certificate",
        )
        .purpose(
            "결혼한 사실을 보여 줘요. 대출이나 비자를 신청할 때 써요.",
            "Shows your marriage. For loans and visas.",
        )
        .called(&["혼인", "혼인 증명", "결혼 증명서", "결혼"])
        .at(CounterKind::FamilyRelation)
        .fee(1000)
        .free_for_many()
        .oneself()
        .close_family()
        .agent()
        .rank(5)
        .known(),
        kind(
            "adoption-relation",
            Category::Family,
            "입양관계증명서",
            "Adoption relation certificate",
        )
        .purpose(
            "입양한 사실을 보여 줘요. 입양한 가족임을 알려야 할 때 써요.",
            "Shows an adoption. When you must show that you are family by adoption.",
        )
        .called(&["입양", "입양 증명"])
        .at(CounterKind::FamilyRelation)
        .fee(1000)
        .free_for_many()
        .oneself()
        .agent()
        .demo(),
        kind(
            "old-family-register",
            Category::Family,
            "제적등본",
            "Old family register (before 2008)",
        )
        .purpose(
            "2008년 이전의 옛 호적을 보여 줘요. 상속을 정리할 때 써요.",
            "Shows the old register that closed in 2008. For settling an inheritance.",
        )
        .called(&["제적", "옛날 호적", "호적", "상속"])
        .at(CounterKind::FamilyRelation)
        .fee(500)
        .oneself()
        .close_family()
        .agent()
        .days(1)
        .copies(5)
        .demo(),
    ]
}
