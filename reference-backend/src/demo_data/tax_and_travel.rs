//! Tax (세금), and papers for travelling and driving.

use super::parts::kind;
use contract::document::{Category, Document};

pub(super) fn documents() -> Vec<Document> {
    vec![
        kind(
            "local-tax-clearance",
            Category::Tax,
            "지방세 납세증명서",
            "Local tax clearance certificate",
        )
        .purpose(
            "밀린 지방세가 없다는 것을 보여 줘요. 계약이나 대출을 할 때 써요.",
            "Shows that no local tax is overdue. For contracts and loans.",
        )
        .called(&["지방세 완납증명", "납세증명", "완납증명서", "세금 완납"])
        .fee(0)
        .for_all()
        .rank(8)
        .demo(),
        kind(
            "local-tax-items",
            Category::Tax,
            "지방세 세목별 과세증명서",
            "Local tax assessment by item",
        )
        .purpose(
            "어떤 지방세를 얼마나 냈는지 보여 줘요. 재산을 증명할 때 써요.",
            "Shows which local taxes were charged. When your property must be shown.",
        )
        .called(&["과세증명", "세목별과세증명", "재산세 증명"])
        .fee(800)
        .for_all()
        .demo(),
        kind(
            "entry-exit",
            Category::Travel,
            "출입국 사실증명",
            "Certificate of entry and exit",
        )
        .purpose(
            "언제 나라 밖으로 나가고 들어왔는지 보여 줘요. 학교나 회사에 낼 때 써요.",
            "Shows when you left and entered the country. For schools and employers.",
        )
        .called(&["출입국", "출입국증명", "해외 다녀온 기록"])
        .fee(2000)
        .for_all()
        .demo(),
        kind(
            "vehicle-register",
            Category::Other,
            "자동차등록원부",
            "Vehicle register",
        )
        .purpose(
            "자동차의 주인과 빚이 있는지를 보여 줘요. 차를 사고팔 때 써요.",
            "Shows the owner of a car and debts on it. For buying and selling.",
        )
        .called(&["자동차원부", "차량등록원부", "자동차"])
        .fee(300)
        .for_all()
        .demo(),
        kind(
            "school-record",
            Category::Other,
            "졸업증명서",
            "Certificate of graduation",
        )
        .purpose(
            "학교를 졸업한 것을 보여 줘요. 취업하거나 자격을 딸 때 써요.",
            "Shows that you finished school. For jobs and qualifications.",
        )
        .called(&["졸업", "학력 증명", "학교 증명"])
        .fee(0)
        .for_all()
        .days(1)
        .copies(5)
        .demo(),
    ]
}
