//! What both sides read of what happened, in Korean and English. Names are masked; each text says who did what
//! for whom, so that it reads the same on either side.

use super::store::Row;
use contract::household::Service;
use contract::permission::{Actor, AnsweredBy, PermissionStep as Step};
use contract::privacy::{mask_name, mask_phone};
use contract::text::LocalText;
use contract::time::{Date, Timestamp};

/// An order, as told.
#[derive(Debug, Clone)]
pub(crate) struct OrderWords {
    pub(crate) reference: String,
    pub(crate) title: LocalText,
    pub(crate) office: LocalText,
    pub(crate) start: Timestamp,
}

/// A book that is to be paid back, as told.
#[derive(Debug, Clone)]
pub(crate) struct PaybackWords {
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) store: LocalText,
}

/// A visit, as told.
#[derive(Debug, Clone)]
pub(crate) struct VisitWords {
    pub(crate) reference: String,
    /// Neutral where nobody else should learn of the service.
    pub(crate) title: LocalText,
}

/// What was done under a permission.
#[derive(Debug, Clone)]
pub(crate) enum Matter {
    Order(OrderWords),
    Payback(PaybackWords),
    Visit(VisitWords),
}

impl Matter {
    /// Its reference.
    pub(super) fn reference(&self) -> &str {
        match self {
            Self::Order(order) => &order.reference,
            Self::Payback(book) => &book.reference,
            Self::Visit(visit) => &visit.reference,
        }
    }
}

/// What happened, in words.
pub(super) fn told(row: &Row, step: Step, by: Actor, matter: Option<&Matter>) -> LocalText {
    let names = (mask_name(&row.helper_name), mask_name(&row.represented_name));
    let names = (names.0.as_str(), names.1.as_str());
    match (matter, step) {
        (Some(Matter::Order(order)), _) => of_order(names, step, by, order),
        (Some(Matter::Payback(book)), _) => of_book(names, step, by, book),
        (Some(Matter::Visit(visit)), _) => of_visit(names, step, by, visit),
        (None, Step::Asked) => asked(row, names),
        (None, Step::SentAgain) => asked_again(row, names),
        (None, Step::Granted | Step::Refused) => answered(row, names.1, step),
        (None, _) => over(names, step, by),
    }
}

fn asked(row: &Row, (helper, person): (&str, &str)) -> LocalText {
    let (services, until, phone) = (services(&row.services), row.until, phone_of(row));
    LocalText::new(
        format!(
            "{helper} 님{}이 {person} 님 대신 일을 봐도 되는지 여쭤봤어요. 할 일: {}. {}까지예요.",
            phone.ko,
            services.ko,
            date_ko(until)
        ),
        format!(
            "{helper}{} asked to act for {person}: {}, until {}.",
            english(&phone),
            english(&services),
            date_en(until)
        ),
    )
}

fn asked_again(row: &Row, (helper, person): (&str, &str)) -> LocalText {
    let phone = phone_of(row);
    LocalText::new(
        format!("{helper} 님{}이 {person} 님께 다시 여쭤봤어요.", phone.ko),
        format!("{helper}{} asked {person} again.", english(&phone)),
    )
}

/// The helper's phone, masked: many have the same masked name, and few of them end in the same four digits.
fn phone_of(row: &Row) -> LocalText {
    match &row.helper_phone {
        Some(phone) => {
            let phone = mask_phone(phone);
            LocalText::new(format!("(전화 {phone})"), format!(" (telephone {phone})"))
        }
        None => LocalText::new(String::new(), String::new()),
    }
}

fn answered(row: &Row, person: &str, step: Step) -> LocalText {
    let (how_ko, how_en) = match row.answered_by {
        Some(AnsweredBy::Link) => (" 문자로 받은 링크로 대답하셨어요.", ", by the link that was sent"),
        Some(AnsweredBy::Code) => (" 문자로 받은 번호로 대답하셨어요.", ", by the code that was sent"),
        Some(AnsweredBy::Office) => (" 창구나 전화로 대답하셨어요.", ", at the counter or by telephone"),
        Some(AnsweredBy::Account) => (" 로그인해서 대답하셨어요.", ", signed in"),
        Some(AnsweredBy::Unknown) | None => ("", ""),
    };
    let (ko, en) = match step {
        Step::Granted => ("‘네’라고", "yes"),
        _ => ("‘아니요’라고", "no"),
    };
    LocalText::new(
        format!("{person} 님이 {ko} 하셨어요.{how_ko}"),
        format!("{person} said {en}{how_en}."),
    )
}

