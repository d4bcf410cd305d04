//! What only the owner of an order knows beside its reference: the end of the phone number, or the birth date. For
//! every form that opens an order without an account.

use crate::birth_date::read_birth_date;
use crate::form_errors::{Wrong, error_of};
use crate::i18n::I18n;
use crate::ui::{DateField, DateParts, SegmentedControl, TextField};
use contract::limits::{PHONE_TYPED_MAX, normalise_phone_ending};
use contract::time::Date;
use yew::prelude::*;

/// What was typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwnerProof {
    /// Whether it is the birth date.
    pub by_birth: bool,
    /// The birth date.
    pub birth: DateParts,
    /// The last four digits of the phone number, or the whole.
    pub ending: String,
}

/// The ids of the fields of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProofIds {
    /// Of the choice between the two.
    pub by: &'static str,
    /// Of the birth date.
    pub birth: &'static str,
    /// Of the end of the phone number.
    pub ending: &'static str,
    /// Whether the browser may fill in the birth date: not where the next person stands before the same screen.
    pub fill_in: bool,
}

/// Birth date or last four digits: one of them.
pub type Proven = (Option<Date>, Option<String>);

impl OwnerProof {
    /// Whichever was chosen.
    ///
    /// # Errors
    /// The field that cannot be right, with what to say of it.
    pub fn read(
        &self,
        i18n: I18n,
        ids: ProofIds,
        today: Date,
    ) -> Result<Proven, (&'static str, &'static str)> {
        let words = i18n.find();
        if self.by_birth {
            let birth = [&self.birth.year, &self.birth.month, &self.birth.day].map(|part| part.as_str());
            let birth = read_birth_date(birth, today).map_err(|_| (ids.birth, words.wrong_birth))?;
            return Ok((Some(birth), None));
        }
        let ending = normalise_phone_ending(&self.ending).ok_or((ids.ending, words.wrong_ending))?;
        Ok((None, Some(ending)))
    }
}

/// The choice between the two, and the field for it; `onchange` gets all of it anew.
pub fn proof_fields(
    i18n: I18n,
    ids: ProofIds,
    (proof, wrong): (&OwnerProof, &Wrong),
    onchange: &Callback<OwnerProof>,
) -> Html {
    let (words, who) = (i18n.find(), i18n.who());
    let by = if proof.by_birth { "birth" } else { "phone" };
    html! {
        <>
            <SegmentedControl
                key="by"
                name={ids.by}
                label={words.by}
                visible_label=true
                options={vec![("phone".into(), words.by_phone.into()), ("birth".into(), words.by_birth.into())]}
                value={by}
                onchange={on(proof, onchange, |proof, value: AttrValue| proof.by_birth = value == "birth")}
            />
            if proof.by_birth {
                <DateField
                    key="birth"
                    id={ids.birth}
                    legend={who.birth_date}
                    hint={who.birth_date_hint}
                    error={error_of(wrong, ids.birth)}
                    value={proof.birth.clone()}
                    oninput={on(proof, onchange, |proof, parts: DateParts| proof.birth = parts)}
                    labels={[who.year, who.month, who.day].map(AttrValue::from)}
                    autocomplete_bday={ids.fill_in}
                />
            } else {
                <TextField
                    key="ending"
                    id={ids.ending}
                    label={words.ending}
                    hint={words.ending_hint}
                    error={error_of(wrong, ids.ending)}
                    value={proof.ending.clone()}
                    oninput={on(proof, onchange, |proof, text: String| proof.ending = text)}
                    input_mode="numeric"
                    autocomplete="off"
                    max_length={PHONE_TYPED_MAX as u32}
                />
            }
        </>
    }
}

fn on<T: 'static>(
    proof: &OwnerProof,
    onchange: &Callback<OwnerProof>,
    change: fn(&mut OwnerProof, T),
) -> Callback<T> {
    let proof = proof.clone();
    onchange.reform(move |value| {
        let mut next = proof.clone();
        change(&mut next, value);
        next
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: ProofIds = ProofIds {
        by: "by",
        birth: "birth",
        ending: "ending",
        fill_in: false,
    };

    #[test]
    fn what_was_chosen_is_read_and_the_other_left_alone() {
        let today = Date::new(2026, 11, 23).unwrap();
        let read = |proof: &OwnerProof| proof.read(I18n::default(), IDS, today);
        let mut proof = OwnerProof::default();
        assert_eq!(read(&proof).unwrap_err().0, "ending");
        proof.ending = "010-1234-5678".into();
        assert_eq!(read(&proof), Ok((None, Some("5678".into()))));
        proof.by_birth = true;
        assert_eq!(read(&proof).unwrap_err().0, "birth");
        proof.birth = DateParts {
            year: "1950".into(),
            month: "5".into(),
            day: "5".into(),
        };
        assert_eq!(read(&proof), Ok((Date::new(1950, 5, 5), None)));
    }
}
