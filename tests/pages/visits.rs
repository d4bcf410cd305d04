//! Visits to the home: finding the right service, one service with its sources, trucks and buses.

use super::{has, render, render_in, sound};
use crate::support::{Town, moment, monday};
use contract::text::LocalText;
use contract::visit::{MobileStop, MobileUnits, VisitCatalogue};
use resident_app::config::{Config, ServiceState, ServiceStates};
use resident_app::device::storage::{self, Area};
use resident_app::features::outreach_visit::finder::{Suggestion, Why, by_answers, by_words, leading_on};
use resident_app::fetch::{Loaded, Services};
use resident_app::i18n::{I18n, Language};
use resident_app::routes::{Route, StopsChoice, VisitView};
use std::rc::Rc;

async fn catalogue(town: &Town) -> VisitCatalogue {
    town.client.visit_catalogue().await.expect("the catalogue").0
}

/// Services for pages that know the catalogue, trucks and buses.
async fn services(town: &Town) -> Services {
    let services = town.cold_services();
    let known = town.client.visit_catalogue().await.expect("the catalogue");
    services
        .cache
        .put("visit-catalogue", Loaded::ready(known, monday()));
    let units = town.client.mobile_units().await.expect("trucks and buses");
    services
        .cache
        .put("visit-mobile-units", Loaded::ready(units, monday()));
    services.client.clock().learn(monday());
    services
}

