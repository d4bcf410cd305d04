//! A service on loopback that speaks as the nation's open service does, its faults included.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::Response;
use serde_json::{Value, json};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

/// What it does wrong.
#[derive(Debug, Clone, Default)]
pub(crate) enum Fault {
    /// Nothing.
    #[default]
    None,
    /// XML in place of JSON, with this status and code.
    Xml(u16, &'static str),
    /// JSON with this code.
    Code(&'static str),
    /// This status and text.
    Text(u16, &'static str),
    /// The answer is cut in the middle.
    Cut,
    /// No answer comes.
    Silence,
    /// An answer without an end.
    Endless,
    /// A compressed answer.
    Gzip(Bytes),
    /// Leads elsewhere, where the key has no business.
    Elsewhere,
}

/// How it writes what it has.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Style {
    /// All within `response`.
    pub(crate) wrapped: bool,
    /// One row alone is an object, and none are an empty text.
    pub(crate) collapsed: bool,
    /// Every question gives the first page.
    pub(crate) knows_no_pages: bool,
    /// No `totalCount`.
    pub(crate) uncounted: bool,
}

/// What it has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Has {
    pub(crate) offices: Vec<Value>,
    pub(crate) waiting: Vec<Value>,
    pub(crate) holidays: Vec<Value>,
    pub(crate) fault: Fault,
    pub(crate) style: Style,
    /// Paths and queries that were asked, the key left out.
    pub(crate) asked: Vec<String>,
}

/// The service, running.
pub(crate) struct Upstream {
    pub(crate) address: String,
    pub(crate) key: &'static str,
    has: Arc<Mutex<Has>>,
    _runtime: tokio::runtime::Runtime,
}

impl Upstream {
    /// Starts it. It takes this key and no other.
    pub(crate) fn start(key: &'static str, has: Has) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let has = Arc::new(Mutex::new(has));
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind(("127.0.0.1", 0)))
            .expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let router = Router::new().fallback(answer).with_state((has.clone(), key));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self {
            address,
            key,
            has,
            _runtime: runtime,
        }
    }

    /// Changes what it has.
    pub(crate) fn now(&self, change: impl FnOnce(&mut Has)) {
        change(&mut self.has.lock().expect("not poisoned"));
    }

    /// What was asked since the last time, the key left out.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.has.lock().expect("not poisoned").asked)
    }
}

async fn answer(
    State((has, key)): State<(Arc<Mutex<Has>>, &'static str)>,
    request: Request,
) -> Response<Body> {
    let query = request.uri().query().unwrap_or_default().to_owned();
    let path = request.uri().path().to_owned();
    let value = |name: &str| {
        let found = query.split('&').filter_map(|pair| pair.split_once('='));
        found
            .filter(|(known, _)| *known == name)
            .map(|(_, value)| value.to_owned())
            .next()
    };
    let without_key: Vec<_> = query
        .split('&')
        .filter(|pair| !pair.starts_with("serviceKey="))
        .collect();
    let has = {
        let mut has = has.lock().expect("not poisoned");
        has.asked.push(format!("{path}?{}", without_key.join("&")));
        has.clone()
    };
    if value("serviceKey").as_deref().map(decoded).as_deref() != Some(key) {
        return reply(200, xml("30"));
    }
    match has.fault {
        Fault::None => {}
        Fault::Xml(status, code) => return reply(status, xml(code)),
        Fault::Code(code) => {
            let header = json!({ "resultCode": code, "resultMsg": format!("for {key}") });
            return reply(200, json!({ "header": header }).to_string());
        }
        Fault::Text(status, text) => return reply(status, text.to_owned()),
        Fault::Cut => return bad(true),
        Fault::Silence => std::future::pending().await,
        Fault::Endless => return bad(false),
        Fault::Gzip(body) => {
            let mut response = Response::new(Body::from(body));
            let encoding = "gzip".parse().expect("a header");
            response.headers_mut().insert("content-encoding", encoding);
            return response;
        }
        Fault::Elsewhere => {
            let mut response = reply(302, String::new());
            let elsewhere = "http://127.0.0.1:9/taken".parse().expect("a header");
            response.headers_mut().insert("location", elsewhere);
            return response;
        }
    }
    let rows = match path.rsplit('/').next() {
        Some("cso_info_v2") => has.offices,
        Some("cso_realtime_v2") => has.waiting,
        Some("getRestDeInfo") => of_month(has.holidays, value("solYear"), value("solMonth")),
        _ => return reply(404, "API not found".into()),
    };
    let number = |name: &str| {
        value(name)
            .and_then(|text| text.parse::<usize>().ok())
            .expect("a number")
    };
    reply(200, page(rows, number("pageNo"), number("numOfRows"), has.style))
}

fn of_month(all: Vec<Value>, year: Option<String>, month: Option<String>) -> Vec<Value> {
    let begin = format!("{}{}", year.expect("a year"), month.expect("a month"));
    all.into_iter()
        .filter(|day| day["locdate"].to_string().starts_with(&begin))
        .collect()
}

fn page(rows: Vec<Value>, number: usize, size: usize, style: Style) -> String {
    let total = rows.len();
    let number = if style.knows_no_pages { 1 } else { number };
    let mut rows: Vec<Value> = rows.into_iter().skip((number - 1) * size).take(size).collect();
    let items = match (style.collapsed, rows.len()) {
        (true, 0) => json!(""),
        (true, 1) => json!({ "item": rows.remove(0) }),
        _ => json!({ "item": rows }),
    };
    let mut body = json!({ "items": items, "pageNo": number.to_string(), "numOfRows": size.to_string() });
    if !style.uncounted {
        body["totalCount"] = json!(total.to_string());
    }
    let whole = json!({ "header": { "resultCode": "K0", "resultMsg": "NORMAL" }, "body": body });
    if style.wrapped {
        return json!({ "response": whole }).to_string();
    }
    whole.to_string()
}

fn xml(code: &str) -> String {
    format!(
        "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>\
         <returnAuthMsg>ON PURPOSE</returnAuthMsg><returnReasonCode>{code}</returnReasonCode>\
         </cmmMsgHeader></OpenAPI_ServiceResponse>"
    )
}

fn reply(status: u16, body: String) -> Response<Body> {
    Response::builder()
        .status(status)
        .body(Body::from(body))
        .expect("an answer")
}

/// A body that is cut after its beginning, or has no end.
struct Bad {
    cut: bool,
    begun: bool,
}

impl axum::body::HttpBody for Bad {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        let part = match (self.cut, self.begun) {
            (true, true) => Err(std::io::Error::other("cut on purpose")),
            (true, false) => Ok(Bytes::from_static(b"{\"header\":")),
            (false, _) => Ok(Bytes::from_static(&[b' '; 65_536])),
        };
        self.begun = true;
        Poll::Ready(Some(part.map(http_body::Frame::data)))
    }
}

fn bad(cut: bool) -> Response<Body> {
    Response::new(Body::new(Bad { cut, begun: false }))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
            let digits = std::str::from_utf8(&digits).expect("ASCII");
            bytes.push(u8::from_str_radix(digits, 16).expect("hexadecimal"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}
