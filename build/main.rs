//! Turns the data files into the catalog's enums and tables, or stops the build with all that is
//! wrong in them.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

mod corrections;
mod data;
mod docs;
mod ends;
mod enums;
mod file;
mod generate;
mod json;
mod lookup;
mod meanings;
mod names;
mod object;
mod paths;
mod read;
mod references;
mod rules;
mod rust;
mod tables;
mod texts;
mod traits;

fn main() -> io::Result<ExitCode> {
    match generate::generate(generate::FILES.map(contents)) {
        Ok(generated) => {
            let directory = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
            let directory = Path::new(&directory);
            fs::write(directory.join("enums.rs"), generated.enums)?;
            fs::write(directory.join("tables.rs"), generated.tables)?;
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
