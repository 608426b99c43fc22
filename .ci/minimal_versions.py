"""Builds the packaged library with the oldest versions that it says it takes. Run it after `cargo package`."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

packaged = next(Path("target/packaged/package").glob("plivo-hangup-*.crate"))
folder = Path("target/minimal-versions")
package = folder / packaged.stem
shutil.rmtree(package, ignore_errors=True)
with tarfile.open(packaged) as files:
    files.extractall(folder, filter="data")
(package / "Cargo.lock").unlink(missing_ok=True)
manifest = package / "Cargo.toml"
# The tests' own dependencies would decide the versions too.
tables = re.split(r"^(?=\[)", manifest.read_text(), flags=re.M)
tables = [table for table in tables if not re.match(r"\[dev-dependencies|\[\[(test|example)\]\]", table)]
manifest.write_text("".join(tables) + "\n[workspace]\n")

for command in (
    ["cargo", "update", "--quiet", "-Zdirect-minimal-versions"],
    ["cargo", "check", "--quiet", "--lib", "--all-features", "--target-dir", "../target"],
    ["cargo", "tree", "--all-features", "--depth", "1", "--edges", "normal"],
):
    # `-Z` is not stable yet; it only chooses versions.
    done = subprocess.run(command, cwd=package, env=os.environ | {"RUSTC_BOOTSTRAP": "1"})
    if done.returncode:
        sys.exit("the oldest versions that Cargo.toml allows do not build")
