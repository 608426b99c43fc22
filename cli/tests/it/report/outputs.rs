//! The page, the files and the summary.

use std::fs;

use super::{MIXED, PAGE, report};
use crate::decode::run::Run;

#[test]
fn the_summary_says_all_in_this_order() {
    let run = Run::new("report-summary")
        .file("mixed.ndjson", MIXED)
        .file("page.json", PAGE);
    report(&run, "mixed.ndjson page.json").prints_and_fails(
        include_str!("summary.txt"),
        "plivo-hangup: not read: 2. The report says what and where.\n",
    );
}

#[test]
fn the_demo_is_a_page_in_one_file_without_scripts_and_numbers() {
    let run = Run::new("report-demo");
    let ended = report(&run, "--demo --demo-records 3000 --out page.html");
    ended.prints("");
    let page = fs::read_to_string(run.folder.join("page.html")).unwrap();
    for other in ["<script", "http:", "https:", "src=", "@import", "url("] {
        let page = page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assert!(!page.contains(other), "{other}");
    }
    for number in ["2025550", "7700900", "5f1c0a52", "MAXXXX"] {
        assert!(!page.contains(number), "{number}");
    }
    let charts = page.matches("<svg ").count();
    assert_eq!(charts, 10, "five, each in two widths");
    assert_eq!(page.matches("<details>").count(), 5, "a table for each");
    assert!(
        !page.contains("fill=\"#"),
        "every colour is one of the page's"
    );
    let titles = page.split("<h2 id=\"").skip(1);
    let titles: Vec<_> = titles
        .filter_map(|text| Some(text.split_once("-title")?.0))
        .collect();
    assert_eq!(
        titles,
        [
            "outcomes",
            "ours_to_fix",
            "changes",
            "over_time",
            "causes",
            "responsible",
            "retry",
            "disagreements",
            "unlisted",
            "not_read",
            "apart"
        ]
    );
}

#[test]
fn nothing_of_a_payload_is_markup() {
    let run = Run::new("report-markup").file(
        "<b>.form",
        "CallUUID=c1&HangupCauseCode=4210&HangupSource=%3Cscript%3E&HangupCauseName=%26amp%3B",
    );
    report(&run, "<b>.form gone/<i> --out page.html");
    let page = fs::read_to_string(run.folder.join("page.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("<i>"));
    assert!(page.contains("gone/&lt;i&gt;"));
}

#[test]
fn each_table_is_a_file_of_csv() {
    let run = Run::new("report-csv").file("mixed.ndjson", MIXED);
    report(&run, "mixed.ndjson --csv tables");
    let file = |name: &str| fs::read_to_string(run.folder.join("tables").join(name)).unwrap();
    assert_eq!(
        file("causes.csv"),
        "cause,calls,share\n1010 Canceled (Out Of Credits),1,0.200000\n3010 Busy Line,1,0.200000\n\
         4000 Normal Hangup,1,0.200000\n7011 Error Reaching Answer URL,1,0.200000\nNot listed,1,0.200000\n"
    );
    assert_eq!(
        file("over_time.csv"),
        "day,calls,completed,canceled,busy,no_answer,rejected,machine,failed,unknown\n\
         2026-03-01,2,1,0,1,0,0,0,0,0\n2026-03-02,3,0,0,0,0,0,0,2,1\n"
    );
    assert_eq!(fs::read_dir(run.folder.join("tables")).unwrap().count(), 11);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let run = Run::new("report-unwritable").file("a.form", "CallUUID=c1&HangupCauseCode=3010");
    let ended = report(&run, "a.form --out gone/page.html");
    assert!(
        ended.err.starts_with("plivo-hangup: gone/page.html: "),
        "{}",
        ended.err
    );
    assert_eq!(ended.code, Some(1));
}

#[test]
fn without_files_it_asks_for_some() {
    let run = Run::new("report-none");
    let ended = report(&run, "");
    assert_eq!(ended.code, Some(2));
    let ended = report(&run, "--demo a.form");
    assert_eq!(ended.code, Some(2));
}
