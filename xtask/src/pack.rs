//! Trunk's last hook: from what Trunk built to the site that is served.
//!
//! Everything whose contents could differ between two builds under one name is named by its contents:
//! the program's files in one folder (they name each other), stylesheets and scripts one by one. The hash
//! comes after wasm-opt; Trunk's own comes before, and the same name could carry other bytes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::pieces::{self, Needs};
use crate::routes::Route;
use crate::say::{self, Explain, Failure, Outcome};
use crate::{assets, cmd, compress, hash, html, old_builds, paths, routes, split, worker};

/// The files that the page names one by one.
const NAMED: [&str; 5] = [
    "assets/shell.css",
    "assets/pages.css",
    "assets/kiosk.css",
    "assets/fonts.css",
    "assets/boot.js",
];
/// Of these, the ones that the page itself loads, guarded by an `integrity` attribute.
const GUARDED: [&str; 2] = ["assets/shell.css", "assets/boot.js"];

/// The folder of the languages that are loaded, within the folder of the program.
const LOCALES: &str = "locales";

pub(crate) fn hook() -> Outcome {
    let staging = PathBuf::from(
        std::env::var_os("TRUNK_STAGING_DIR").or_say("Trunk calls this; run `cargo xtask build`.")?,
    );
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let config = read_json(&paths::root().join("config/config.json"))?;
    if release {
        release_site(&staging, &config)
    } else {
        development_site(&staging, &config)
    }
}

fn development_site(staging: &Path, config: &Value) -> Outcome {
    assets::copy_folder(&paths::site(), staging)?;
    let page = staging.join("index.html");
    let html = std::fs::read_to_string(&page).or_say("Trunk wrote no index.html.")?;
    std::fs::write(&page, html::fill(&html, config)).or_say("dist/ can not be written.")
}

fn release_site(site: &Path, config: &Value) -> Outcome {
    split::empty(site)?;
    assets::copy_folder(&paths::site(), site)?;
    let folder = paths::pack().join("folder");
    let needs = say::step("Split, bind and optimise the program", || {
        split::build_folder(&folder)
    })?;
    say::step("Write the languages", || locales(&folder.join(LOCALES)))?;
    let build = hash::short(&hash::contents(&folder, &["."])?);
    assets::copy_folder(&folder, &site.join("assets").join(&build))?;

    worker::minify(&site.join("assets/boot.js"))?;
    let named = name_by_contents(site)?;
    let source =
        std::fs::read_to_string(paths::root().join("index.html")).or_say("index.html is missing.")?;
    let template = template(&source, config, site, &build, &named)?;
    say::step("Prerender the pages", || prerender(&template, site))?;
    let routes = routes::read(site)?;
    link_what_pages_need(site, &routes, (&build, &needs), &named)?;
    let hashed: Vec<String> = named.iter().map(|name| name.hashed.clone()).collect();
    worker::write(site, &build, &hashed, &routes)?;
    write_manifest(&build, &named)?;
    old_builds::carry(&paths::dist().join("assets"), &site.join("assets"), &build)?;
    say::step("Compress", || compress::site(site))
}

/// A file whose name now carries the hash of its contents.
struct Named {
    plain: &'static str,
    hashed: String,
    integrity: String,
}

fn name_by_contents(site: &Path) -> Outcome<Vec<Named>> {
    NAMED
        .iter()
        .map(|plain| {
            let bytes = std::fs::read(site.join(plain)).or_say(format!("{plain} is missing."))?;
            let integrity = hash::integrity(&bytes);
            let (stem, kind) = plain.rsplit_once('.').unwrap_or((plain, ""));
            let hashed = format!("{stem}-{}.{kind}", hash::short(&[(String::new(), bytes)]));
            std::fs::rename(site.join(plain), site.join(&hashed)).or_say("dist/ can not be written.")?;
            Ok(Named {
                plain,
                hashed,
                integrity,
            })
        })
        .collect()
}

