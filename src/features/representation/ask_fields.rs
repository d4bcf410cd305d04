//! The fields of the question.

use super::ask_draft::Typed;
use super::ask_read::{Field, Wrong, Wrongs};
use super::last_day::{Until, choices, latest};
use super::words;
use crate::i18n::{I18n, fill};
use crate::permission_words::service_name;
use crate::session::DraftHandle;
use crate::ui::{CheckCard, ChoiceGroup, DateField, DateParts, RadioCard, TextField};
use contract::household::Service;
use contract::limits::{NAME_MAX, PHONE_TYPED_MAX};
use contract::permission::PermissionRules;
use contract::privacy::looks_like_registration_number;
use contract::time::Date;
use yew::prelude::*;

/// What the fields need to know.
pub(super) struct Fields<'a> {
    pub(super) i18n: I18n,
    pub(super) draft: &'a DraftHandle<Typed>,
    pub(super) rules: &'a PermissionRules,
    pub(super) today: Date,
    /// What is wrong with which.
    pub(super) wrongs: &'a Wrongs,
    /// Whether it appeared while typing: said at once, and beside the field alone.
    pub(super) now: bool,
    /// Called with each change, and with what must not stay where it is not taken.
    pub(super) touched: &'a Callback<Option<(Field, Wrong)>>,
}

impl Fields<'_> {
    fn error(&self, field: Field) -> Option<AttrValue> {
        let wrong = self.wrongs.iter().find(|(at, _)| *at == field)?;
        Some(words::wrong(self.i18n, *wrong, self.today, self.rules).into())
    }

    /// Who, and by which phone.
    pub(super) fn who(&self) -> Html {
        let (words, who) = (self.i18n.ask(), self.i18n.who());
        let typed = self.draft.get();
        html! {
            <>
                <TextField
                    key="name"
                    id={Field::Name.id()}
                    label={words.name}
                    hint={who.other_name_hint}
                    error={self.error(Field::Name)}
                    error_now={self.now}
                    value={typed.name.clone()}
                    oninput={self.text(Field::Name, |typed, text| typed.name = text)}
                    autocomplete="off"
                    max_length={2 * NAME_MAX as u32}
                />
                if !typed.no_phone {
                    <TextField
                        key="phone"
                        id={Field::Phone.id()}
                        label={words.phone}
                        hint={words.phone_hint}
                        error={self.error(Field::Phone)}
                        error_now={self.now}
                        value={typed.phone.clone()}
                        oninput={self.text(Field::Phone, |typed, text| typed.phone = text)}
                        input_type="tel"
                        input_mode="tel"
                        autocomplete="off"
                        max_length={PHONE_TYPED_MAX as u32}
                    />
                }
                <CheckCard
                    key="no-phone"
                    id="no-phone"
                    name="no-phone"
                    value="no-phone"
                    title={words.no_phone}
                    checked={typed.no_phone}
                    onchange={self.checked(|typed, _, chosen| typed.no_phone = chosen)}
                >
                    if typed.no_phone {
                        <p>{ self.i18n.shown(&self.rules.at_counter) }</p>
                        <p>{ words.no_phone_next }</p>
                    }
                </CheckCard>
            </>
        }
    }

    /// For which services.
    pub(super) fn services(&self) -> Html {
        let chosen = &self.draft.get().services;
        let onchange = self.checked(|typed, word, chosen| typed.choose(Service::from_word(word), chosen));
        let known = self.rules.services.iter().filter(|it| **it != Service::Unknown);
        let card = |service: &Service| {
            html! {
                <CheckCard
                    key={service.word()}
                    id={format!("service-{}", service.word())}
                    name={Field::Services.id()}
                    value={service.word()}
                    title={service_name(self.i18n, *service)}
                    checked={chosen.contains(service)}
                    onchange={onchange.clone()}
                />
            }
        };
        html! {
            <ChoiceGroup
                key="services"
                legend={self.i18n.ask().services}
                name={Field::Services.id()}
                error={self.error(Field::Services)}
            >
                { for known.map(card) }
            </ChoiceGroup>
        }
    }

    /// Until when.
    pub(super) fn until(&self) -> Html {
        let words = self.i18n.ask();
        let typed = self.draft.get();
        let onchange = self.until_changed();
        let card = |(months, date): (u32, Date)| {
            let title = match months {
                1 => words.months_1,
                3 => words.months_3,
                6 => words.months_6,
                _ => words.months_12,
            };
            html! {
                <RadioCard
                    key={months}
                    id={format!("until-{months}")}
                    name="until"
                    value={months.to_string()}
                    checked={typed.until == Some(Until::Months(months))}
                    onchange={onchange.clone()}
                    {title}
                >
                    { fill(words.until_day, &[("date", &self.i18n.full_date(date))]) }
                </RadioCard>
            }
        };
        let offered = choices(self.today, self.rules.max_days);
        html! {
            <>
                <ChoiceGroup key="until" legend={words.until} name={Field::Until.id()} error={self.error(Field::Until)}>
                    { for offered.into_iter().map(card) }
                    <RadioCard
                        key="own"
                        id="until-own"
                        name="until"
                        value="own"
                        checked={typed.until == Some(Until::Day)}
                        onchange={onchange.clone()}
                        title={words.own_day}
                    />
                </ChoiceGroup>
                if typed.until == Some(Until::Day) {
                    { self.own_day() }
                }
            </>
        }
    }

    fn own_day(&self) -> Html {
        let (words, who) = (self.i18n.ask(), self.i18n.who());
        let latest = self.i18n.full_date(latest(self.today, self.rules.max_days));
        let oninput = {
            let (draft, touched) = (self.draft.clone(), self.touched.clone());
            Callback::from(move |parts: DateParts| {
                draft.change(|typed| {
                    typed.own_day = parts;
                });
                touched.emit(None);
            })
        };
        html! {
            <DateField
                key="own-day"
                id={Field::OwnDay.id()}
                legend={words.own_day_legend}
                hint={fill(words.own_day_hint, &[("date", &latest)])}
                error={self.error(Field::OwnDay)}
                value={self.draft.get().own_day.clone()}
                {oninput}
                labels={[who.year, who.month, who.day].map(AttrValue::from)}
            />
        }
    }

    /// Takes what is typed, unless it looks like a registration number: that is not even shown.
    fn text(&self, field: Field, change: fn(&mut Typed, String)) -> Callback<String> {
        let (draft, touched) = (self.draft.clone(), self.touched.clone());
        Callback::from(move |text: String| {
            if looks_like_registration_number(&text) {
                return touched.emit(Some((field, Wrong::Registration)));
            }
            draft.change(|typed| change(typed, text));
            touched.emit(None);
        })
    }

    fn checked(&self, change: fn(&mut Typed, &str, bool)) -> Callback<(AttrValue, bool)> {
        let (draft, touched) = (self.draft.clone(), self.touched.clone());
        Callback::from(move |(value, chosen): (AttrValue, bool)| {
            draft.change(|typed| change(typed, &value, chosen));
            touched.emit(None);
        })
    }

    fn until_changed(&self) -> Callback<AttrValue> {
        let (draft, touched) = (self.draft.clone(), self.touched.clone());
        Callback::from(move |value: AttrValue| {
            let until = value.parse().map_or(Until::Day, Until::Months);
            draft.change(|typed| typed.until = Some(until));
            touched.emit(None);
        })
    }
}
