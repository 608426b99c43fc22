//! Turns the data files into the catalog's enums and tables, or stops the build with all that is
//! wrong in them.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

mod corrections;
mod data;
mod docs;
mod emit;
mod file;
mod generate;
mod json;
mod names;
mod object;
mod read;
mod references;
mod rules;
mod rust;
mod texts;

fn main() -> io::Result<ExitCode> {
    match generate::generate(generate::FILES.map(contents)) {
        Ok(rust) => {
            let directory = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
            fs::write(Path::new(&directory).join("catalog.rs"), rust)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

fn contents(name: &str) -> io::Result<Vec<u8>> {
    println!("cargo::rerun-if-changed={name}");
    fs::read(name)
}
