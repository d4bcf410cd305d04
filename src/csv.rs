//! Tables as CSV that spreadsheets open with Korean intact, and in which no text is taken for a formula.

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// A text, whatever it says.
    Text(&'a str),
    /// A whole number.
    Number(u64),
    /// Nothing.
    Empty,
}

/// A table in the making: rows end in CR LF (RFC 4180), the first bytes say that it is UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csv(String);

impl Default for Csv {
    fn default() -> Self {
        // Without this mark Excel takes the text for the code page of the machine, and Korean is broken.
        Self("\u{feff}".into())
    }
}

impl Csv {
    /// Adds a row.
    pub fn row(&mut self, cells: &[Cell<'_>]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            match cell {
                Cell::Text(text) => self.text(text),
                Cell::Number(number) => self.0.push_str(&number.to_string()),
                Cell::Empty => {}
            }
        }
        self.0.push_str("\r\n");
    }

    /// The whole table.
    pub fn finish(self) -> String {
        self.0
    }

    fn text(&mut self, text: &str) {
        let quoted = is_formula(text) || text.bytes().any(|byte| b",\"\r\n\t'".contains(&byte));
        if !quoted {
            self.0.push_str(text);
            return;
        }
        self.0.push('"');
        if is_formula(text) {
            self.0.push('\'');
        }
        self.0.push_str(&text.replace('"', "\"\""));
        self.0.push('"');
    }
}

/// Whether a spreadsheet could take a text for a formula. What begins with apostrophes before that counts too, so
/// that the one that is put before it can be taken off again without doubt.
fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches('\'').chars().next();
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads a table as RFC 4180 says, and takes off what keeps formulas still.
    fn read(table: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let mut row = Vec::new();
        let mut cell = String::new();
        let mut letters = table
            .strip_prefix('\u{feff}')
            .expect("the mark")
            .chars()
            .peekable();
        let mut quoted = false;
        while let Some(letter) = letters.next() {
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => {
                    letters.next();
                    cell.push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !quoted => {
                    assert_eq!(letters.next(), Some('\n'));
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                _ => cell.push(letter),
            }
        }
        assert!(!quoted && cell.is_empty() && row.is_empty(), "{table}");
        for cell in rows.iter_mut().flatten() {
            if let Some(rest) = cell.strip_prefix('\'').filter(|rest| is_formula(rest)) {
                *cell = rest.to_owned();
            }
        }
        rows
    }

    fn written(rows: &[Vec<String>]) -> String {
        let mut table = Csv::default();
        for row in rows {
            let cells: Vec<Cell<'_>> = row.iter().map(|text| Cell::Text(text)).collect();
            table.row(&cells);
        }
        table.finish()
    }

    #[test]
    fn korean_commas_quotes_and_line_breaks_are_kept_and_formulas_are_still() {
        let mut table = Csv::default();
        table.row(&[Cell::Text("책"), Cell::Text("돌려받은 돈"), Cell::Empty]);
        table.row(&[
            Cell::Text("\"나, 너\"\r\n우리"),
            Cell::Number(15_000),
            Cell::Empty,
        ]);
        table.row(&[
            Cell::Text("=HYPERLINK(\"x\")"),
            Cell::Text("-1"),
            Cell::Text("'68"),
        ]);
        assert_eq!(
            table.finish(),
            "\u{feff}책,돌려받은 돈,\r\n\"\"\"나, 너\"\"\r\n우리\",15000,\r\n\"'=HYPERLINK(\"\"x\"\")\",\"'-1\",\"'68\"\r\n"
        );
    }

    #[test]
    fn no_cell_begins_like_a_formula() {
        for bad in ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "'=1", "＝1"] {
            let table = written(&[vec![bad.into()]]);
            let shown = table.trim_start_matches('\u{feff}').trim_start_matches('"');
            assert!(shown.starts_with('\''), "{bad:?}: {table:?}");
            assert_eq!(read(&table), [[bad]]);
        }
    }

    fn cell() -> impl Strategy<Value = String> {
        prop_oneof![
            "[=+@'\",\r\n\t -]{0,6}[가-힣a-z0-9,\"\r\n']{0,8}",
            "\\PC{0,20}",
            Just(String::new()),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in prop::collection::vec(prop::collection::vec(cell(), 1..6), 0..8)) {
            prop_assert_eq!(read(&written(&rows)), rows);
        }
    }
}
