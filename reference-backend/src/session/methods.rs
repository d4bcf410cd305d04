//! Which ways to sign in there are.

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::redirect;
use contract::session::{SignInKind, SignInMethod, SignInMethods};
use contract::text::LocalText;

/// `GET /session/methods`. A district names its identity provider here.
pub(crate) fn sign_in_methods(call: &Call<'_>) -> Result<Answer, Refusal> {
    let by_phone = SignInMethod {
        kind: SignInKind::PhoneCode,
        name: LocalText::new("휴대폰 번호로 로그인", "Sign in with a phone number"),
        address: None,
    };
    let elsewhere = SignInMethod {
        kind: SignInKind::Redirect,
        name: LocalText::new(
            "본인확인 화면에서 로그인 (시연)",
            "Sign in at an identity provider (demonstration)",
        ),
        address: Some(redirect::START.into()),
    };
    let ways = [
        Some(by_phone),
        call.core.sign_in_provider.as_ref().map(|_| elsewhere),
    ];
    let methods = SignInMethods {
        methods: ways.into_iter().flatten().collect(),
        server_time: call.now,
    };
    Answer::read(call, &methods)
}