fn over((helper, person): (&str, &str), step: Step, by: Actor) -> LocalText {
    match (step, by) {
        (Step::Withdrawn, _) => LocalText::new(
            format!("{helper} 님이 부탁을 취소했어요."),
            format!("{helper} took the question back."),
        ),
        (Step::Expired, _) => LocalText::new(
            format!("{person} 님의 대답이 없어서 끝났어요."),
            format!("It ended because {person} did not answer."),
        ),
        (_, Actor::Represented) => LocalText::new(
            format!("{person} 님이 그만하라고 하셨어요. {helper} 님은 이제 대신할 수 없어요."),
            format!("{person} ended it. {helper} can no longer act for them."),
        ),
        (_, Actor::Helper) => LocalText::new(
            format!("{helper} 님이 그만하기로 했어요. 이제 {person} 님을 대신할 수 없어요."),
            format!("{helper} ended it and can no longer act for {person}."),
        ),
        _ => LocalText::new(
            format!("정한 날짜가 지나서 끝났어요. {helper} 님은 이제 {person} 님을 대신할 수 없어요."),
            format!("It ended on its date. {helper} can no longer act for {person}."),
        ),
    }
}

fn of_order((helper, person): (&str, &str), step: Step, by: Actor, order: &OrderWords) -> LocalText {
    let (date, clock) = (order.start.date(), order.start.clock());
    let what_ko = format!(
        "{} ({}, {} {})",
        order.title.ko,
        order.office.ko,
        date_ko(date),
        clock_ko(order.start)
    );
    let what_en = format!(
        "{} ({}, {} {clock})",
        english(&order.title),
        english(&order.office),
        date_en(date)
    );
    let of_helper = |ko: &str, en: &str| {
        LocalText::new(
            format!("{helper} 님이 {person} 님 대신 {ko}: {what_ko}"),
            format!("{helper}, for {person}, {en}: {what_en}"),
        )
    };
    let plain = |ko: &str, en: &str| LocalText::new(format!("{ko}: {what_ko}"), format!("{en}: {what_en}"));
    match (step, by) {
        (Step::Ordered, _) => of_helper("주문했어요", "ordered"),
        (Step::Changed, _) => of_helper("시간을 바꿨어요", "moved"),
        (Step::Cancelled, Actor::Helper) => of_helper("취소했어요", "cancelled"),
        (Step::Restored, _) => of_helper("취소한 것을 되돌렸어요", "took back the cancellation of"),
        (Step::Cancelled, _) => plain("사무소가 취소했어요", "The office cancelled"),
        (Step::HandedOver, _) => plain("사무소가 내어 드렸어요", "The office handed over"),
        _ => plain("아직 받지 않은 것이 멈췄어요", "Not collected yet, so it stopped"),
    }
}

fn of_book((helper, person): (&str, &str), step: Step, by: Actor, book: &PaybackWords) -> LocalText {
    let what_ko = format!("{} ({})", book.title, book.store.ko);
    let what_en = format!("{} ({})", book.title, english(&book.store));
    let of_helper = |ko: &str, en: &str| {
        LocalText::new(
            format!("{helper} 님이 {person} 님 대신 {ko}: {what_ko}"),
            format!("{helper}, for {person}, {en}: {what_en}"),
        )
    };
    let plain = |ko: &str, en: &str| LocalText::new(format!("{ko}: {what_ko}"), format!("{en}: {what_en}"));
    match (step, by) {
        (Step::Ordered, Actor::Helper) => of_helper("북페이백을 신청했어요", "applied for book payback"),
        (Step::Changed, Actor::Helper) => of_helper("북페이백 신청을 고쳤어요", "corrected the application"),
        (Step::Cancelled, Actor::Helper) => {
            of_helper("북페이백 신청을 거두었어요", "withdrew the application")
        }
        (Step::Told, Actor::Helper) => of_helper("북페이백 일을 알렸어요", "told how the book is getting on"),
        (Step::HandedOver, _) => plain("책값을 돌려드렸어요", "The price was paid back"),
        (Step::Cancelled, Actor::Office) => plain("구청이 북페이백을 해 드리지 못했어요", "Not paid back"),
        (Step::Stopped, _) => plain("북페이백 신청이 멈췄어요", "The application stopped"),
        _ => plain("북페이백에 새 소식이 있어요", "News of a book"),
    }
}

