//! The generated enums, with their docs and `ALL`.

use super::data::{CLOSED, Data, SEARCHES, Vocabulary};
use super::docs;
use super::file::Field;
use super::rules::{cause_spellings, spellings};
use super::rust::{GENERATED, array, doc_comment, line, literal};
use super::traits;

/// The whole generated file.
pub(crate) fn emit(data: &Data) -> String {
    let mut out = GENERATED.to_owned();
    for vocabulary in data.vocabularies.iter().chain(&data.wire_words) {
        emit_enum(&mut out, &words_of(vocabulary, data));
    }
    emit_enum(&mut out, &causes(data));
    emit_enum(&mut out, &telephony_causes(data));
    out
}

struct Enum<'a> {
    name: &'a str,
    docs: String,
    variants: Vec<Variant<'a>>,
}

struct Variant<'a> {
    name: &'a str,
    /// What `Display` writes.
    text: &'a str,
    number: Option<u16>,
    docs: String,
    /// What a search in the docs finds the variant by, apart from its name.
    aliases: Vec<String>,
}

fn words_of<'a>(vocabulary: &'a Vocabulary, data: &Data) -> Enum<'a> {
    let terms = vocabulary.terms.iter();
    let variants = terms.map(|term| Variant {
        name: term.variant.get(),
        text: term.name.get(),
        number: None,
        docs: docs::term(term, data),
        aliases: searched(&spellings(term)).collect(),
    });
    Enum {
        name: vocabulary.type_name,
        docs: docs::vocabulary(vocabulary.type_name),
        variants: variants.collect(),
    }
}

fn causes(data: &Data) -> Enum<'_> {
    let variants = data.causes.iter().map(|cause| {
        let spellings = cause_spellings(cause);
        let searches = cause.searches.iter().map(|search| search.get().clone());
        let code = std::iter::once(cause.code.get().to_string());
        Variant {
            name: cause.variant.get(),
            text: cause.name.get(),
            number: Some(*cause.code.get()),
            docs: docs::cause(cause, data),
            aliases: code.chain(searched(&spellings)).chain(searches).collect(),
        }
    });
    Enum {
        name: "HangupCause",
        docs: docs::causes(data),
        variants: variants.collect(),
    }
}

/// The spellings to search by. A search for the variant finds the slug.
fn searched(spellings: &[(&str, &Field<String>)]) -> impl Iterator<Item = String> {
    let spellings = spellings.iter().filter(|(key, _)| *key != "slug");
    spellings.map(|(_, spelling)| spelling.get().clone())
}

fn telephony_causes(data: &Data) -> Enum<'_> {
    let variants = data.words.iter().map(|word| {
        let number = word.number.get();
        let standard = word.is_q850().then(|| format!("q850 {number}"));
        Variant {
            name: word.variant.get(),
            text: word.text.get(),
            number: Some(*number),
            docs: docs::word(word, data),
            aliases: standard
                .into_iter()
                .chain([word.text.get().clone(), number.to_string()])
                .collect(),
        }
    });
    Enum {
        name: "TelephonyCause",
        docs: docs::vocabulary("TelephonyCause"),
        variants: variants.collect(),
    }
}

fn emit_enum(out: &mut String, described: &Enum<'_>) {
    let Enum {
        name,
        docs,
        variants,
    } = described;
    out.push('\n');
    doc_comment(out, 0, docs);
    let searches = SEARCHES.iter().filter(|(type_name, _)| type_name == name);
    for search in searches.flat_map(|(_, searches)| *searches) {
        line(out, 0, &format!("#[doc(alias = {})]", literal(search)));
    }
    let derive = "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]";
    line(out, 0, derive);
    if variants.iter().any(|variant| variant.number.is_some()) {
        line(out, 0, "#[repr(u16)]");
    }
    if !CLOSED.iter().any(|(closed, _)| closed == name) {
        line(out, 0, "#[non_exhaustive]");
    }
    line(out, 0, &format!("pub enum {name} {{"));
    for variant in variants {
        doc_comment(out, 1, &variant.docs);
        for alias in useful_aliases(variant) {
            line(out, 1, &format!("#[doc(alias = {})]", literal(alias)));
        }
        let number = variant.number.map(|number| format!(" = {number}"));
        let number = number.unwrap_or_default();
        line(out, 1, &format!("{}{number},", variant.name));
    }
    line(out, 0, "}");
    emit_all(out, name, variants);
}

/// Without those that find nothing new, and those that rustdoc refuses.
fn useful_aliases<'a>(variant: &'a Variant<'_>) -> Vec<&'a str> {
    let mut aliases: Vec<&str> = Vec::new();
    for alias in &variant.aliases {
        let is_new = !alias.eq_ignore_ascii_case(variant.name)
            && !aliases
                .iter()
                .any(|other| other.eq_ignore_ascii_case(alias));
        if is_new && !alias.contains(['\'', '"']) {
            aliases.push(alias);
        }
    }
    aliases
}

fn emit_all(out: &mut String, name: &str, variants: &[Variant<'_>]) {
    out.push('\n');
    line(out, 0, &format!("impl {name} {{"));
    let doc = "Every variant, in the order of the data, which is the order of `Ord`.";
    doc_comment(out, 1, doc);
    let all = variants
        .iter()
        .map(|variant| format!("Self::{}", variant.name));
    let all = array(all, 1);
    line(out, 1, &format!("pub const ALL: &'static [Self] = &{all};"));
    line(out, 0, "}");
    let names: Vec<_> = variants.iter().map(|variant| variant.text).collect();
    traits::emit(out, name, &names);
}
