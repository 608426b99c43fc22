#!/usr/bin/env python3
"""Prints what the crate adds to a program and to a build, as tables for docs/performance.md.

Needs cargo, and the network for crates that are not downloaded yet. Takes about two minutes.
"""

import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

BENCHES = Path(__file__).resolve().parent
REPOSITORY = BENCHES.parent
PAYLOADS = f'plivo-hangup = {{ path = "{REPOSITORY}" }}'
CATALOG = f'plivo-hangup = {{ path = "{REPOSITORY}", default-features = false }}'
SERDE = 'serde = { version = "1", features = ["derive"] }'

# The most KiB that a program may be larger by.
PROGRAMS = [("lookups", 6), ("everything", 76)]
BUILDS = [("the catalog alone", CATALOG), ("serde with derive", SERDE), ("with payloads", PAYLOADS)]
# Each is measured with payloads.
FEATURES = [
    "arbitrary",
    "http",
    "axum",
    "schemars",
    "signature",
]
BUILDS += [
    (f"with `{feature}`", PAYLOADS.replace(" }", f', features = ["{feature}"] }}'))
    for feature in FEATURES
]
ROUNDS = 3


def processor_seconds():
    """Of all processes that have ended. Other work on the machine hardly changes it."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Consumer:
    """A crate with one dependency, in the version that this repository is tested with."""

    def __init__(self, folder, dependency, program="nothing"):
        self.folder = Path(folder)
        (self.folder / "Cargo.toml").write_text(
            '[package]\nname = "consumer"\nedition = "2024"\n\n[profile.release]\nstrip = true\n\n'
            f'[[bin]]\nname = "consumer"\npath = "{BENCHES}/programs/{program}.rs"\n\n'
            f"[dependencies]\n{dependency}\n"
        )
        shutil.copy(REPOSITORY / "Cargo.lock", self.folder)
        self.cargo("fetch")

    def cargo(self, *arguments):
        # A crate from the registry is never built incrementally.
        environment = os.environ | {"CARGO_INCREMENTAL": "0", "CARGO_TARGET_DIR": "target"}
        command = ["cargo", *arguments]
        return subprocess.check_output(
            command, cwd=self.folder, env=environment, text=True, stderr=subprocess.DEVNULL
        )

    def size(self):
        self.cargo("build", "--release")
        return (self.folder / "target/release/consumer").stat().st_size

    def clean_build(self):
        shutil.rmtree(self.folder / "target", ignore_errors=True)
        start = processor_seconds()
        self.cargo("build")
        return processor_seconds() - start

    def crates(self):
        tree = self.cargo("tree", "--edges", "normal,build", "--prefix", "none")
        return len({line.removesuffix(" (*)") for line in tree.splitlines()[1:]})


def program_size(dependency, program):
    with tempfile.TemporaryDirectory() as folder:
        return Consumer(folder, dependency, program).size()


without = program_size("", "nothing")
print("| what is used of the catalog | KiB more | goal | reached |")
print("| --- | ---: | ---: | --- |")
for program, goal in PROGRAMS:
    more = (program_size(CATALOG, program) - without) / 1024
    print(f"| {program} | {more:.1f} | ≤ {goal} | {'yes' if more <= goal else 'no'} |")

print("\n| clean debug build | crates | processor seconds |")
print("| --- | ---: | ---: |")
for what, dependency in BUILDS:
    with tempfile.TemporaryDirectory() as folder:
        consumer = Consumer(folder, dependency)
        seconds = min(consumer.clean_build() for _ in range(ROUNDS))
        print(f"| {what} | {consumer.crates()} | {seconds:.2f} |")
