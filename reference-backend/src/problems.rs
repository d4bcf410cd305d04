//! Refusals: every error of the API is an `application/problem+json` of the contract.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use contract::problem::{FieldError, PROBLEM_JSON, Problem, ProblemCode};

/// Why a request is refused, and what else the answer says.
#[derive(Debug, Clone)]
pub(crate) struct Refusal(Box<Details>);

#[derive(Debug, Clone)]
struct Details {
    problem: Problem,
    retry_after: Option<u32>,
    allow: Option<&'static str>,
    passing: bool,
}

impl Refusal {
    /// A refusal of this code.
    pub(crate) fn new(code: ProblemCode) -> Self {
        let retry_after = match code {
            ProblemCode::TooManyRequests | ProblemCode::Unavailable => Some(5),
            ProblemCode::InFlight => Some(1),
            _ => None,
        };
        Self(Box::new(Details {
            problem: Problem::new(code),
            retry_after,
            allow: None,
            passing: false,
        }))
    }

    /// 400 with a word for engineers.
    pub(crate) fn malformed(detail: &str) -> Self {
        Self::new(ProblemCode::Malformed).detail(detail)
    }

    /// 422 with what is wrong with which fields.
    pub(crate) fn invalid(errors: Vec<FieldError>) -> Self {
        Self::with_errors(ProblemCode::Invalid, errors)
    }

    /// A refusal of this code with the fields that stand in the way.
    pub(crate) fn with_errors(code: ProblemCode, errors: Vec<FieldError>) -> Self {
        let mut refusal = Self::new(code);
        refusal.0.problem.errors = errors;
        refusal
    }

    /// 409 with the total that holds now.
    pub(crate) fn price(current_total_won: u32) -> Self {
        let mut refusal = Self::new(ProblemCode::PriceChanged);
        refusal.0.problem.current_total_won = Some(current_total_won);
        refusal
    }

    /// 403 with how often the code may still be tried.
    pub(crate) fn wrong_code(tries_left: u8) -> Self {
        let mut refusal = Self::new(ProblemCode::WrongCode);
        refusal.0.problem.tries_left = Some(tries_left);
        refusal
    }

    /// 405 with the methods that are allowed.
    pub(crate) fn method(allow: &'static str) -> Self {
        let mut refusal = Self::malformed("this address does not know this method");
        refusal.0.problem.status = 405;
        refusal.0.allow = Some(allow);
        refusal
    }

    /// Adds a word for engineers.
    pub(crate) fn detail(mut self, detail: &str) -> Self {
        self.0.problem.detail = Some(detail.into());
        self
    }

    /// Says when to try again.
    pub(crate) fn retry_after(mut self, seconds: u32) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// Not to be kept for the idempotency key, whatever its code.
    pub(crate) fn passing(mut self) -> Self {
        self.0.passing = true;
        self
    }

    /// What went wrong.
    pub(crate) fn code(&self) -> ProblemCode {
        self.0.problem.code
    }

    /// The HTTP status.
    pub(crate) fn status(&self) -> u16 {
        self.0.problem.status
    }

    /// The body.
    pub(crate) fn body(&self) -> String {
        serde_json::to_string(&self.0.problem).unwrap_or_default()
    }

    /// Whether trying again with the same key must come to the same end.
    ///
    /// A rejection by the rules is final: a late copy of the request must not succeed after the resident was
    /// told that it failed. What the next try may overcome is not kept.
    pub(crate) fn is_final(&self) -> bool {
        use ProblemCode::*;
        !self.0.passing
            && !matches!(
                self.code(),
                Malformed
                    | SignInRequired
                    | InFlight
                    | KeyReused
                    | TooEarly
                    | TooManyRequests
                    | Internal
                    | Unavailable
                    | Unknown
            )
    }

    /// The answer.
    pub(crate) fn into_response(self) -> Response<Body> {
        let mut response = problem_response(self.status(), self.body());
        let headers = response.headers_mut();
        if let Some(seconds) = self.0.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(allow) = self.0.allow {
            headers.insert(header::ALLOW, HeaderValue::from_static(allow));
        }
        response
    }
}

/// A problem with this body.
pub(crate) fn problem_response(status: u16, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

impl From<ProblemCode> for Refusal {
    fn from(code: ProblemCode) -> Self {
        Self::new(code)
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull};
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked | DiskFull) => Self::new(ProblemCode::Unavailable),
            // Never the text of the error: it may hold what residents wrote.
            _ => Self::new(ProblemCode::Internal).detail("the database failed"),
        }
    }
}
