//! The catalog as the example writes it for other tools.

#[path = "../../examples/explain/catalog.rs"]
#[allow(dead_code, reason = "the example uses the rest")]
mod catalog;

#[test]
fn the_reference_table_for_support_teams_is_up_to_date() {
    assert!(
        catalog::markdown() == include_str!("../../CATALOG.md"),
        "CATALOG.md is not what the catalog says; refresh it:\n\
         cargo run --example explain -- --format markdown > CATALOG.md"
    );
}

#[test]
fn csv_and_json_hold_the_same_flat_rows() {
    let json: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_str(&catalog::json().unwrap()).unwrap();
    let csv = catalog::csv().unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().unwrap().clone();
    assert_eq!(
        head.iter().take(3).collect::<Vec<_>>(),
        ["code", "name", "slug"]
    );
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), json.len());
    for (row, object) in rows.iter().zip(&json) {
        assert_eq!(object.len(), head.len());
        for (key, cell) in head.iter().zip(row) {
            let text = match &object[key] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(cell, text, "{key}");
        }
    }
    let busy = json.iter().find(|row| row["code"] == 3010).unwrap();
    assert_eq!(busy["outcome"], "busy");
    assert_eq!(busy["sources"], "Plivo; Carrier");
    let barred = json.iter().find(|row| row["code"] == 2050).unwrap();
    assert_eq!(barred["call_states"], serde_json::Value::Null);
}
