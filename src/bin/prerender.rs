//! Writes every page as plain HTML, so that the first paint waits for no program and a page without one helps.
//!
//! `prerender TEMPLATE CONFIG OUT`: the template's `<!--prerendered-->` becomes the page and its `<title>` the
//! page's; `OUT/routes.json` tells the server which file answers which address.

use contract::endpoints::{BASE, ENDPOINTS};
use resident_app::api::{Client, LocalFuture, Request, Response, ServerClock, Transport, TransportError};
use resident_app::app::{App, AppProps, Display};
use resident_app::config::{Config, ServiceState};
use resident_app::fetch::{Cache, Services};
use resident_app::i18n::I18n;
use resident_app::routes::{OrderStep, QueueView, Route};
use std::path::Path;
use std::rc::Rc;
use std::{env, fs, io};
use yew::LocalServerRenderer;

/// Nothing is loaded while rendering: pages are written as they are before the first answer.
struct NoTransport;

impl Transport for NoTransport {
    fn send(&self, _: Request) -> LocalFuture<Result<Response, TransportError>> {
        Box::pin(std::future::ready(Err(TransportError::Network)))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [template, config, out] = arguments.as_slice() else {
        return Err(io::Error::other("usage: prerender TEMPLATE CONFIG OUT"));
    };
    let template = fs::read_to_string(template)?;
    let config = Config::parse(&fs::read_to_string(config)?).ok_or_else(|| {
        io::Error::other("the configuration cannot be read: compare it with config/config.json")
    })?;
    let config = Rc::new(config);
    let mut routes = Vec::new();
    for (pattern, route) in Route::prerendered() {
        let (file, lazy_file) = (file_of(pattern), route.lazy_file());
        write_page(Path::new(out), &file, &page(&template, &config, route).await)?;
        let mut entry = serde_json::json!({ "pattern": pattern, "file": file });
        // The page asks for its lazy code beside the program, not after it.
        if let Some(chunk) = lazy_file {
            entry["chunk"] = chunk.into();
        }
        routes.push(entry);
    }
    write_page(
        Path::new(out),
        "404.html",
        &page(&template, &config, Route::NotFound).await,
    )?;
    let routes = serde_json::json!({ "routes": routes });
    fs::write(Path::new(out).join("routes.json"), format!("{routes:#}\n"))
}

/// `/orders/{}/time` → `orders/one/time/index.html`.
fn file_of(pattern: &str) -> String {
    let folder = pattern.replace("{}", "one");
    format!("{}/index.html", folder.trim_matches('/'))
        .trim_start_matches('/')
        .to_owned()
}

fn write_page(out: &Path, file: &str, html: &str) -> io::Result<()> {
    let path = out.join(file);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, html)
}

/// What a page asks the backend for at once, whoever opens it: the names of the operations. Only what needs nothing but
/// the page itself; the rest is known when the program runs.
fn asked_at_once(route: &Route, config: &Config) -> &'static [&'static str] {
    match route {
        Route::Order(OrderStep::Documents | OrderStep::Office, _) => {
            &["list_documents", "list_offices", "order_rules"]
        }
        Route::Queue(QueueView::Offices(_)) if config.services.queue_status != ServiceState::Planned => {
            &["queue_summary", "list_offices"]
        }
        _ => &[],
    }
}

/// Has the browser ask for it while the program is on its way, as the program will ask.
fn ahead(route: &Route, config: &Config) -> String {
    let backend = &config.backend;
    let links = asked_at_once(route, config).iter().map(|name| {
        let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.name == *name);
        let path = endpoint.expect("an operation of the contract").path;
        format!("<link rel=\"preload\" href=\"{backend}{BASE}{path}\" as=\"fetch\" crossorigin>\n")
    });
    links.collect()
}

async fn page(template: &str, config: &Rc<Config>, route: Route) -> String {
    let ahead = ahead(&route, config);
    let client = Client::new(
        Rc::new(NoTransport),
        "",
        ServerClock::new(resident_app::device::now_millis),
    );
    let services = Services {
        client,
        config: config.clone(),
        cache: Cache::default(),
    };
    let props = AppProps {
        services,
        route,
        display: Display::default(),
    };
    let body = LocalServerRenderer::<App>::with_props(props)
        .hydratable(false)
        .render()
        .await;
    let service = I18n::default().text(&config.service_name);
    let heading = text_of_heading(&body);
    let title = if heading.is_empty() {
        service.to_string()
    } else {
        format!("{heading} - {service}")
    };
    let (before, rest) = template.split_once("<title>").unwrap_or((template, ""));
    let (_, after) = rest.split_once("</title>").unwrap_or(("", rest));
    let page = format!("{before}<title>{title}</title>{after}").replace("<!--prerendered-->", &body);
    page.replacen("</head>", &format!("{ahead}</head>"), 1)
}

/// The text of the page's heading, as it stands in HTML.
fn text_of_heading(body: &str) -> &str {
    let heading = body.split_once("<h1").and_then(|(_, rest)| rest.split_once('>'));
    heading
        .and_then(|(_, rest)| rest.split_once("</h1>"))
        .map_or("", |(text, _)| text)
}