fn ids(found: &[Suggestion<'_>]) -> Vec<String> {
    found.iter().map(|one| one.service.id.clone()).collect()
}

fn chosen(answers: &[&str]) -> Vec<String> {
    answers.iter().map(|answer| (*answer).to_owned()).collect()
}

fn finder() -> Route {
    Route::Visits(VisitView::Finder)
}

fn one(service: &str) -> Route {
    Route::Visits(VisitView::Service(service.into()))
}

fn stops(dong: Option<&str>, month: bool) -> Route {
    let dong = dong.map(str::to_owned);
    Route::Visits(VisitView::Stops(StopsChoice { dong, month }))
}

#[tokio::test]
async fn every_service_is_reached_by_its_plain_questions_among_the_first_three() {
    let catalogue = catalogue(&Town::new()).await;
    let [who, hard] = [0, 1].map(|at| &catalogue.questions[at].answers);
    for service in &catalogue.services {
        let of = |answers: &[contract::visit::FinderAnswer]| {
            let tagged = service
                .finder
                .iter()
                .filter(|tag| answers.iter().any(|one| one.id == tag.answer));
            tagged.map(|tag| tag.answer.clone()).collect::<Vec<_>>()
        };
        let reached = of(who).iter().any(|who| {
            of(hard).iter().any(|hard| {
                let found = by_answers(&catalogue, &[who.clone(), hard.clone()]);
                ids(&found).iter().take(3).any(|id| *id == service.id)
            })
        });
        assert!(reached, "{}", service.id);
    }
}

#[tokio::test]
async fn every_moment_of_a_life_leads_to_a_service_and_says_why() {
    let catalogue = catalogue(&Town::new()).await;
    for moment in &catalogue.moments {
        let found = by_answers(&catalogue, std::slice::from_ref(&moment.id));
        assert!(!found.is_empty(), "{}", moment.id);
        assert!(
            found.iter().all(|one| matches!(one.why[0], Why::Said(_))),
            "{}",
            moment.id
        );
    }
    let first = |moment: &str| ids(&by_answers(&catalogue, &chosen(&[moment])));
    assert!(first("bereavement").contains(&"civil-helper".into()));
    assert!(first("crisis").contains(&"youth-companion".into()));
    assert!(first("business-start").contains(&"city-hall-visit".into()));
}

#[tokio::test]
async fn what_fits_both_answers_comes_first_and_a_wish_for_nothing_finds_nothing() {
    let catalogue = catalogue(&Town::new()).await;
    let found = by_answers(&catalogue, &chosen(&["who-elder", "hard-noise"]));
    assert_eq!(ids(&found), ["environment-dispute"]);
    let found = by_answers(&catalogue, &chosen(&["who-shop", "hard-shop"]));
    assert_eq!(ids(&found), ["merchant-support"]);
    assert!(by_answers(&catalogue, &[]).is_empty());
    assert!(by_answers(&catalogue, &chosen(&["no-such-answer"])).is_empty());
}

#[tokio::test]
async fn after_who_only_answers_that_lead_somewhere_stand_open() {
    let catalogue = catalogue(&Town::new()).await;
    let hard = &catalogue.questions[1].answers;
    let leading = |who: &str| {
        let leading = leading_on(&catalogue, hard, &chosen(&[who]));
        leading.iter().map(|answer| answer.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(leading("who-little"), ["hard-health"]);
    assert_eq!(leading("who-youth"), ["hard-crisis"]);
    assert!(leading("who-elder").len() >= 4);
    assert_eq!(
        leading("no-such-answer").len(),
        hard.len(),
        "all where none leads on"
    );
}

#[tokio::test]
async fn free_words_find_the_service_in_spite_of_spaces_and_typing_errors() {
    let catalogue = catalogue(&Town::new()).await;
    for (typed, wanted) in [
        ("층간소음", "environment-dispute"),
        ("층간 소음", "environment-dispute"),
        ("윗집 소음이 너무 심해요", "environment-dispute"),
        ("집에 물이 새요", "home-check"),
        ("누수", "home-check"),
        ("집수리", "home-check"),
        ("집수라", "home-check"),
        ("wlqtnfl", "home-check"),
        ("불법 사채", "harm-counsel"),
        ("다단게", "harm-counsel"),
        ("월급을 못 받았어요", "harm-counsel"),
        ("찾아가는 아버지교실", "father-class"),
        ("ㅊㅅㄴ ㄷㅂㅈ", "youth-companion"),
        ("청소년 상담", "youth-companion"),
        ("왕따", "youth-companion"),
        ("어린이집", "nursery-nurse"),
        ("상인회", "merchant-support"),
        ("운전면허", "multicultural-class"),
        ("요가", "workplace-gym"),
        ("이의신청", "civil-helper"),
        ("아버지가 돌아가셨어요", "civil-helper"),
        ("경력단절", "job-bus"),
        ("취업 박람회", "job-fair"),
        ("세무 상담", "city-hall-visit"),
        ("job fair", "job-fair"),
        ("noise", "environment-dispute"),
        ("미술관", "art-class"),
        ("동사무소", "dong-visit"),
        ("혈압", "assigned-officer"),
        ("응답소", "city-truck"),
        ("다문화 이해", "culture-class"),
    ] {
        let found = ids(&by_words(&catalogue, typed));
        assert!(found.iter().take(3).any(|id| id == wanted), "{typed}: {found:?}");
    }
    for nothing in ["", "   ", "ㅋㅋ", "xylophone quartz", "가나다라마바사아자차카"] {
        assert!(
            by_words(&catalogue, nothing).is_empty(),
            "{nothing}: {:?}",
            ids(&by_words(&catalogue, nothing))
        );
    }
}

#[tokio::test]
async fn hostile_words_find_nothing_and_break_nothing() {
    let catalogue = catalogue(&Town::new()).await;
    for typed in [
        "<script>alert(1)</script>",
        "{answer}",
        "\u{202e}\u{0}",
        &"가".repeat(3_000),
    ] {
        let _ = by_words(&catalogue, typed);
    }
}

#[tokio::test]
async fn the_finder_asks_and_leads_on() {
    let services = services(&Town::new()).await;
    let html = render(&services, finder()).await;
    sound(&html);
    for text in [
        "누구에게 필요한가요?",
        "부모님이나 어르신",
        "이런 일이 있으세요?",
        "임신했어요",
        "18가지 모두 보기",
    ] {
        has(&html, text);
    }
    services.cache.put(
        "typed/visit-answers",
        Loaded::ready(chosen(&["who-elder"]), monday()),
    );
    let html = render(&services, finder()).await;
    sound(&html);
    has(&html, "‘부모님이나 어르신’ 빼기");
    has(&html, "무엇이 힘드세요?");
    services.cache.put(
        "typed/visit-answers",
        Loaded::ready(chosen(&["who-elder", "hard-noise"]), monday()),
    );
    let html = render(&services, finder()).await;
    sound(&html);
    has(&html, "1가지를 찾았어요");
    has(&html, "직원이 찾아가 접수하고 그 자리에서 조정해요.");
    has(&html, "href=\"/visits/request/environment-dispute\"");
    assert!(!html.contains("무엇이 힘드세요?"), "nothing is asked any more");
}

#[tokio::test]
async fn every_service_has_a_page_with_the_lines_of_its_sources_in_each_language() {
    let services = services(&Town::new()).await;
    let known = services.cache.get::<(VisitCatalogue, usize)>("visit-catalogue");
    for service in &known.get().expect("loaded").0.services {
        for language in Language::ALL {
            let html = render_in(language, &services, one(&service.id)).await;
            sound(&html);
            let i18n = I18n { language };
            let said = |text: &LocalText| i18n.text(text).to_string();
            has(&html, &said(&service.summary));
            for rule in &service.rules {
                has(&html, &said(&rule.text));
                if let Some(source) = &rule.source {
                    has(&html, &said(&source.line));
                    has(&html, &said(&source.title));
                }
            }
            let address = if service.discreet { "quiet" } else { &service.id };
            let asks = html.contains(&format!("href=\"/visits/request/{address}\""));
            assert_eq!(asks, service.can_be_asked_for(), "{}", service.id);
        }
    }
}

#[tokio::test]
async fn a_discreet_service_offers_to_leave_at_once_and_others_do_not() {
    let services = services(&Town::new()).await;
    has(&render(&services, one("harm-counsel")).await, "quick-exit");
    has(
        &render(&services, one("youth-companion")).await,
        "조용히 도와드려요",
    );
    assert!(!render(&services, one("dong-visit")).await.contains("quick-exit"));
}

#[tokio::test]
async fn a_discreet_service_stands_in_no_address_and_no_title() {
    let services = services(&Town::new()).await;
    services.cache.put(
        "typed/visit-answers",
        Loaded::ready(chosen(&["who-youth", "hard-crisis"]), monday()),
    );
    let html = render(&services, finder()).await;
    has(&html, "href=\"/visits/services/quiet\"");
    has(&html, "href=\"/visits/request/quiet\"");
    assert!(!html.contains("/youth-companion"), "in no link");
    storage::write(Area::Tab, "visit-quiet", "youth-companion");
    let html = render(&services, one("quiet")).await;
    sound(&html);
    has(&html, "청소년 동반자</h2>");
    has(&html, "찾아가는 서비스</h1>");
    storage::remove(Area::Tab, "visit-quiet");
    let html = render(&services, one("quiet")).await;
    has(&html, "눈물그만상담실");
    has(&html, "청소년 동반자");
}

#[tokio::test]
async fn planned_and_unknown_services_say_so_and_tell_the_phone() {
    let services = services(&Town::new()).await;
    let html = render(&services, one("art-class")).await;
    has(&html, "아직 신청할 수 없어요");
    has(&html, "120으로 전화");
    let html = render(&services, one("time-travel")).await;
    sound(&html);
    has(&html, "그런 서비스가 없어요");
}

#[tokio::test]
async fn stops_stand_in_a_list_and_a_calendar_beside_a_map() {
    let services = services(&Town::new()).await;
    let html = render(&services, stops(None, false)).await;
    sound(&html);
    for text in [
        "visit-map",
        "11월 24일 화요일",
        "오전 10시부터 오후 4시까지",
        "시연용 일정",
        "달력에 넣기",
    ] {
        has(&html, text);
    }
    has(&html, "우리 동네로 와 달라고 하려면");
    let html = render(&services, stops(None, true)).await;
    sound(&html);
    has(&html, "11월 24일 화요일, 1번 와요");
    has(&html, "12월");
    let html = render_in(Language::English, &services, stops(Some("naegok"), true)).await;
    sound(&html);
}

/// Trucks and buses of which only two stops in 서초1동 are left: one that comes, and one that was called off for rain.
async fn one_comes_and_one_does_not(town: &Town) -> Services {
    let services = services(town).await;
    let known = services.cache.get::<(MobileUnits, usize)>("visit-mobile-units");
    let mut units = known.get().expect("loaded").0.clone();
    let stop = |mut stop: MobileStop, id: &str, day: &str, cancelled| {
        (stop.id, stop.dong, stop.cancelled) = (id.into(), "seocho-1".into(), cancelled);
        stop.start = moment(&format!("{day}T10:00:00+09:00"));
        stop.end = moment(&format!("{day}T16:00:00+09:00"));
        stop
    };
    let (one, truck) = (units.stops[0].clone(), &mut units.units[0]);
    truck.issues = vec![LocalText::of("주민등록표 등본".into(), None)];
    truck.advises = vec![LocalText::of("세무".into(), None)];
    let one = MobileStop {
        unit: truck.id.clone(),
        ..one
    };
    let rain = Some(LocalText::of("비가 많이 와요.".into(), None));
    units.stops = vec![
        stop(one.clone(), "off", "2026-11-24", rain),
        stop(one, "comes", "2026-11-25", None),
    ];
    let ready = Loaded::ready((units, 0_usize), monday());
    services.cache.put("visit-mobile-units", ready);
    services
}

#[tokio::test]
async fn a_stop_says_what_can_be_had_there_or_why_it_does_not_come() {
    let services = one_comes_and_one_does_not(&Town::new()).await;
    let html = render(&services, stops(None, false)).await;
    sound(&html);
    let each: Vec<&str> = html.split("<li class=\"visit-stop\"").skip(1).collect();
    assert_eq!(each.len(), 2, "{html}");
    for said in ["오지 않아요", "비가 많이 와요."] {
        assert!(each[0].contains(said) && !each[1].contains(said), "{said}");
    }
    assert!(!each[0].contains("달력에 넣기") && each[1].contains("달력에 넣기"));
    for offered in [
        "무엇을 할 수 있나요?",
        "바로 뗄 수 있는 서류",
        "주민등록표 등본",
        "상담할 수 있는 일",
        "세무",
    ] {
        assert!(each.iter().all(|stop| stop.contains(offered)), "{offered}");
    }
}

#[tokio::test]
async fn a_stop_that_was_called_off_counts_neither_on_the_map_nor_in_the_month() {
    let services = one_comes_and_one_does_not(&Town::new()).await;
    let html = render(&services, stops(Some("seocho-1"), true)).await;
    sound(&html);
    let counts: Vec<&str> = html.split("visit-map__count\"").skip(1).collect();
    assert_eq!(counts.len(), 1, "{html}");
    let text = counts[0].split_once('>').expect("an element").1;
    assert!(text.starts_with("1<"), "{text}");
    has(&html, "11월 24일 화요일, 오지 않아요");
    has(&html, "11월 25일 수요일, 1번 와요");
    has(&html, "11월 25일 수요일에 오는 곳");
    has(&html, "다음은 11월 25일 수요일");
}

#[tokio::test]
async fn whoever_chose_a_dong_sees_what_comes_next_and_can_wish() {
    let town = Town::new();
    let services = services(&town).await;
    let units = services.cache.get::<(MobileUnits, usize)>("visit-mobile-units");
    let units = &units.get().expect("loaded").0;
    let first = units.stops.iter().min_by_key(|stop| stop.start).expect("a stop");
    let html = render(&services, stops(Some(&first.dong), false)).await;
    sound(&html);
    has(&html, "다음은 11월");
    has(&html, "우리 동네로 와 주세요");
    has(&html, "5명 모이면");
    let elsewhere = units
        .dong
        .iter()
        .find(|dong| units.stops.iter().all(|stop| stop.dong != dong.id));
    if let Some(dong) = elsewhere {
        has(
            &render(&services, stops(Some(&dong.id), false)).await,
            "가장 가까운 곳은",
        );
    }
    let html = render(&services, stops(Some("atlantis"), false)).await;
    sound(&html);
    has(&html, "우리 동네로 와 달라고 하려면");
}

#[tokio::test]
async fn pages_without_their_data_say_that_they_load() {
    let town = Town::new();
    for route in [finder(), one("dong-visit"), stops(None, false)] {
        let html = render(&town.cold_services(), route).await;
        sound(&html);
        has(&html, "skeleton");
    }
}

#[tokio::test]
async fn where_the_district_has_not_started_it_the_phone_helps() {
    let mut services = services(&Town::new()).await;
    let states = ServiceStates {
        outreach_visit: ServiceState::Planned,
        ..services.config.services.clone()
    };
    services.config = Rc::new(Config {
        services: states,
        ..(*services.config).clone()
    });
    let html = render(&services, finder()).await;
    has(&html, "120으로 전화");
    assert!(!html.contains("누구에게 필요한가요?"));
}
