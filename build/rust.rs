//! Rust text, laid out as rustfmt would: enums, spellings and rows.

use std::fmt::Write as _;

use super::data::CLOSED;

/// The width up to which rustfmt keeps a list in one line.
const SHORT: usize = 60;

/// The width that rustfmt keeps to.
const MAX_WIDTH: usize = 100;

/// How deep the fields of a row stand.
pub(crate) const FIELD_DEPTH: usize = 3;

/// How deep the items of a list stand.
pub(crate) const LIST_DEPTH: usize = 2;

pub(crate) fn indented(lines: &[String], depth: usize) -> String {
    let mut text = String::new();
    for each in lines {
        line(&mut text, depth, each);
    }
    text
}

/// A list as rustfmt would lay it out as the value of a field: in one line while it is short.
pub(crate) fn array(items: impl Iterator<Item = String>, depth: usize) -> String {
    let items: Vec<_> = items.collect();
    let inline = items.join(", ");
    if inline.len() <= SHORT {
        return format!("[{inline}]");
    }
    let lines: Vec<_> = items.iter().map(|item| format!("{item},")).collect();
    let indent = " ".repeat(depth * 4);
    format!("[\n{}{indent}]", indented(&lines, depth + 1))
}

pub(crate) struct Variant<'a> {
    pub(crate) name: &'a str,
    pub(crate) number: Option<u16>,
    pub(crate) docs: String,
    /// What a search in the docs finds the variant by, besides its name.
    pub(crate) aliases: Vec<String>,
}

/// A search alias, unless it is the variant itself, or has a character that rustdoc refuses there.
pub(crate) fn alias_unless_variant(name: &str, variant: &str) -> Vec<String> {
    let is_useful = !name.eq_ignore_ascii_case(variant) && !name.contains(['\'', '"']);
    is_useful.then(|| name.to_owned()).into_iter().collect()
}

fn emit_enum(out: &mut String, name: &str, docs: &str, variants: &[Variant<'_>]) {
    out.push('\n');
    doc_comment(out, "", docs);
    line(
        out,
        0,
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]",
    );
    if variants.iter().any(|variant| variant.number.is_some()) {
        line(out, 0, "#[repr(u16)]");
    }
    if !CLOSED.iter().any(|(closed, _)| *closed == name) {
        line(out, 0, "#[non_exhaustive]");
    }
    line(out, 0, &format!("pub enum {name} {{"));
    for variant in variants {
        doc_comment(out, "    ", &variant.docs);
        for alias in &variant.aliases {
            line(out, 1, &format!("#[doc(alias = {})]", literal(alias)));
        }
        let number = variant.number.map(|number| format!(" = {number}"));
        let number = number.unwrap_or_default();
        line(out, 1, &format!("{}{number},", variant.name));
    }
    line(out, 0, "}");
}

fn emit_strum(out: &mut String, name: &str) {
    let implement = [
        (
            "VariantArray",
            "const VARIANTS: &'static [Self] = Self::ALL;",
        ),
        ("EnumCount", "const COUNT: usize = Self::ALL.len();"),
    ];
    for (strum_trait, body) in implement {
        out.push('\n');
        line(out, 0, &format!("impl strum::{strum_trait} for {name} {{"));
        line(out, 1, body);
        line(out, 0, "}");
    }
}

