//! One step of a request. Nothing but photos is sent from it: what was filled in is looked at first.

use super::request_draft::{NAME, Typed};
use super::request_edit::Edit;
use super::request_fields::Fields;
use super::request_photos::Photos;
use super::request_read::{What, Wrongs, photos_most};
use super::request_rows::chosen;
use super::request_steps::{PHOTOS, after, allowed, asks_more, steps, wrong_at};
use super::request_which::in_address;
use super::request_words;
use crate::form_errors::{error_summary, use_tell_wrong};
use crate::i18n::{I18n, use_i18n};
use crate::navigation::{Navigator, use_navigator};
use crate::routes::{Route, VisitStep, VisitView};
use crate::session::use_draft;
use crate::ui::{Button, FieldMessage, Notice};
use contract::visit::{AskerKind, VisitRules, VisitService};
use std::rc::Rc;
use yew::prelude::*;

/// What is asked for, and what the district says.
#[derive(Properties, PartialEq, Clone)]
pub(super) struct RequestFormProps {
    /// The service.
    pub(super) service: Rc<VisitService>,
    /// Which step, but for the last one.
    pub(super) step: VisitStep,
    /// What a request may be.
    pub(super) rules: Rc<VisitRules>,
    /// Called with whether something that was typed cannot be right: the title of the page says so too.
    pub(super) onwrong: Callback<bool>,
    /// Called with whether every step was gone through.
    pub(super) onwhole: Callback<bool>,
}

impl RequestFormProps {
    fn route(&self, step: VisitStep) -> Route {
        Route::Visits(VisitView::Request(in_address(&self.service), step))
    }

    /// The step that follows this one.
    fn next(&self, typed: &Typed) -> VisitStep {
        after(self.step, typed, &self.service, self.rules.text_max as usize)
    }

    /// Whether every step was gone through.
    fn is_whole(&self, typed: &Typed) -> bool {
        let mut all = steps(&self.service).into_iter();
        all.all(|step| step == VisitStep::Check || typed.has_seen(step))
    }
}

/// The step of the address, or the one that is still open before it.
#[component]
pub(super) fn RequestForm(props: &RequestFormProps) -> Html {
    let i18n = use_i18n();
    let navigator = use_navigator();
    let draft = use_draft::<Typed>(NAME);
    // Judged as it opens: while it is filled in, nothing leads away from it.
    let open = use_memo((), |()| {
        let typed = draft.get().of(&props.service, i18n.language.plain_tag());
        allowed(props.step, &typed, &props.service, props.rules.text_max as usize)
    });
    {
        let (wanted, route) = (props.step, props.route(*open));
        use_effect_with(*open, move |open| {
            if *open != wanted {
                navigator.replace(route);
            }
        });
    }
    match *open == props.step {
        true => html! {
            <StepForm ..props.clone() />
        },
        false => Html::default(),
    }
}

#[component]
fn StepForm(props: &RequestFormProps) -> Html {
    let i18n = use_i18n();
    let navigator = use_navigator();
    let wrongs = use_state(|| (Wrongs::new(), false));
    let tries = use_state(|| 0_u32);
    let arriving = use_state(|| false);
    let edit = Edit {
        draft: use_draft(NAME),
        service: props.service.clone(),
        language: i18n.language.plain_tag(),
        touched: {
            let wrongs = wrongs.clone();
            Callback::from(move |wrong: Option<(String, What)>| {
                wrongs.set((wrong.into_iter().collect(), true));
            })
        },
    };
    let typed = edit.typed();
    let (found, now) = &*wrongs;
    use_tell_wrong(!found.is_empty(), &props.onwrong);
    use_tell_wrong(props.is_whole(&typed), &props.onwhole);
    let onsubmit = {
        let (props, edit, navigator, typed) = (props.clone(), edit.clone(), navigator.clone(), typed.clone());
        let (wrongs, tries, arriving) = (wrongs.clone(), tries.clone(), *arriving);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Err(found) = go_on(&props, (&edit, &typed), &navigator, arriving) {
                wrongs.set((found, false));
                tries.set(*tries + 1);
            }
        })
    };
    let fields = Fields {
        i18n,
        edit: &edit,
        rules: &props.rules,
        wrongs: found,
        now: *now,
    };
    let onbusy = Callback::from(move |is: bool| arriving.set(is));
    let next = match props.next(&typed) {
        VisitStep::Check => i18n.visit_request().to_check,
        _ => i18n.shell().next,
    };
    html! {
        <form {onsubmit} novalidate=true class="visit-form">
            if !*now {
                { error_summary(i18n, messages(i18n, &props.service, found), *tries) }
            }
            { chosen(i18n, &props.service, &props.rules, &typed, props.step) }
            if props.service.discreet && props.step == steps(&props.service)[0] {
                { quiet(i18n) }
            }
            { step(&fields, props.step, onask(props, &edit, navigator), onbusy) }
            // Choosing for whom it is goes on by itself, but where more is asked about them.
            if props.step != VisitStep::Who || asks_more(typed.asker()) {
                <div class="page__actions" key="next">
                    <Button submit=true>{ next }</Button>
                </div>
            }
        </form>
    }
}

