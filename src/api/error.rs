//! What can go wrong between the page and the backend, as types. `features` turn them into words.

use super::transport::{Response, TransportError};
use contract::problem::{PROBLEM_JSON, Problem, ProblemCode};

/// Why a call gave no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// No answer: the network is gone or the answer was lost.
    Network,
    /// No answer in time.
    TimedOut,
    /// The backend said no.
    Problem {
        /// What it said.
        problem: Box<Problem>,
        /// Its `Retry-After`.
        retry_after_s: Option<u32>,
    },
    /// An answer that is not of the contract: a proxy's page, a captive portal, a broken body.
    Unreadable,
}

impl ApiError {
    /// The code of the problem, if the backend gave one.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem { problem, .. } => Some(problem.code),
            _ => None,
        }
    }

    /// Seconds to wait before the next try, if the backend said so.
    pub fn retry_after_s(&self) -> Option<u32> {
        match self {
            Self::Problem { retry_after_s, .. } => *retry_after_s,
            _ => None,
        }
    }

    /// Reads an answer whose status is not of the good kind.
    pub(super) fn of_response(response: &Response) -> Self {
        if !response.content_type.starts_with(PROBLEM_JSON) {
            return Self::Unreadable;
        }
        match super::decode::from_text::<Problem>(&response.body) {
            Ok(problem) => Self::Problem {
                problem: Box::new(problem),
                retry_after_s: response.retry_after_s,
            },
            Err(_) => Self::Unreadable,
        }
    }
}

impl From<TransportError> for ApiError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Network => Self::Network,
            TransportError::TimedOut => Self::TimedOut,
        }
    }
}
