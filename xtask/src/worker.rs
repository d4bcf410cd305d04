//! The service worker of one build: `static/service-worker.js` with the list of what it keeps.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::routes::Route;
use crate::say::{Explain, Outcome};
use crate::{cmd, hash};

/// Completes `service-worker.js` in `site`: which files it keeps, and which file is the page of which address.
pub(crate) fn write(site: &Path, build: &str, assets: &[String], routes: &[Route]) -> Outcome {
    let mut kept: Vec<String> = assets.to_vec();
    kept.extend(routes.iter().map(|route| route.file.clone()));
    kept.push("config.json".into());
    let files = files_below(&site.join("assets").join(build), site)?;
    // Languages are kept when they are chosen: few need more than one.
    kept.extend(files.into_iter().filter(|name| !name.ends_with(".txt")));
    // A kiosk has no service worker, and nobody else needs its stylesheet.
    kept.retain(|name| !name.contains("kiosk"));
    kept.sort();
    kept.dedup();
    let contents = kept
        .iter()
        .map(|name| {
            Ok((
                name.clone(),
                std::fs::read(site.join(name)).or_say(format!("{name} is missing."))?,
            ))
        })
        .collect::<Outcome<Vec<_>>>()?;
    let list = json!({
        "id": hash::short(&contents),
        "files": kept.iter().map(|name| format!("/{name}")).collect::<Vec<_>>(),
        "routes": routes.iter().map(|it| json!([it.pattern, format!("/{}", it.file)])).collect::<Vec<_>>(),
    });
    let file = site.join("service-worker.js");
    let source = std::fs::read_to_string(&file).or_say("static/service-worker.js is missing.")?;
    std::fs::write(&file, format!("const BUILD={list};\n{source}")).or_say("dist/ can not be written.")?;
    minify(&file)
}

/// Minifies a plain script in its place.
pub(crate) fn minify(file: &Path) -> Outcome {
    let mut command = cmd::program("esbuild");
    command.arg(file).args([
        "--minify",
        "--target=es2020",
        "--log-level=warning",
        "--allow-overwrite",
    ]);
    cmd::read(
        command.arg(format!("--outfile={}", file.display())),
        &format!(
            "Mend {} and try again.",
            file.file_name().unwrap_or_default().to_string_lossy()
        ),
    )
    .map(drop)
}

fn files_below(folder: &Path, site: &Path) -> Outcome<Vec<String>> {
    let mut files: Vec<PathBuf> = Vec::new();
    hash::collect(folder, &mut files)?;
    Ok(files
        .iter()
        .filter_map(|file| file.strip_prefix(site).ok())
        .map(|name| name.to_string_lossy().into_owned())
        .collect())
}
