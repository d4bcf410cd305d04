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
            <h2 id="authority-title">{ words.title }</h2>
            <section key="gives">
                <h3>{ words.gives }</h3>
                <dl>
                    { row(words.name, Some(form.represented_name.clone())) }
                    { row(words.birth_date, None) }
                    { row(words.phone, form.represented_phone.as_deref().map(spaced_phone)) }
                    { row(words.address, None) }
                </dl>
            </section>
            <section key="takes">
                <h3>{ words.takes }</h3>
                <dl>
                    { row(words.name, Some(form.helper.name.clone())) }
                    { row(words.birth_date, Some(i18n.plain_date(form.helper.birth_date))) }
                    { row(words.phone, Some(spaced_phone(&form.helper.phone))) }
                    { row(words.address, None) }
                </dl>
            </section>
            <section key="what">
                <h3>{ words.what }</h3>
                <dl>
                    { row(words.services, Some(service_names(i18n, &form.services))) }
                    { row(words.until, Some(i18n.full_date(form.until))) }
                </dl>
            </section>
            <p class="authority__sentence">{ words.sentence }</p>
            <p class="authority__sign"><span>{ words.date }</span></p>
            <p class="authority__sign">
                <span>{ fill(words.signed_by, &[("name", &form.represented_name)]) }</span>
                <span>{ words.signature }</span>
            </p>
            { counter(i18n, form) }
        </article>
    }
}

/// A line; without a value, room to write by hand.
fn row(term: &'static str, value: Option<String>) -> Html {
    let words = value.is_none();
    html! {
        <div key={term}>
            <dt>{ term }</dt>
            <dd class={words.then_some("authority__blank")}>{ value.unwrap_or_default() }</dd>
        </div>
    }
}

/// For the counter: the number by which the answer is written down, and what to bring.
fn counter(i18n: I18n, form: &AuthorityForm) -> Html {
    let words = i18n.authority();
    html! {
        <section key="counter" class="authority__counter">
            <div>
                <h3>{ words.counter }</h3>
                <p>{ words.no_phone }</p>
                <ul class="dash-list">
                    <li>{ words.bring_own }</li>
                    <li>{ words.bring_helper }</li>
                </ul>
                <p>{ words.number }</p>
                <p class="authority__number"><strong>{ &form.reference }</strong></p>
                <p>{ words.staff }</p>
            </div>
            { qr_code(&form.reference, &fill(words.qr_label, &[("reference", &form.reference)])) }
        </section>
    }
}
