//! How often each operation allocates, counted exactly. A test of its own, since the counter takes the
//! place of the allocator.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::hint::black_box;

use plivo_hangup::{
    CallRecord, CallRecordLines, CallRecordPage, CallStatus, DialCallback, DialResult, Hangup,
    HangupCallback, HangupCause, HangupSource, Reported, TelephonyCause,
};

const CALLBACK: &[u8] = b"Event=Hangup&CallUUID=c1&RequestUUID=r1&ALegRequestUUID=r1&ALegUUID=c1&\
    From=12025550123&To=%2B12025550145&Direction=outbound&CallStatus=completed&\
    HangupCause=NORMAL_CLEARING&HangupCauseName=Normal+Hangup&HangupCauseCode=4000&\
    HangupSource=API+Request&Duration=66&BillDuration=120&BillRate=0.005&TotalCost=0.01000&\
    StartTime=2026-03-02+14%3A05%3A08&EndTime=2026-03-02+14%3A06%3A21&\
    ParentAuthID=MAXXXXXXXXXXXXXXXXXX&RouteType=international&X-PH-OrderId=77";

const RECORD: &str = r#"{"answer_time": "2026-03-02 19:35:15+05:30", "api_id": "a1",
    "bill_duration": 66, "billed_duration": 120, "call_direction": "outbound", "call_duration": 66,
    "call_state": "ANSWER", "call_uuid": "c1", "cnam_lookup": "", "conference_uuid": null,
    "end_time": "2026-03-02 19:36:21+05:30", "from_number": "+12025550123",
    "hangup_cause_code": 4000, "hangup_cause_name": "Normal Hangup", "hangup_source": "Caller",
    "initiation_time": "2026-03-02 19:35:08+05:30", "parent_call_uuid": null,
    "resource_uri": "/v1/Account/MAXXXXXXXXXXXXXXXXXX/Call/c1/", "source_ip": "",
    "stir_attestation": "A", "stir_verification": "Verified", "to_number": "+12025550145",
    "total_amount": "0.01000", "total_rate": "0.00500", "voice_network_group": "group-1"}"#;

/// How often a piece of code allocates; what it makes is dropped behind the count.
fn allocations<T>(code: impl FnOnce() -> T) -> u64 {
    let mut made = None;
    let counted = allocation_counter::measure(|| made = Some(black_box(code())));
    drop(made);
    counted.count_total
}

fn page(records: usize) -> Vec<u8> {
    let records = vec![RECORD; records].join(", ");
    format!("{{\"api_id\": \"a1\", \"objects\": [{records}]}}").into_bytes()
}

fn most_bytes_of_a_stream(records: usize) -> u64 {
    let line = RECORD.replace('\n', " ") + "\n";
    let export = line.repeat(records);
    let counted = allocation_counter::measure(|| {
        let causes = CallRecordLines::new(export.as_bytes());
        let mut causes = causes.map(|record| record.unwrap().hangup().cause());
        assert!(causes.all(|cause| cause == Some(HangupCause::NormalHangup)));
    });
    counted.bytes_max
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| Box::new(1)), 1);
    assert_eq!(allocations(|| 1), 0);
}

#[test]
fn lookups_and_texts_allocate_nothing() {
    let count = allocations(|| {
        (
            black_box(HangupCause::from_code(black_box(3010))),
            black_box(HangupCause::from_code(black_box(4210))),
            black_box(HangupCause::from_name(black_box(" busy LINE "))),
            black_box(HangupCause::from_name(black_box("no such name"))),
            black_box("3010".parse::<HangupCause>()).is_ok(),
            black_box(TelephonyCause::from_word(black_box("USER_BUSY"))),
            black_box(TelephonyCause::from_number(black_box(17))),
            black_box(HangupSource::from_name(black_box("callee"))),
            black_box(CallStatus::from_name(black_box("no-answer"))),
        )
    });
    assert_eq!(count, 0);
    for cause in HangupCause::ALL {
        let count = allocations(|| {
            black_box(cause.meaning());
            black_box(cause.sources());
            [
                cause.name(),
                cause.slug(),
                cause.description(),
                cause.next_step(),
                cause.because(),
            ]
        });
        assert_eq!(count, 0, "{cause}");
    }
}

