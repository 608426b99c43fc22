//! Small crates of their own, as a user's would be, and what building them gives.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

/// The folder of the crate that is measured.
pub const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A crate outside the workspace with the versions of the workspace.
pub struct Consumer {
    folder: PathBuf,
    name: String,
}

impl Consumer {
    /// Writes the crate; `manifest` is what follows the package's own lines.
    pub fn new(parent: &Path, name: &str, manifest: &str, source: &str) -> io::Result<Self> {
        let folder = parent.join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src"))?;
        let package = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [workspace]\n\n[profile.release]\nstrip = true\n\n{manifest}\n"
        );
        fs::write(folder.join("Cargo.toml"), package)?;
        fs::write(folder.join("src/main.rs"), source)?;
        fs::copy(
            Path::new(REPOSITORY).join("Cargo.lock"),
            folder.join("Cargo.lock"),
        )?;
        let name = name.to_owned();
        let consumer = Self { folder, name };
        // What is missing is loaded now, so that no build waits for it.
        consumer.cargo(&["fetch"])?;
        Ok(consumer)
    }

    /// The size of its release build without symbols, in bytes.
    pub fn release_size(&self) -> io::Result<u64> {
        self.cargo(&["build", "--release", "--offline"])?;
        let program = self.folder.join("target/release").join(&self.name);
        Ok(fs::metadata(program)?.len())
    }

    /// How long its debug build takes where nothing is built yet.
    pub fn clean_build(&self) -> io::Result<Duration> {
        let _ = fs::remove_dir_all(self.folder.join("target"));
        let start = Instant::now();
        self.cargo(&["build", "--offline"])?;
        Ok(start.elapsed())
    }

    /// What `cargo tree` says of each crate that is built for it, itself left out.
    pub fn tree(&self) -> io::Result<Vec<String>> {
        let tree = [
            "tree",
            "--offline",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
        ];
        let tree = self.cargo(&tree)?;
        // A star marks what has been listed before.
        let crates = tree
            .lines()
            .skip(1)
            .map(|line| line.trim_end_matches(" (*)"));
        let mut crates: Vec<_> = crates.map(str::to_owned).collect();
        crates.sort();
        crates.dedup();
        Ok(crates)
    }

    fn cargo(&self, arguments: &[&str]) -> io::Result<String> {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&self.folder)
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("RUSTC_WRAPPER")
            // A crate from the registry is never built incrementally.
            .env("CARGO_INCREMENTAL", "0")
            .output()?;
        if !output.status.success() {
            let message = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(io::Error::other(message));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}
