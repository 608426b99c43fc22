//! Short loads. README.md has the figures of long ones.

use std::process::Command;

use crate::support::program;

fn load(arguments: &[&str]) {
    let output = Command::new(program())
        .arg("load")
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let stored = text
        .lines()
        .find_map(|line| line.strip_prefix("good callbacks answered 200"))
        .unwrap();
    let stored: u64 = stored.split_whitespace().next().unwrap().parse().unwrap();
    assert!(stored > 50, "{text}");
    assert!(text.contains("lost                        0\n"), "{text}");
}

#[test]
fn under_load_nothing_good_is_lost_and_nothing_bad_is_stored() {
    load(&["--seconds", "3"]);
}

#[test]
fn killed_under_load_it_has_what_it_answered_for_exactly_once() {
    load(&["--seconds", "3", "--kill"]);
}