fn of_visit((helper, person): (&str, &str), step: Step, by: Actor, visit: &VisitWords) -> LocalText {
    let (what_ko, what_en) = (&visit.title.ko, english(&visit.title));
    let of_helper = |ko: &str, en: &str| {
        LocalText::new(
            format!("{helper} 님이 {person} 님 대신 {ko}: {what_ko}"),
            format!("{helper}, for {person}, {en}: {what_en}"),
        )
    };
    let plain = |ko: &str, en: &str| LocalText::new(format!("{ko}: {what_ko}"), format!("{en}: {what_en}"));
    match (step, by) {
        (Step::Ordered, Actor::Helper) => of_helper("찾아와 달라고 신청했어요", "asked for a visit"),
        (Step::Changed, Actor::Helper) => of_helper("찾아오는 시간이나 내용을 바꿨어요", "changed a visit"),
        (Step::Cancelled, Actor::Helper) => of_helper("찾아오는 것을 취소했어요", "called a visit off"),
        (Step::Told, Actor::Helper) => of_helper("담당자에게 알렸어요", "told the officer something"),
        (Step::HandedOver, _) => plain("찾아가서 도와드렸어요", "The visit is done"),
        (Step::Cancelled, Actor::Office) => plain("구청이 찾아갈 수 없게 됐어요", "The office cannot come"),
        (Step::Stopped, _) => plain("찾아오는 것이 멈췄어요", "The visit stopped"),
        _ => plain("찾아가는 서비스에 새 소식이 있어요", "News of a visit"),
    }
}

fn english(text: &LocalText) -> &str {
    text.en.as_deref().unwrap_or(&text.ko)
}

/// The names of services, one after another.
fn services(services: &[Service]) -> LocalText {
    let name = |service: &Service| match service {
        Service::SirenOrder => ("민원서류 예약", "ordering documents"),
        Service::Ticket => ("대기표", "queue numbers"),
        Service::Delivery => ("민원택배", "document delivery"),
        Service::BookPayback => ("북페이백", "book payback"),
        Service::OutreachVisit => ("찾아가는 서비스", "outreach visits"),
        Service::Unknown => ("다른 서비스", "another service"),
    };
    let (ko, en): (Vec<_>, Vec<_>) = services.iter().map(name).unzip();
    LocalText::new(ko.join(", "), en.join(", "))
}

/// `2026년 11월 23일 월요일`.
pub(crate) fn date_ko(date: Date) -> String {
    const DAYS: [&str; 7] = ["월", "화", "수", "목", "금", "토", "일"];
    let (year, month, day) = date.parts();
    format!(
        "{year}년 {month}월 {day}일 {}요일",
        DAYS[usize::from(date.weekday()) % 7]
    )
}

/// `Monday 23 November 2026`.
pub(crate) fn date_en(date: Date) -> String {
    const DAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
    const MONTHS: &str =
        "January February March April May June July August September October November December";
    let (year, month, day) = date.parts();
    let nth = |list: &'static str, at: usize| list.split(' ').nth(at).unwrap_or_default();
    let weekday = nth(DAYS, date.weekday().into());
    format!("{weekday} {day} {} {year}", nth(MONTHS, month as usize - 1))
}

/// `낮 12시`, `오후 1시 30분`.
fn clock_ko(at: Timestamp) -> String {
    let (hour, minute) = at.clock().parts();
    let hour = match hour {
        0..=11 => format!("오전 {hour}시"),
        12 => "낮 12시".into(),
        _ => format!("오후 {}시", hour - 12),
    };
    match minute {
        0 => hour,
        _ => format!("{hour} {minute}분"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_said_in_whole_words() {
        let at = |text: &str| Timestamp::parse(text).unwrap();
        let noon = at("2026-11-23T12:00:00+09:00");
        assert_eq!(date_ko(noon.date()), "2026년 11월 23일 월요일");
        assert_eq!(date_en(noon.date()), "Monday 23 November 2026");
        assert_eq!(clock_ko(noon), "낮 12시");
        assert_eq!(clock_ko(at("2026-11-23T09:30:00+09:00")), "오전 9시 30분");
        assert_eq!(clock_ko(at("2026-11-25T19:30:00+09:00")), "오후 7시 30분");
    }
}
