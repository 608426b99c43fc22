//! The generator: what it says of broken data files, and what it makes of the real ones.
//!
//! It is the build script's own code, called here with texts of the tests' choice.

#[path = "../../build/corrections.rs"]
mod corrections;
#[path = "../../build/data.rs"]
mod data;
#[path = "../../build/docs.rs"]
mod docs;
#[path = "../../build/ends.rs"]
mod ends;
#[path = "../../build/enums.rs"]
mod enums;
#[path = "../../build/file.rs"]
mod file;
#[path = "../../build/generate.rs"]
mod generate;
#[path = "../../build/json.rs"]
mod json;
#[path = "../../build/lookup.rs"]
mod lookup;
#[path = "../../build/meanings.rs"]
mod meanings;
#[path = "../../build/names.rs"]
mod names;
#[path = "../../build/object.rs"]
mod object;
#[path = "../../build/paths.rs"]
mod paths;
#[path = "../../build/read.rs"]
mod read;
#[path = "../../build/references.rs"]
mod references;
#[path = "../../build/rules.rs"]
mod rules;
#[path = "../../build/rust.rs"]
mod rust;
#[path = "../../build/tables.rs"]
mod tables;
#[path = "../../build/texts.rs"]
mod texts;
#[path = "../../build/traits.rs"]
mod traits;

mod broken_causes;
mod broken_corrections;
mod broken_json;
mod broken_names;
mod broken_references;
mod broken_shape;
mod broken_texts;
mod broken_wire;
mod emitted;

use std::io;

use self::file::Problem;

/// Small data files without problems, for the tests to break: the cases count on their lines.
const CAUSES: &str = include_str!("generator/causes.json");
const WORDS: &str = include_str!("generator/words.json");
const WIRE: &str = include_str!("generator/wire.json");

/// The generated enums and, after them, the tables.
fn generate(files: [&str; 3]) -> Result<String, Vec<Problem>> {
    let generated = generate::generate(files.map(contents_of))?;
    Ok(generated.enums + &generated.tables)
}

/// What reading a file of this text gives.
#[expect(clippy::unnecessary_wraps, reason = "other files cannot be read")]
fn contents_of(text: &str) -> io::Result<Vec<u8>> {
    Ok(text.as_bytes().to_owned())
}

/// Puts other text into a file, and gives the problems that are expected of it.
///
/// Each row of a case has the number of a line: `12 - text` is what the line has once, `12 + text`
/// takes its place, and `12 ! problem` is the field and the sentence of a problem.
#[track_caller]
fn edited<'a>(name: &str, text: &str, case: &'a str) -> (String, Vec<String>) {
    const TAKEN_OUT: &str = "\0";
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let mut expected = Vec::new();
    let parts = |row: &'a str| {
        let (number, row) = row.trim_matches(' ').split_once(' ')?;
        Some((number.parse::<usize>().ok()?, row.split_once(' ')?))
    };
    for row in case.lines().filter(|row| !row.trim().is_empty()) {
        let (number, (sign, text)) = parts(row).unwrap_or_else(|| panic!("a row: {row}"));
        let line = &mut lines[number - 1];
        match sign {
            "-" => {
                let times = line.matches(text).count();
                assert_eq!(times, 1, "times that line {number} has {text}: {line}");
                *line = line.replace(text, TAKEN_OUT);
            }
            "+" => *line = line.replace(TAKEN_OUT, text),
            "!" => expected.push(format!("{name}:{number}: {text}")),
            _ => panic!("a sign: {row}"),
        }
    }
    (lines.join("\n").replace(TAKEN_OUT, "") + "\n", expected)
}

/// Compares all problems with the expected ones, each as `file:line: field: sentence`.
#[track_caller]
fn expect_problems(causes: &str, words: &str, expected: &[impl AsRef<str>]) {
    expect_problems_of([causes, words, WIRE].map(contents_of), expected);
}

#[track_caller]
fn expect_problems_of(contents: [io::Result<Vec<u8>>; 3], expected: &[impl AsRef<str>]) {
    let problems = generate::generate(contents)
        .map(drop)
        .expect_err("the data is broken");
    let found: Vec<_> = problems.iter().map(ToString::to_string).collect();
    let expected: Vec<_> = expected.iter().map(AsRef::as_ref).collect();
    let (found, expected) = (found.join("\n"), expected.join("\n"));
    assert!(
        found == expected,
        "found:\n{found}\n\nexpected:\n{expected}"
    );
}

