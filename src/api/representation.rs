//! Acting for someone else: asking, answering, ending.

use super::client::{Client, body_of};
use super::error::ApiError;
use super::transport::Request;
use contract::endpoints::{Method, header, path};
use contract::permission::{
    AuthorityForm, FindPermissionRequest, PermissionAnswer, PermissionRequest, PermissionRules,
    PermissionView,
};

const ONE: &str = "/permissions/{reference}";

impl Client {
    /// For what and how long a permission can be asked.
    pub async fn permission_rules(&self) -> Result<PermissionRules, ApiError> {
        self.get_fresh(path("/permissions/rules", &[])).await
    }

    /// Asks someone for a permission.
    pub async fn ask_permission(
        &self,
        key: &str,
        request: &PermissionRequest,
    ) -> Result<PermissionView, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/permissions", &[]), key, Some(body)))
            .await
    }

    /// Opens a permission for the represented person by reference and code. The answer carries the secret.
    pub async fn find_permission(
        &self,
        key: &str,
        request: &FindPermissionRequest,
    ) -> Result<PermissionView, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/permissions/find", &[]), key, Some(body)))
            .await
    }

    /// One permission: opened by the secret of the represented person, or without one by the session.
    pub async fn get_permission(
        &self,
        reference: &str,
        secret: Option<&str>,
    ) -> Result<PermissionView, ApiError> {
        let request = self.request(Method::Get, path(ONE, &[reference]));
        self.read(opened_by(request, secret)).await
    }

    /// The answer of the represented person. A no after a yes ends the permission.
    pub async fn answer_permission(
        &self,
        key: &str,
        reference: &str,
        secret: Option<&str>,
        yes: bool,
    ) -> Result<PermissionView, ApiError> {
        let body = body_of(&PermissionAnswer { yes })?;
        let path = path("/permissions/{reference}/answer", &[reference]);
        let request = self.write(Method::Post, path, key, Some(body));
        self.read(opened_by(request, secret)).await
    }

    /// The helper takes the question back, or gives the permission back.
    pub async fn end_permission(&self, key: &str, reference: &str) -> Result<PermissionView, ApiError> {
        let path = path("/permissions/{reference}/end", &[reference]);
        self.read(self.write(Method::Post, path, key, None)).await
    }

    /// Sends the question again, with a new code.
    pub async fn resend_permission(&self, key: &str, reference: &str) -> Result<PermissionView, ApiError> {
        let path = path("/permissions/{reference}/resend", &[reference]);
        self.read(self.write(Method::Post, path, key, None)).await
    }

    /// What is known for a printed power of attorney, in clear. To be kept nowhere.
    pub async fn get_authority_form(&self, reference: &str) -> Result<AuthorityForm, ApiError> {
        self.get_fresh(path("/permissions/{reference}/form", &[reference]))
            .await
    }
}

fn opened_by(mut request: Request, secret: Option<&str>) -> Request {
    let header = secret.map(|secret| (header::PERMISSION_KEY, secret.to_owned()));
    request.headers.extend(header);
    request
}
