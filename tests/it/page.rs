//! A page of call detail records.

use plivo_hangup::{CallRecordPage, HangupCause, JsonKind};

use crate::payload::to_json;

fn page(body: &str) -> CallRecordPage {
    CallRecordPage::from_json(body.as_bytes()).unwrap()
}

const PAGE: &str = r#"{"api_id":"a1","meta":{"limit":20,"offset":40,"total_count":43,"next":null,"previous":"/v1/Account/MAXX/Call/?offset=20"},"new":{"x":1.50},"objects":[{"call_uuid":"c1","hangup_cause_code":4000},17,{"call_uuid":"c2","hangup_cause_code":"3000"},null,["+12025550123"],{"a":"\ud83d"}]}"#;

#[test]
fn a_bad_record_is_an_error_in_its_place_and_spoils_no_other() {
    let page = page(PAGE);
    let found = page.records.iter().map(|record| match record {
        Ok(record) => record
            .hangup()
            .cause()
            .map_or("none", HangupCause::name)
            .to_owned(),
        Err(error) => error.to_string(),
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            "Normal Hangup",
            "objects[1]: expected an object, found a number",
            "No Answer",
            "objects[3]: expected an object, found null",
            "objects[4]: expected an object, found a list",
            "none",
        ]
    );
    let error = page.records[4].as_ref().unwrap_err();
    assert_eq!((error.index(), error.found()), (4, JsonKind::List));
    assert_eq!(error.raw_json(), r#"["+12025550123"]"#);
    assert_eq!(
        format!("{error:?}"),
        "RecordError { index: 4, found: List, .. }"
    );
}

#[test]
fn the_meta_data_has_accessors() {
    let page = page(PAGE);
    assert_eq!(page.api_id(), Some("a1"));
    assert_eq!(page.limit(), Some(20));
    assert_eq!(page.offset(), Some(40));
    assert_eq!(page.total_count(), Some(43));
    assert_eq!(page.next_url(), None);
    let first = self::page(r#"{"meta":{"next":"/v1/Account/MAXX/Call/?offset=20"},"objects":[]}"#);
    assert_eq!(first.next_url(), Some("/v1/Account/MAXX/Call/?offset=20"));
    assert_eq!(
        page.previous_url(),
        Some("/v1/Account/MAXX/Call/?offset=20")
    );
    assert_eq!(page.get("new"), Some(r#"{"x":1.50}"#));
    let keys = page.fields().map(|(key, _)| key);
    assert!(keys.eq(["api_id", "meta", "new"]));
    assert_eq!(to_json(&page), PAGE);
}

#[test]
fn a_serde_reader_gives_the_same_page() {
    let body = r#"{"meta":{"limit":20},"objects":[{"call_uuid":"c1","call_duration":5},17]}"#;
    let through_serde: CallRecordPage = serde_json::from_str(body).unwrap();
    assert_eq!(through_serde, page(body));
    assert_eq!(to_json(&through_serde), body);
}

#[test]
#[rustfmt::skip]
fn a_page_without_a_list_of_objects_is_an_error() {
    for (body, message) in [
        ("{}", "objects: expected a list, found nothing"),
        (r#"{"objects":null}"#, "objects: expected a list, found null"),
        (r#"{"objects":{}}"#, "objects: expected a list, found an object"),
        (r#"{"objects":"12025550123"}"#, "objects: expected a list, found text"),
        ("[]", "payload: expected an object, found a list"),
    ] {
        let error = CallRecordPage::from_json(body.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(
            serde_json::from_str::<CallRecordPage>(body).is_err(),
            "{body}"
        );
    }
    assert!(page(r#"{"objects":[]}"#).records.is_empty());
}

#[test]
fn what_a_second_objects_key_holds_is_kept() {
    let page = page(r#"{"objects":[{}],"objects":5,"objects":null,"objects":[{"a":1}]}"#);
    assert_eq!(page.records.len(), 3);
    let error = page.records[1].as_ref().unwrap_err();
    assert_eq!((error.index(), error.raw_json()), (1, "5"));
    assert_eq!(to_json(&page), r#"{"objects":[{},5,{"a":1}]}"#);
}

#[test]
fn debug_hides_what_records_hold() {
    let debug = format!("{:?}", page(PAGE));
    assert!(debug.contains("NormalHangup"), "{debug}");
    assert!(
        !debug.contains("2025550123") && !debug.contains("c1"),
        "{debug}"
    );
}

#[test]
fn errors_are_equal_if_place_and_json_are() {
    let errors = |objects: &str| -> Vec<_> {
        let records = page(&format!("{{\"objects\":[{objects}]}}")).records;
        records.into_iter().filter_map(Result::err).collect()
    };
    assert_eq!(errors(r#""\u0061", 17"#), errors(r#" "a",17 "#));
    assert_ne!(errors("17"), errors("18"));
    let [first, second] = &errors("17,17")[..] else {
        panic!("two are not records")
    };
    assert_ne!(first, second);
}
