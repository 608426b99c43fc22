"""Compares the public API with its committed listings in `.ci/public-api/`.

    python3 .ci/public_api.py            fails if the API is not as listed
    python3 .ci/public_api.py --renew    writes the listings, if the version allows the change
    python3 .ci/public_api.py --release  keeps them as those of the version that is released now

There is a listing of the features, one of the catalog without features, one of each feature and one of all features.
Each has the lines that the features which it enables do not have, with `const`, `#[non_exhaustive]`, every trait and
every auto trait.

`.ci/public-api/released/` has the listings of the newest version in CHANGELOG.md. The API is always compared with
these, too: a line that is gone, a variant of a closed enum and a field of an open struct are breaking changes, any
other new line is a feature, and the version in Cargo.toml must allow both.
"""

import difflib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

TOOL, TOOL_VERSION = "cargo-public-api", "0.52.0"
LISTED = Path(".ci/public-api")
RELEASED = LISTED / "released"
# The version that the listings in that folder are of.
VERSION = RELEASED / "version"


def run(*command, **env):
    done = subprocess.run(command, env=os.environ | env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout


def install():
    installed = subprocess.run(["cargo", "install", "--list"], capture_output=True, text=True).stdout
    if f"{TOOL} v{TOOL_VERSION}:" not in installed:
        run("cargo", "install", "--quiet", "--locked", TOOL, "--version", TOOL_VERSION)


def package():
    """The version and the features, each with the features that it enables."""
    metadata = json.loads(run("cargo", "metadata", "--locked", "--no-deps", "--format-version", "1"))
    package = next(package for package in metadata["packages"] if package["name"] == "plivo-hangup")
    features = package["features"]
    return package["version"], {
        name: [enabled for enabled in features[name] if enabled in features] for name in sorted(features)
    }


def api(*features):
    # The JSON of rustdoc is not stable yet; the tool belongs to the compiler that CI uses.
    run(
        "cargo", "rustdoc", "--quiet", "--locked", "--lib", "--target-dir", "target/public-api", *features,
        "--", "-Zunstable-options", "--output-format", "json",
        RUSTC_BOOTSTRAP="1", RUSTDOCFLAGS="--cfg api_listing",
    )
    return run("cargo", "public-api", "-s", "--rustdoc-json", "target/public-api/doc/plivo_hangup.json").splitlines()


def bases(features):
    """The sets of features that are listed, each with those whose lines it does not repeat, in their order.

    >>> bases({"default": ["payload"], "payload": ["serde"], "serde": []})
    {'catalog': [], 'serde': ['catalog'], 'payload': ['serde'], 'all-features': ['catalog', 'serde', 'payload']}
    """
    sets = {"catalog": []}
    left = {name: enabled for name, enabled in features.items() if name != "default"}
    while left:
        name = next(name for name in left if not set(left[name]) & set(left))
        sets[name] = left.pop(name) or ["catalog"]
    return sets | {"all-features": list(sets)}


def today(features):
    lines = [line for name, enabled in features.items() for line in [name, *(f"{name} enables {on}" for on in enabled)]]
    listings, whole = {"features": lines}, {}
    for name, others in bases(features).items():
        flags = {"catalog": [], "all-features": ["--all-features"]}.get(name, ["--features", name])
        lines = api("--no-default-features", *flags)
        whole[name] = set(lines)
        without = set().union(*(whole[other] for other in others))
        if lost := without - whole[name]:
            sys.exit(f"{name} takes away what another feature gives:\n" + "\n".join(sorted(lost)))
        listings[name] = [line for line in lines if line not in without]
    return listings


def whole(listings):
    """The lines of each listing with those that it does not repeat.

    >>> lines = whole({"features": ["payload"], "catalog": ["a"], "payload": ["b"], "all-features": ["c"]})
    >>> {name: sorted(lines[name]) for name in lines}
    {'catalog': ['a'], 'payload': ['a', 'b'], 'all-features': ['a', 'b', 'c', 'payload']}
    """
    features = {line: [] for line in listings["features"] if " " not in line}
    for line in listings["features"]:
        if " enables " in line:
            name, on = line.split(" enables ")
            features[name].append(on)
    lines = {}
    for name, others in bases(features).items():
        lines[name] = set(listings[name]).union(*(lines[other] for other in others))
    # Those of the features have no other place.
    lines["all-features"] |= set(listings["features"])
    return lines


def read(folder):
    files = {file.stem: file.read_text().splitlines() for file in sorted(folder.glob("*.txt"))}
    return files or {"features": [], "catalog": [], "all-features": []}


def write(listings, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.txt"):
        file.unlink()
    for name, lines in listings.items():
        (folder / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines))


def is_of_closed(line, before):
    """Whether a new line is a variant or a field of what users may match or make whole.

    >>> before = {"pub enum a::Party", "pub struct a::Texts<'a>", "#[non_exhaustive] pub enum a::Event"}
    >>> [is_of_closed(f"pub a::{line}", before) for line in ["Party::New", "Texts::new: u8", "Event::New"]]
    [True, True, False]
    >>> is_of_closed("pub const a::Party::NEW: u8", before)
    False
    """
    parent = re.fullmatch(r"pub (\w+(?:::\w+)*)::\w+(?:[:({ ].*)?", line)
    closed = rf"pub (enum|struct|union) {re.escape(parent[1])}(<.*)?" if parent else None
    return bool(closed) and any(re.fullmatch(closed, other) for other in before)


def changes(old, new):
    """What is breaking and what is added, each with the first set of features where it is.

    >>> old = {"features": ["payload"], "catalog": ["pub enum a::E"], "payload": ["b"], "all-features": []}
    >>> changes(old, old | {"catalog": ["pub enum a::E", "c"]})
    ({}, {'c': 'catalog'})
    >>> changes(old, old | {"payload": [], "all-features": ["b"]})
    ({'b': 'payload'}, {})
    >>> changes(old, old | {"catalog": ["pub enum a::E", "b"], "payload": []})
    ({}, {'b': 'catalog'})
    >>> changes(old, old | {"catalog": ["pub enum a::E", "pub a::E::New"]})
    ({'pub a::E::New': 'catalog'}, {})
    >>> changes(old, {"features": ["record"], "catalog": old["catalog"], "record": ["b"], "all-features": []})
    ({'b': 'payload', 'pub enum a::E': 'payload', 'payload': 'all-features'}, {'record': 'all-features', 'b': 'record'})
    """
    old, new = whole(old), whole(new)
    breaking, added = {}, {}
    for name in {**old, **new}:
        before, after = old.get(name, set()), new.get(name, set())
        for line in sorted(before - after):
            breaking.setdefault(line, name)
        # A feature that is new has all lines of those that it enables.
        for line in sorted(after - before - old["catalog"]):
            (breaking if is_of_closed(line, before) else added).setdefault(line, name)
    return breaking, added


def numbers(version):
    return tuple(int(part) for part in version.partition("-")[0].split("."))


def allows(old, new, is_breaking):
    """Whether a version may have a change against an older one that is released.

    >>> [allows("0.1.0", new, True) for new in ["0.1.0", "0.1.1", "0.2.0", "1.0.0"]]
    [False, False, True, True]
    >>> [allows("0.1.0", new, False) for new in ["0.1.0", "0.1.1", "0.2.0"]]
    [False, True, True]
    >>> [allows("1.2.0", new, True) for new in ["1.2.1", "1.3.0", "2.0.0"]]
    [False, False, True]
    >>> [allows("1.2.0", new, False) for new in ["1.2.1", "1.3.0", "2.0.0"]]
    [False, True, True]
    """
    # Cargo's rule: the first number that is not 0 is the breaking one. Before 1.0 a feature needs the third.
    if is_breaking:
        places = 1 if numbers(old)[0] else 2
    else:
        places = 2 if numbers(old)[0] else 3
    return numbers(new)[:places] > numbers(old)[:places]


def not_allowed(released, version, old, new):
    """What a version may not have against the listings of the released one.

    >>> old = {"features": [], "catalog": ["a", "b"], "all-features": []}
    >>> more, less = old | {"catalog": ["a", "b", "c"]}, old | {"catalog": ["a", "c"]}
    >>> not_allowed("0.1.0", "0.1.1", old, more), not_allowed("0.1.0", "0.2.0", old, less)
    ([], [])
    >>> not_allowed("0.1.0", "0.1.1", old, less)
    ['a breaking change: b (catalog)']
    >>> not_allowed("0.1.0", "0.1.0", old, more)
    ['an addition: c (catalog)']
    """
    breaking, added = changes(old, new)
    return [
        f"{kind}: {line} ({name})"
        for kind, lines in (("a breaking change", breaking), ("an addition", added))
        if not allows(released, version, lines is breaking)
        for line, name in lines.items()
    ]


def main():
    install()
    version, features = package()
    newest = re.search(r"^## \[?(\d+\.\d+\.\d+\S*?)\]?(?: |$)", Path("CHANGELOG.md").read_text(), re.M)
    newest = newest and newest[1]
    released = VERSION.read_text().strip() if VERSION.exists() else None
    is_release, is_renewal = "--release" in sys.argv, "--renew" in sys.argv
    if is_release and newest != version:
        sys.exit(f"CHANGELOG.md has {newest} as the newest version, and Cargo.toml has {version}")
    if not is_release and newest != released:
        sys.exit(
            f"CHANGELOG.md has {newest} as the newest version, and {RELEASED} has the listings of {released}. "
            "When a version is released: python3 .ci/public_api.py --release"
        )
    now = today(features)
    if released and (refused := not_allowed(released, version, read(RELEASED), now)):
        print("\n".join(refused))
        sys.exit(f"since the released version {released}; Cargo.toml has version {version}")
    listed = read(LISTED)
    if is_release:
        write(now, RELEASED)
        VERSION.write_text(f"{version}\n")
    if is_release or is_renewal:
        write(now, LISTED)
    elif listed != now:
        for name in sorted(listed | now):
            lines = difflib.unified_diff(listed.get(name, []), now.get(name, []), name, name, lineterm="", n=0)
            print("\n".join(lines))
        sys.exit("the public API is not as listed. If that is meant: python3 .ci/public_api.py --renew")
    print(", ".join(f"{name}: {len(lines)}" for name, lines in now.items()))


if __name__ == "__main__":
    main()
