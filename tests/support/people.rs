//! People who sign in, and permissions between them.

use super::Town;
use contract::household::Service;
use contract::permission::{PermissionRequest, PermissionView, read_link};
use contract::reservation::{OnBehalf, ReservationRequest, ReservationView};
use contract::session::{CodeRequest, SessionView, SignInRequest};
use contract::time::Date;
use contract::{document::Collector, permission::LINK_PATH};
use reference_backend::InboxMessage;
use resident_app::api::ApiError;
use resident_app::device::key_128;

/// The daughter, who acts.
pub const CHILD: (&str, &str) = ("홍시연", "01000001234");
/// Her father, for whom.
pub const PARENT: (&str, &str) = ("홍부친", "01000005678");

impl Town {
    /// Signs in with the code that was sent; the first time with name and birth date.
    pub async fn sign_in(&self, (name, phone): (&str, &str)) -> SessionView {
        let ask = CodeRequest {
            phone: phone.into(),
            attempt: None,
        };
        let sent = self
            .client
            .send_sign_in_code(&key_128(), &ask)
            .await
            .expect("a code");
        let request = SignInRequest {
            attempt: sent.attempt,
            code: self.message_to(phone).code.expect("the code"),
            name: Some(name.into()),
            birth_date: Date::new(1950, 5, 5),
        };
        self.client
            .sign_in(&key_128(), &request)
            .await
            .expect("a session")
    }

    /// The latest message to a phone.
    pub fn message_to(&self, phone: &str) -> InboxMessage {
        let inbox = self.backend.staff().inbox().expect("the inbox");
        inbox
            .into_iter()
            .find(|message| message.phone == phone)
            .expect("a message")
    }

    /// The latest link that went to a phone, as its page reads it: reference and key.
    pub fn link_to(&self, phone: &str) -> (String, String) {
        let inbox = self.backend.staff().inbox().expect("the inbox");
        let link = inbox
            .into_iter()
            .filter(|message| message.phone == phone)
            .find_map(|message| message.link)
            .expect("a link");
        let fragment = link.strip_prefix(LINK_PATH).expect("the page");
        read_link(fragment).expect("reference and key")
    }

    /// Asks the parent.
    pub async fn ask(&self) -> PermissionView {
        self.client
            .ask_permission(&key_128(), &question())
            .await
            .expect("a question")
    }

    /// The parent's answer, by the latest link.
    pub async fn answer(&self, yes: bool) -> Result<PermissionView, ApiError> {
        let (reference, key) = self.link_to(PARENT.1);
        self.client
            .answer_permission(&key_128(), &reference, Some(&key), yes)
            .await
    }

    /// An order for the parent under a permission, on a day.
    pub async fn request_under(&self, permission: &str, day: &str) -> ReservationRequest {
        let hold = self.hold(self.free_slot(day).await).await;
        ReservationRequest {
            on_behalf_of: Some(OnBehalf {
                name: PARENT.0.into(),
                collector: Collector::Family,
            }),
            for_account: true,
            permission: Some(permission.into()),
            ..self.request(&hold).await
        }
    }

    /// The same, ordered.
    pub async fn order_under(&self, permission: &str) -> Result<ReservationView, ApiError> {
        self.reserve(&self.request_under(permission, "2026-11-24").await)
            .await
    }
}

/// What the child asks the parent.
pub fn question() -> PermissionRequest {
    PermissionRequest {
        name: PARENT.0.into(),
        phone: Some(PARENT.1.into()),
        services: vec![Service::SirenOrder],
        until: Date::new(2026, 12, 31).expect("a date"),
    }
}
