//! Makes the rivals' enums and tables from the data files, so that they have this catalog's rows.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde::Deserialize;

const CAUSES: &str = "../data/hangup-causes.json";
const WORDS: &str = "../data/telephony-causes.json";

#[derive(Deserialize)]
struct CauseFile {
    sources: Vec<Source>,
    causes: Vec<Cause>,
}

#[derive(Deserialize)]
struct Source {
    variant: String,
    name: String,
    published_name: String,
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct Cause {
    variant: String,
    code: u16,
    name: String,
    aliases: Vec<String>,
    description: String,
    next_step: String,
    slug: String,
    because: String,
}

#[derive(Deserialize)]
struct WordFile {
    words: Vec<Word>,
}

#[derive(Deserialize)]
struct Word {
    variant: String,
    number: u16,
    #[serde(rename = "word")]
    text: String,
}

/// What is looked up: a variant, its number and its spellings, the canonical one first.
struct Row {
    variant: String,
    number: u16,
    spellings: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={CAUSES}");
    println!("cargo::rerun-if-changed={WORDS}");
    println!("cargo::rustc-env=BENCH_COMPILER={}", compiler()?);
    let CauseFile { sources, causes } = serde_json::from_slice(&fs::read(CAUSES)?)?;
    let WordFile { words } = serde_json::from_slice(&fs::read(WORDS)?)?;
    let mut rust = String::new();
    texts(&mut rust, &causes)?;
    let causes: Vec<_> = causes.into_iter().map(cause).collect();
    let words: Vec<_> = words.into_iter().map(word).collect();
    numbered(&mut rust, "causes", &causes)?;
    numbered(&mut rust, "words", &words)?;
    let sources: Vec<_> = (0..).zip(sources).map(source).collect();
    module(&mut rust, "sources", &sources, |_, _| Ok(()))?;
    let directory = env::var("OUT_DIR")?;
    fs::write(Path::new(&directory).join("rivals.rs"), rust)?;
    Ok(())
}

/// The figures of one compiler, target and set of flags are not those of another.
fn compiler() -> Result<String, Box<dyn Error>> {
    let version = Command::new(env::var("RUSTC")?).arg("--version").output()?;
    let version = String::from_utf8(version.stdout)?;
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS")?.replace('\x1f', " ");
    let words = [version.trim(), "for", &env::var("TARGET")?, &flags].join(" ");
    Ok(words.trim().to_owned())
}

fn cause(cause: Cause) -> Row {
    Row {
        variant: cause.variant,
        number: cause.code,
        spellings: [vec![cause.name], cause.aliases].concat(),
    }
}

fn word(word: Word) -> Row {
    Row {
        variant: word.variant,
        number: word.number,
        spellings: vec![word.text],
    }
}

fn source((number, source): (u16, Source)) -> Row {
    let mut spellings = vec![source.name];
    if source.published_name != spellings[0] {
        spellings.push(source.published_name);
    }
    spellings.extend(source.aliases);
    Row {
        variant: source.variant,
        number,
        spellings,
    }
}

/// One array for each text of a cause, for an index into it.
fn texts(rust: &mut String, causes: &[Cause]) -> std::fmt::Result {
    let mut array = |name: &str, text: fn(&Cause) -> &String| {
        let texts: Vec<_> = causes.iter().map(text).collect();
        writeln!(
            rust,
            "pub(crate) static {name}: [&str; {}] = {texts:?};",
            texts.len()
        )
    };
    array("NAMES", |cause| &cause.name)?;
    array("DESCRIPTIONS", |cause| &cause.description)?;
    array("NEXT_STEPS", |cause| &cause.next_step)?;
    array("SLUGS", |cause| &cause.slug)?;
    array("BECAUSES", |cause| &cause.because)
}

/// A module with the lookups by text.
fn module(
    rust: &mut String,
    name: &str,
    rows: &[Row],
    more: fn(&mut String, &[Row]) -> std::fmt::Result,
) -> std::fmt::Result {
    writeln!(rust, "pub(crate) mod {name} {{")?;
    exact(rust, rows)?;
    any_case(rust, rows)?;
    by_text(rust, rows)?;
    more(rust, rows)?;
    writeln!(rust, "}}")
}

/// A module with the lookups by number besides.
fn numbered(rust: &mut String, name: &str, rows: &[Row]) -> std::fmt::Result {
    module(rust, name, rows, |rust, rows| {
        by_number(rust, rows)?;
        sorted(rust, rows)?;
        direct(rust, rows)
    })
}

fn exact(rust: &mut String, rows: &[Row]) -> std::fmt::Result {
    writeln!(
        rust,
        "#[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[derive(num_enum::TryFromPrimitive, strum::FromRepr, strum::EnumString)]
        #[repr(u16)]
        pub(crate) enum Exact {{"
    )?;
    for row in rows {
        let spelling = &row.spellings[0];
        let (variant, number) = (&row.variant, row.number);
        writeln!(
            rust,
            "#[strum(serialize = {spelling:?})] {variant} = {number},"
        )?;
    }
    writeln!(rust, "}}")
}

fn any_case(rust: &mut String, rows: &[Row]) -> std::fmt::Result {
    writeln!(
        rust,
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
        #[strum(ascii_case_insensitive)]
        #[repr(u16)]
        pub(crate) enum AnyCase {{"
    )?;
    for row in rows {
        for spelling in &row.spellings {
            writeln!(rust, "#[strum(serialize = {spelling:?})]")?;
        }
        writeln!(rust, "{} = {},", row.variant, row.number)?;
    }
    writeln!(rust, "}}")
}

fn by_text(rust: &mut String, rows: &[Row]) -> std::fmt::Result {
    let mut map = phf_codegen::Map::new();
    for row in rows {
        map.entry(row.spellings[0].as_str(), format!("Exact::{}", row.variant));
    }
    let map = map.build();
    writeln!(
        rust,
        "pub(crate) static BY_TEXT: phf::Map<&str, Exact> = {map};"
    )?;
    writeln!(
        rust,
        "pub(crate) fn match_text(text: &str) -> Option<Exact> {{ Some(match text {{"
    )?;
    for row in rows {
        writeln!(rust, "{:?} => Exact::{},", row.spellings[0], row.variant)?;
    }
    writeln!(rust, "_ => return None }}) }}")
}

fn by_number(rust: &mut String, rows: &[Row]) -> std::fmt::Result {
    let mut map = phf_codegen::Map::new();
    for row in rows {
        map.entry(row.number, format!("Exact::{}", row.variant));
    }
    let map = map.build();
    writeln!(
        rust,
        "pub(crate) static BY_NUMBER: phf::Map<u16, Exact> = {map};"
    )?;
    writeln!(
        rust,
        "pub(crate) fn match_number(number: u16) -> Option<Exact> {{ Some(match number {{"
    )?;
    for row in rows {
        writeln!(rust, "{} => Exact::{},", row.number, row.variant)?;
    }
    writeln!(rust, "_ => return None }}) }}")
}

fn sorted(rust: &mut String, rows: &[Row]) -> std::fmt::Result {
    let count = rows.len();
    writeln!(
        rust,
        "pub(crate) static SORTED: [(u16, Exact); {count}] = ["
    )?;
    for row in rows {
        writeln!(rust, "({}, Exact::{}),", row.number, row.variant)?;
    }
    writeln!(rust, "];")
}

/// An entry for each number there could be: the floor.
fn direct(rust: &mut String, rows: &[Row]) -> std::fmt::Result {
    let count = rows.iter().map(|row| row.number + 1).max().unwrap_or(0);
    writeln!(
        rust,
        "pub(crate) static DIRECT: [Option<Exact>; {count}] = {{
        let mut direct = [None; {count}];"
    )?;
    for row in rows {
        let (variant, number) = (&row.variant, row.number);
        writeln!(rust, "direct[{number}] = Some(Exact::{variant});")?;
    }
    writeln!(rust, "direct }};")
}
