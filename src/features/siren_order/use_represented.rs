//! What a permission knows for the form: the name of the person for whom, and who acts.

use super::draft::PersonDraft;
use super::use_draft::DraftHandle;
use crate::fetch::{Phase, Sending, use_submit};
use crate::i18n::use_i18n;
use contract::permission::AuthorityForm;
use yew::prelude::*;

/// Fills in what is known as soon as someone is chosen for whom one acts; says how that went.
#[hook]
pub(super) fn use_represented(draft: &DraftHandle) -> &'static str {
    let words = use_i18n().session();
    let done = {
        let draft = draft.clone();
        Callback::from(move |form: AuthorityForm| {
            draft.change(|draft| take_over(&mut draft.person, form));
        })
    };
    let submit = use_submit::<AuthorityForm, _>(
        Sending::Ask,
        |client, pending| Box::pin(async move { client.get_authority_form(&pending.body).await }),
        done,
    );
    let represented = draft.get().person.represented.as_ref();
    let wanted = represented.map(|it| (it.acting.permission.clone(), it.name_known));
    {
        let submit = submit.clone();
        use_effect_with(wanted, move |wanted| {
            if let Some((permission, false)) = wanted {
                submit.edit();
                submit.press(permission.clone());
            }
        });
    }
    match submit.phase() {
        _ if represented.is_none() => "",
        Phase::Confirmed(_) => words.filled_in,
        Phase::Rejected(_) => words.not_filled_in,
        _ => "",
    }
}

/// The name of the other person is the permission's; one's own details stay if any were typed.
pub(super) fn take_over(person: &mut PersonDraft, form: AuthorityForm) {
    let Some(represented) = &mut person.represented else {
        return;
    };
    if represented.acting.permission != form.reference {
        return;
    }
    represented.name_known = true;
    person.other_name = form.represented_name;
    let typed = [
        &person.name,
        &person.phone,
        &person.year,
        &person.month,
        &person.day,
    ];
    if typed.iter().all(|text| text.is_empty()) {
        person.fill_in(form.helper);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::ActingFor;
    use contract::session::PersonDetails;
    use contract::time::{Date, Timestamp};

    #[test]
    fn the_permission_fills_the_name_and_what_was_typed_of_oneself_stays() {
        let date = Date::new(1950, 5, 5).unwrap();
        let form = |reference: &str| AuthorityForm {
            helper: PersonDetails {
                name: "홍시연".into(),
                birth_date: date,
                phone: "01000001234".into(),
            },
            represented_name: "홍부친".into(),
            represented_phone: None,
            services: Vec::new(),
            until: date,
            reference: reference.into(),
            server_time: Timestamp::from_unix_millis(0),
        };
        let mut person = PersonDraft::default();
        person.act_for(ActingFor {
            permission: "S7K2-9QF4".into(),
            name: "홍*친".into(),
            mark: 0,
            until: date,
        });
        take_over(&mut person, form("T7K2-9QF4"));
        assert_eq!(person.other_name, "", "of someone else, who was chosen before");
        take_over(&mut person, form("S7K2-9QF4"));
        assert_eq!(
            (person.other_name.as_str(), person.name.as_str()),
            ("홍부친", "홍시연")
        );
        person.phone = "010-9999".into();
        take_over(&mut person, form("S7K2-9QF4"));
        assert_eq!(person.phone, "010-9999");
    }
}
