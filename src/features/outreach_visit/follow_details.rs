//! Changing how to be contacted and what to know before coming, until someone is on the way.

use super::contact_parts::{Hours, Needs, Spoken, Way};
use super::follow_use::{Act, ActHandle};
use super::request_words;
use crate::i18n::{I18n, fill, spaced_phone, use_i18n};
use crate::session::use_typed;
use crate::ui::{Button, ButtonKind, Details, TextArea, TextField};
use contract::limits::{PHONE_TYPED_MAX, VISIT_TEXT_MAX, normalise_phone};
use contract::privacy::looks_like_registration_number;
use contract::visit::{
    AccessNeed, ContactHours, ContactWay, SafeContact, SpokenLanguage, Visit, VisitChange,
};
use yew::prelude::*;

/// Of which visit.
#[derive(Properties, PartialEq)]
pub(super) struct DetailsProps {
    /// The visit.
    pub(super) visit: Visit,
    /// Does it.
    pub(super) act: ActHandle,
}

/// What is filled in.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    /// Of which visit; another one begins anew.
    of: String,
    way: String,
    hours: String,
    phone: String,
    access: Vec<String>,
    language: String,
    note: String,
}

impl Typed {
    /// What was typed for a visit, else what stands there now. The number is not shown again: empty keeps it.
    fn of(&self, visit: &Visit) -> Self {
        if self.of == visit.reference {
            return self.clone();
        }
        Self {
            of: visit.reference.clone(),
            way: visit.contact.way.word().to_owned(),
            hours: visit.contact.hours.word().to_owned(),
            phone: String::new(),
            access: visit.access.iter().map(|need| need.word().to_owned()).collect(),
            language: visit.language.word().to_owned(),
            note: visit.note.clone().unwrap_or_default(),
        }
    }

    fn need(&mut self, need: &str, chosen: bool) {
        self.access.retain(|known| known != need);
        if chosen {
            self.access.push(need.to_owned());
        }
    }

    /// What is to be changed; the id of a field that cannot be read.
    fn change(&self, visit: &Visit) -> Result<VisitChange, &'static str> {
        let phone = normalise_phone(&self.phone);
        let way = ContactWay::from_word(&self.way);
        if way != ContactWay::Here && !self.phone.trim().is_empty() && phone.is_none() {
            return Err("contact-phone");
        }
        if self.note.trim().chars().count() > VISIT_TEXT_MAX {
            return Err("note");
        }
        let contact = SafeContact {
            way,
            phone: phone.filter(|_| way != ContactWay::Here),
            hours: ContactHours::from_word(&self.hours),
        };
        let known = SafeContact {
            phone: None,
            ..visit.contact.clone()
        };
        let mut access: Vec<AccessNeed> = self
            .access
            .iter()
            .map(|word| AccessNeed::from_word(word))
            .collect();
        access.sort();
        let mut before = visit.access.clone();
        before.sort();
        let language = SpokenLanguage::from_word(&self.language);
        let note = self.note.trim();
        Ok(VisitChange {
            contact: (contact != known).then_some(contact),
            access: (access != before).then_some(access),
            language: (language != visit.language).then_some(language),
            note: (note != visit.note.as_deref().unwrap_or_default()).then(|| note.to_owned()),
            ..VisitChange::default()
        })
    }
}

