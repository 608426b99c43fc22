//! How the output suits a terminal, a pipe, and whoever reads it.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::support::{out, plivo_hangup};

fn text(arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let output = plivo_hangup()
        .args(arguments)
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

const BOLD_TITLE: &str = "\u{1b}[1m3010 Busy Line\u{1b}[0m\n";

#[test]
fn there_is_no_colour_in_a_pipe_unless_it_is_asked_for() {
    let explain = ["explain", "3010"];
    assert!(text(&explain, &[]).starts_with("3010 Busy Line\n"));
    let always = ["--color", "always", "explain", "3010"];
    assert!(text(&always, &[]).starts_with(BOLD_TITLE));
    assert!(text(&["explain", "3010", "--color=always"], &[]).starts_with(BOLD_TITLE));
    assert!(text(&explain, &[("CLICOLOR_FORCE", "1")]).starts_with(BOLD_TITLE));
    let never = ["explain", "3010", "--color", "never"];
    for (arguments, variables) in [
        (&explain[..], &[("NO_COLOR", "1")][..]),
        (&never, &[("CLICOLOR_FORCE", "1")]),
        (&never, &[]),
    ] {
        let text = text(arguments, variables);
        assert!(
            !text.contains('\u{1b}'),
            "{arguments:?} {variables:?}: {text}"
        );
    }
}

#[test]
fn colour_says_whether_the_call_failed() {
    let always = |asked| text(&["--color", "always", "explain", asked], &[]);
    assert!(always("8011").contains("\u{1b}[31mFailed (our judgement)\u{1b}[0m"));
    assert!(always("4000").contains("\u{1b}[32mCompleted (our judgement)\u{1b}[0m"));
    assert!(always("3010").contains("  \u{1b}[2moutcome\u{1b}[0m      Busy (our judgement)\n"));
}

#[test]
fn without_its_colour_the_output_is_the_same() {
    for arguments in [
        &["explain", "8011", "DECLINE", "17", "busy", "4210"][..],
        &["catalog"],
        &["catalog", "--corrections"],
    ] {
        let colored = text(&[&["--color", "always"], arguments].concat(), &[]);
        let stripped = anstream::adapter::strip_str(&colored).to_string();
        assert!(colored != stripped, "{arguments:?}");
        assert!(stripped == text(arguments, &[]), "{arguments:?}");
    }
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let everything = (0..=9999)
        .map(|number| number.to_string())
        .collect::<Vec<_>>();
    let mut explain = vec!["explain", "error", "busy lnie", "DECLINE", "q850:816"];
    explain.extend(everything.iter().map(String::as_str).take(900));
    explain.extend([
        "1010", "1020", "2070", "3010", "4000", "7034", "8011", "9110",
    ]);
    for (columns, width) in [
        ("1", 40),
        ("40", 40),
        ("60", 60),
        ("80", 80),
        ("100", 100),
        ("300", 100),
        ("none", 80),
    ] {
        for arguments in [
            &explain[..],
            &["catalog"],
            &["catalog", "--corrections"],
            &["catalog", "--cause-sources"],
            &["catalog", "--telephony"],
            &["catalog", "--events"],
            &["catalog", "--sources"],
            &["--help"],
            &["explain", "--help"],
            &["decode", "--help"],
            &["catalog", "--help"],
        ] {
            let text = text(arguments, &[("COLUMNS", columns)]);
            // clap does not wrap how a command is used.
            let lines = text.lines().filter(|line| !line.starts_with("Usage:"));
            let widest = lines.map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= width, "{arguments:?} at {columns}: {widest}");
        }
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_not_an_error() {
    for arguments in [
        &["catalog"][..],
        &["catalog", "--format", "json"],
        &["catalog", "--format", "markdown"],
        &["completions", "bash"],
        &["explain", "3010", "8011"],
    ] {
        let mut child = plivo_hangup()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut message = String::new();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        errors.read_line(&mut message).unwrap();
        assert_eq!(message, "", "{arguments:?}");
        assert!(child.wait().unwrap().success(), "{arguments:?}");
    }
}

#[test]
fn there_is_a_completion_script_for_each_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = out(&["completions", shell]);
        for word in ["plivo-hangup", "explain", "catalog", "telephony"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}
