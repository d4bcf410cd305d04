//! Kinds that cannot be ordered ahead, each with the reason.

use super::parts::kind;
use contract::document::{Category, Document};

pub(super) fn documents() -> Vec<Document> {
    vec![
        kind(
            "seal-certificate",
            Category::Seal,
            "인감증명서",
            "Seal certificate",
        )
        .purpose(
            "등록한 도장이 내 것임을 보여 줘요. 집이나 차를 사고팔 때 써요.",
            "Shows that a registered seal is yours. For buying and selling a home or a car.",
        )
        .called(&["인감", "인감도장", "도장 증명"])
        .fee(600)
        .oneself()
        .agent()
        .not_orderable(
            "본인 확인이 필요해 창구에서만 드려요.",
            "Only at the counter, since we must see that it is you.",
        )
        .rank(9)
        .known(),
        kind(
            "signature-certificate",
            Category::Seal,
            "본인서명사실확인서",
            "Certificate of personal signature",
        )
        .purpose(
            "도장 대신 서명을 했다는 것을 보여 줘요. 인감증명서 대신 써요.",
            "Shows that a signature is yours. In place of a seal certificate.",
        )
        .called(&["본인서명", "서명 확인", "인감 대신"])
        .fee(600)
        .oneself()
        .not_orderable(
            "창구에서 직접 서명하셔야 해서 미리 주문할 수 없어요.",
            "You sign at the counter, so it cannot be ordered ahead.",
        )
        .demo(),
        kind(
            "resident-register-bulk",
            Category::Resident,
            "주민등록표 등·초본 (많은 양)",
            "Resident registers in bulk",
        )
        .purpose(
            "여러 사람의 등본과 초본을 한꺼번에 받아요. 회사나 단체가 써요.",
            "Registers of many people at once. For companies and bodies.",
        )
        .called(&["대량 발급", "단체 발급", "일괄 발급"])
        .fee(400)
        .agent()
        .not_orderable(
            "양이 많아 창구에 먼저 문의해 주세요.",
            "Please ask at the counter first, as it takes longer.",
        )
        .demo(),
        kind(
            "corporate-seal",
            Category::Seal,
            "법인 인감증명서",
            "Corporate seal certificate",
        )
        .purpose(
            "회사의 도장을 증명해요. 회사가 계약할 때 써요.",
            "Shows the seal of a company. For contracts of companies.",
        )
        .called(&["법인인감", "법인", "회사 도장"])
        .fee(1000)
        .agent()
        .not_orderable(
            "법인 서류는 미리 주문할 수 없어요. 등기소에 문의해 주세요.",
            "Papers of companies cannot be ordered ahead. Please ask the registry office.",
        )
        .demo(),
    ]
}
