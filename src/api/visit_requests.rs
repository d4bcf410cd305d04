//! Asking for a visit, groups that gather, and following a visit.

use super::client::{Client, body_of};
use super::decode::List;
use super::error::ApiError;
use super::transport::Request;
use contract::endpoints::{Method, header, path, with_query};
use contract::photo::PhotoRequest;
use contract::visit::{
    GroupRequest, GroupView, HappyCallAnswer, IntakeAnswer, JoinRequest, VisitChange, VisitGroup,
    VisitMessageRequest, VisitPhotoView, VisitRequest, VisitRow, VisitRules, VisitView, VisitWindows,
};

/// One visit, and the version that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitAccess {
    /// Reference.
    pub reference: String,
    /// Version; a change of another one is refused.
    pub version: u32,
}

impl VisitAccess {
    /// Of a visit as it was seen.
    pub fn of(view: &VisitView) -> Self {
        Self {
            reference: view.visit.reference.clone(),
            version: view.visit.version,
        }
    }
}

const ONE: &str = "/visits/requests/{reference}";

impl Client {
    /// What a request may be.
    pub async fn visit_rules(&self) -> Result<VisitRules, ApiError> {
        self.get(path("/visits/rules", &[])).await
    }

    /// When an officer is free to come to a dong for a service.
    pub async fn visit_windows(&self, service: &str, dong: &str) -> Result<VisitWindows, ApiError> {
        let path = path("/visits/services/{service}/windows", &[service]);
        self.get_fresh(with_query(path, &[("dong", dong)])).await
    }

    /// The body of [`Client::request_visit`], kept as text so that a repeat is the same to the byte.
    pub fn visit_body(request: &VisitRequest) -> Result<String, ApiError> {
        body_of(request)
    }

    /// Asks for a visit. `body` is of [`Client::visit_body`].
    pub async fn request_visit(&self, key: &str, body: String) -> Result<VisitView, ApiError> {
        let path = path("/visits/requests", &[]);
        self.read(self.write(Method::Post, path, key, Some(body))).await
    }

    /// Visits that were asked for.
    pub async fn list_visits(&self) -> Result<List<VisitRow>, ApiError> {
        self.get_list(path("/visits/requests", &[])).await
    }

    /// One visit with everything that happened.
    pub async fn get_visit(&self, reference: &str) -> Result<VisitView, ApiError> {
        self.get_fresh(path(ONE, &[reference])).await
    }

    /// Changes times, place or particulars.
    pub async fn change_visit(
        &self,
        key: &str,
        access: &VisitAccess,
        change: &VisitChange,
    ) -> Result<VisitView, ApiError> {
        let body = body_of(change)?;
        self.read(self.of_version(Method::Patch, ONE, key, access, Some(body)))
            .await
    }

    /// Calls it off.
    pub async fn cancel_visit(&self, key: &str, access: &VisitAccess) -> Result<VisitView, ApiError> {
        let template = "/visits/requests/{reference}/cancel";
        self.read(self.of_version(Method::Post, template, key, access, None))
            .await
    }

    /// Says yes to the time that is offered.
    pub async fn agree_visit(&self, key: &str, access: &VisitAccess) -> Result<VisitView, ApiError> {
        let template = "/visits/requests/{reference}/agree";
        self.read(self.of_version(Method::Post, template, key, access, None))
            .await
    }

    /// The body of [`Client::write_to_officer`], kept as text so that a repeat is the same to the byte.
    pub fn message_body(text: &str) -> Result<String, ApiError> {
        body_of(&VisitMessageRequest {
            text: text.to_owned(),
        })
    }

    /// Writes to whoever has it in hand. `body` is of [`Client::message_body`].
    pub async fn write_to_officer(
        &self,
        key: &str,
        reference: &str,
        body: String,
    ) -> Result<VisitView, ApiError> {
        let path = path("/visits/requests/{reference}/messages", &[reference]);
        self.read(self.write(Method::Post, path, key, Some(body))).await
    }

    /// Says that what was taken down is right, or what is wrong in it.
    pub async fn answer_intake(
        &self,
        key: &str,
        access: &VisitAccess,
        answer: &IntakeAnswer,
    ) -> Result<VisitView, ApiError> {
        let (template, body) = ("/visits/requests/{reference}/intake", body_of(answer)?);
        self.read(self.of_version(Method::Post, template, key, access, Some(body)))
            .await
    }

