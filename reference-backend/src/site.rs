//! The built site: hashed files for ever, pages by the list of routes, an honest 404 for all else.

use crate::answer::names_etag;
use crate::api::off_the_reactor;
use crate::call::decode;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// `routes.json` of the build: which page answers which address.
#[derive(Debug, Default, Deserialize)]
struct Routes {
    routes: Vec<PageRoute>,
}

#[derive(Debug, Deserialize)]
struct PageRoute {
    /// Path; `{}` stands for any one segment.
    pattern: String,
    /// File of the build.
    file: String,
}

/// Serves the files of a folder.
pub(crate) fn router(folder: &Path) -> Router {
    let folder: Arc<Path> = folder.into();
    Router::new().fallback(serve).with_state(folder)
}

async fn serve(State(folder): State<Arc<Path>>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    if ![Method::GET, Method::HEAD].contains(&parts.method) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED);
        response
            .headers_mut()
            .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    off_the_reactor(|| answer(&folder, parts.uri.path(), parts.uri.query(), &parts.headers))
}

fn answer(folder: &Path, path: &str, query: Option<&str>, headers: &HeaderMap) -> Response<Body> {
    let Some(segments) = segments(path) else {
        return plain(StatusCode::NOT_FOUND);
    };
    if path != "/" && path.ends_with('/') {
        return redirect(path, query);
    }
    let is_file = segments.last().is_some_and(|name| name.contains('.'));
    if is_file {
        let cache = match segments.first().map(String::as_str) {
            Some("assets") => "public, max-age=31536000, immutable",
            _ => "no-cache",
        };
        let file = file(folder, &segments.join("/"), headers, StatusCode::OK, cache);
        return file.unwrap_or_else(|| plain(StatusCode::NOT_FOUND));
    }
    let page =
        page(folder, &segments).and_then(|name| file(folder, &name, headers, StatusCode::OK, "no-cache"));
    page.or_else(|| file(folder, "404.html", headers, StatusCode::NOT_FOUND, "no-cache"))
        .unwrap_or_else(|| plain(StatusCode::NOT_FOUND))
}

/// The segments of a path, decoded; `None` if one could lead out of the folder or to a hidden file.
fn segments(path: &str) -> Option<Vec<String>> {
    let trimmed = path.strip_prefix('/')?;
    let trimmed = trimmed.strip_suffix('/').unwrap_or(trimmed);
    if trimmed.is_empty() {
        return (path == "/").then(Vec::new);
    }
    trimmed
        .split('/')
        .map(|segment| {
            let segment = decode(segment, false)?;
            let hidden = segment.starts_with('.') && segment != ".well-known";
            let bad = segment.is_empty() || hidden || segment.contains(['/', '\\', '\0', ':']);
            (!bad).then_some(segment)
        })
        .collect()
}

/// To the same address without the slash at its end. The segments were found harmless, and none is empty:
/// it cannot lead to another host.
fn redirect(path: &str, query: Option<&str>) -> Response<Body> {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = plain(StatusCode::PERMANENT_REDIRECT);
    let target = format!("{}{query}", path.trim_end_matches('/'));
    if let Ok(value) = HeaderValue::from_str(&target) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

/// The file of the page that answers an address. Read anew each time, so that a new build needs no restart.
fn page(folder: &Path, segments: &[String]) -> Option<String> {
    let text = std::fs::read_to_string(folder.join("routes.json")).unwrap_or_default();
    let routes: Routes = serde_json::from_str(&text).unwrap_or_default();
    let fits = |route: &&PageRoute| {
        let pattern: Vec<&str> = route.pattern.split('/').filter(|part| !part.is_empty()).collect();
        pattern.len() == segments.len()
            && pattern
                .iter()
                .zip(segments)
                .all(|(want, have)| *want == "{}" || want == have)
    };
    let found = routes.routes.iter().find(fits).map(|route| route.file.clone());
    found.or_else(|| segments.is_empty().then(|| "index.html".into()))
}

/// A file of the folder in the best form that the client takes; `None` if it is not there.
fn file(
    folder: &Path,
    name: &str,
    headers: &HeaderMap,
    status: StatusCode,
    cache: &'static str,
) -> Option<Response<Body>> {
    let path = within(folder, name)?;
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let best = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .find_map(|(coding, ending)| {
            let sibling = within(folder, &format!("{name}.{ending}"))?;
            accepts(accepted.unwrap_or_default(), coding).then_some((coding, sibling))
        });
    let (coding, path) = best.map_or((None, path), |(coding, path)| (Some(coding), path));
    let etag = etag(&path, coding)?;
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let unchanged = status == StatusCode::OK && known.is_some_and(|list| names_etag(list, &etag));
    let body = if unchanged {
        Body::empty()
    } else {
        Body::from(std::fs::read(&path).ok()?)
    };
    let mut response = Response::new(body);
    *response.status_mut() = if unchanged {
        StatusCode::NOT_MODIFIED
    } else {
        status
    };
    let out = response.headers_mut();
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::ETAG, HeaderValue::from_str(&etag).ok()?);
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if !unchanged {
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        if let Some(coding) = coding {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
    }
    Some(response)
}

/// A file that lies in the folder, links followed.
fn within(folder: &Path, name: &str) -> Option<PathBuf> {
    let root = folder.canonicalize().ok()?;
    let path = root.join(name).canonicalize().ok()?;
    (path.starts_with(&root) && path.is_file()).then_some(path)
}

fn etag(path: &Path, coding: Option<&str>) -> Option<String> {
    let data = path.metadata().ok()?;
    let changed = data
        .modified()
        .ok()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_nanos();
    Some(format!(
        "\"{:x}-{changed:x}-{}\"",
        data.len(),
        coding.unwrap_or("id")
    ))
}

/// Whether a coding is accepted: named without `q=0`.
pub(crate) fn accepts(list: &str, coding: &str) -> bool {
    list.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let refused =
            parts.any(|part| matches!(part.strip_prefix("q="), Some("0" | "0.0" | "0.00" | "0.000")));
        named && !refused
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

fn plain(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::from(status.canonical_reason().unwrap_or_default()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
