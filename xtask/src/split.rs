//! From cargo's WebAssembly to the files of a build folder: split, bound to JavaScript, optimised.

use std::path::{Path, PathBuf};

use crate::pieces::{self, Needs};
use crate::say::{Explain, Failure, Outcome};
use crate::{cmd, hash, names, paths, source_paths};

/// Makes the contents of a build folder in `out`: `start.js`, `main_bg.wasm`, the files of lazy features. Says which
/// files each feature needs.
pub(crate) fn build_folder(out: &Path) -> Outcome<Needs> {
    let wasm = paths::target().join("wasm32-unknown-unknown/release/resident-app.wasm");
    let work = paths::pack().join("work");
    for folder in [out, &work] {
        empty(folder)?;
    }
    split(&wasm, &work)?;
    bind(&work)?;
    names::shorten(&work)?;
    source_paths::blank(&work)?;
    let mut modules = Vec::new();
    hash::collect(&work, &mut modules)?;
    modules.retain(|file| file.extension().is_some_and(|kind| kind == "wasm"));
    optimise(&modules, out)?;
    let needs = pieces::join(&work, out)?;
    bundle(&work, out)?;
    Ok(needs)
}

/// Makes an empty folder.
pub(crate) fn empty(folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).or_say(format!("{} can not be emptied.", folder.display()))?;
    }
    std::fs::create_dir_all(folder).or_say(format!("{} can not be made.", folder.display()))
}

fn split(wasm: &Path, work: &Path) -> Outcome {
    let mut command = cmd::program("wasm-split-cli");
    cmd::read(
        command.arg(wasm).arg(work),
        "Delete .tools and target/wasm32-unknown-unknown and try again.",
    )
    .map(drop)
}

/// Only the main module has an interface to JavaScript. The splitter's own names must survive.
fn bind(work: &Path) -> Outcome {
    let mut command = cmd::program("wasm-bindgen");
    command
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--keep-lld-exports",
            "--no-demangle",
        ])
        .args(["--out-name", "main", "--out-dir"])
        .arg(work)
        .arg(work.join("main.wasm"));
    cmd::read(&mut command, "Delete .tools and try again.")?;
    std::fs::remove_file(work.join("main.wasm")).or_say("The split module is missing.")
}

/// One minified file of our scripts, wasm-bindgen's main.js and the splitter's loader: one request instead of five.
fn bundle(work: &Path, out: &Path) -> Outcome {
    let entry = "start.js";
    for script in [entry, "pieces.js"] {
        crate::assets::copy(&paths::root().join("xtask/js").join(script), &work.join(script))?;
    }
    let mut command = cmd::program("esbuild");
    command
        .arg(work.join(entry))
        .args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--log-level=warning",
        ])
        .arg(format!("--outfile={}", out.join(entry).display()));
    cmd::read(&mut command, "Mend xtask/js/start.js and try again.").map(drop)
}

/// wasm-opt on every module, two at a time: it is the slow part, and one core would do it alone.
fn optimise(modules: &[PathBuf], out: &Path) -> Outcome {
    for pair in modules.chunks(2) {
        std::thread::scope(|scope| {
            let running: Vec<_> = pair
                .iter()
                .map(|module| scope.spawn(|| optimise_one(module, out)))
                .collect();
            running.into_iter().try_for_each(|job| {
                job.join()
                    .unwrap_or_else(|_| Err(Failure("wasm-opt stopped.".into())))
            })
        })?;
    }
    Ok(())
}

/// A module that did not change since the last build is taken from there.
fn optimise_one(module: &Path, out: &Path) -> Outcome {
    let name = module.file_name().unwrap_or_default();
    let bytes = std::fs::read(module).or_say("A split module is missing.")?;
    let version = include_str!("../npm/package.json").as_bytes().to_vec();
    let key = hash::short(&[("module".into(), bytes), ("tools".into(), version)]);
    let kept = paths::pack().join("optimised").join(format!("{key}.wasm"));
    if !kept.exists() {
        std::fs::create_dir_all(paths::pack().join("optimised")).or_say("target/pack can not be written.")?;
        // Written under another name first: a stop halfway must not leave half a module.
        let fresh = kept.with_extension("new");
        let mut command = cmd::program("wasm-opt");
        command
            .args(["-Oz", "--strip-debug", "--strip-producers"])
            .arg(module)
            .arg("-o")
            .arg(&fresh);
        cmd::read(&mut command, "Delete .tools and try again.")?;
        std::fs::rename(&fresh, &kept).or_say("wasm-opt wrote nothing.")?;
    }
    crate::assets::copy(&kept, &out.join(name))
}
