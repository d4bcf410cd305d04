//! One sheet of paper: what is known is printed, the rest is written by hand.

use crate::i18n::{I18n, fill, spaced_phone};
use crate::permission_words::service_names;
use crate::ui::qr_code;
use contract::permission::AuthorityForm;
use yew::prelude::*;

/// The sheet.
pub(super) fn authority_form(i18n: I18n, form: &AuthorityForm) -> Html {
    let words = i18n.authority();
    html! {
        <article key="paper" class="authority" aria-labelledby="authority-title">
            <h2 id="authority-title">{ i18n.marked(words.title) }</h2>
            <section key="gives">
                <h3>{ i18n.marked(words.gives) }</h3>
                <dl>
                    { row(i18n, words.name, Some(form.represented_name.clone())) }
                    { row(i18n, words.birth_date, None) }
                    { row(i18n, words.phone, form.represented_phone.as_deref().map(spaced_phone)) }
                    { row(i18n, words.address, None) }
                </dl>
            </section>
            <section key="takes">
                <h3>{ i18n.marked(words.takes) }</h3>
                <dl>
                    { row(i18n, words.name, Some(form.helper.name.clone())) }
                    { row(i18n, words.birth_date, Some(i18n.plain_date(form.helper.birth_date))) }
                    { row(i18n, words.phone, Some(spaced_phone(&form.helper.phone))) }
                    { row(i18n, words.address, None) }
                </dl>
            </section>
            <section key="what">
                <h3>{ i18n.marked(words.what) }</h3>
                <dl>
                    { row(i18n, words.services, Some(service_names(i18n, &form.services))) }
                    { row(i18n, words.until, Some(i18n.full_date(form.until))) }
                </dl>
            </section>
            <p class="authority__sentence">{ i18n.marked(words.sentence) }</p>
            <p class="authority__sign"><span>{ i18n.marked(words.date) }</span></p>
            <p class="authority__sign">
                <span>{ i18n.fill_shown(words.signed_by, i18n.marked(&form.represented_name)) }</span>
                <span>{ i18n.marked(words.signature) }</span>
            </p>
            { counter(i18n, form) }
        </article>
    }
}

/// A line; without a value, room to write by hand.
fn row(i18n: I18n, term: &'static str, value: Option<String>) -> Html {
    let words = value.is_none();
    html! {
        <div key={term}>
            <dt>{ i18n.marked(term) }</dt>
            <dd class={words.then_some("authority__blank")}>{ i18n.marked(&value.unwrap_or_default()) }</dd>
        </div>
    }
}

/// For the counter: the number by which the answer is written down, and what to bring.
fn counter(i18n: I18n, form: &AuthorityForm) -> Html {
    let words = i18n.authority();
    html! {
        <section key="counter" class="authority__counter">
            <div>
                <h3>{ i18n.marked(words.counter) }</h3>
                <p>{ i18n.marked(words.no_phone) }</p>
                <ul class="dash-list">
                    <li>{ i18n.marked(words.bring_own) }</li>
                    <li>{ i18n.marked(words.bring_helper) }</li>
                </ul>
                <p>{ i18n.marked(words.number) }</p>
                <p class="authority__number"><strong>{ &form.reference }</strong></p>
                <p>{ i18n.marked(words.staff) }</p>
            </div>
            { qr_code(&form.reference, &fill(words.qr_label, &[("reference", &form.reference)])) }
        </section>
    }
}
