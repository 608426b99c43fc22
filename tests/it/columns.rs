//! Fields as text, in formats whose readers guess kinds.

use plivo_hangup::{CallStatus, HangupCause, HangupSource, Outcome, Reported, TelephonyCause};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::support::json_error;

/// The columns of a database.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Call {
    #[serde(with = "plivo_hangup::as_text")]
    code: Option<Reported<HangupCause>>,
    #[serde(with = "plivo_hangup::as_text")]
    source: Reported<HangupSource>,
    #[serde(default, with = "plivo_hangup::as_text")]
    cause: Option<HangupCause>,
}

fn code(call: &Call) -> Option<&str> {
    call.code.as_ref().map(Reported::as_str)
}

/// Texts that readers take for numbers, booleans or nothing.
const GUESSED: [&str; 14] = [
    "3010",
    "03010",
    "+3010",
    " 3010 ",
    "0x10",
    "1.50",
    "-0",
    "1e5",
    "007",
    "NaN",
    "true",
    "false",
    "340282366920938463463374607431768211456",
    "Busy Line",
];

fn from_csv<T: DeserializeOwned>(csv: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .collect()
}

fn to_csv(rows: &[impl Serialize]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_column_of_csv_is_its_text() {
    let rows = GUESSED.map(|text| format!("{text},{text},\n"));
    let csv = format!("code,source,cause\n{}", rows.concat());
    let calls: Vec<Call> = from_csv(&csv).unwrap();
    assert_eq!(calls.len(), GUESSED.len());
    for (call, text) in calls.iter().zip(GUESSED) {
        assert_eq!(code(call), Some(text));
        assert_eq!(call.source.as_str(), text);
        let is_busy = ["3010", " 3010 ", "Busy Line"].contains(&text);
        let known = call.code.as_ref().and_then(Reported::known);
        assert_eq!(known, is_busy.then_some(HangupCause::BusyLine), "{text}");
    }
    assert_eq!(to_csv(&calls), csv);
}

#[test]
fn a_blank_column_of_csv_is_absent_where_it_may_be() {
    let calls: Vec<Call> = from_csv("code,source,cause\n,,\n \t, ,\" \"\n").unwrap();
    let sources = ["", " "];
    for (call, source) in calls.iter().zip(sources) {
        assert_eq!((&call.code, call.cause), (&None, None));
        assert_eq!(call.source.as_str(), source);
    }
    assert_eq!(to_csv(&calls), "code,source,cause\n,,\n, ,\n");
    let calls: Vec<Call> = from_csv("code,source\n3010,Callee\n").unwrap();
    assert_eq!(calls[0].cause, None);
}

#[test]
fn an_enum_in_a_column_is_known_or_an_error() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Row {
        #[serde(with = "plivo_hangup::as_text")]
        cause: HangupCause,
        #[serde(with = "plivo_hangup::as_text")]
        word: TelephonyCause,
        #[serde(with = "plivo_hangup::as_text")]
        outcome: Option<Outcome>,
        #[serde(with = "plivo_hangup::as_text")]
        status: CallStatus,
    }
    let row = Row {
        cause: HangupCause::BusyLine,
        word: TelephonyCause::UserBusy,
        outcome: Some(Outcome::NoAnswer),
        status: CallStatus::NoAnswer,
    };
    let csv = "cause,word,outcome,status\n3010,USER_BUSY,no_answer,no-answer\n";
    assert_eq!(to_csv(std::slice::from_ref(&row)), csv);
    assert_eq!(from_csv::<Row>(csv).unwrap(), [row]);

    let found = |field: &str| {
        let csv = csv.replace("3010", field);
        from_csv::<Row>(&csv).unwrap_err().to_string()
    };
    let expected = "expected the code or name of a hangup cause";
    for (field, sentence) in [
        ("03010", "found unlisted text of 5 bytes"),
        ("+3010", "found unlisted text of 5 bytes"),
        ("12025550123", "found unlisted text of 11 bytes"),
        ("true", "found unlisted text of 4 bytes"),
        ("4210", "found the unlisted code 4210"),
        ("", "found empty text"),
    ] {
        let error = found(field);
        assert!(
            error.ends_with(&format!("{expected}, {sentence}")),
            "{error}"
        );
    }
}