#[test]
fn a_hangup_alone_of_known_values_allocates_nothing() {
    assert_eq!(
        allocations(|| HangupCallback::hangup_from_form(CALLBACK)),
        0
    );
    let query = std::str::from_utf8(CALLBACK).unwrap();
    assert_eq!(allocations(|| HangupCallback::hangup_from_query(query)), 0);
    let event = b"DialBLegHangupCauseCode=9000&DialBLegHangupCauseName=Lost%20Race&DialBLegUUID=b1";
    assert_eq!(allocations(|| DialCallback::hangup_from_form(event)), 0);
    let result = b"DialStatus=busy&DialHangupCause=USER_BUSY";
    assert_eq!(allocations(|| DialResult::hangup_from_form(result)), 0);
    let record = RECORD.as_bytes();
    assert_eq!(allocations(|| CallRecord::hangup_from_json(record)), 0);
    let hangup = || Hangup::new("3010", "Busy Line", "Carrier", "USER_BUSY");
    assert_eq!(allocations(hangup), 0);
}

#[test]
fn each_value_that_is_not_known_allocates_once() {
    let body = b"HangupCauseCode=4210&HangupSource=Network&HangupCause=NORMAL_CLEARING";
    assert_eq!(allocations(|| HangupCallback::hangup_from_form(body)), 2);
    let other_spelling = b"HangupCauseName=busy+line&HangupSource=Carrier";
    let count = allocations(|| HangupCallback::hangup_from_form(other_spelling));
    assert_eq!(count, 1);
}

#[test]
fn a_hangup_of_a_page_allocates_nothing_of_its_own() {
    let (short, long) = (page(32), page(64));
    let short = allocations(|| CallRecordPage::hangups_from_json(&short).unwrap());
    let long = allocations(|| CallRecordPage::hangups_from_json(&long).unwrap());
    // The list has room for 4 at first, and doubles.
    assert_eq!((short, long), (4, 5));
}

#[test]
fn a_whole_payload_has_one_text_and_one_list_of_places() {
    let plain = std::str::from_utf8(CALLBACK).unwrap();
    let plain = plain
        .replace("Normal+Hangup", "Rejected")
        .replace("API+Request", "Callee");
    let plain = plain.replace(['+', '%'], "-");
    assert_eq!(
        allocations(|| HangupCallback::from_form(plain.as_bytes())),
        2
    );
    // One of up to 21 keys gives back the room for the others.
    for (keys, count) in [(1, 3), (21, 3), (22, 2), (32, 2), (33, 4)] {
        let pairs: Vec<_> = (0..keys).map(|key| format!("key{key}=1")).collect();
        let form = pairs.join("&");
        let read = || HangupCallback::from_form(form.as_bytes());
        assert_eq!(allocations(read), count, "{keys} keys");
    }
    // The values with escapes are decoded into a text of their own, which is joined to the rest.
    assert_eq!(allocations(|| HangupCallback::from_form(CALLBACK)), 3);
    let record = RECORD.as_bytes();
    assert_eq!(allocations(|| CallRecord::from_json(record)), 2);
    let record = CallRecord::from_json(record).unwrap();
    assert_eq!(allocations(|| record.clone()), 2);
}

#[test]
fn dial_payloads_give_back_the_room_for_other_keys() {
    let event = b"Event=DialHangup&DialAction=hangup&DialBLegUUID=b1&DialBLegHangupCauseCode=3010&\
        DialBLegHangupCauseName=Busy+Line&DialBLegHangupSource=Carrier";
    assert_eq!(allocations(|| DialCallback::from_form(event)), 4);
    let result = b"DialStatus=busy&DialHangupCause=USER_BUSY&DialRingStatus=false";
    assert_eq!(allocations(|| DialResult::from_form(result)), 3);
}

