//! The first step: for whom it is.

use super::request_fields::Fields;
use super::request_people::People;
use super::request_words;
use contract::limits::{NAME_MAX, VISIT_LINE_MAX};
use contract::visit::{AskerKind, VisitAsker};
use yew::prelude::*;

impl Fields<'_> {
    /// For whom, where there are several ways; and for which person or organisation. A way that says it all is a press
    /// that goes on at once.
    pub(super) fn who(&self, onask: &Callback<AskerKind>) -> Html {
        let (words, service, typed) = (self.i18n.visit_request(), &self.edit.service, self.edit.typed());
        let asker = typed.asker();
        html! {
            <section key="who">
                if service.who_may_ask.len() > 1 {
                    <div key="asker" id="asker" class="visit-ways" role="group" aria-label={words.who} tabindex="-1">
                        { for service.who_may_ask.iter().map(|way| self.way(way, asker, onask)) }
                    </div>
                }
                if asker == AskerKind::OnBehalf {
                    <People
                        key="people"
                        permission={typed.permission.clone()}
                        error={self.error("permission")}
                        onchange={self.edit.word(|typed, word| typed.permission = word)}
                    />
                    { self.line(("name", words.name, Some(words.name_hint)), &typed.name, NAME_MAX, |typed, text| typed.name = text) }
                }
                if asker == AskerKind::Organisation {
                    { self.organisation() }
                }
            </section>
        }
    }

    fn way(&self, way: &VisitAsker, chosen: AskerKind, onask: &Callback<AskerKind>) -> Html {
        let kind = way.kind;
        let pressed = kind == chosen;
        html! {
            <button
                key={kind.word()}
                type="button"
                class={classes!("visit-way", pressed.then_some("is-chosen"))}
                aria-pressed={if pressed { "true" } else { "false" }}
                onclick={onask.reform(move |_: MouseEvent| kind)}
            >
                <strong>{ request_words::asker(self.i18n, kind) }</strong>
                <span>{ self.i18n.shown(&way.text) }</span>
            </button>
        }
    }

    fn organisation(&self) -> Html {
        let (words, typed) = (self.i18n.visit_request(), self.edit.typed());
        let kinds = self.edit.service.asker(AskerKind::Organisation);
        let cards = kinds.iter().flat_map(|asker| &asker.organisations);
        let cards = cards.map(|kind| (kind.id.clone(), self.i18n.shown(&kind.name), None));
        let onchange = self.edit.word(|typed, word| typed.organisation_kind = word);
        let legend = ("organisation-kind", words.organisation_kind.into());
        html! {
            <>
                { self.radios(legend, cards.collect(), &typed.organisation_kind, &onchange) }
                { self.line(("organisation", words.organisation, None), &typed.organisation, VISIT_LINE_MAX,
                    |typed, text| typed.organisation = text) }
            </>
        }
    }
}
