//! Renders the examples on the host, for the tests and for looking at.

use std::path::PathBuf;
use std::{env, fs};

use yew::prelude::*;

use super::examples::{Example, PIECES};

#[derive(Properties, Clone, PartialEq)]
struct ShownProps {
    example: Example,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    (props.example.show)()
}

/// The markup of one example.
pub(super) fn markup(example: Example) -> String {
    let renderer = yew::LocalServerRenderer::<Shown>::with_props(ShownProps { example }).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

fn pieces() -> Html {
    let piece = |example: &Example| {
        html! {
            <section key={example.name} id={example.name}>
                <h2>{ example.name }</h2>
                { (example.show)() }
            </section>
        }
    };
    html! {
        <main class="app-main">
            <div class="page">
                <h1 class="page__title">{ "Gallery" }</h1>
                { for PIECES.iter().map(piece) }
            </div>
        </main>
    }
}

fn document(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <link rel=\"stylesheet\" href=\"../site/assets/shell.css\"><link rel=\"stylesheet\" href=\"../site/assets/pages.css\"></head>\
         <body>{body}</body></html>\n"
    )
}

/// Writes `target/gallery/index.html`, for axe and for the eye. It uses the stylesheets that the build leaves in
/// `target/site/assets/` (`cargo xtask assets` makes them alone).
#[test]
fn the_gallery_is_written() {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let folder = target.join("gallery");
    fs::create_dir_all(&folder).expect("a folder");
    let body = markup(Example {
        name: "Gallery",
        show: pieces,
    });
    fs::write(folder.join("index.html"), document("Gallery", &body)).expect("a page");
}
