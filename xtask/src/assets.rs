//! Trunk's first hook: stylesheets, fonts and static files into `target/site/`, laid out as in `dist/`.

use std::path::Path;

use crate::say::{Explain, Failure, Outcome};
use crate::stamp::{self, Stamp};
use crate::{cmd, css, fonts, paths};

/// The stylesheets: what the first paint needs, the rest, and what a kiosk adds.
const SHEETS: [&str; 3] = ["shell", "pages", "kiosk"];

pub(crate) fn hook() -> Outcome {
    let site = paths::site();
    std::fs::create_dir_all(site.join("assets")).or_say("target/site can not be made.")?;
    let font_stamp = Stamp {
        name: "fonts",
        inputs: &["xtask/npm/package-lock.json", "xtask/src/fonts.rs"],
        also: "",
        leaves: &[site.join("assets/fonts.css")],
        kept: paths::stamps(),
    };
    stamp::step("Lay out the fonts", &font_stamp, || fonts::write(&site))?;
    let style_stamp = Stamp {
        name: "styles",
        inputs: &["styles", "xtask/npm/package-lock.json", "xtask/src/css.rs"],
        also: "",
        leaves: &SHEETS.map(|sheet| site.join(format!("assets/{sheet}.css"))),
        kept: paths::stamps(),
    };
    stamp::step("Compile the styles", &style_stamp, || styles(&site))?;
    copy_folder(&paths::root().join("static"), &site)?;
    // Beside the stylesheets, so that it too is named by its contents.
    std::fs::rename(site.join("boot.js"), site.join("assets/boot.js"))
        .or_say("static/boot.js is missing.")?;
    copy(
        &paths::root().join("config/config.json"),
        &site.join("config.json"),
    )
}

fn styles(site: &Path) -> Outcome {
    let packages = paths::node_modules();
    let mut sass = cmd::program("sass");
    sass.args([
        "--style=compressed",
        "--no-source-map",
        "--no-charset",
        "--quiet-deps",
    ])
    .args(["--silence-deprecation=import", "--load-path"])
    .arg(&packages)
    .arg("--load-path")
    .arg(packages.join("krds-uiux/resources/scss"));
    for sheet in SHEETS {
        if !paths::root().join(format!("styles/{sheet}.scss")).exists() {
            return Err(Failure(format!("styles/{sheet}.scss is missing.")));
        }
        let to = site.join(format!("assets/{sheet}.css"));
        sass.arg(format!("styles/{sheet}.scss:{}", to.display()));
    }
    cmd::run(&mut sass, "Mend the stylesheet it names and try again.")?;
    let file = |sheet: &str| site.join(format!("assets/{sheet}.css"));
    let compiled: Vec<String> = SHEETS
        .iter()
        .map(|sheet| std::fs::read_to_string(file(sheet)).or_say("A stylesheet was not written."))
        .collect::<Outcome<_>>()?;
    for (sheet, css) in SHEETS.iter().zip(css::prune(&compiled)) {
        std::fs::write(file(sheet), css).or_say("target/site can not be written.")?;
    }
    Ok(())
}

/// Copies what is in a folder into another one.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let mut files = Vec::new();
    crate::hash::collect(from, &mut files)?;
    files
        .iter()
        .try_for_each(|file| copy(file, &to.join(file.strip_prefix(from).unwrap_or(file))))
}

/// Copies a file, making the folder that it goes into.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).or_say(format!("{} can not be made.", folder.display()))?;
    }
    std::fs::copy(from, to)
        .or_say(format!("{} can not be copied.", from.display()))
        .map(|_| ())
}
