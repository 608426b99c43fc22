//! How often each operation allocates at most. A test of its own, since the counter takes the place of
//! the allocator.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod heap;

use std::hint::black_box;

use plivo_hangup::{
    CallRecord, CallRecordLines, CallRecordPage, CallStatus, DialCallback, DialSummary, Hangup,
    HangupCallback, HangupCause, HangupSource, HangupTexts, Reported, TelephonyCause,
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

/// How often a piece of code allocates; what it makes is dropped after the count.
fn allocations<T>(code: impl FnOnce() -> T) -> u64 {
    let mut made = None;
    let counted = allocation_counter::measure(|| made = Some(black_box(code())));
    drop(made);
    counted.count_total
}

#[track_caller]
fn assert_at_most<T>(most: u64, code: impl FnOnce() -> T) {
    let count = allocations(code);
    assert!(
        count <= most,
        "{count} allocations, expected at most {most}"
    );
}

/// Checks how many bytes a value holds at most.
#[track_caller]
fn assert_held<T>(most_bytes: i64, code: impl FnOnce() -> T) -> T {
    let mut made = None;
    let counted = allocation_counter::measure(|| made = Some(code()));
    let held = counted.bytes_current;
    assert!(
        held < most_bytes,
        "{held} bytes are held, expected less than {most_bytes}"
    );
    made.unwrap()
}

fn page(records: usize) -> Vec<u8> {
    let records = vec![RECORD; records].join(", ");
    format!("{{\"api_id\": \"a1\", \"objects\": [{records}]}}").into_bytes()
}

fn export(records: usize) -> String {
    (RECORD.replace('\n', " ") + "\n").repeat(records)
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| Box::new(1)), 1);
    assert_eq!(allocations(|| 1), 0);
}

