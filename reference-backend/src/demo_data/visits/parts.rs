//! Pieces from which visiting services are put together.

use super::super::parts::text;
use contract::office::{DayHours, Hours, Span};
use contract::text::LocalText;
use contract::time::ClockTime;
use contract::visit::{
    AskerKind, FinderTag, OrganisationKind, RuleSource, VisitAsker, VisitField, VisitFieldKind, VisitOption,
    VisitPlace, VisitPlaceKind, VisitPlan, VisitRule, VisitRuleAbout, VisitService, VisitServiceState,
    VisitTimes,
};

/// A sentence in Korean and English.
pub(super) type Said = (&'static str, &'static str);

/// What the facts of a service were taken from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source(Said);

/// The fifteen visiting services of the city.
pub(super) const FIFTEEN: Source = Source((
    "서울시 ‘찾아가는 서비스’ 15가지, 2017년 공개 자료 (요약)",
    "The 15 visiting services of Seoul, published in 2017 (summary)",
));
/// The ten projects of the city that help with affairs.
pub(super) const TEN: Source = Source((
    "서울시 민원 서비스 10가지, 2015년 공개 자료 (요약)",
    "Ten projects of Seoul that help with affairs, published in 2015 (summary)",
));
/// What was published about the officers who look after households.
pub(super) const OFFICERS: Source = Source((
    "현장소통담당관 ‘행복다온’ 공개 자료 (요약)",
    "What was published about the assigned officers “Haengbok Daon” (summary)",
));

/// Starts a service; the rest is added by the functions of [`Kind`].
pub(super) fn service(id: &str, name: Said, source: Source) -> Kind {
    let hours = Hours {
        weekly: week(&[0, 1, 2, 3, 4], ("09:00", "18:00"), Some(("12:00", "13:00"))),
        closures: Vec::new(),
        notes: Vec::new(),
    };
    Kind {
        source,
        service: VisitService {
            id: id.into(),
            name: said(name),
            summary: text("", ""),
            state: VisitServiceState::Live,
            rules: Vec::new(),
            discreet: false,
            who_may_ask: Vec::new(),
            fields: Vec::new(),
            places: Vec::new(),
            only_in: Vec::new(),
            times: VisitTimes {
                hours,
                at_lunch: false,
                visit_minutes: 60,
                min_days_ahead: 2,
                max_days_ahead: 30,
                wishes_max: 3,
            },
            visits_planned: None,
            handed_over_to: None,
            finder: Vec::new(),
            also_called: Vec::new(),
            demo: true,
        },
    }
}

fn said((ko, en): Said) -> LocalText {
    text(ko, en)
}

fn clock(time: &str) -> ClockTime {
    ClockTime::parse(time).unwrap_or(ClockTime(chrono::NaiveTime::MIN))
}

/// The same hours on several weekdays.
fn week(days: &[u8], (open, close): Said, lunch: Option<Said>) -> Vec<DayHours> {
    days.iter()
        .map(|weekday| DayHours {
            weekday: *weekday,
            open: clock(open),
            close: clock(close),
            lunch: lunch.map(|(from, until)| Span {
                from: clock(from),
                until: clock(until),
            }),
            evening: close > "18:00",
        })
        .collect()
}

/// A service in the making.
pub(super) struct Kind {
    source: Source,
    service: VisitService,
}

impl Kind {
    pub(super) fn summary(mut self, summary: Said) -> Self {
        self.service.summary = said(summary);
        self
    }

    /// A rule that the sources support, with their line.
    pub(super) fn known(mut self, about: VisitRuleAbout, plain: Said, line: Said) -> Self {
        self.service.rules.push(VisitRule {
            about,
            text: said(plain),
            source: Some(RuleSource {
                line: said(line),
                title: said(self.source.0),
            }),
        });
        self
    }

    /// A rule for demonstration: the sources say nothing about it.
    pub(super) fn demo(mut self, about: VisitRuleAbout, plain: Said) -> Self {
        self.service.rules.push(VisitRule {
            about,
            text: said(plain),
            source: None,
        });
        self
    }

