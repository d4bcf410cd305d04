//! Welfare (복지).

use super::parts::kind;
use contract::document::{Category, Document};
use contract::office::CounterKind;

pub(super) fn documents() -> Vec<Document> {
    vec![
        kind(
            "livelihood-recipient",
            Category::Welfare,
            "수급자 증명서",
            "Certificate of livelihood support",
        )
        .purpose(
            "생계 지원을 받고 있다는 것을 보여 줘요. 요금을 깎을 때 써요.",
            "Shows that you receive livelihood support. For reduced charges.",
        )
        .called(&["기초생활수급자", "수급자", "기초수급"])
        .at(CounterKind::Welfare)
        .fee(0)
        .for_all()
        .demo(),
        kind(
            "near-poverty",
            Category::Welfare,
            "차상위계층 확인서",
            "Certificate of near-poverty status",
        )
        .purpose(
            "형편이 어려워 지원을 받는다는 것을 보여 줘요. 요금을 깎을 때 써요.",
            "Shows that you receive support for a low income. For reduced charges.",
        )
        .called(&["차상위", "차상위계층"])
        .at(CounterKind::Welfare)
        .fee(0)
        .for_all()
        .demo(),
        kind(
            "disability",
            Category::Welfare,
            "장애인 증명서",
            "Certificate of disability",
        )
        .purpose(
            "장애인으로 등록한 것을 보여 줘요. 요금을 깎거나 지원을 받을 때 써요.",
            "Shows a registered disability. For reduced charges and support.",
        )
        .called(&["장애인", "장애 증명", "복지카드"])
        .at(CounterKind::Welfare)
        .fee(0)
        .for_all()
        .demo(),
        kind(
            "single-parent",
            Category::Welfare,
            "한부모가족 증명서",
            "Certificate of single-parent family",
        )
        .purpose(
            "혼자 아이를 키우는 가족임을 보여 줘요. 지원을 신청할 때 써요.",
            "Shows a single-parent family. For applying for support.",
        )
        .called(&["한부모", "한부모가족"])
        .at(CounterKind::Welfare)
        .fee(0)
        .for_all()
        .demo(),
        kind(
            "immunisation",
            Category::Welfare,
            "예방접종증명서",
            "Immunisation certificate",
        )
        .purpose(
            "맞은 예방주사를 보여 줘요. 어린이집이나 학교에 낼 때 써요.",
            "Shows vaccinations. For nurseries and schools.",
        )
        .called(&["예방접종", "예방주사", "백신"])
        .fee(0)
        .for_all()
        .days(1)
        .demo(),
    ]
}