#[test]
fn an_element_and_an_attribute_of_xml_are_their_text() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename = "Call")]
    struct Xml {
        #[serde(rename = "@code", with = "plivo_hangup::as_text")]
        code: Reported<HangupCause>,
        #[serde(rename = "@status", default, with = "plivo_hangup::as_text")]
        status: Option<CallStatus>,
        #[serde(with = "plivo_hangup::as_text")]
        source: Option<Reported<HangupSource>>,
        #[serde(default, with = "plivo_hangup::as_text")]
        cause: Option<HangupCause>,
    }
    for text in GUESSED {
        let xml = format!(
            r#"<Call code="{text}" status="busy"><source>{text}</source><cause>3010</cause></Call>"#
        );
        let call: Xml = quick_xml::de::from_str(&xml).unwrap();
        assert_eq!(call.code.as_str(), text);
        assert_eq!(call.status, Some(CallStatus::Busy));
        assert_eq!(call.source.as_ref().map(Reported::as_str), Some(text));
        assert_eq!(call.cause, Some(HangupCause::BusyLine));
        assert_eq!(quick_xml::se::to_string(&call).unwrap(), xml);
    }
    for blank in [
        r#"<Call code=""><source/></Call>"#,
        r#"<Call code="" status=""><source></source><cause> </cause></Call>"#,
    ] {
        let call: Xml = quick_xml::de::from_str(blank).unwrap();
        assert_eq!(call.code.as_str(), "");
        assert_eq!((call.status, &call.source, call.cause), (None, &None, None));
    }
    let nested = r#"<Call code=""><source><To>12025550123</To></source></Call>"#;
    let error = quick_xml::de::from_str::<Xml>(nested).unwrap_err();
    assert_eq!(error.to_string(), "expected text, found another kind");
}

#[test]
fn a_value_of_a_query_is_its_text() {
    for text in ["3010", "03010", "1.50", "true", "Busy Line", ""] {
        let query = format!("code={0}&source={0}&cause=3010", text.replace(' ', "+"));
        let call: Call = serde_qs::from_str(&query).unwrap();
        assert_eq!(code(&call), Some(text).filter(|text| !text.is_empty()));
        assert_eq!(call.source.as_str(), text);
        assert_eq!(call.cause, Some(HangupCause::BusyLine));
        let written = serde_qs::to_string(&call).unwrap();
        assert_eq!(serde_qs::from_str::<Call>(&written).unwrap(), call);
    }
    let call: Call = serde_qs::from_str("code&source=").unwrap();
    assert_eq!((call.code, call.cause), (None, None));
}