/// The page that the prerenderer fills, with the names of this build.
fn template(source: &str, config: &Value, site: &Path, build: &str, named: &[Named]) -> Outcome<String> {
    let script = format!("assets/{build}/start.js");
    let integrity = hash::integrity(&std::fs::read(site.join(&script)).or_say("start.js is missing.")?);
    let start = html::preload_program(&format!("assets/{build}/main_bg.wasm"))
        + &html::preload_later(&format!("assets/{build}/{}", pieces::FILES[0]))
        + &format!("<script type=\"module\" src=\"/{script}\" integrity=\"{integrity}\"></script>");
    let mut page = html::with_start(&html::fill(&html::tidy(source), config), &start)
        .or_say("index.html has no `<link data-trunk rel=\"rust\">`.")?;
    let locales = format!("data-locales=\"/assets/{build}/{LOCALES}\"");
    page = page.replace("data-locales=\"\"", &locales);
    for Named {
        plain,
        hashed,
        integrity,
    } in named
    {
        let guard = GUARDED.contains(plain).then_some(integrity.as_str());
        page = html::rename(&page, plain, hashed, guard);
    }
    Ok(page)
}

/// Renders every route on this machine, by the same crate that runs in the browser.
fn prerender(template: &str, site: &Path) -> Outcome {
    let file = paths::pack().join("template.html");
    std::fs::write(&file, template).or_say("target/pack can not be written.")?;
    let config = paths::root().join("config/config.json");
    by_the_app("prerender", &[&file, &config, site])
}

/// Writes the sentences of every language that is loaded when it is chosen.
fn locales(out: &Path) -> Outcome {
    by_the_app("locales", &[out])
}

/// Runs a program of the app's own crate on this machine.
fn by_the_app(program: &str, arguments: &[&Path]) -> Outcome {
    let mut command = cmd::cargo();
    command.args([
        "run",
        "--quiet",
        "--profile",
        "host",
        "--features",
        "ssr",
        "--bin",
        program,
        "--",
    ]);
    cmd::run(command.args(arguments), "Mend what it names and try again.")
}

/// Every page but home asks for the later stylesheet at once: without it, its content would jump. A page that
/// needs lazily loaded code asks for that too, beside the program instead of after it.
fn link_what_pages_need(
    site: &Path,
    routes: &[Route],
    (build, needs): (&str, &Needs),
    named: &[Named],
) -> Outcome {
    let later = named
        .iter()
        .find(|name| name.plain == "assets/pages.css")
        .or_say("pages.css is missing.")?;
    let mut pages: BTreeMap<&str, Option<&str>> = BTreeMap::from([("404.html", None)]);
    pages.extend(
        routes
            .iter()
            .map(|route| (route.file.as_str(), route.chunk.as_deref())),
    );
    for (page, chunk) in pages.into_iter().filter(|(page, _)| *page != "index.html") {
        let mut links = format!("<link rel=\"stylesheet\" href=\"/{}\">", later.hashed);
        let needed = chunk.and_then(|chunk| needs.get(chunk)).into_iter().flatten();
        for needed in needed.filter(|file| *file != pieces::FILES[0]) {
            links += &html::preload_program(&format!("assets/{build}/{needed}"));
        }
        let file = site.join(page);
        let text = std::fs::read_to_string(&file).or_say(format!("The prerenderer wrote no {page}."))?;
        std::fs::write(&file, html::with_links(&text, &links)).or_say("dist/ can not be written.")?;
    }
    Ok(())
}

/// What the size report needs to know about this build.
fn write_manifest(build: &str, named: &[Named]) -> Outcome {
    let files: serde_json::Map<String, Value> = named
        .iter()
        .map(|name| (name.plain.to_owned(), json!(name.hashed)))
        .collect();
    let manifest = json!({ "build": build, "files": files });
    std::fs::write(paths::pack().join("manifest.json"), manifest.to_string())
        .or_say("target/pack can not be written.")
}

/// A JSON file of ours.
pub(crate) fn read_json(file: &Path) -> Outcome<Value> {
    let name = file.display();
    let text = std::fs::read_to_string(file).or_say(format!("{name} can not be read."))?;
    serde_json::from_str(&text).map_err(|error| Failure(format!("{name} is not JSON: {error}.")))
}
