//! What Plivo sends is stored, once.

use hangup_url_service::sender::sign;

use crate::support::Service;

/// Columns in the order of the table.
type Row = (
    String,
    Option<String>,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Vec<u8>,
);

fn stored(service: &Service) -> Vec<Row> {
    let connection = service.connection();
    let mut select = connection
        .prepare(
            "SELECT kind, outcome, label, code, source, telephony, body FROM events ORDER BY id",
        )
        .unwrap();
    let rows = select.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
        ))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

fn row(kind: &str, outcome: &str, label: &str, texts: [&str; 3], body: &str) -> Row {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let [code, source, telephony] = texts.map(text);
    (
        kind.to_owned(),
        text(outcome),
        label.to_owned(),
        code,
        source,
        telephony,
        body.into(),
    )
}

#[tokio::test]
async fn every_kind_is_stored_as_it_came() {
    let service = Service::start(&[]);
    let cases = [
        (
            "/hangup",
            "POST",
            "Event=Hangup&CallUUID=c1&HangupCauseCode=3010&HangupSource=Carrier&HangupCause=USER_BUSY",
            (
                "call",
                "busy",
                "busy_line",
                ["3010", "Carrier", "USER_BUSY"],
            ),
        ),
        (
            "/hangup",
            "GET",
            "CallUUID=c2&Event=Hangup&HangupCauseCode=+4000&HangupSource=callee&Duration=0&AnswerTime=",
            ("call", "rejected", "normal_hangup", [" 4000", "callee", ""]),
        ),
        (
            "/hangup",
            "POST",
            "CallUUID=c3&HangupCauseCode=4210&HangupSource=Network&HangupCause=NEW_WORD&X=%C3%A9",
            (
                "call",
                "unknown",
                "unlisted",
                ["4210", "Network", "NEW_WORD"],
            ),
        ),
        (
            "/callback",
            "POST",
            "Event=DialHangup&CallUUID=c4&DialBLegUUID=b4&DialBLegHangupCauseCode=3010&DialBLegHangupSource=Carrier",
            ("dial_leg", "busy", "busy_line", ["3010", "Carrier", ""]),
        ),
        (
            "/callback",
            "POST",
            "DialStatus=busy&DialHangupCause=USER_BUSY&DialALegUUID=c5&CallUUID=c5&Event=Redirect",
            ("dial", "busy", "not_reported", ["", "", "USER_BUSY"]),
        ),
        (
            "/callback",
            "GET",
            "Event=StartApp&CallUUID=c6&CallStatus=ringing",
            ("other", "", "", ["", "", ""]),
        ),
        (
            "/callback",
            "POST",
            "Later=1",
            ("unrecognized", "", "", ["", "", ""]),
        ),
    ];
    for (path, method, form, _) in &cases {
        let answer = service.send(&service.sign(method, path, form)).await;
        assert_eq!(answer.status, 200, "{form}");
        let expected = if *path == "/hangup" {
            ""
        } else {
            "<Response></Response>"
        };
        assert!(answer.body.contains(expected), "{}", answer.body);
    }
    let rows = stored(&service);
    assert_eq!(rows.len(), cases.len());
    for (found, (_, _, form, (kind, outcome, label, texts))) in rows.into_iter().zip(cases) {
        assert_eq!(found, row(kind, outcome, label, texts, form));
    }
}

#[tokio::test]
async fn an_event_is_stored_once_however_often_it_is_delivered() {
    let service = Service::start(&[]);
    let form = "Event=Hangup&CallUUID=c1&HangupCauseCode=3010";
    let first = service.sign("POST", "/hangup", form);
    let order = "HangupCauseCode=3010&CallUUID=c1&Event=Hangup";
    let deliveries = [
        first.clone(),
        first.clone(),
        service.sign("POST", "/hangup", form),
        service.sign("POST", "/callback", order),
        service.sign("GET", "/hangup", form),
    ];
    for request in &deliveries {
        assert_eq!(service.send(request).await.status, 200);
    }
    assert_eq!(service.rows(), 1);
    service.tallied("repeated", 4).await;
    // The database remembers, not the process.
    let service = service.kill_and_start();
    for request in &deliveries {
        assert_eq!(service.send(request).await.status, 200);
    }
    assert_eq!(service.rows(), 1);
    service.tallied("repeated", 9).await;
}

#[tokio::test]
async fn without_a_delivery_key_each_nonce_is_an_event() {
    let service = Service::start(&[]);
    // A key that is pressed twice.
    let form = "Event=Redirect&CallUUID=c1&Digits=1&CallStatus=in-progress";
    let first = service.sign("POST", "/callback", form);
    for request in [&first, &first, &service.sign("POST", "/callback", form)] {
        assert_eq!(service.send(request).await.status, 200);
    }
    assert_eq!(service.rows(), 2);
}

#[tokio::test]
async fn many_deliveries_at_once_are_one_event() {
    let service = Service::start(&[]);
    let nonce = sign::nonce();
    let form = "Event=Hangup&CallUUID=c1&HangupCauseCode=3010";
    let mut requests = Vec::new();
    for number in 0..32 {
        let request = match number % 2 {
            0 => service.sign_with("/hangup", form, &nonce),
            _ => service.sign("POST", "/hangup", form),
        };
        let address = service.running.address().to_owned();
        requests.push(tokio::spawn(async move {
            hangup_url_service::sender::wire::send(&address, &request).await
        }));
    }
    for request in requests {
        assert_eq!(request.await.unwrap().unwrap().status, 200);
    }
    assert_eq!(service.rows(), 1);
}

#[tokio::test]
async fn a_url_for_everything_answers_the_xml_that_is_set() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answer.xml");
    std::fs::write(&path, "<Response><Speak>Hello</Speak></Response>").unwrap();
    let service = Service::start(&["--answer-xml", path.to_str().unwrap()]);
    let start = service.sign("POST", "/callback", "Event=StartApp&CallUUID=c1");
    let answer = service.send(&start).await;
    assert_eq!(answer.header("content-type"), Some("application/xml"));
    assert_eq!(answer.body, "<Response><Speak>Hello</Speak></Response>");
}

#[tokio::test]
async fn a_line_of_the_log_has_no_personal_data() {
    let service = Service::start(&[]);
    let form = "Event=Hangup&CallUUID=call-id-77&From=12025550123&To=sip%3Aalice%40example.com\
                &HangupCauseCode=12025550145&HangupCause=alice&HangupSource=bob&CallerName=carol";
    assert_eq!(service.post(form).await, 200);
    let log = service.log();
    assert_eq!(log.matches(" ended event=1 ").count(), 1, "{log}");
    for word in ["call-id-77", "1202555", "alice", "bob", "carol"] {
        assert!(!log.contains(word), "{word}: {log}");
    }
}
