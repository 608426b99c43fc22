//! The generator: what it says of broken data files, and what it makes of the real ones.
//!
//! It is the build script's own code, called here with texts of our choice.

#[path = "../../build/data.rs"]
mod data;
#[path = "../../build/docs.rs"]
mod docs;
#[path = "../../build/emit.rs"]
mod emit;
#[path = "../../build/file.rs"]
mod file;
#[path = "../../build/generate.rs"]
mod generate;
#[path = "../../build/json.rs"]
mod json;
#[path = "../../build/names.rs"]
mod names;
#[path = "../../build/object.rs"]
mod object;
#[path = "../../build/references.rs"]
mod references;
#[path = "../../build/rules.rs"]
mod rules;
#[path = "../../build/rust.rs"]
mod rust;

mod broken_causes;
mod broken_json;
mod broken_words;
mod emitted;

use self::generate::generate;

/// Small data files without problems, for the tests to break: their edits count on the lines.
const CAUSES: &str = include_str!("generator/causes.json");
const WORDS: &str = include_str!("generator/words.json");

const REAL_CAUSES: &str = include_str!("../../data/hangup-causes.json");
const REAL_WORDS: &str = include_str!("../../data/telephony-causes.json");

/// The number of a line, a part of it, and what is to stand there instead.
type Edit<'a> = (usize, &'a str, &'a str);

#[track_caller]
fn edited(text: &str, edits: &[Edit<'_>]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for &(number, from, to) in edits {
        let line = &mut lines[number - 1];
        let times = line.matches(from).count();
        assert_eq!(
            times, 1,
            "times that {from:?} stands in line {number}: {line}"
        );
        *line = line.replace(from, to);
    }
    lines.join("\n") + "\n"
}

/// Compares all problems with the expected ones, each as `file:line: field: sentence`.
#[track_caller]
fn expect_problems(causes: &str, words: &str, expected: &[&str]) {
    let problems = generate(causes, words)
        .map(drop)
        .expect_err("the data is broken");
    let found: Vec<_> = problems.iter().map(ToString::to_string).collect();
    let (found, expected) = (found.join("\n"), expected.join("\n"));
    assert!(
        found == expected,
        "found:\n{found}\n\nexpected:\n{expected}"
    );
}

/// Breaks the small file of causes.
#[track_caller]
fn break_causes(edits: &[Edit<'_>], expected: &[&str]) {
    expect_problems(&edited(CAUSES, edits), WORDS, expected);
}

/// Breaks the small file of words.
#[track_caller]
fn break_words(edits: &[Edit<'_>], expected: &[&str]) {
    expect_problems(CAUSES, &edited(WORDS, edits), expected);
}

#[test]
fn the_small_files_have_no_problems() {
    let rust = generate(CAUSES, WORDS).expect("no problems");
    for variant in [
        "    NormalHangup = 10,\n",
        "    BusyLine = 20,\n",
        "    Success = 142,\n",
    ] {
        assert!(rust.contains(variant), "{variant:?}");
    }
}

#[test]
fn problems_of_both_files_come_together() {
    let causes = edited(CAUSES, &[(44, "normal_hangup", "NormalHangup")]);
    let words = edited(WORDS, &[(9, "busy", "engaged")]);
    expect_problems(
        &causes,
        &words,
        &[
            r#"data/hangup-causes.json:44: cause 10: slug: "NormalHangup" is not in snake_case"#,
            r#"data/telephony-causes.json:9: word "USER_BUSY": outcome: "engaged" is not a known outcome; expected one of completed, busy"#,
        ],
    );
}

#[test]
fn a_file_that_cannot_be_read_hides_no_problem_of_the_other() {
    let words = edited(WORDS, &[(15, "FreeSWITCH", "Asterisk")]);
    expect_problems(
        "[]",
        &words,
        &[
            "data/hangup-causes.json:1: file: expected an object, found a list",
            r#"data/telephony-causes.json:15: word "SUCCESS": origin: "Asterisk" is not a known origin; expected one of Q.850, FreeSWITCH"#,
        ],
    );
}
