//! Which ways to sign in there are.

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use contract::session::{SignInKind, SignInMethod, SignInMethods};
use contract::text::LocalText;

/// `GET /session/methods`. A district names its identity provider here.
pub(crate) fn sign_in_methods(call: &Call<'_>) -> Result<Answer, Refusal> {
    let by_phone = SignInMethod {
        kind: SignInKind::PhoneCode,
        name: LocalText::new("휴대폰 번호로 로그인", "Sign in with a phone number"),
        address: None,
    };
    let methods = SignInMethods {
        methods: vec![by_phone],
        server_time: call.now,
    };
    Answer::read(call, &methods)
}
