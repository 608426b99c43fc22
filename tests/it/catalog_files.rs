//! The catalog as the example writes it for other tools.

#[path = "../../examples/explain/catalog.rs"]
#[allow(dead_code, reason = "the example uses the rest")]
mod catalog;

use std::collections::BTreeMap;

use plivo_hangup::HangupCause;
use serde_json::Value;

#[test]
fn the_reference_table_for_support_teams_is_up_to_date() {
    assert!(
        catalog::markdown().unwrap() == include_str!("../../CATALOG.md"),
        "CATALOG.md is not what the catalog says; refresh it:\n\
         cargo run --example explain -- --format markdown > CATALOG.md"
    );
}

#[test]
fn the_reference_table_has_each_cause_and_each_correction_once() {
    let table = include_str!("../../CATALOG.md");
    let (causes, corrections) = table.split_once("\n## Corrections\n").expect("two parts");
    for cause in HangupCause::ALL {
        let row = format!("\n| {} | ", cause.code());
        assert_eq!(causes.matches(&row).count(), 1, "{cause}");
    }
    assert_eq!(causes.matches("\n## ").count(), 11);
    // A head, a line and 25 corrections.
    assert_eq!(corrections.matches("\n| ").count(), 27);
    for row in [
        "| 3010, 3020, 3030 | Answer XML | any | yes | Completed | Not Needed | Application | ",
        "| 4000 | Callee | any | no | Rejected | After Fix | Callee | ",
        "| 4010 | any | Busy | any | - | Not Needed | nobody | ",
    ] {
        assert!(corrections.contains(&format!("\n{row}")), "{row}");
    }
}

#[test]
fn csv_and_json_have_a_flat_row_for_each_cause() {
    let json: Vec<BTreeMap<String, Value>> =
        serde_json::from_str(&catalog::json().unwrap()).unwrap();
    let csv = catalog::csv().unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let csv: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let count = HangupCause::ALL.len();
    assert_eq!((json.len(), csv.len()), (count, count));
    for (code, column, expected) in [
        (3010, "name", "Busy Line"),
        (3010, "outcome", "busy"),
        (3010, "sources", "Plivo; Carrier"),
        (3010, "call_states_evidence", "published"),
        (2050, "call_states", ""),
        (9000, "responsible", ""),
    ] {
        let row = csv
            .iter()
            .find(|row| row["code"] == code.to_string())
            .unwrap();
        assert_eq!(row[column], expected, "{code}: {column}");
        let row = json.iter().find(|row| row["code"] == code).unwrap();
        let expected = (!expected.is_empty()).then_some(expected);
        assert_eq!(row[column].as_str(), expected, "{code}: {column}");
    }
}