#[test]
fn other_readers_and_writers_allocate_little_of_ours() {
    let callback = HangupCallback::from_form(CALLBACK).unwrap();
    let json = serde_json::to_string(&callback).unwrap();
    let read = || HangupCallback::from_json(json.as_bytes());
    assert_eq!(allocations(read), 2);
    assert_eq!(allocations(|| callback.to_form()), 1);
    let record = CallRecord::from_json(RECORD.as_bytes()).unwrap();
    // The text that grows.
    assert_eq!(allocations(|| serde_json::to_string(&callback)), 4);
    assert_eq!(allocations(|| serde_json::to_string(&record)), 4);
    let known = "Carrier";
    assert_eq!(allocations(|| Reported::<HangupSource>::from(known)), 0);
    let other = "Network";
    assert_eq!(allocations(|| Reported::<HangupSource>::from(other)), 1);
}

#[test]
fn reading_a_whole_payload_allocates_nothing_more() {
    let callback = HangupCallback::from_form(CALLBACK).unwrap();
    let count = allocations(|| {
        black_box(callback.call_status());
        black_box(callback.talk_seconds());
        black_box(callback.get("X-PH-OrderId"));
        black_box(callback.iter().count());
        black_box(callback.disagreements().count());
        black_box(callback.explain());
        (callback.outcome(), callback.meaning())
    });
    assert_eq!(count, 0);
}

#[test]
fn a_record_of_a_page_allocates_twice() {
    let (short, long) = (page(32), page(64));
    let short = allocations(|| CallRecordPage::from_json(&short).unwrap());
    let long = allocations(|| CallRecordPage::from_json(&long).unwrap());
    // The list, which doubles from 4, the page's own key, and a look for its meta data.
    assert_eq!((short, long), (32 * 2 + 9, 64 * 2 + 10));
}

#[test]
fn a_record_of_a_stream_allocates_twice_in_constant_memory() {
    let export = (RECORD.replace('\n', " ") + "\n").repeat(100);
    let mut records = CallRecordLines::new(export.as_bytes());
    assert!(records.next().is_some_and(|record| record.is_ok()));
    assert_eq!(allocations(|| records.by_ref().take(50).count()), 100);
    assert_eq!(most_bytes_of_a_stream(10), most_bytes_of_a_stream(10_000));
}

#[test]
fn a_list_holds_its_key_once() {
    let key = "k".repeat(100);
    for key in [format!("\\u0041{key}"), key] {
        // Blanks, so that what is read is not kept as it stands.
        let body = format!("{{\"{key}\":[{}1]}}", "1 ,      ".repeat(10_000));
        let mut payload = None;
        let held = allocation_counter::measure(|| {
            payload = HangupCallback::from_json(body.as_bytes()).ok();
        });
        let payload = payload.expect("a payload");
        assert_eq!(payload.iter().count(), 10_001);
        assert!(payload.iter().all(|(_, value)| value == "1"));
        let held = held.bytes_current;
        assert!(held < 300_000, "{held} bytes are held");
    }
}

#[test]
fn what_says_nothing_is_not_kept() {
    let many = |piece: &str| piece.repeat(100_000);
    let form = format!("a=%41+b&{}c=2{}", many("&"), many("&"));
    let escaped = format!("a={}&b=2", many("%41"));
    let json = format!("{{{}\"a\":{}\"1\\n\",\"n\":[7]}}", many(" "), many("\t"));
    for (body, pairs, most_bytes) in [
        (form.as_str(), vec![("a", "A b"), ("c", "2")], 500),
        (&escaped, vec![("a", &*many("A")), ("b", "2")], 101_000),
        (&json, vec![("a", "1\n"), ("n", "7")], 500),
    ] {
        let mut payload = None;
        let held = allocation_counter::measure(|| {
            let read = if body.starts_with('{') {
                HangupCallback::from_json(body.as_bytes())
            } else {
                HangupCallback::from_form(body.as_bytes())
            };
            payload = read.ok();
        });
        let payload = payload.expect("a payload");
        assert!(payload.iter().eq(pairs.iter().copied()), "{payload:?}");
        let held = held.bytes_current;
        assert!(held < most_bytes, "{held} bytes are held");
        let written = HangupCallback::from_form(payload.to_form().as_bytes());
        assert_eq!(written.as_ref(), Ok(&payload));
    }
}