/// Breaks the small file of causes in each of the cases, which blank lines separate.
#[track_caller]
fn break_causes(breaks: &str) {
    for case in breaks.split("\n\n") {
        let (causes, expected) = edited("data/hangup-causes.json", CAUSES, case);
        expect_problems(&causes, WORDS, &expected);
    }
}

/// Breaks the small file of words in each of the cases.
#[track_caller]
fn break_words(breaks: &str) {
    for case in breaks.split("\n\n") {
        let (words, expected) = edited("data/telephony-causes.json", WORDS, case);
        expect_problems(CAUSES, &words, &expected);
    }
}

/// Breaks the small file of the wire's words in each of the cases.
#[track_caller]
fn break_wire(breaks: &str) {
    for case in breaks.split("\n\n") {
        let (wire, expected) = edited("data/wire-words.json", WIRE, case);
        expect_problems_of([CAUSES, WORDS, &wire].map(contents_of), &expected);
    }
}

#[test]
fn the_small_files_have_no_problems() {
    let rust = generate([CAUSES, WORDS, WIRE]).expect("no problems");
    for variant in ["NormalHangup = 10", "BusyLine = 20", "Success = 142"] {
        assert!(rust.contains(&format!("\n    {variant},\n")), "{variant}");
    }
}

#[test]
fn problems_of_both_files_come_together() {
    let (causes, mut expected) = edited(
        "data/hangup-causes.json",
        CAUSES,
        r#"59 - normal_hangup
           59 + NormalHangup
           59 ! cause 10: slug: "NormalHangup" is not in snake_case"#,
    );
    let (words, more) = edited(
        "data/telephony-causes.json",
        WORDS,
        r#"5 - USER_BUSY
           5 + user_busy
           5 ! word "user_busy": word: "user_busy" is not in capital letters, digits and underscores"#,
    );
    expected.extend(more);
    expect_problems(&causes, &words, &expected);
}

#[test]
fn a_file_that_is_not_read_hides_no_problem_of_the_other() {
    let (words, expected) = edited(
        "data/telephony-causes.json",
        WORDS,
        r#"15 - FreeSWITCH
           15 + Asterisk
           15 ! word "SUCCESS": origin: "Asterisk" is not a known origin; expected one of Q.850, FreeSWITCH"#,
    );
    let latin1 = CAUSES.replace("It ended.", "\0").into_bytes();
    let latin1 = latin1
        .into_iter()
        .map(|byte| if byte == 0 { 0xE9 } else { byte });
    for (contents, problem) in [
        (
            Ok(b"[]".to_vec()),
            "1: file: expected an object, found a list",
        ),
        (Ok(latin1.collect()), "61: file: the line is not UTF-8"),
        (
            Err(io::ErrorKind::NotFound.into()),
            "1: file: the file cannot be read: entity not found",
        ),
    ] {
        let mut expected = expected.clone();
        expected.insert(0, format!("data/hangup-causes.json:{problem}"));
        expect_problems_of(
            [contents, contents_of(&words), contents_of(WIRE)],
            &expected,
        );
    }
}

#[test]
fn all_problems_come_at_once_sorted_by_line() {
    break_causes(
        r#" 4 - Called
            4 ! source "Callee": aliases[0]: the text is empty
           59 - "slug": "normal_hangup",
           54 ! cause 10: slug: the field is missing
           67 - inbound
           67 + internal
           67 ! cause 10: call_types[0]: "internal" is not a known call type; expected one of inbound, outbound
           80 - 20
           80 + 10
           80 ! cause 10: code: the code 10 is already in line 55
           81 - Busy Line
           81 + 7
           81 ! cause 10: name: "7" would be read as a code
           84 - busy_line
           84 + Busy
           84 ! cause 10: slug: "Busy" is not in snake_case
           98 - "published"
           98 + 1
           98 ! cause 10: evidence: responsible: expected text, found the number 1"#,
    );
}

#[test]
fn lines_are_counted_alike_with_carriage_returns() {
    let case = r#"84 - busy_line
                  84 + Busy
                  84 ! cause 20: slug: "Busy" is not in snake_case"#;
    let (causes, expected) = edited("data/hangup-causes.json", CAUSES, case);
    expect_problems(&causes.replace('\n', "\r\n"), WORDS, &expected);
}
