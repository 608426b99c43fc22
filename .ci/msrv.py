"""Fails where a dependency asks for a newer Rust than this crate does. Reads `cargo metadata`."""

import json
import sys


def version(text):
    return tuple(int(part) for part in text.split("."))[:2]


packages = json.load(sys.stdin)["packages"]
ours = next(package for package in packages if package["name"] == "plivo-hangup")
newer = [
    f"{package['name']} {package['version']} asks for Rust {package['rust_version']}"
    for package in packages
    if package["rust_version"] and version(package["rust_version"]) > version(ours["rust_version"])
]
print("\n".join(newer) or f"{len(packages)} packages, none newer than {ours['rust_version']}")
sys.exit(bool(newer))