    /// Free, in the whole district, all year: for demonstration.
    pub(super) fn free_everywhere(self) -> Self {
        self.demo(VisitRuleAbout::Cost, ("무료예요.", "It is free."))
            .demo(
                VisitRuleAbout::Area,
                ("서초구 어디나 가요.", "Everywhere in Seocho-gu."),
            )
            .demo(
                VisitRuleAbout::Season,
                ("1년 내내 해요.", "All through the year."),
            )
    }

    /// Nothing has to be shown: for demonstration.
    pub(super) fn no_proof(self) -> Self {
        self.demo(
            VisitRuleAbout::Proof,
            ("준비할 서류가 없어요.", "No papers are needed."),
        )
    }

    /// In these dong alone.
    pub(super) fn only_in(mut self, dong: &[&str]) -> Self {
        self.service.only_in = dong.iter().map(|id| (*id).to_owned()).collect();
        self
    }

    pub(super) fn state(mut self, state: VisitServiceState) -> Self {
        self.service.state = state;
        self
    }

    pub(super) fn discreet(mut self) -> Self {
        self.service.discreet = true;
        self
    }

    /// The person and, with their permission, someone for them.
    pub(super) fn for_people(self) -> Self {
        self.asker(AskerKind::Oneself, ("본인이 신청해요.", "You ask for yourself."))
            .asker(
                AskerKind::OnBehalf,
                (
                    "가족이나 이웃이 대신 신청해요. 받는 분이 괜찮다고 하셔야 해요.",
                    "Family or a neighbour asks. The person who is visited must say yes.",
                ),
            )
    }

    pub(super) fn asker(mut self, kind: AskerKind, words: Said) -> Self {
        self.service.who_may_ask.push(VisitAsker {
            kind,
            text: said(words),
            organisations: Vec::new(),
            members_min: None,
        });
        self
    }

    /// Organisations: id, name, most places.
    pub(super) fn organisations(mut self, words: Said, kinds: &[(&str, Said, Option<u32>)]) -> Self {
        self = self.asker(AskerKind::Organisation, words);
        if let Some(asker) = self.service.who_may_ask.last_mut() {
            asker.organisations = kinds
                .iter()
                .map(|(id, name, capacity_max)| OrganisationKind {
                    id: (*id).into(),
                    name: said(*name),
                    capacity_max: *capacity_max,
                })
                .collect();
        }
        self
    }

    pub(super) fn group(mut self, words: Said, members_min: u16) -> Self {
        self = self.asker(AskerKind::Group, words);
        if let Some(asker) = self.service.who_may_ask.last_mut() {
            asker.members_min = Some(members_min);
        }
        self
    }

    pub(super) fn place(mut self, kind: VisitPlaceKind, words: Said) -> Self {
        self.service.places.push(VisitPlace {
            kind,
            text: said(words),
        });
        self
    }

    /// At home.
    pub(super) fn at_home(self) -> Self {
        self.place(VisitPlaceKind::Home, ("사시는 집", "At home"))
    }

    /// At the organisation that asks.
    pub(super) fn at_theirs(self) -> Self {
        self.place(VisitPlaceKind::Organisation, ("신청한 곳", "Where you are"))
    }

    /// Where a truck or bus stops, at times of its own.
    pub(super) fn at_stop(mut self) -> Self {
        self.service.times.wishes_max = 0;
        self.place(
            VisitPlaceKind::Stop,
            ("차가 서는 곳", "Where the truck or bus stops"),
        )
    }

    /// Hours of other days than Monday to Friday, nine to six.
    pub(super) fn hours(mut self, days: &[u8], hours: Said, lunch: Option<Said>) -> Self {
        self.service.times.hours.weekly = week(days, hours, lunch);
        self
    }