#[test]
fn a_column_of_json_is_text_null_or_an_error() {
    let json = r#"{"code":"03010","source":"callee","cause":"3010"}"#;
    let call: Call = serde_json::from_str(json).unwrap();
    assert_eq!(code(&call), Some("03010"));
    assert_eq!(serde_json::to_string(&call).unwrap(), json);
    let json = r#"{"code":null,"source":"","cause":null}"#;
    let call: Call = serde_json::from_str(json).unwrap();
    assert_eq!((&call.code, call.cause), (&None, None));
    assert_eq!(serde_json::to_string(&call).unwrap(), json);

    for value in ["12025550123", "-12025550123", "1202555.0123", "true"] {
        let json = format!(r#"{{"source":"","code":{value}}}"#);
        let error = serde_json::from_str::<Call>(&json).unwrap_err().to_string();
        let sentence = "expected text, found another kind at line 1 column ";
        assert!(error.starts_with(sentence), "{error}");
    }
    let null = serde_json::from_str::<Call>(r#"{"code":null,"source":null}"#);
    let null = null.unwrap_err().to_string();
    assert!(
        null.starts_with("invalid type: null, expected text at"),
        "{null}"
    );
    let cut = serde_json::from_str::<Call>(r#"{"source":"Cal"#).unwrap_err();
    assert!(cut.is_eof(), "{cut}");
}

#[test]
fn a_column_comes_back_from_binary_formats() {
    let call = |code: Option<&str>, cause| Call {
        code: code.map(Reported::from),
        source: Reported::from("x".repeat(5000).as_str()),
        cause,
    };
    for call in [
        call(None, None),
        call(Some("03010"), Some(HangupCause::BusyLine)),
    ] {
        let mut bytes = Vec::new();
        ciborium::into_writer(&call, &mut bytes).unwrap();
        assert_eq!(ciborium::from_reader::<Call, _>(&bytes[..]).unwrap(), call);
        let bytes = rmp_serde::to_vec(&call).unwrap();
        assert_eq!(rmp_serde::from_slice::<Call>(&bytes).unwrap(), call);
    }
    let number = rmp_serde::to_vec(&(3010, "", ())).unwrap();
    let error = rmp_serde::from_slice::<Call>(&number).unwrap_err();
    assert_eq!(error.to_string(), "expected text, found a number");
}

/// serde lets the format guess the kinds of all fields before a flattened struct asks for one.
#[test]
fn a_guess_in_a_flattened_struct_is_an_error_and_not_another_value() {
    #[derive(Debug, Deserialize)]
    struct Flat {
        #[serde(flatten)]
        call: Call,
    }
    let text: Vec<Flat> = from_csv("code,source\nBusy Line,Callee\n").unwrap();
    assert_eq!(code(&text[0].call), Some("Busy Line"));
    let error = from_csv::<Flat>("code,source\n012025550123,\n").unwrap_err();
    let error = error.to_string();
    assert!(
        error.ends_with("expected text, found another kind"),
        "{error}"
    );
}

/// What a column holds that may be empty: see the serde of `HangupCause`.
#[test]
fn an_optional_column_may_be_empty_only_if_its_value_is_reported() {
    #[derive(Serialize, Deserialize)]
    struct Row {
        code: Option<Reported<HangupCause>>,
    }
    #[derive(Serialize, Deserialize)]
    struct TextRow {
        #[serde(with = "plivo_hangup::as_text", default)]
        code: Option<Reported<HangupCause>>,
    }

    let error = json_error::<Option<HangupCause>>(r#""""#);
    let sentence = "expected the code or name of a hangup cause, found empty text";
    assert_eq!(error, sentence);

    let read = |json: &str| serde_json::from_str::<Row>(json).unwrap();
    for (json, text) in [
        (r#"{"code":null}"#, None),
        (r#"{"code":""}"#, Some("")),
        (r#"{"code":"4210"}"#, Some("4210")),
        (r#"{"code":3010}"#, Some("3010")),
    ] {
        let row = read(json);
        assert_eq!(row.code.as_ref().map(Reported::as_str), text, "{json}");
        assert_eq!(serde_json::to_string(&row).unwrap(), json);
    }
    assert_eq!(read("{}").code, None);
    assert_eq!(read(r#"{"code":""}"#).code.unwrap().known(), None);

    for (json, text) in [(r#"{"code":""}"#, None), (r#"{"code":"x"}"#, Some("x"))] {
        let row: TextRow = serde_json::from_str(json).unwrap();
        assert_eq!(row.code.as_ref().map(Reported::as_str), text, "{json}");
    }

    let csv = "code\n3010\n\"\"\n4210\n";
    let rows: Result<Vec<Row>, _> = csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .collect();
    let codes: Vec<_> = rows.unwrap().into_iter().map(|row| row.code).collect();
    assert_eq!(
        codes,
        [
            Some(Reported::from("3010")),
            None,
            Some(Reported::from("4210"))
        ]
    );
    let rows: Result<Vec<TextRow>, _> = csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .collect();
    let codes: Vec<_> = rows.unwrap().into_iter().map(|row| row.code).collect();
    assert_eq!(
        codes,
        [
            Some(Reported::from("3010")),
            None,
            Some(Reported::from("4210"))
        ]
    );
}
