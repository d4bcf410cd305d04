//! The built site.

use crate::support::*;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use std::fs;
use std::path::PathBuf;
use tower::util::ServiceExt;

fn build(name: &str) -> (PathBuf, Router) {
    let outer = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&outer);
    let site = outer.join("dist");
    fs::create_dir_all(site.join("assets")).unwrap();
    fs::create_dir_all(site.join("orders")).unwrap();
    fs::write(outer.join("secret.txt"), "secret").unwrap();
    for (file, text) in [
        ("index.html", "home"),
        ("404.html", "nothing here"),
        ("orders/order.html", "an order"),
        ("orders/index.html", "orders"),
        (".hidden.txt", "secret"),
        ("robots.txt", "robots"),
        ("site.webmanifest", "{}"),
        ("assets/app-1.js", "script"),
        ("assets/app-1.js.br", "script in br"),
        ("assets/app-1.js.gz", "script in gz"),
        ("assets/app-1.wasm", "wasm"),
        ("assets/font.woff2", "font"),
        (
            "routes.json",
            r#"{"routes":[{"pattern":"/","file":"index.html"},{"pattern":"/orders","file":"orders/index.html"},
                {"pattern":"/orders/{}","file":"orders/order.html"},{"pattern":"/out","file":"../secret.txt"}]}"#,
        ),
    ] {
        fs::write(site.join(file), text).unwrap();
    }
    let router = App::new().backend.router(Some(&site));
    (site, router)
}

fn ask(router: &Router, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let response = router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text,
        }
    })
}

#[test]
fn pages_answer_by_the_list_of_routes() {
    let (_, site) = build("site_pages");
    for (path, status, text) in [
        ("/", 200, "home"),
        ("/?a=b", 200, "home"),
        ("/orders", 200, "orders"),
        ("/orders/S7K2-9QF4", 200, "an order"),
        ("/orders/%EB%8F%99", 200, "an order"),
        ("/orders/a/b", 404, "nothing here"),
        ("/nothing", 404, "nothing here"),
    ] {
        let reply = ask(&site, "GET", path, &[]);
        assert_eq!((reply.status, reply.text.as_str()), (status, text), "{path}");
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(reply.header("cache-control"), "no-cache");
        assert!(
            reply
                .header("content-security-policy")
                .contains("default-src 'none'")
        );
    }
}

#[test]
fn a_slash_at_the_end_is_led_to_the_page_and_never_away() {
    let (_, site) = build("site_slash");
    let reply = ask(&site, "GET", "/orders/?a=b", &[]);
    assert_eq!((reply.status, reply.header("location")), (308, "/orders?a=b"));
    for path in [
        "//evil.example/",
        "//evil.example",
        "/orders//",
        "/\\evil.example/",
    ] {
        let Ok(uri) = path.parse::<axum::http::Uri>() else {
            continue;
        };
        let reply = ask(&site, "GET", &uri.to_string(), &[]);
        assert_eq!((reply.status, reply.header("location")), (404, ""), "{path}");
    }
}

#[test]
fn files_come_with_their_type_and_their_age() {
    let (_, site) = build("site_files");
    let forever = "public, max-age=31536000, immutable";
    for (path, kind, cache) in [
        ("/assets/app-1.js", "text/javascript; charset=utf-8", forever),
        ("/assets/app-1.wasm", "application/wasm", forever),
        ("/assets/font.woff2", "font/woff2", forever),
        ("/site.webmanifest", "application/manifest+json", "no-cache"),
        ("/robots.txt", "text/plain; charset=utf-8", "no-cache"),
    ] {
        let reply = ask(&site, "GET", path, &[]);
        assert_eq!(
            (
                reply.status,
                reply.header("content-type"),
                reply.header("cache-control")
            ),
            (200, kind, cache)
        );
        let again = ask(&site, "GET", path, &[("if-none-match", reply.header("etag"))]);
        assert_eq!((again.status, again.text.as_str()), (304, ""));
    }
    for path in [
        "/assets/app-2.js",
        "/favicon.ico",
        "/orders/missing.html",
        "/a.b/c.d",
    ] {
        let reply = ask(&site, "GET", path, &[]);
        assert_eq!(
            (reply.status, reply.text.as_str()),
            (404, "Not Found"),
            "never a page: {path}"
        );
    }
    assert_eq!(ask(&site, "POST", "/", &[]).status, 405);
    assert_eq!(ask(&site, "HEAD", "/assets/app-1.js", &[]).text, "");
}

#[test]
fn the_smallest_form_that_the_client_takes_is_sent() {
    let (_, site) = build("site_forms");
    for (accepted, coding, text) in [
        ("gzip, deflate, br, zstd", "br", "script in br"),
        ("gzip", "gzip", "script in gz"),
        ("br;q=0, gzip;q=0.5", "gzip", "script in gz"),
        ("identity", "", "script"),
        ("", "", "script"),
    ] {
        let reply = ask(&site, "GET", "/assets/app-1.js", &[("accept-encoding", accepted)]);
        assert_eq!(
            (reply.header("content-encoding"), reply.text.as_str()),
            (coding, text),
            "{accepted}"
        );
        assert_eq!(reply.header("vary"), "Accept-Encoding");
        assert_eq!(reply.header("content-type"), "text/javascript; charset=utf-8");
    }
    let plain = ask(&site, "GET", "/assets/app-1.wasm", &[("accept-encoding", "br")]);
    assert_eq!(
        (plain.header("content-encoding"), plain.text.as_str()),
        ("", "wasm")
    );
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let (folder, site) = build("site_outside");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("../secret.txt"), folder.join("link.txt")).unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/.hidden.txt",
        "/%00.txt",
        "/link.txt",
        "/out",
        "/%FF.txt",
        "/assets",
        "/etc/passwd",
    ] {
        let reply = ask(&site, "GET", path, &[]);
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.text.contains("secret"), "{path}");
    }
    let _ = folder;
}

#[test]
fn the_api_and_the_staff_stay_themselves_beside_a_site() {
    let (_, site) = build("site_beside");
    assert_eq!(
        ask(&site, "GET", "/api/v1/offices", &[]).header("content-type"),
        "application/json"
    );
    ask(&site, "GET", "/api/nothing.html", &[]).problem(404, "not_found");
    assert!(ask(&site, "GET", "/staff", &[]).text.contains("직원 화면"));
}