    /// In the lunch hour of those who ask.
    pub(super) fn at_lunch(mut self) -> Self {
        self.service.times.at_lunch = true;
        self.hours(&[0, 1, 2, 3, 4], ("12:00", "13:00"), None)
    }

    pub(super) fn minutes(mut self, minutes: u16) -> Self {
        self.service.times.visit_minutes = minutes;
        self
    }

    pub(super) fn ahead(mut self, min_days: u16, max_days: u16) -> Self {
        (
            self.service.times.min_days_ahead,
            self.service.times.max_days_ahead,
        ) = (min_days, max_days);
        self
    }

    pub(super) fn visits(mut self, visits: u8, within_months: u8, days_apart: u16) -> Self {
        self.service.visits_planned = Some(VisitPlan {
            visits,
            within_months,
            days_apart,
        });
        self
    }

    pub(super) fn handed_over_to(mut self, body: Said) -> Self {
        self.service.handed_over_to = Some(said(body));
        self
    }

    pub(super) fn field(mut self, field: VisitField) -> Self {
        self.service.fields.push(field);
        self
    }

    /// Found by this answer or moment, for this reason.
    pub(super) fn fits(mut self, answer: &str, why: Said) -> Self {
        self.service.finder.push(FinderTag {
            answer: answer.into(),
            why: said(why),
        });
        self
    }

    pub(super) fn called(mut self, words: &[&str]) -> Self {
        self.service.also_called = words.iter().map(|word| (*word).into()).collect();
        self
    }

    pub(super) fn done(self) -> VisitService {
        self.service
    }
}

fn field(id: &str, kind: VisitFieldKind, label: Said) -> VisitField {
    VisitField {
        id: id.into(),
        kind,
        label: said(label),
        hint: None,
        required: false,
        options: Vec::new(),
        least: None,
        most: None,
        only_for: Vec::new(),
    }
}

/// One of several options.
pub(super) fn choice(id: &str, label: Said, options: &[(&str, Said)]) -> VisitField {
    VisitField {
        options: options
            .iter()
            .map(|(id, name)| VisitOption {
                id: (*id).into(),
                name: said(*name),
            })
            .collect(),
        required: true,
        ..field(id, VisitFieldKind::Choice, label)
    }
}

/// Any of several options.
pub(super) fn choices(id: &str, label: Said, options: &[(&str, Said)]) -> VisitField {
    VisitField {
        kind: VisitFieldKind::Choices,
        most: u32::try_from(options.len()).ok(),
        ..choice(id, label, options)
    }
}

/// A whole number.
pub(super) fn number(id: &str, label: Said, (least, most): (u32, u32)) -> VisitField {
    VisitField {
        required: true,
        least: Some(least),
        most: Some(most),
        ..field(id, VisitFieldKind::Number, label)
    }
}

/// A line of text.
pub(super) fn line(id: &str, label: Said) -> VisitField {
    VisitField {
        required: true,
        most: Some(60),
        ..field(id, VisitFieldKind::Text, label)
    }
}

/// Text of several lines that can be left out.
pub(super) fn more(id: &str, label: Said) -> VisitField {
    VisitField {
        most: Some(1000),
        ..field(id, VisitFieldKind::LongText, label)
    }
}

/// Photos that can be left out.
pub(super) fn photos(id: &str, label: Said, most: u32) -> VisitField {
    VisitField {
        most: Some(most),
        ..field(id, VisitFieldKind::Photo, label)
    }
}

/// The same field with a sentence that helps.
pub(super) fn hinted(field: VisitField, hint: Said) -> VisitField {
    VisitField {
        hint: Some(said(hint)),
        ..field
    }
}

/// The same field, only for those who ask in this way.
pub(super) fn only(field: VisitField, kind: AskerKind) -> VisitField {
    VisitField {
        only_for: vec![kind],
        ..field
    }
}

/// A truck's or bus's text, as those of services are.
pub(super) fn words(list: &[Said]) -> Vec<LocalText> {
    list.iter().map(|one| said(*one)).collect()
}
