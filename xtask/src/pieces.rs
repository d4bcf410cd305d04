//! Small modules travel together, in two files.
//!
//! The splitter makes a module of every set of features that share something. Most weigh less than a kilobyte, and
//! each would cost a request, of which a browser sends six at once to one server that speaks HTTP/1.1. So they are
//! joined, and the loader takes each from its place: those that the first page shows its numbers with in one file,
//! which every page asks for, the others in another.

use std::collections::BTreeMap;
use std::path::Path;

use crate::say::{Explain, Outcome};

/// The files, beside the modules: what the first page needs, and the rest.
pub(crate) const FILES: [&str; 2] = ["pieces.bin", "more.bin"];

/// The feature of which the first page is made.
const FIRST: &str = "split_aside.wasm";

/// Modules up to this size, in bytes after wasm-opt, are joined. With it the file for the first page's later
/// parts is one of them.
const SMALL: u64 = 32 * 1024;

/// The files that each feature needs, by the feature's name.
pub(crate) type Needs = BTreeMap<String, Vec<String>>;

/// Where a module lies: in which of the files, from, to.
type Places = BTreeMap<String, (usize, usize, usize)>;

/// Joins the small modules of `out`, removes them, and has the loader in `work` read them from there.
pub(crate) fn join(work: &Path, out: &Path) -> Outcome<Needs> {
    let file = work.join("__wasm_split.js");
    let script = std::fs::read_to_string(&file).or_say("The splitter wrote no loader.")?;
    let loads = loads(&script);
    let first = first(&loads);
    let mut joined: [Vec<u8>; 2] = Default::default();
    let mut places = Places::new();
    for load in &loads {
        let module = out.join(&load.module);
        let size = std::fs::metadata(&module)
            .or_say("A split module is missing.")?
            .len();
        if size <= SMALL {
            let at = usize::from(!first.contains(&load.module));
            let from = joined[at].len();
            joined[at].extend(std::fs::read(&module).or_say("A split module can not be read.")?);
            places.insert(load.module.clone(), (at, from, joined[at].len()));
            std::fs::remove_file(&module).or_say("target/pack can not be written.")?;
        }
    }
    for (file, bytes) in FILES.into_iter().zip(joined) {
        std::fs::write(out.join(file), bytes).or_say("target/pack can not be written.")?;
    }
    std::fs::write(&file, from_pieces(&script, &places)).or_say("target/pack can not be written.")?;
    Ok(needs(&loads, &places))
}

/// The modules of the first page.
fn first(loads: &[Load]) -> Vec<String> {
    let found = loads.iter().find(|load| load.module == FIRST);
    found.map_or_else(Vec::new, modules)
}

/// A module that the loader fetches, after those that it waits for.
fn modules(load: &Load) -> Vec<String> {
    let file = |name: &String| format!("{}.wasm", name.trim_start_matches('_'));
    let before = load.after.iter().map(file);
    before.chain([load.module.clone()]).collect()
}

/// A module that the loader fetches.
#[derive(Debug, PartialEq, Eq)]
struct Load {
    /// Its file.
    module: String,
    /// The names of those that must be there before it, as in `__chunk_7`.
    after: Vec<String>,
}

/// What the loader fetches. Each begins with a `fetch` and ends with the list of what it waits for.
fn loads(script: &str) -> Vec<Load> {
    let blocks = script.split("makeLoad(() => {").skip(1);
    let read = |block: &str| {
        let module = block.split_once(BEFORE)?.1.split_once(AFTER)?.0.to_owned();
        let after = block.split_once("\n, [")?.1.split_once(']')?.0;
        let after = after
            .split(", ")
            .filter(|name| !name.is_empty())
            .map(str::to_owned);
        Some(Load {
            module,
            after: after.collect(),
        })
    };
    blocks.filter_map(read).collect()
}

const BEFORE: &str = "fetch(new URL(\"./";
const AFTER: &str = "\", import.meta.url))";

/// The loader, with what was joined taken from there.
fn from_pieces(script: &str, places: &Places) -> String {
    let changed = places
        .iter()
        .fold(script.to_owned(), |script, (module, (file, from, to))| {
            script.replace(
                &format!("{BEFORE}{module}{AFTER}"),
                &format!("piece({file}, {from}, {to})"),
            )
        });
    format!("import {{ piece }} from './pieces.js';\n{changed}")
}

fn needs(loads: &[Load], places: &Places) -> Needs {
    let file = |module: String| {
        places
            .get(&module)
            .map_or(module, |place| FILES[place.0].to_owned())
    };
    let of = |load: &Load| {
        let feature = load.module.strip_prefix("split_")?.strip_suffix(".wasm")?;
        let mut files: Vec<String> = modules(load).into_iter().map(file).collect();
        files.sort();
        files.dedup();
        Some((feature.to_owned(), files))
    };
    loads.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"const __chunk_5 = makeLoad(() => {
    const src = fetch(new URL("./chunk_5.wasm", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
const __chunk_6 = makeLoad(() => {
    const src = fetch(new URL("./chunk_6.wasm", import.meta.url));
}
, []);
export const __wasm_split_load_order = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_order.wasm", import.meta.url));
}
, [__chunk_5, __chunk_6]));
"#;

    #[test]
    fn what_a_feature_needs_is_read_from_the_loader() {
        let small = Places::from([("chunk_5.wasm".into(), (1, 0, 9))]);
        let needs = needs(&loads(SCRIPT), &small);
        let files = ["chunk_6.wasm", FILES[1], "split_order.wasm"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(needs, Needs::from([("order".into(), files)]));
    }

    #[test]
    fn a_small_module_is_taken_from_its_place_and_a_large_one_fetched() {
        let places = Places::from([("chunk_5.wasm".into(), (0, 20, 29))]);
        let changed = from_pieces(SCRIPT, &places);
        assert!(changed.contains("const src = piece(0, 20, 29);"), "{changed}");
        assert!(changed.contains("fetch(new URL(\"./chunk_6.wasm\", import.meta.url))"));
        assert!(changed.starts_with("import { piece }"));
    }
}
