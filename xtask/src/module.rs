//! WebAssembly modules as far as names go: sections, imports and exports, read and written.
//! <https://webassembly.github.io/spec/core/binary/modules.html>

/// Id of the section of imports.
pub(crate) const IMPORTS: u8 = 2;
/// Id of the section of exports.
pub(crate) const EXPORTS: u8 = 7;
/// `\0asm` and version 1.
const HEAD: &[u8] = b"\0asm\x01\0\0\0";

/// A section: what follows its length.
pub(crate) struct Section {
    /// What it holds.
    pub(crate) id: u8,
    /// Its bytes.
    pub(crate) body: Vec<u8>,
}

/// What a module takes from outside.
pub(crate) struct Import {
    /// From where.
    pub(crate) module: String,
    /// Under which name.
    pub(crate) name: String,
    /// Kind and type, as they stand.
    pub(crate) kind: Vec<u8>,
}

/// What a module gives to the outside.
pub(crate) struct Export {
    /// Under which name.
    pub(crate) name: String,
    /// Kind and index, as they stand.
    pub(crate) kind: Vec<u8>,
}

/// Reads bytes from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number in sevens of bits, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = usize::from(*self.take(1)?.first()?);
            number |= (byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    /// What `read` steps over, as it stands.
    fn stepped(&mut self, read: impl FnOnce(&mut Self) -> Option<()>) -> Option<Vec<u8>> {
        let before = self.0;
        read(self)?;
        Some(before[..before.len() - self.0.len()].to_vec())
    }
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend(bytes);
}

/// The sections in their order; `None` for what is no module.
pub(crate) fn sections(bytes: &[u8]) -> Option<Vec<Section>> {
    let mut reader = Reader(bytes.strip_prefix(HEAD)?);
    let mut sections = Vec::new();
    while !reader.0.is_empty() {
        let id = *reader.take(1)?.first()?;
        let length = reader.number()?;
        let body = reader.take(length)?.to_vec();
        sections.push(Section { id, body });
    }
    Some(sections)
}

/// The module of these sections.
pub(crate) fn written(sections: &[Section]) -> Vec<u8> {
    let mut out = HEAD.to_vec();
    for section in sections {
        out.push(section.id);
        put_bytes(&mut out, &section.body);
    }
    out
}

/// The entries of a section.
fn entries<T>(body: &[u8], mut entry: impl FnMut(&mut Reader<'_>) -> Option<T>) -> Option<Vec<T>> {
    let mut reader = Reader(body);
    let count = reader.number()?;
    (0..count).map(|_| entry(&mut reader)).collect()
}

/// The imports of a section.
pub(crate) fn imports(body: &[u8]) -> Option<Vec<Import>> {
    entries(body, |reader| {
        Some(Import {
            module: reader.text()?,
            name: reader.text()?,
            kind: reader.stepped(import_kind)?,
        })
    })
}

/// Kind of an import: 0 function by type, 1 table and 2 memory by limits, 3 global, 4 tag.
fn import_kind(reader: &mut Reader<'_>) -> Option<()> {
    let limits = |reader: &mut Reader<'_>| {
        let has_most = *reader.take(1)?.first()? & 1 == 1;
        reader.number()?;
        if has_most {
            reader.number()?;
        }
        Some(())
    };
    match *reader.take(1)?.first()? {
        0 => reader.number().map(drop),
        1 => {
            reader.take(1)?;
            limits(reader)
        }
        2 => limits(reader),
        3 => reader.take(2).map(drop),
        4 => {
            reader.take(1)?;
            reader.number().map(drop)
        }
        _ => None,
    }
}

/// The body of a section of imports.
pub(crate) fn imports_written(imports: &[Import]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, imports.len());
    for import in imports {
        put_bytes(&mut out, import.module.as_bytes());
        put_bytes(&mut out, import.name.as_bytes());
        out.extend(&import.kind);
    }
    out
}

/// The exports of a section.
pub(crate) fn exports(body: &[u8]) -> Option<Vec<Export>> {
    entries(body, |reader| {
        Some(Export {
            name: reader.text()?,
            kind: reader.stepped(|reader| {
                reader.take(1)?;
                reader.number().map(drop)
            })?,
        })
    })
}

/// The body of a section of exports.
pub(crate) fn exports_written(exports: &[Export]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, exports.len());
    for export in exports {
        put_bytes(&mut out, export.name.as_bytes());
        out.extend(&export.kind);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_the_same() {
        let mut bytes = HEAD.to_vec();
        // An import of each kind: function, table with a most, memory, global, tag; then an export.
        bytes.extend(b"\x02\x26\x05\x01m\x01f\x00\x85\x01\x01m\x01t\x01\x70\x01\x01\x02\x01m\x01s\x02\x00\x11\x01m\x01g\x03\x7f\x00\x01m\x01e\x04\x00\x00");
        bytes.extend(b"\x07\x05\x01\x01x\x00\x07");
        let mut sections = sections(&bytes).expect("a module");
        let found = imports(&sections[0].body).expect("imports");
        assert_eq!(
            found.iter().map(|import| &*import.name).collect::<String>(),
            "ftsge"
        );
        sections[0].body = imports_written(&found);
        sections[1].body = exports_written(&exports(&sections[1].body).expect("exports"));
        assert_eq!(written(&sections), bytes);
    }

    #[test]
    fn what_is_cut_is_no_module() {
        assert!(sections(b"\0asm").is_none());
        assert!(sections(b"\0asm\x01\0\0\0\x02\x7f\x00").is_none());
        assert!(imports(b"\x01\x01m").is_none());
    }
}
