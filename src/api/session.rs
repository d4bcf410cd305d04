//! Signing in and out. The browser carries the cookie by itself; no script ever sees it.

use super::client::{Client, body_of};
use super::error::ApiError;
use contract::endpoints::{Method, path};
use contract::session::{CodeRequest, CodeSent, PersonDetails, SessionView, SignInMethods, SignInRequest};

impl Client {
    /// The ways to sign in.
    pub async fn sign_in_methods(&self) -> Result<SignInMethods, ApiError> {
        self.get(path("/session/methods", &[])).await
    }

    /// Sends a code to a phone, or the same code again.
    pub async fn send_sign_in_code(&self, key: &str, request: &CodeRequest) -> Result<CodeSent, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/session/codes", &[]), key, Some(body)))
            .await
    }

    /// Signs in. If the answer is lost, the same key and code sign in again.
    pub async fn sign_in(&self, key: &str, request: &SignInRequest) -> Result<SessionView, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/session", &[]), key, Some(body)))
            .await
    }

    /// Who is signed in, if anyone is.
    pub async fn get_session(&self) -> Result<SessionView, ApiError> {
        self.get_fresh(path("/session", &[])).await
    }

    /// Goes on: moves the idle end of the session.
    pub async fn extend_session(&self, key: &str) -> Result<SessionView, ApiError> {
        self.read(self.write(Method::Post, path("/session/extend", &[]), key, None))
            .await
    }

    /// Ends the session, in every tab.
    pub async fn sign_out(&self, key: &str) -> Result<(), ApiError> {
        self.send(self.write(Method::Delete, path("/session", &[]), key, None))
            .await
            .map(|_| ())
    }

    /// Name, birth date and phone in clear, to fill a form with. To be kept nowhere.
    pub async fn get_person(&self) -> Result<PersonDetails, ApiError> {
        self.get_fresh(path("/session/person", &[])).await
    }
}