/// Chooses for whom it is, and goes on where that says it all.
fn onask(props: &RequestFormProps, edit: &Edit, navigator: Navigator) -> Callback<AskerKind> {
    let (props, edit) = (props.clone(), edit.clone());
    Callback::from(move |asker: AskerKind| {
        let choose = |typed: &mut Typed| typed.asker = asker.word().to_owned();
        edit.apply(choose);
        if !asks_more(asker) {
            let mut typed = edit.typed();
            choose(&mut typed);
            let _ = go_on(&props, (&edit, &typed), &navigator, false);
        }
    })
}

/// Goes on to what is left to fill in.
///
/// # Errors
/// What is wrong at this step.
fn go_on(
    props: &RequestFormProps,
    (edit, typed): (&Edit, &Typed),
    navigator: &Navigator,
    arriving: bool,
) -> Result<(), Wrongs> {
    let mut found = wrong_at(props.step, typed, &props.service, props.rules.text_max as usize);
    // Whoever leaves would give it up.
    if arriving {
        found.push((PHOTOS.into(), What::Arriving));
    }
    if !found.is_empty() {
        return Err(found);
    }
    let step = props.step;
    edit.apply(move |typed| typed.see(step));
    navigator.push(props.route(props.next(typed)));
    Ok(())
}

/// What is asked at a step.
fn step(fields: &Fields<'_>, step: VisitStep, onask: Callback<AskerKind>, onbusy: Callback<bool>) -> Html {
    match step {
        VisitStep::Who => fields.who(&onask),
        VisitStep::What => {
            let typed = fields.edit.typed();
            let most = photos_most(&fields.edit.service, typed.asker());
            let onchange = {
                let edit = fields.edit.clone();
                Callback::from(move |photos| edit.apply(|typed| typed.photos = photos))
            };
            html! {
                <section key="own">
                    { fields.own() }
                    if most > 0 {
                        <Photos key="photos" {most} photos={typed.photos} error={fields.error(PHOTOS)}
                            {onchange} {onbusy} />
                    }
                    { fields.note(VisitStep::What) }
                </section>
            }
        }
        VisitStep::Where => fields.place(),
        VisitStep::When => fields.times(),
        VisitStep::Contact | VisitStep::Check => fields.contact(),
    }
}

/// That nobody learns of it, said before anything is asked.
fn quiet(i18n: I18n) -> Html {
    let words = i18n.visit_request();
    html! {
        <Notice key="discreet" title={words.discreet_title}><p>{ words.discreet_text }</p></Notice>
    }
}

/// All that is wrong, for the top of the form.
fn messages(i18n: I18n, service: &VisitService, wrongs: &Wrongs) -> Vec<FieldMessage> {
    let message = |wrong: &(String, What)| FieldMessage {
        field_id: wrong.0.clone().into(),
        message: request_words::wrong(i18n, service, wrong).into(),
    };
    wrongs.iter().map(message).collect()
}
