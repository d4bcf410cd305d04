//! What the page weighs, and whether that is within `bench/size-budget.json`.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::say::{Explain, Failure, Outcome};
use crate::{hash, pack, paths};

/// A file of the site: its name, plain and brotli bytes.
struct Weight {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints the report and writes it to `target/size.md`.
pub(crate) fn report() -> Outcome {
    let (text, sums) = weigh()?;
    println!("{text}");
    std::fs::write(paths::target().join("size.md"), &text).or_say("target/size.md can not be written.")?;
    let budget = pack::read_json(&paths::root().join("bench/size-budget.json"))?;
    over_budget(&sums, &budget).map_or(Ok(()), |sentence| Err(Failure(sentence)))
}

type Sums = Vec<(&'static str, u64)>;

fn weigh() -> Outcome<(String, Sums)> {
    let manifest = pack::read_json(&paths::pack().join("manifest.json"))
        .map_err(|_| Failure("Nothing is built yet: run `cargo xtask build`.".into()))?;
    let build = format!("assets/{}", manifest["build"].as_str().unwrap_or_default());
    let named = |plain: &str| manifest["files"][plain].as_str().unwrap_or_default().to_owned();
    let dist = paths::dist();
    let shell = weights(&dist, &["index.html".into(), named("assets/shell.css")])?;
    let scripts = [
        named("assets/boot.js"),
        format!("{build}/start.js"),
        format!("{build}/main_bg.wasm"),
    ];
    let program = weights(&dist, &scripts)?;
    let mut chunks = Vec::new();
    hash::collect(&dist.join(&build), &mut chunks)?;
    let mut later: Vec<String> = chunks
        .iter()
        .filter(|file| {
            file.extension()
                .is_some_and(|kind| kind == "wasm" || kind == "bin")
        })
        .filter_map(|file| Some(file.strip_prefix(&dist).ok()?.to_string_lossy().into_owned()))
        .filter(|name| !scripts.contains(name))
        .collect();
    later.extend([
        named("assets/pages.css"),
        named("assets/fonts.css"),
        "service-worker.js".into(),
    ]);
    let later = weights(&dist, &later)?;
    let sum = |weights: &[Weight]| weights.iter().map(|weight| weight.brotli).sum::<u64>();
    let sums = vec![("shell", sum(&shell)), ("critical", sum(&shell) + sum(&program))];
    let mut text = String::from("| File | bytes | brotli |\n|--|--:|--:|\n");
    for (title, group) in [("shell", &shell), ("program", &program), ("later", &later)] {
        for Weight { name, raw, brotli } in group {
            let _ = writeln!(text, "| {name} | {raw} | {brotli} |");
        }
        let _ = writeln!(text, "| **{title}** | | **{}** |", sum(group));
    }
    let _ = write!(
        text,
        "\nCritical to interactive on a first visit (shell + program): {} bytes.",
        sums[1].1
    );
    Ok((text, sums))
}

fn weights(dist: &Path, names: &[String]) -> Outcome<Vec<Weight>> {
    let length = |file: &Path| std::fs::metadata(file).map(|file| file.len());
    names
        .iter()
        .map(|name| {
            let raw =
                length(&dist.join(name)).or_say(format!("{name} is missing: run `cargo xtask build`."))?;
            // Small files are sent as they are.
            let brotli = length(&dist.join(format!("{name}.br"))).unwrap_or(raw);
            Ok(Weight {
                name: name.clone(),
                raw,
                brotli,
            })
        })
        .collect()
}

/// The first sum above its budget, as a sentence. A sum without a budget is a fault of the budget file.
fn over_budget(sums: &[(&str, u64)], budget: &Value) -> Option<String> {
    sums.iter().find_map(|(name, sum)| match budget[*name].as_u64() {
        Some(most) if *sum <= most => None,
        Some(most) => Some(format!("The {name} part weighs {sum} bytes, more than its budget of {most}: find what grew in target/size.md.")),
        None => Some(format!("bench/size-budget.json has no number for \"{name}\".")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_budget_itself_is_within_and_a_byte_more_is_not() {
        let budget = json!({"shell": 10, "critical": 20});
        assert_eq!(over_budget(&[("shell", 10), ("critical", 20)], &budget), None);
        assert!(over_budget(&[("shell", 11)], &budget).is_some_and(|it| it.contains("11 bytes")));
        assert!(over_budget(&[("other", 1)], &budget).is_some());
    }
}