    /// Answers the two questions afterwards.
    pub async fn answer_happy_call(
        &self,
        key: &str,
        access: &VisitAccess,
        answer: &HappyCallAnswer,
    ) -> Result<VisitView, ApiError> {
        let (template, body) = ("/visits/requests/{reference}/happy-call", body_of(answer)?);
        self.read(self.of_version(Method::Post, template, key, access, Some(body)))
            .await
    }

    /// Announces a photo.
    pub async fn begin_photo(
        &self,
        key: &str,
        reference: &str,
        request: &PhotoRequest,
    ) -> Result<VisitPhotoView, ApiError> {
        let path = path("/visits/requests/{reference}/photos", &[reference]);
        self.read(self.write(Method::Post, path, key, Some(body_of(request)?)))
            .await
    }

    /// Announces a photo for a request that is not sent yet.
    pub async fn begin_request_photo(
        &self,
        key: &str,
        request: &PhotoRequest,
    ) -> Result<VisitPhotoView, ApiError> {
        let path = path("/visits/photos", &[]);
        self.read(self.write(Method::Post, path, key, Some(body_of(request)?)))
            .await
    }

    /// How much of a photo has arrived.
    pub async fn get_photo(&self, id: &str) -> Result<VisitPhotoView, ApiError> {
        self.get_fresh(path("/photos/{photo}", &[id])).await
    }

    /// Sends the bytes of a photo from an offset on.
    pub async fn put_photo_part(
        &self,
        key: &str,
        id: &str,
        offset: u32,
        part: Vec<u8>,
    ) -> Result<VisitPhotoView, ApiError> {
        self.read(self.photo_part(path("/photos/{photo}", &[id]), key, offset, part))
            .await
    }

    /// The address of a photo, for a picture on the page: the session opens it.
    pub fn photo_image(&self, id: &str) -> String {
        self.address(&path("/photos/{photo}/image", &[id]))
    }

    /// The body of [`Client::open_group`], kept as text so that a repeat is the same to the byte.
    pub fn group_body(request: VisitRequest) -> Result<String, ApiError> {
        body_of(&GroupRequest { request })
    }

    /// Opens a group. `body` is of [`Client::group_body`].
    pub async fn open_group(&self, key: &str, body: String) -> Result<GroupView, ApiError> {
        let path = path("/visits/groups", &[]);
        self.read(self.write(Method::Post, path, key, Some(body))).await
    }

    /// Groups that the signed-in person leads and that still gather.
    pub async fn list_groups(&self) -> Result<List<VisitGroup>, ApiError> {
        self.get_list(path("/visits/groups", &[])).await
    }

    /// A group: by the secret of its link, or as its leader.
    pub async fn get_group(&self, reference: &str, secret: Option<&str>) -> Result<GroupView, ApiError> {
        let request = self.request(Method::Get, path("/visits/groups/{reference}", &[reference]));
        let request = with_secret(request, secret);
        self.read(Request {
            fresh: true,
            ..request
        })
        .await
    }

    /// Joins a group with a phone.
    pub async fn join_group(
        &self,
        key: &str,
        (reference, secret): (&str, &str),
        phone: &str,
    ) -> Result<GroupView, ApiError> {
        let body = body_of(&JoinRequest {
            phone: phone.to_owned(),
        })?;
        let path = path("/visits/groups/{reference}/join", &[reference]);
        let request = self.write(Method::Post, path, key, Some(body));
        self.read(with_secret(request, Some(secret))).await
    }

    /// Closes a group that one leads.
    pub async fn close_group(&self, key: &str, reference: &str) -> Result<GroupView, ApiError> {
        let path = path("/visits/groups/{reference}/close", &[reference]);
        self.read(self.write(Method::Post, path, key, None)).await
    }

    /// A write that holds for the version that was seen.
    fn of_version(
        &self,
        method: Method,
        template: &str,
        key: &str,
        access: &VisitAccess,
        body: Option<String>,
    ) -> Request {
        let mut request = self.write(method, path(template, &[&access.reference]), key, body);
        let version = format!("\"{}\"", access.version);
        request.headers.push(("if-match", version));
        request
    }
}

/// With the secret of a group.
fn with_secret(mut request: Request, secret: Option<&str>) -> Request {
    let secret = secret.map(|secret| (header::GROUP_KEY, secret.to_owned()));
    request.headers.extend(secret);
    request
}
