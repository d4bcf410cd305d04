//! Small modules travel together, in two files.
//!
//! The splitter makes a module of every set of features that share something. Most weigh less than a kilobyte, and
//! each would cost a request, of which a browser sends six at once to one server that speaks HTTP/1.1. So they are
//! joined, and the loader takes each from its place: those that the first page shows its numbers with in one file,
//! which every page asks for, the others in another.
//!
//! The splitter's loader names every module, and for each feature every one that it needs: a third of the script that
//! each first visit waits for. Here that becomes a plan at the end of the first file, which nobody waits for.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

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
    let start = joined[0].len();
    joined[0].extend(plan(&loads, &places).to_string().into_bytes());
    for (file, bytes) in FILES.into_iter().zip(joined) {
        std::fs::write(out.join(file), bytes).or_say("target/pack can not be written.")?;
    }
    std::fs::write(&file, by_plan(&script, &loads, start)?).or_say("target/pack can not be written.")?;
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

/// Where each module lies, and for each feature the numbers of its modules: its own, then those before it.
fn plan(loads: &[Load], places: &Places) -> Value {
    let number = |module: &String| loads.iter().position(|load| load.module == *module);
    let lies = |load: &Load| match places.get(&load.module) {
        Some((file, from, to)) => json!([file, from, to]),
        None => json!([load.module]),
    };
    let of = |load: &Load| {
        let numbers: Vec<usize> = modules(load).iter().rev().filter_map(number).collect();
        Some((feature(load)?.to_owned(), json!(numbers)))
    };
    let parts: Map<String, Value> = loads.iter().filter_map(of).collect();
    json!({ "modules": loads.iter().map(lies).collect::<Vec<_>>(), "parts": parts })
}

/// The loader, with the plan in the place of what the splitter wrote for each module.
fn by_plan(script: &str, loads: &[Load], start: usize) -> Outcome<String> {
    let (head, _) = script
        .split_once(MODULES)
        .or_say("The splitter's loader is not as expected.")?;
    // What ends the head may be the beginning of a comment on the first module.
    let head = head.trim_end().trim_end_matches(|sign| sign != '}');
    let exports: String = loads
        .iter()
        .filter_map(feature)
        .map(|name| format!("export const __wasm_split_load_{name} = wrapAsyncCb(part('{name}'));\n"))
        .collect();
    Ok(format!(
        "import {{ parts }} from './pieces.js';\n{head}\nconst part = parts(makeLoad, {start});\n{exports}"
    ))
}

/// Where the modules begin in the splitter's loader.
const MODULES: &str = "const __chunk_";

/// The feature whose module it is; `None` for what features share.
fn feature(load: &Load) -> Option<&str> {
    load.module.strip_prefix("split_")?.strip_suffix(".wasm")
}

fn needs(loads: &[Load], places: &Places) -> Needs {
    let file = |module: String| {
        places
            .get(&module)
            .map_or(module, |place| FILES[place.0].to_owned())
    };
    let of = |load: &Load| {
        let mut files: Vec<String> = modules(load).into_iter().map(file).collect();
        files.sort();
        files.dedup();
        Some((feature(load)?.to_owned(), files))
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
    fn the_plan_says_where_each_module_lies_and_which_ones_a_feature_needs() {
        let small = Places::from([("chunk_5.wasm".into(), (0, 20, 29))]);
        let plan = plan(&loads(SCRIPT), &small);
        let lie = json!([[0, 20, 29], ["chunk_6.wasm"], ["split_order.wasm"]]);
        assert_eq!(plan["modules"], lie);
        assert_eq!(plan["parts"], json!({ "order": [2, 1, 0] }));
    }

    #[test]
    fn the_loader_keeps_its_head_and_asks_the_plan_for_the_rest() {
        let script = format!("function makeLoad() {{\n}}\n/* order */\n{SCRIPT}");
        let changed = by_plan(&script, &loads(SCRIPT), 77).unwrap();
        assert_eq!(
            changed,
            "import { parts } from './pieces.js';\nfunction makeLoad() {\n}\n\
             const part = parts(makeLoad, 77);\n\
             export const __wasm_split_load_order = wrapAsyncCb(part('order'));\n"
        );
    }
}
