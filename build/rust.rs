//! Rust text, laid out as rustfmt would.

use std::fmt::Write as _;

/// How a generated file begins.
pub(crate) const GENERATED: &str =
    "// Made by the build script from the files in data/. Do not edit.\n";

/// The width up to which rustfmt keeps a list in one line.
const SHORT: usize = 60;

/// The width that rustfmt keeps to.
pub(crate) const MAX_WIDTH: usize = 100;

/// How deep the fields of a row are.
pub(crate) const FIELD_DEPTH: usize = 3;

/// How deep the items of a list are.
pub(crate) const LIST_DEPTH: usize = 2;

pub(crate) fn indented(lines: &[String], depth: usize) -> String {
    let mut text = String::new();
    for each in lines {
        line(&mut text, depth, each);
    }
    text
}

/// The width up to which rustfmt puts several items of a long list in one line.
const SHORT_ITEM: usize = 10;

/// A list as the value of a field: in one line if it is short.
pub(crate) fn array(items: impl Iterator<Item = String>, depth: usize) -> String {
    let items: Vec<_> = items.collect();
    let inline = items.join(", ");
    if inline.len() <= SHORT {
        return format!("[{inline}]");
    }
    let are_short = items.iter().all(|item| item.len() <= SHORT_ITEM);
    // rustfmt keeps one column free here.
    let width = MAX_WIDTH - (depth + 1) * 4 - 1;
    let mut lines = vec![String::new()];
    for item in items {
        let item = format!("{item},");
        match lines.last_mut() {
            Some(last) if last.is_empty() => *last = item,
            Some(last) if are_short && last.len() + 1 + item.len() <= width => {
                last.push(' ');
                last.push_str(&item);
            }
            _ => lines.push(item),
        }
    }
    let indent = " ".repeat(depth * 4);
    format!("[\n{}{indent}]", indented(&lines, depth + 1))
}

/// A list of numbers as the value of a field.
pub(crate) fn numbers(numbers: &[usize], depth: usize) -> String {
    array(numbers.iter().map(usize::to_string), depth)
}

/// The `impl` block of one type.
pub(crate) struct Impl {
    text: String,
}

impl Impl {
    pub(crate) fn new(type_name: &str) -> Self {
        Self {
            text: format!("\nimpl {type_name} {{\n"),
        }
    }

    pub(crate) fn finish(mut self) -> String {
        line(&mut self.text, 0, "}");
        self.text
    }

    /// Begins an item, apart from the one before it.
    pub(crate) fn begin(&mut self) {
        if !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
    }

    pub(crate) fn line(&mut self, depth: usize, text: &str) {
        line(&mut self.text, depth, text);
    }

    /// An accessor that gives a value for each variant: for variants by name, or for their places.
    pub(crate) fn accessor(
        &mut self,
        doc: &str,
        signature: &str,
        matched: &str,
        arms: impl Iterator<Item = (String, String)>,
    ) {
        self.begin();
        doc_comment(&mut self.text, 1, doc);
        self.line(1, "#[inline]");
        self.line(1, &format!("{signature} {{"));
        self.line(2, &format!("match {matched} {{"));
        for (pattern, value) in arms {
            let arm = format!("{pattern} => {value},");
            if arm.chars().count() + 12 <= MAX_WIDTH {
                self.line(3, &arm);
            } else {
                self.line(3, &format!("{pattern} => {{"));
                self.line(4, &value);
                self.line(3, "}");
            }
        }
        self.line(2, "}");
        self.line(1, "}");
    }

    /// A list with an item on each line.
    pub(crate) fn list(&mut self, start: &str, items: impl Iterator<Item = String>) {
        self.begin();
        self.line(1, &format!("{start} = &["));
        for item in items {
            self.line(2, &format!("{item},"));
        }
        self.line(1, "];");
    }

    /// A table with a row for each variant, in the order of `ALL`.
    pub(crate) fn rows(
        &mut self,
        table: &str,
        row_type: &str,
        rows: impl Iterator<Item = Vec<(&'static str, String)>>,
    ) {
        self.begin();
        let start = format!("pub(super) const {table}: &'static [{row_type}] = &[");
        self.line(1, &start);
        for fields in rows {
            self.line(2, &format!("{row_type} {{"));
            for (field, value) in fields {
                self.line(3, &format!("{field}: {value},"));
            }
            self.line(2, "},");
        }
        self.line(1, "];");
    }

    /// A constant of a struct.
    pub(crate) fn constant(&mut self, name: &str, type_name: &str, fields: &[(&str, String)]) {
        self.begin();
        self.line(
            1,
            &format!("pub(crate) const {name}: &'static {type_name} = &{type_name} {{"),
        );
        for (field, value) in fields {
            self.line(2, &format!("{field}: {value},"));
        }
        self.line(1, "};");
    }
}

pub(crate) fn option(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

pub(crate) fn literal(text: impl AsRef<str>) -> String {
    format!("{:?}", text.as_ref())
}

/// A large number in hexadecimal digits, four in a group.
pub(crate) fn hexadecimal(number: u64) -> String {
    let digits = format!("{number:X}");
    let digits = digits.as_bytes().rchunks(4).rev();
    let groups: Vec<_> = digits.map(String::from_utf8_lossy).collect();
    format!("0x{}", groups.join("_"))
}

pub(crate) fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:width$}{text}", "", width = depth * 4);
}

pub(crate) fn doc_comment(out: &mut String, depth: usize, docs: &str) {
    for text in docs.lines() {
        line(out, depth, format!("/// {text}").trim_end());
    }
}