#[test]
fn lookups_and_texts_allocate_nothing() {
    assert_at_most(0, || {
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
    for cause in HangupCause::ALL {
        assert_at_most(0, || {
            black_box(cause.meaning());
            black_box(cause.sources());
            [
                cause.name(),
                cause.slug(),
                cause.description(),
                cause.next_step(),
                cause.rationale(),
            ]
        });
    }
}

#[test]
fn a_hangup_of_known_values_allocates_nothing_and_others_once_for_each_value() {
    for (most, [code, name, source, telephony]) in [
        (0, ["3010", "Busy Line", "Carrier", "USER_BUSY"]),
        (1, ["3010", "busy line", "Carrier", ""]),
        (2, ["4210", "Busy Line", "Network", ""]),
        (4, ["4210", "sip_auth_failed", "Vobiz", "sip_auth_failed"]),
    ] {
        let texts = HangupTexts {
            code: Some(code),
            name: Some(name),
            source: Some(source),
            telephony: Some(telephony),
        };
        assert_at_most(most, || Hangup::from(texts));
    }
    assert_at_most(0, || Reported::<HangupSource>::from("Carrier"));
    assert_at_most(1, || Reported::<HangupSource>::from("Network"));
}

#[test]
fn a_hangup_alone_allocates_nothing_of_its_own() {
    assert_at_most(0, || CallRecord::hangup_from_json(RECORD.as_bytes()));
    // The list, which doubles from 4, and the page's own key.
    for (records, most) in [(32, 8), (64, 9)] {
        let page = page(records);
        assert_at_most(most, || CallRecordPage::hangups_from_json(&page).unwrap());
    }
}

#[test]
fn a_payload_allocates_for_its_store_and_gives_back_what_it_does_not_need() {
    let plain = std::str::from_utf8(CALLBACK).unwrap();
    let plain = plain
        .replace("Normal+Hangup", "Rejected")
        .replace("API+Request", "Callee");
    let plain = plain.replace(['+', '%'], "-");
    assert_at_most(3, || HangupCallback::from_form(plain.as_bytes()));
    for (keys, most) in [(1, 4), (21, 4), (22, 3), (32, 3), (33, 5)] {
        let pairs: Vec<_> = (0..keys).map(|key| format!("key{key}=1")).collect();
        let form = pairs.join("&");
        assert_at_most(most, || HangupCallback::from_form(form.as_bytes()));
    }
    // The values with escapes are decoded.
    assert_at_most(4, || HangupCallback::from_form(CALLBACK));
    let event = b"Event=DialHangup&DialAction=hangup&DialBLegUUID=b1&DialBLegHangupCauseCode=3010&\
        DialBLegHangupCauseName=Busy+Line&DialBLegHangupSource=Carrier";
    assert_at_most(5, || DialCallback::from_form(event));
    let result = b"DialStatus=busy&DialHangupCause=USER_BUSY&DialRingStatus=false";
    assert_at_most(4, || DialSummary::from_form(result));
    assert_at_most(3, || CallRecord::from_json(RECORD.as_bytes()));
    let record = CallRecord::from_json(RECORD.as_bytes()).unwrap();
    assert_at_most(3, || record.clone());
}

#[test]
fn a_record_of_a_page_allocates_for_its_store() {
    // The list, which doubles from 4, the page's own key, and a look for its meta data.
    for (records, most) in [(32, 32 * 3 + 12), (64, 64 * 3 + 13)] {
        let page = page(records);
        assert_at_most(most, || CallRecordPage::from_json(&page).unwrap());
    }
}

#[test]
fn a_record_of_a_stream_allocates_for_its_store_in_constant_memory() {
    let hundred = export(100);
    let mut records = CallRecordLines::new(hundred.as_bytes());
    assert!(records.next().is_some_and(|record| record.is_ok()));
    assert_at_most(150, || records.by_ref().take(50).count());

    let most_bytes = |records| {
        let export = export(records);
        let counted = allocation_counter::measure(|| {
            let causes = CallRecordLines::new(export.as_bytes());
            let mut causes = causes.map(|record| record.unwrap().hangup().cause());
            assert!(causes.all(|cause| cause == Some(HangupCause::NormalHangup)));
        });
        counted.bytes_max
    };
    assert!(most_bytes(10_000) <= most_bytes(10));
}

#[test]
fn readers_through_serde_and_writers_allocate_little() {
    let callback = HangupCallback::from_form(CALLBACK).unwrap();
    let json = serde_json::to_string(&callback).unwrap();
    assert_at_most(3, || HangupCallback::from_json(json.as_bytes()));
    assert_at_most(1, || callback.to_form());
    let record = CallRecord::from_json(RECORD.as_bytes()).unwrap();
    // The text that grows, and a look for repeated keys.
    assert_at_most(5, || serde_json::to_string(&callback));
    assert_at_most(5, || serde_json::to_string(&record));
}

#[test]
fn what_is_asked_of_a_payload_allocates_nothing() {
    let callback = HangupCallback::from_form(CALLBACK).unwrap();
    assert_at_most(0, || {
        black_box(callback.call_status());
        black_box(callback.talk_seconds());
        black_box(callback.get("X-PH-OrderId"));
        black_box(callback.iter().count());
        black_box(callback.disagreements().count());
        black_box(callback.explain());
        (callback.outcome(), callback.meaning())
    });
}

#[test]
fn a_list_holds_its_key_once() {
    let key = "k".repeat(31);
    for key in [format!("\\u0041{key}"), key] {
        // Blanks, so that what is read is not kept as it is.
        let body = format!("{{\"{key}\":[{}1]}}", "1 ,      ".repeat(10_000));
        let payload = assert_held(300_000, || {
            HangupCallback::from_json(body.as_bytes()).unwrap()
        });
        assert_eq!(payload.iter().count(), 10_001);
        assert!(payload.iter().all(|(_, value)| value == "1"));
    }
}

#[test]
fn what_says_nothing_is_not_kept() {
    let many = |piece: &str| piece.repeat(100_000);
    let form = format!("a=%41+b&{}c=2{}", many("&"), many("&"));
    let escaped = format!("a={}&b=2", many("%41"));
    let json = format!("{{{}\"a\":{}\"1\\n\",\"n\":[7]}}", many(" "), many("\t"));
    let held = |most_bytes, body: &str, pairs: &[(&str, &str)]| {
        let payload = assert_held(most_bytes, || {
            if body.starts_with('{') {
                HangupCallback::from_json(body.as_bytes()).unwrap()
            } else {
                HangupCallback::from_form(body.as_bytes()).unwrap()
            }
        });
        assert!(payload.iter().eq(pairs.iter().copied()), "{payload:?}");
        let again = HangupCallback::from_form(payload.to_form().as_bytes()).unwrap();
        assert!(again.iter().eq(pairs.iter().copied()), "{again:?}");
    };
    held(500, &form, &[("a", "A b"), ("c", "2")]);
    held(101_000, &escaped, &[("a", &many("A")), ("b", "2")]);
    held(500, &json, &[("a", "1\n"), ("n", "7")]);
}
