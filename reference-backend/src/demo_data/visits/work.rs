//! Services about finding work.

use super::parts::{FIFTEEN, Kind, choice, more, service};
use contract::visit::VisitRuleAbout::{ForWhom, HowLong, Proof, WhatHappens, WhoComes};
use contract::visit::{AskerKind, VisitPlaceKind, VisitService};

pub(super) fn services() -> Vec<VisitService> {
    vec![job_fair(), job_bus()]
}

fn job_fair() -> VisitService {
    job_fair_rules()
        .asker(AskerKind::Oneself, ("본인이 신청해요.", "You ask for yourself."))
        .place(
            VisitPlaceKind::Public,
            ("박람회가 열리는 곳", "Where the fair is"),
        )
        .minutes(30)
        .ahead(1, 30)
        .field(choice(
            "wanted",
            ("어떤 일을 찾으세요?", "What work do you look for?"),
            &[
                ("any", ("아직 정하지 못했어요", "Not decided")),
                ("office", ("사무", "Office")),
                ("care", ("돌봄", "Care")),
                ("shop", ("가게·음식점", "Shop or restaurant")),
                ("craft", ("기술", "A trade")),
                ("other", ("그 밖의 일", "Something else")),
            ],
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "hard-job",
            (
                "회사와 직접 만나고 일대일로 상담해요.",
                "You meet companies and get one-to-one advice.",
            ),
        )
        .fits("who-me", ("누구나 갈 수 있어요.", "Anyone can come."))
        .fits(
            "job-search",
            (
                "가까운 곳에서 열리는 박람회를 알려 드려요.",
                "You learn of fairs near you.",
            ),
        )
        .called(&["채용박람회", "취업 상담", "구인"])
        .done()
}

/// Its rules.
fn job_fair_rules() -> Kind {
    service("job-fair", ("찾아가는 취업박람회", "Visiting job fair"), FIFTEEN)
        .summary((
            "가까운 곳에서 회사와 만나고 일대일로 상담해요.",
            "Meet companies near you and get one-to-one advice.",
        ))
        .known(
            ForWhom,
            ("일자리를 찾는 분이면 누구나 돼요.", "Anyone who looks for work."),
            ("찾아가는 취업박람회: 누구나.", "Visiting job fair: anyone."),
        )
        .known(
            WhatHappens,
            (
                "정해진 날과 곳에서 일대일로 상담해요.",
                "One-to-one advice on set dates, at set places.",
            ),
            (
                "정해진 날짜와 장소, 일대일 상담.",
                "Dates and places; one-to-one consulting.",
            ),
        )
        .demo(
            WhoComes,
            (
                "직업 상담사와 회사 담당자가 와요.",
                "Job counsellors and people of the companies.",
            ),
        )
        .demo(
            HowLong,
            ("상담은 30분쯤 걸려요.", "The advice takes about 30 minutes."),
        )
        .demo(
            Proof,
            (
                "이력서가 있으면 가져오세요. 없어도 돼요.",
                "Bring a résumé if you have one. It works without.",
            ),
        )
        .free_everywhere()
}

fn job_bus() -> VisitService {
    job_bus_rules()
        .asker(AskerKind::Oneself, ("본인이 신청해요.", "You ask for yourself."))
        .at_stop()
        .minutes(30)
        .field(choice(
            "situation",
            ("어떤 상황이세요?", "What is your situation?"),
            &[
                (
                    "again",
                    ("쉬다가 다시 일하려고 해요", "Back to work after a break"),
                ),
                ("first", ("처음 일을 찾아요", "My first work")),
                ("change", ("다른 일로 바꾸려고 해요", "Another kind of work")),
            ],
        ))
        .field(more("details", ("더 알려 주실 일", "Anything else")))
        .fits(
            "hard-job",
            (
                "여성을 위한 일자리 상담 버스가 동네로 와요.",
                "A bus with advice for women comes to your neighbourhood.",
            ),
        )
        .fits(
            "job-search",
            (
                "일을 찾는 여성이면 버스에서 상담해요.",
                "Women who look for work get advice in the bus.",
            ),
        )
        .fits(
            "who-me",
            ("일을 찾는 여성이면 돼요.", "It is for women who look for work."),
        )
        .called(&["여성 일자리", "경력단절", "부르릉"])
        .done()
}

/// Its rules.
fn job_bus_rules() -> Kind {
    service("job-bus", ("일자리부르릉 버스", "Job bus"), FIFTEEN)
        .summary((
            "일을 찾는 여성을 위해 상담 버스가 동네로 와요.",
            "A bus with advice for women who look for work comes to your neighbourhood.",
        ))
        .known(
            ForWhom,
            ("일자리를 찾는 여성이에요.", "Women who look for work."),
            ("일자리부르릉 버스: 구직 여성.", "Job bus: women seeking work."),
        )
        .known(
            WhatHappens,
            (
                "버스가 정해진 날에 와요. 버스 안에서 상담해요.",
                "The bus comes on set days. The advice is given inside.",
            ),
            ("버스 운행 일정에 따름.", "Bus schedule."),
        )
        .demo(
            WhoComes,
            ("여성 일자리 상담사가 타고 와요.", "Counsellors for women's work."),
        )
        .demo(
            HowLong,
            ("상담은 30분쯤 걸려요.", "The advice takes about 30 minutes."),
        )
        .no_proof()
        .free_everywhere()
}
