//! A struct of a user's own.

use plivo_hangup::{Hangup, HangupCause, HangupSource, Meaning, Reported};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::support::{Schemas, written};

#[derive(Serialize, Deserialize, JsonSchema)]
struct Row {
    code: Option<Reported<HangupCause>>,
    source: Reported<HangupSource>,
    #[serde(default, with = "plivo_hangup::as_text")]
    #[schemars(with = "Option<String>")]
    column: Option<Reported<HangupCause>>,
}

#[derive(Serialize, JsonSchema)]
struct Answer {
    hangup: Hangup,
    meaning: Option<Meaning>,
}

#[test]
fn a_row_has_fields_of_this_crate() {
    let schemas = Schemas::of::<Row>();
    for (row, is_valid) in [
        (
            json!({"code": 3010, "source": "callee", "column": "3010"}),
            true,
        ),
        (
            json!({"code": null, "source": "Network", "column": null}),
            true,
        ),
        (json!({"code": "4210", "source": 5}), true),
        (json!({"code": true, "source": "callee"}), false),
        (json!({"code": 3010}), false),
        (
            json!({"code": 3010, "source": "callee", "column": 3010}),
            false,
        ),
    ] {
        assert_eq!(Row::deserialize(&row).is_ok(), is_valid, "{row}");
        assert_eq!(schemas.read.is_valid(&row), is_valid, "{row}");
    }
}

#[test]
fn an_answer_of_a_service_is_valid() {
    let hangup: Hangup = serde_json::from_str(r#"{"code": 3010, "source": "Carrier"}"#).unwrap();
    let meaning = Some(hangup.meaning());
    let answer = json!(Answer { hangup, meaning });
    Schemas::of::<Answer>().accept(&answer);
    let definitions = written::<Answer>()["$defs"].clone();
    let definitions = definitions.as_object().expect("definitions").keys();
    assert!(definitions.eq(["Hangup", "Meaning", "Outcome", "Party", "Retry"]));
}
