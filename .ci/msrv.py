"""Fails where a dependency of the library asks for a newer Rust than the library does.

Looks at all its features and all targets. The dependencies of the tests, of the examples and of the other members
of the workspace do not count.
"""

import json
import subprocess
import sys


def cargo(*arguments):
    return subprocess.check_output(["cargo", *arguments, "--locked"], text=True)


def version(text):
    return tuple(int(part) for part in text.split("."))[:2]


metadata = json.loads(cargo("metadata", "--format-version", "1"))
packages = {(package["name"], package["version"]): package for package in metadata["packages"]}
library = next(package for package in metadata["packages"] if package["name"] == "plivo-hangup")
edges = ["--edges", "normal,build", "--target", "all", "--prefix", "none", "--format", "{p}"]
tree = cargo("tree", "--package", "plivo-hangup", "--all-features", *edges)
bound = {(line.split()[0], line.split()[1].removeprefix("v")) for line in tree.splitlines() if line}
newer = [
    f"{name} {number} asks for Rust {minimum}"
    for name, number in sorted(bound)
    if (minimum := packages[name, number]["rust_version"])
    and version(minimum) > version(library["rust_version"])
]
print("\n".join(newer) or f"{len(bound)} packages, none newer than {library['rust_version']}")
sys.exit(bool(newer))
