//! Resident registration (주민등록).

use super::parts::kind;
use contract::document::{Category, Channel, Document};

pub(super) fn documents() -> Vec<Document> {
    vec![
        kind(
            "resident-register",
            Category::Resident,
            "주민등록표 등본",
            "Resident register, whole household",
        )
        .purpose(
            "함께 사는 가족과 주소를 보여 줘요. 은행, 학교, 회사에 낼 때 써요.",
            "Shows your address and everyone in your household. For banks, schools and employers.",
        )
        .called(&["등본", "주민등록등본", "주민등록 등본", "등초본"])
        .fee(400)
        .way(Channel::IssuingMachine, 200)
        .way_with(
            Channel::Online,
            0,
            "정부24에서 무료로 뽑을 수 있어요.",
            "Free on Government24.",
        )
        .free_for_many()
        .for_all()
        .rank(1)
        .known(),
        kind(
            "resident-abstract",
            Category::Resident,
            "주민등록표 초본",
            "Resident register, one person",
        )
        .purpose(
            "내가 살아온 주소를 보여 줘요. 이사 기록이 필요할 때 써요.",
            "Shows where you have lived. When your past addresses are asked for.",
        )
        .called(&["초본", "주민등록초본", "주민등록 초본", "등초본", "주소 이력"])
        .fee(400)
        .way(Channel::IssuingMachine, 200)
        .way_with(
            Channel::Online,
            0,
            "정부24에서 무료로 뽑을 수 있어요.",
            "Free on Government24.",
        )
        .free_for_many()
        .for_all()
        .rank(2)
        .known(),
        kind(
            "move-in-households",
            Category::Resident,
            "전입세대확인서",
            "Households registered at an address",
        )
        .purpose(
            "한 집에 누가 주소를 두고 있는지 보여 줘요. 집을 사거나 빌릴 때 써요.",
            "Shows which households are registered at an address. For buying or renting a home.",
        )
        .called(&["전입세대", "전입세대열람", "세대 확인"])
        .fee(300)
        .oneself()
        .agent()
        .demo(),
        kind(
            "foreigner-registration",
            Category::Resident,
            "외국인등록 사실증명",
            "Certificate of alien registration",
        )
        .purpose(
            "외국인으로 등록했다는 것을 보여 줘요. 은행이나 학교에 낼 때 써요.",
            "Shows that a foreign resident is registered. For banks and schools.",
        )
        .called(&["외국인등록증명", "외국인 증명"])
        .fee(2000)
        .oneself()
        .agent()
        .demo(),
    ]
}
