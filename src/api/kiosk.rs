//! Kiosks: checking in, setting work aside and going on with it, calling someone of the staff.

use super::client::{Client, body_of};
use super::error::ApiError;
use contract::endpoints::{Method, path};
use contract::kiosk::{
    Arrival, CheckInRequest, HelpCall, HelpRequest, ParkRequest, Parked, ResumeRequest, Resumed,
};

impl Client {
    /// Tells that one has come for an order. Asking again tells what holds now.
    pub async fn check_in(&self, key: &str, request: &CheckInRequest) -> Result<Arrival, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/arrivals", &[]), key, Some(body)))
            .await
    }

    /// Sets work aside: a JSON text of [`contract::kiosk::PARKED_MAX`] bytes at most.
    pub async fn park(&self, key: &str, state: &str) -> Result<Parked, ApiError> {
        let body = body_of(&ParkRequest { state: state.into() })?;
        self.read(self.write(Method::Post, path("/parked", &[]), key, Some(body)))
            .await
    }

    /// Goes on with work that was set aside, which only the first key gets.
    pub async fn resume(&self, key: &str, code: &str) -> Result<Resumed, ApiError> {
        let body = body_of(&ResumeRequest { code: code.into() })?;
        self.read(self.write(Method::Post, path("/parked/resume", &[]), key, Some(body)))
            .await
    }

    /// Calls someone of the staff, or finds the call that is open.
    pub async fn call_for_help(&self, key: &str, request: &HelpRequest) -> Result<HelpCall, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/help-calls", &[]), key, Some(body)))
            .await
    }

    /// Where a call for help stands.
    pub async fn get_help_call(&self, id: &str) -> Result<HelpCall, ApiError> {
        self.read(self.request(Method::Get, path("/help-calls/{call}", &[id])))
            .await
    }
}
