//! A page of records: each is read as it would be alone, or is an error in its place with its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{CallRecord, CallRecordPage, PayloadError};
use plivo_hangup_fuzz::{judgement, lossless, marker, reference};

fuzz_target!(|body: &[u8]| {
    let entries = reference::text(body).and_then(reference::entries);
    let whole = CallRecordPage::from_json(body);
    match (&whole, entries) {
        (Ok(page), Some(entries)) => {
            check_records(page, &entries);
            check_fields(page, &entries);
            check_written(page);
        }
        (Err(PayloadError::ApiError { .. } | PayloadError::WrongKind { .. }), Some(entries)) => {
            let is_list = |value: &str| value.starts_with('[');
            assert!(
                !entries
                    .iter()
                    .any(|(key, value)| key == "objects" && is_list(value))
            );
        }
        (Err(_), None) => {}
        (read, entries) => panic!("{read:?}, and serde_json: {}", entries.is_some()),
    }
    check_hangups(body, &whole);

    let planted = marker::planted(body);
    for read in [whole, CallRecordPage::from_json(&planted)] {
        marker::is_hidden_in(&read);
        for record in read.iter().flat_map(|page| &page.records) {
            marker::is_hidden_in(record);
        }
    }
    marker::is_hidden_in(&CallRecordPage::hangups_from_json(&planted));
    marker::is_hidden_in(&serde_json::from_slice::<CallRecordPage>(&planted));
});

type Entry<'a> = (String, &'a str);

/// What is under `objects`: the elements of lists, and a value that is none.
fn objects<'a>(entries: &[Entry<'a>]) -> Vec<&'a str> {
    let objects = entries
        .iter()
        .filter(|(key, value)| key == "objects" && *value != "null");
    let values =
        objects.map(|(_, value)| reference::elements(value).unwrap_or_else(|| vec![value]));
    values.flatten().collect()
}

fn check_records(page: &CallRecordPage, entries: &[Entry<'_>]) {
    let objects = objects(entries);
    assert_eq!(page.records.len(), objects.len());
    for (place, (record, json)) in page.records.iter().zip(objects).enumerate() {
        match (record, CallRecord::from_json(json)) {
            (Ok(record), Ok(alone)) => {
                assert!(record.iter().eq(alone.iter()));
                assert!(*record == alone);
                judgement::check(record);
            }
            (Err(error), Err(_)) => {
                assert_eq!(error.index(), place);
                assert_eq!(error.raw_json(), json);
                assert!(
                    error
                        .to_string()
                        .starts_with(&format!("objects[{place}]: "))
                );
            }
            (record, alone) => panic!("{record:?}, and alone {alone:?}"),
        }
    }
}

fn check_fields(page: &CallRecordPage, entries: &[Entry<'_>]) {
    let rest: Vec<_> = entries
        .iter()
        .filter(|(key, _)| key != "objects")
        .cloned()
        .collect();
    let written = lossless::to_json(page);
    let mut written = reference::entries(&written).expect("an object is written");
    let (key, _) = written.pop().expect("the list of records is written");
    assert_eq!(key, "objects");
    assert_eq!(reference::said(&written), reference::said(&rest));
    for (key, value) in page.fields() {
        assert!(page.get(key).is_some() && !value.is_empty() || page.get(key).is_some());
    }
}

fn check_written(page: &CallRecordPage) {
    let written = lossless::to_json(page);
    let again = CallRecordPage::from_json(&written).expect("what is written can be read");
    assert_eq!(again.records.len(), page.records.len());
    if page.fields().count() == again.fields().count() && page.records.iter().flatten().count() == 0
    {
        assert!(again == *page);
    }
    assert_eq!(said(&lossless::to_json(&again)), said(&written));
}

/// The page as `serde_json` has it, which tells numbers and texts apart.
fn said(json: &str) -> Vec<Vec<(String, String)>> {
    let entries = reference::entries(json).expect("an object");
    let (objects, rest): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|(key, _)| key == "objects");
    let objects = objects
        .iter()
        .flat_map(|(_, list)| reference::elements(list).expect("a list"));
    let record = |json: &str| match reference::entries(json) {
        Some(entries) => reference::said(&entries),
        None => vec![(String::new(), json.to_owned())],
    };
    objects
        .map(record)
        .chain([reference::said(&rest)])
        .collect()
}

/// The hangups alone are those of the whole page.
fn check_hangups(body: &[u8], whole: &Result<CallRecordPage, PayloadError>) {
    match (CallRecordPage::hangups_from_json(body), whole) {
        (Ok(hangups), Ok(page)) => {
            let whole = page
                .records
                .iter()
                .map(|record| record.as_ref().map(CallRecord::hangup));
            assert!(hangups.iter().map(Result::as_ref).eq(whole));
        }
        (Err(alone), Err(whole)) => assert_eq!(alone, *whole),
        (alone, whole) => panic!("alone {alone:?}, and whole {whole:?}"),
    }
}
