//! A page of call detail records.

use plivo_hangup::{CallRecordPage, HangupCause, Kind};

fn page(body: &str) -> CallRecordPage {
    CallRecordPage::from_json(body.as_bytes()).unwrap()
}

const PAGE: &str = r#"{"api_id":"a1","meta":{"limit":20,"offset":40,"total_count":43,"next":null,"previous":"/v1/Account/MAXX/Call/?offset=20"},"new":{"x":1.50},"objects":[{"call_uuid":"c1","hangup_cause_code":4000},17,{"call_uuid":"c2","hangup_cause_code":"3000"},null,["+12025550123"],{"a":"\ud83d"}]}"#;

#[test]
fn a_bad_record_stands_in_its_place_and_spoils_no_other() {
    let page = page(PAGE);
    let causes: Vec<_> = page
        .objects
        .iter()
        .map(|record| record.as_ref().ok().map(|record| record.hangup().cause()))
        .collect();
    assert_eq!(
        causes,
        [
            Some(Some(HangupCause::NormalHangup)),
            None,
            Some(Some(HangupCause::NoAnswer)),
            None,
            None,
            Some(None),
        ]
    );
    let error = page.objects[4].as_ref().unwrap_err();
    assert_eq!(
        error.to_string(),
        "objects[4]: expected an object, found a list"
    );
    assert_eq!((error.index(), error.found()), (4, Kind::List));
    assert_eq!(error.raw_json(), r#"["+12025550123"]"#);
    assert_eq!(
        format!("{error:?}"),
        "RecordError { index: 4, found: List, .. }"
    );
    let error = page.objects[3].as_ref().unwrap_err();
    assert_eq!(
        error.to_string(),
        "objects[3]: expected an object, found nothing"
    );
}

#[test]
fn the_meta_data_has_accessors() {
    let page = page(PAGE);
    assert_eq!(page.api_id(), Some("a1"));
    assert_eq!(page.limit(), Some(20));
    assert_eq!(page.offset(), Some(40));
    assert_eq!(page.total_count(), Some(43));
    assert_eq!(page.next(), None);
    assert_eq!(page.previous(), Some("/v1/Account/MAXX/Call/?offset=20"));
    assert_eq!(page.get("new"), Some(r#"{"x":1.50}"#));
    assert_eq!(
        page.iter().map(|(key, _)| key).collect::<Vec<_>>(),
        ["api_id", "meta", "new"]
    );
}

#[test]
fn it_is_written_as_it_came() {
    assert_eq!(serde_json::to_string(&page(PAGE)).unwrap(), PAGE);
}

#[test]
fn a_serde_reader_gives_the_same_page() {
    let body = r#"{"meta":{"limit":20},"objects":[{"call_uuid":"c1","call_duration":5},17]}"#;
    let direct = page(body);
    let through_serde: CallRecordPage = serde_json::from_str(body).unwrap();
    assert_eq!(through_serde, direct);
    assert_eq!(serde_json::to_string(&through_serde).unwrap(), body);
}

#[test]
fn a_page_without_a_list_of_objects_is_an_error() {
    let error = |body: &str| {
        let error = CallRecordPage::from_json(body.as_bytes()).unwrap_err();
        error.to_string()
    };
    assert_eq!(error("{}"), "objects: expected a list, found nothing");
    assert_eq!(
        error(r#"{"objects":null}"#),
        "objects: expected a list, found nothing"
    );
    assert_eq!(
        error(r#"{"objects":{}}"#),
        "objects: expected a list, found an object"
    );
    assert_eq!(
        error(r#"{"objects":"12025550123"}"#),
        "objects: expected a list, found text"
    );
    assert_eq!(error("[]"), "payload: expected an object, found a list");
    assert!(serde_json::from_str::<CallRecordPage>("{}").is_err());
}

#[test]
fn what_stands_under_a_second_objects_key_is_kept() {
    let page = page(r#"{"objects":[{}],"objects":5,"objects":null,"objects":[{"a":1}]}"#);
    assert_eq!(page.objects.len(), 3);
    assert_eq!(page.objects[2].as_ref().unwrap_err().raw_json(), "5");
    assert_eq!(
        serde_json::to_string(&page).unwrap(),
        r#"{"objects":[{},{"a":1},5]}"#
    );
}

#[test]
fn an_empty_page_is_a_page() {
    assert!(page(r#"{"objects":[]}"#).objects.is_empty());
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
