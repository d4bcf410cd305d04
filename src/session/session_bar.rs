//! Who is signed in, the way out, and the warning before the end: above the heading of every page on which
//! something personal stands.

use super::life::{Standing, use_standing};
use super::quick_exit::QuickExit;
use super::sign_out::SignOut;
use super::warning::Warning;
use super::who::{may_be_signed_in, use_session};
use crate::device;
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::unbroken;
use contract::session::SignedIn;
use yew::prelude::*;

/// For a page that works without an account too: nothing for those who are not signed in.
#[component]
pub fn SessionBar() -> Html {
    // Asked once the page is there: what is drawn on the host has no device.
    let wanted = use_state(|| false);
    {
        let wanted = wanted.clone();
        use_effect_with((), move |()| wanted.set(may_be_signed_in()));
    }
    html! {
        if *wanted {
            <Bar />
        }
    }
}

#[component]
fn Bar() -> Html {
    let i18n = use_i18n();
    let session = use_session();
    let standing = use_standing(&session);
    use_never_kept_aside();
    match session.person() {
        Some(person) => bar(i18n, Some(person), standing),
        None => Html::default(),
    }
}

/// The bar; without a name where nobody is signed in.
pub(super) fn bar(i18n: I18n, person: Option<&SignedIn>, standing: Standing) -> Html {
    html! {
        <>
            <div class="personal-bar" key="bar">
                if let Some(person) = person {
                    <span class="personal-bar__name" data-private="">{ unbroken(&fill(i18n.session().name, &[("name", &person.name)])) }</span>
                    <SignOut />
                }
                <QuickExit />
            </div>
            if let (Some(person), Standing::Ends(left)) = (person, standing) {
                <Warning key="warning" person={person.clone()} {left} />
            }
        </>
    }
}

/// While the page is there, the browser does not bring it back as it was once it has been left.
#[hook]
pub(super) fn use_never_kept_aside() {
    use_effect_with((), |()| {
        let watching = device::never_kept_aside();
        move || drop(watching)
    });
}
