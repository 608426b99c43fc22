//! Writes the rivals' enums, with the rows of this crate's catalog.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use plivo_hangup::{HangupCause, HangupSource, TelephonyCause};

/// A variant, its number and its spelling.
type Row = (String, u16, &'static str);

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=BENCH_COMPILER={}", compiler()?);
    let causes = HangupCause::ALL.iter();
    let causes = causes.map(|cause| (format!("{cause:?}"), cause.code(), cause.name()));
    let words = TelephonyCause::ALL.iter();
    let words = words.map(|cause| (format!("{cause:?}"), cause.number(), cause.word()));
    let sources = (0..).zip(HangupSource::ALL);
    let sources = sources.map(|(number, source)| (format!("{source:?}"), number, source.name()));
    let mut rust = String::new();
    write_enums(&mut rust, "causes", &causes.collect::<Vec<_>>())?;
    write_enums(&mut rust, "words", &words.collect::<Vec<_>>())?;
    write_enums(&mut rust, "sources", &sources.collect::<Vec<_>>())?;
    let directory = env::var("OUT_DIR")?;
    fs::write(Path::new(&directory).join("rivals.rs"), rust)?;
    Ok(())
}

/// Names the compiler, the target and the flags, since counts of others differ.
fn compiler() -> Result<String, Box<dyn Error>> {
    let version = Command::new(env::var("RUSTC")?).arg("--version").output()?;
    let version = String::from_utf8(version.stdout)?;
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS")?.replace('\x1f', " ");
    let words = [version.trim(), "for", &env::var("TARGET")?, &flags].join(" ");
    Ok(words.trim().to_owned())
}

fn write_enums(rust: &mut String, module: &str, rows: &[Row]) -> std::fmt::Result {
    let variants = rows.iter().map(|(variant, number, spelling)| {
        format!("#[strum(serialize = {spelling:?})] {variant} = {number},\n")
    });
    let variants: Vec<_> = variants.collect();
    let variants = variants.concat();
    writeln!(
        rust,
        "pub(crate) mod {module} {{
            #[derive(Clone, Copy, Debug, PartialEq, Eq, num_enum::TryFromPrimitive)]
            #[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
            #[repr(u16)]
            pub(crate) enum Exact {{ {variants} }}

            #[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
            #[strum(ascii_case_insensitive)]
            #[repr(u16)]
            pub(crate) enum AnyCase {{ {variants} }}
        }}"
    )
}