/// The form, closed until it is wanted.
#[component]
pub(super) fn ContactDetails(props: &DetailsProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let visit = &props.visit;
    let typed = use_typed::<Typed>("visit-details");
    let said = use_state(|| None::<(&'static str, String)>);
    let shown = typed.get().of(visit);
    {
        // What was changed stands there now: the next change begins with it.
        let (typed, said) = (typed.clone(), said.clone());
        let known = (
            visit.contact.clone(),
            visit.access.clone(),
            visit.language,
            visit.note.clone(),
        );
        let first = use_mut_ref(|| true);
        use_effect_with(known, move |_| {
            if !first.replace(false) {
                typed.change(|typed| *typed = Typed::default());
                said.set(None);
            }
        });
    }
    let edit = |change: fn(&mut Typed, AttrValue)| {
        let (typed, visit) = (typed.clone(), visit.clone());
        Callback::from(move |value: AttrValue| {
            typed.change(|typed| {
                *typed = typed.of(&visit);
                change(typed, value);
            });
        })
    };
    let onneed = {
        let (typed, visit) = (typed.clone(), visit.clone());
        Callback::from(move |(word, chosen): (AttrValue, bool)| {
            typed.change(|typed| {
                *typed = typed.of(&visit);
                typed.need(&word, chosen);
            });
        })
    };
    let onnote = {
        let (said, set) = (said.clone(), edit(|typed, text| typed.note = text.to_string()));
        Callback::from(move |text: String| match looks_like_registration_number(&text) {
            true => said.set(Some(("note", i18n.visit_wrong().registration.to_owned()))),
            false => set.emit(text.into()),
        })
    };
    let onsubmit = {
        let (act, said, visit, shown) = (props.act.clone(), said.clone(), visit.clone(), shown.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            said.set(send(i18n, &act, &visit, &shown));
        })
    };
    let error = |id: &str| {
        let found = said.as_ref().filter(|(at, _)| *at == id);
        found.map(|(_, text)| AttrValue::from(text.clone()))
    };
    let way = ContactWay::from_word(&shown.way);
    html! {
        <Details summary={words.details}>
            <form {onsubmit} novalidate=true class="visit-box">
                <Way key="way" value={shown.way.clone()} onchange={edit(|typed, word| typed.way = word.to_string())} />
                if way == ContactWay::Call {
                    <Hours key="hours" value={shown.hours.clone()} onchange={edit(|typed, word| typed.hours = word.to_string())} />
                }
                if way != ContactWay::Here {
                    <TextField key="phone" id="contact-phone" label={i18n.visit_request().phone} hint={phone_hint(i18n, visit)}
                        error={error("contact-phone")} error_now=true value={shown.phone.clone()} input_type="tel" input_mode="tel"
                        oninput={edit(|typed, text| typed.phone = text.to_string()).reform(AttrValue::from)}
                        autocomplete={if visit.discreet { "off" } else { "tel" }} max_length={PHONE_TYPED_MAX as u32} />
                }
                <Needs key="needs" chosen={shown.access.clone()} onchange={onneed} />
                <Spoken key="language" value={shown.language.clone()}
                    onchange={edit(|typed, word| typed.language = word.to_string())} />
                <TextArea key="note" id="note" label={i18n.visit_request().note} hint={i18n.visit_request().note_hint}
                    error={error("note")} error_now=true value={shown.note.clone()} oninput={onnote} />
                <p key="said" role="status">{ error("").unwrap_or_default() }</p>
                <Button key="send" kind={ButtonKind::Secondary} submit=true busy={props.act.busy()}>{ words.send_details }</Button>
            </form>
        </Details>
    }
}

/// Sends what was changed; what stands in the way, and at which field.
fn send(i18n: I18n, act: &ActHandle, visit: &Visit, shown: &Typed) -> Option<(&'static str, String)> {
    let words = i18n.visit_wrong();
    match shown.change(visit) {
        Ok(change) if change == VisitChange::default() => {
            Some(("", i18n.visit_follow().nothing_changed.to_owned()))
        }
        Ok(change) => {
            act.press(Act::Change(change));
            None
        }
        Err("note") => {
            let length = shown.note.trim().chars().count();
            let text = request_words::too_long(i18n, i18n.visit_request().note, (length, VISIT_TEXT_MAX));
            Some(("note", text))
        }
        Err(field) => Some((field, words.phone.to_owned())),
    }
}

/// Which number is called now.
fn phone_hint(i18n: I18n, visit: &Visit) -> AttrValue {
    match &visit.contact.phone {
        Some(phone) => fill(
            i18n.visit_follow().phone_stays,
            &[("phone", &spaced_phone(phone))],
        )
        .into(),
        None => i18n.visit_request().phone_hint.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit() -> Visit {
        serde_json::from_value(serde_json::json!({
            "reference": "S7K2-9QF4", "version": 2, "state": "asked", "service": "civil-helper",
            "service_name": { "ko": "민원도우미" }, "asker": "oneself",
            "place": { "kind": "home", "dong": "banpo-1", "text": "시연로 1" }, "dong_name": { "ko": "반포1동" },
            "wishes": [], "access": ["hearing", "door"], "language": "ko", "asked_at": "2026-11-26T10:00:00+09:00",
            "contact": { "way": "call", "phone": "010-****-1234", "hours": "any" }, "times": [], "events": [],
            "can": { "agree": false, "change": true, "cancel": true, "write": true, "add_photo": false,
                     "answer_intake": false, "answer_happy_call": false },
        }))
        .unwrap()
    }

    #[test]
    fn only_what_was_changed_is_sent_and_a_masked_number_never() {
        let visit = visit();
        let mut typed = Typed::default().of(&visit);
        assert_eq!(typed.change(&visit), Ok(VisitChange::default()));
        typed.access = vec!["door".into(), "hearing".into()];
        assert_eq!(
            typed.change(&visit),
            Ok(VisitChange::default()),
            "in another order"
        );
        typed.hours = "evening".into();
        let change = typed.change(&visit).unwrap();
        let contact = change.contact.unwrap();
        assert_eq!((contact.phone, contact.hours), (None, ContactHours::Evening));
        assert_eq!((change.access, change.language, change.note), (None, None, None));
        typed.need("hearing", false);
        typed.note = "벨이 고장 났어요".into();
        typed.phone = "010-9999-0000".into();
        let change = typed.change(&visit).unwrap();
        assert_eq!(change.contact.unwrap().phone.as_deref(), Some("01099990000"));
        assert_eq!(change.access, Some(vec![AccessNeed::Door]));
        typed.phone = "12".into();
        assert_eq!(typed.change(&visit), Err("contact-phone"));
        (typed.phone, typed.note) = (String::new(), "가".repeat(VISIT_TEXT_MAX + 1));
        assert_eq!(typed.change(&visit), Err("note"));
    }
}
