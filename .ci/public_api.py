"""Compares the public API with its committed listings in `.ci/public-api/`.

    python3 .ci/public_api.py            fails if the API is not as listed
    python3 .ci/public_api.py --renew    writes the listings, if the version allows the change

The listings have `const`, `#[non_exhaustive]`, every trait and every auto trait. Their first line is the version
that they belong to. A removed or changed line is a breaking change, and an added one is a feature: once that
version has a section of its own in CHANGELOG.md it is released, and a change needs a newer version in Cargo.toml.
"""

import difflib
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

TOOL, TOOL_VERSION = "cargo-public-api", "0.52.0"
FOLDER = Path(".ci/public-api")
FEATURES = {
    "catalog": ["--no-default-features"],
    "all-features": ["--all-features"],
}


def run(*command, **env):
    done = subprocess.run(command, env=os.environ | env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout


def install():
    installed = subprocess.run(["cargo", "install", "--list"], capture_output=True, text=True).stdout
    if f"{TOOL} v{TOOL_VERSION}:" not in installed:
        run("cargo", "install", "--quiet", "--locked", TOOL, "--version", TOOL_VERSION)


def listing(features):
    # The JSON of rustdoc is not stable yet; the tool belongs to the compiler that CI uses.
    run(
        "cargo", "rustdoc", "--quiet", "--locked", "--lib", "--target-dir", "target/public-api", *features,
        "--", "-Zunstable-options", "--output-format", "json",
        RUSTC_BOOTSTRAP="1", RUSTDOCFLAGS="--cfg api_listing",
    )
    return run("cargo", "public-api", "-s", "--rustdoc-json", "target/public-api/doc/plivo_hangup.json")


def numbers(version):
    return tuple(int(part) for part in version.split("."))


def allows(old, new, is_breaking):
    """Whether a version may have a change against an older one that is released."""
    # Cargo's rule: the first number that is not 0 is the breaking one. Before 1.0 a feature needs the third.
    if is_breaking:
        places = 1 if numbers(old)[0] else 2
    else:
        places = 2 if numbers(old)[0] else 3
    return numbers(new)[:places] > numbers(old)[:places]


def main():
    install()
    version = tomllib.loads(Path("Cargo.toml").read_text())["package"]["version"]
    released = set(re.findall(r"^## \[?(\d+\.\d+\.\d+)", Path("CHANGELOG.md").read_text(), re.M))
    failed = False
    for name, features in FEATURES.items():
        file = FOLDER / f"{name}.txt"
        head, _, before = file.read_text().partition("\n") if file.exists() else (version, "", "")
        after = listing(features)
        changes = [
            line
            for line in difflib.unified_diff(before.splitlines(), after.splitlines(), "listed", "now", lineterm="", n=0)
            if line[0] in "+-" and line[:3] not in ("+++", "---")
        ]
        is_breaking = any(line.startswith("-") for line in changes)
        if not changes:
            print(f"{name}: {len(after.splitlines())} items, as listed")
        elif head in released and not allows(head, version, is_breaking):
            kind = "a breaking change" if is_breaking else "an addition"
            print("\n".join(changes))
            print(f"{name}: {kind} since the released version {head}; Cargo.toml has version {version}")
            failed = True
        elif "--renew" not in sys.argv:
            print("\n".join(changes))
            print(f"{name}: the public API is not as listed. If that is meant: python3 .ci/public_api.py --renew")
            failed = True
        if "--renew" in sys.argv and not failed:
            file.write_text(f"{version}\n{after}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