/// An enum with its `impl` block and strum's traits.
pub(crate) fn emit_type(
    out: &mut String,
    name: &str,
    docs: &str,
    variants: &[Variant<'_>],
    body: &Body,
) {
    emit_enum(out, name, docs, variants);
    out.push_str(&body.text);
    line(out, 0, "}");
    emit_strum(out, name);
}

/// The `impl` block of one enum.
pub(crate) struct Body {
    text: String,
}

impl Body {
    /// With `ALL` and the spellings.
    pub(crate) fn of<'a>(
        name: &str,
        variants: &[Variant<'_>],
        spelled: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut body = Self {
            text: format!("\nimpl {name} {{\n"),
        };
        body.all(variants);
        body.spellings(spelled);
        body
    }

    fn all(&mut self, variants: &[Variant<'_>]) {
        let doc = "Every variant, in the order of the data, which is the order of `Ord`.";
        doc_comment(&mut self.text, "    ", doc);
        line(&mut self.text, 1, "pub const ALL: &'static [Self] = &[");
        for variant in variants {
            line(&mut self.text, 2, &format!("Self::{},", variant.name));
        }
        line(&mut self.text, 1, "];");
    }

    /// Every spelling with the variant that it is one of.
    fn spellings<'a>(&mut self, spelled: impl Iterator<Item = (&'a str, &'a str)>) {
        let (spellings, variants): (Vec<_>, Vec<_>) = spelled.unzip();
        self.texts("spelling", spellings.into_iter());
        let variants = variants.iter().map(|variant| format!("Self::{variant}"));
        self.list("pub(super) const SPELLED: &'static [Self]", variants);
    }

    /// A function that gives the text at a place. Where programs can be loaded anywhere, the compiler
    /// makes a table of it that takes a third of the room of a list, since it needs no relocations.
    pub(crate) fn texts<'a>(&mut self, what: &str, texts: impl Iterator<Item = &'a str>) {
        self.text.push('\n');
        self.text_function(what, texts);
    }

    /// The same for texts that are asked for often: it costs a copy in each crate that does.
    pub(crate) fn inlined_texts<'a>(&mut self, what: &str, texts: impl Iterator<Item = &'a str>) {
        self.text.push('\n');
        line(&mut self.text, 1, "#[inline]");
        self.text_function(what, texts);
    }

    fn text_function<'a>(&mut self, what: &str, texts: impl Iterator<Item = &'a str>) {
        let start = format!("pub(super) const fn {what}_at(place: usize) -> &'static str {{");
        line(&mut self.text, 1, &start);
        line(&mut self.text, 2, "match place {");
        for (place, text) in texts.enumerate() {
            let text = literal(text);
            let arm = format!("{place} => {text},");
            if arm.chars().count() + 12 <= MAX_WIDTH {
                line(&mut self.text, 3, &arm);
            } else {
                line(&mut self.text, 3, &format!("{place} => {{"));
                line(&mut self.text, 4, &text);
                line(&mut self.text, 3, "}");
            }
        }
        line(&mut self.text, 3, "_ => \"\",");
        line(&mut self.text, 2, "}");
        line(&mut self.text, 1, "}");
    }

    /// A list with an item on each line.
    pub(crate) fn list(&mut self, start: &str, items: impl Iterator<Item = String>) {
        self.text.push('\n');
        line(&mut self.text, 1, &format!("{start} = &["));
        for item in items {
            line(&mut self.text, 2, &format!("{item},"));
        }
        line(&mut self.text, 1, "];");
    }

    /// A table with a row for each variant, in the order of `ALL`.
    pub(crate) fn rows(
        &mut self,
        table: &str,
        row_type: &str,
        rows: impl Iterator<Item = Vec<(&'static str, String)>>,
    ) {
        self.text.push('\n');
        let start = format!("pub(super) const {table}: &'static [{row_type}] = &[");
        line(&mut self.text, 1, &start);
        for fields in rows {
            line(&mut self.text, 2, &format!("{row_type} {{"));
            for (field, value) in fields {
                line(&mut self.text, 3, &format!("{field}: {value},"));
            }
            line(&mut self.text, 2, "},");
        }
        line(&mut self.text, 1, "];");
    }
}

pub(crate) fn option(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

pub(crate) fn literal(text: impl AsRef<str>) -> String {
    format!("{:?}", text.as_ref())
}

pub(crate) fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:width$}{text}", "", width = depth * 4);
}

pub(crate) fn doc_comment(out: &mut String, indent: &str, docs: &str) {
    for text in docs.lines() {
        let _ = writeln!(out, "{}", format!("{indent}/// {text}").trim_end());
    }
}
