//! wasm-bindgen names each import at length and ends the name in 16 digits that no compression can shorten, once in
//! the module and once in the script: two kilobytes of the first visit. Two letters in their place say the same.

use std::collections::BTreeMap;
use std::path::Path;

use crate::module::{self, Section};
use crate::say::{Explain, Outcome};

/// The interface between the main module and its script, as wasm-bindgen names it.
const SCRIPT: &str = "./main_bg.js";

/// The old name of each import and export that is renamed, with its new one.
type Names = BTreeMap<String, String>;

/// Gives short names to what the main module and its script call of each other.
pub(crate) fn shorten(folder: &Path) -> Outcome {
    let (main, script) = (folder.join("main_bg.wasm"), folder.join("main.js"));
    let bytes = std::fs::read(&main).or_say("wasm-bindgen wrote no main_bg.wasm.")?;
    let text = std::fs::read_to_string(&script).or_say("wasm-bindgen wrote no main.js.")?;
    let (bytes, names) = renamed_module(&bytes).or_say("The main module is no module.")?;
    write(&main, &bytes)?;
    write(&script, renamed_script(&text, &names).as_bytes())
}

fn write(file: &Path, bytes: &[u8]) -> Outcome {
    std::fs::write(file, bytes).or_say("target/pack can not be written.")
}

/// The module with short names for what it takes from the script and for the closures that it gives to it.
fn renamed_module(bytes: &[u8]) -> Option<(Vec<u8>, Names)> {
    let mut names = Names::new();
    let mut sections = module::sections(bytes)?;
    for section in &mut sections {
        match section.id {
            module::IMPORTS => section.body = renamed_imports(section, &mut names)?,
            module::EXPORTS => section.body = renamed_exports(section, &mut names)?,
            _ => {}
        }
    }
    Some((module::written(&sections), names))
}

fn renamed_imports(section: &Section, names: &mut Names) -> Option<Vec<u8>> {
    let mut imports = module::imports(&section.body)?;
    for import in imports.iter_mut().filter(|import| import.module == SCRIPT) {
        import.module = short_name(0);
        import.name = rename(&import.name, names);
    }
    Some(module::imports_written(&imports))
}

fn renamed_exports(section: &Section, names: &mut Names) -> Option<Vec<u8>> {
    let mut exports = module::exports(&section.body)?;
    // What the splitter and wasm-bindgen ask for by name keeps it; Rust's own names are only ever called.
    for export in exports.iter_mut().filter(|export| export.name.starts_with("_ZN")) {
        export.name = rename(&export.name, names);
    }
    Some(module::exports_written(&exports))
}

fn rename(name: &str, names: &mut Names) -> String {
    let short = short_name(names.len());
    names.entry(name.to_owned()).or_insert(short).clone()
}

/// `aA`, `bA`, … `zA`, `aB`, … `zZ`, `aAb`: words of no language.
fn short_name(number: usize) -> String {
    const LETTERS: usize = 26;
    let letter = |first: u8, at: usize| char::from(first + (at % LETTERS) as u8);
    let mut name = String::from_iter([letter(b'a', number), letter(b'A', number / LETTERS)]);
    let mut rest = number / LETTERS / LETTERS;
    while rest > 0 {
        name.push(letter(b'a', rest));
        rest /= LETTERS;
    }
    name
}

/// The script with the same names, wherever a whole word is one.
fn renamed_script(script: &str, names: &Names) -> String {
    let word = |at: char| at.is_ascii_alphanumeric() || at == '_' || at == '$';
    let script = script.replace(&format!("\"{SCRIPT}\""), &format!("\"{}\"", short_name(0)));
    let mut out = String::with_capacity(script.len());
    let mut rest = script.as_str();
    while !rest.is_empty() {
        let end = rest.find(|at| !word(at)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        out.push_str(names.get(name).map_or(name, String::as_str));
        let next = after.find(word).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::{Export, Import};

    /// A module with an import of its script and one of the splitter, and two exports.
    fn module() -> Vec<u8> {
        let import = |module: &str, name: &str| Import {
            module: module.into(),
            name: name.into(),
            kind: vec![0, 0],
        };
        let export = |name: &str| Export {
            name: name.into(),
            kind: vec![0, 1],
        };
        let imports = [
            import(SCRIPT, "__wbg_get_2080c49015e35254"),
            import("./__wasm_split.js", "__wasm_split_load_aside"),
        ];
        module::written(&[
            Section {
                id: module::IMPORTS,
                body: module::imports_written(&imports),
            },
            Section {
                id: module::EXPORTS,
                body: module::exports_written(&[export("memory"), export("_ZN6invoke17h1E")]),
            },
            Section {
                id: 10,
                body: vec![7; 200],
            },
        ])
    }

    #[test]
    fn module_and_script_say_the_same_short_names_and_nothing_else_changes() {
        let (bytes, names) = renamed_module(&module()).unwrap();
        let sections = module::sections(&bytes).unwrap();
        let imports = module::imports(&sections[0].body).unwrap();
        let said = |import: &Import| format!("{} {}", import.module, import.name);
        assert_eq!(
            imports.iter().map(said).collect::<Vec<_>>(),
            ["aA aA", "./__wasm_split.js __wasm_split_load_aside"]
        );
        let exports = module::exports(&sections[1].body).unwrap();
        assert_eq!(
            exports.iter().map(|export| &*export.name).collect::<Vec<_>>(),
            ["memory", "bA"]
        );
        assert_eq!(sections[2].body, vec![7; 200]);
        let script = "const it = { __wbg_get_2080c49015e35254: () => wasm._ZN6invoke17h1E(), memory_ZN6invoke17h1E };\n\
                      return { \"./main_bg.js\": it };";
        assert_eq!(
            renamed_script(script, &names),
            "const it = { aA: () => wasm.bA(), memory_ZN6invoke17h1E };\nreturn { \"aA\": it };"
        );
    }

    #[test]
    fn every_short_name_is_one_of_its_own() {
        let names: std::collections::BTreeSet<_> = (0..20_000).map(short_name).collect();
        assert_eq!(names.len(), 20_000);
    }
}
