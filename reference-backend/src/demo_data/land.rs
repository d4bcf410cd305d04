//! Land and buildings (부동산).

use super::parts::kind;
use contract::document::{Category, Channel, Document};

pub(super) fn documents() -> Vec<Document> {
    [registers(), plans_and_prices()].concat()
}

fn registers() -> Vec<Document> {
    vec![
        kind(
            "land-register",
            Category::Land,
            "토지(임야)대장",
            "Land (forest) register",
        )
        .purpose(
            "땅의 넓이와 주인을 보여 줘요. 땅을 사고팔 때 써요.",
            "Shows the size and owner of a piece of land. For buying and selling.",
        )
        .called(&["토지대장", "임야대장", "땅 문서", "토지"])
        .fee(500)
        .fee_note("보기만 하면 300원이에요.", "300 won for viewing only.")
        .for_anyone()
        .rank(6)
        .known(),
        kind(
            "cadastral-map",
            Category::Land,
            "지적(임야)도",
            "Cadastral (forest) map",
        )
        .purpose(
            "땅의 모양과 경계를 그린 지도예요. 집을 짓거나 땅을 나눌 때 써요.",
            "A map of the shape and borders of a piece of land. For building or dividing it.",
        )
        .called(&["지적도", "임야도", "땅 지도"])
        .fee(700)
        .fee_note("보기만 하면 400원이에요.", "400 won for viewing only.")
        .for_anyone()
        .known(),
        kind(
            "building-register",
            Category::Land,
            "건축물대장",
            "Building register",
        )
        .purpose(
            "건물의 넓이, 층수, 주인을 보여 줘요. 집을 사거나 빌릴 때 써요.",
            "Shows size, floors and owner of a building. For buying or renting.",
        )
        .called(&["건물대장", "집 문서", "건축물"])
        .fee(500)
        .fee_note("보기만 하면 300원이에요.", "300 won for viewing only.")
        .for_anyone()
        .rank(7)
        .known(),
    ]
}

fn plans_and_prices() -> Vec<Document> {
    vec![
        kind(
            "real-estate-summary",
            Category::Land,
            "부동산종합증명서",
            "Real estate summary",
        )
        .purpose(
            "땅과 건물의 내용을 한 장에 모아 보여 줘요. 부동산을 한 번에 살펴볼 때 써요.",
            "Land and building on one paper. When you want to see all at once.",
        )
        .called(&["부동산 종합", "부동산 증명"])
        .fee(1500)
        .for_anyone()
        .known(),
        kind(
            "land-use-plan",
            Category::Land,
            "토지이용계획확인서",
            "Land use plan certificate",
        )
        .purpose(
            "땅에 무엇을 지을 수 있는지 보여 줘요. 집을 짓거나 땅을 살 때 써요.",
            "Shows what may be built on a piece of land. Before building or buying.",
        )
        .called(&["토지이용계획", "토지이용", "용도지역"])
        .fee(1000)
        .for_anyone()
        .known(),
        kind(
            "land-price",
            Category::Land,
            "개별공시지가 확인서",
            "Certificate of official land price",
        )
        .purpose(
            "나라에서 정한 땅값을 보여 줘요. 세금을 따져 볼 때 써요.",
            "Shows the official price of a piece of land. For working out taxes.",
        )
        .called(&["공시지가", "땅값"])
        .fee(800)
        .for_anyone()
        .demo(),
        kind(
            "farmland-register",
            Category::Land,
            "농지대장",
            "Farmland register",
        )
        .purpose(
            "농사짓는 땅의 내용을 보여 줘요. 농업 지원을 신청할 때 써요.",
            "Shows land that is farmed. For applying for farm support.",
        )
        .called(&["농지원부", "농지", "농업"])
        .way(Channel::Counter, 1000)
        .way(Channel::SirenOrder, 1000)
        .oneself()
        .agent()
        .days(3)
        .demo(),
    ]
}
