//! JSON and CSV.

use super::run::Run;

#[test]
fn an_object_has_every_key() {
    let body = "CallUUID=c1&HangupCauseCode=3010&HangupCauseName=Busy+Line&HangupSource=Carrier\
        &HangupCause=USER_BUSY&CallStatus=completed";
    let run = Run::new("object").file("busy.form", body);
    run.decode("--format json busy.form").prints(concat!(
        r#"{"file":"busy.form","line":null,"index":null,"kind":"hangup","ended":true,"code":3010,"#,
        r#""name":"Busy Line","source":"Carrier","telephony_cause":"USER_BUSY","machine_detected":false,"outcome":"busy","#,
        r#""retry":"later","responsible":"callee","#,
        r#""next_step":"Try again later, or let the caller leave a voicemail.","#,
        r#""disagreements":[{"kind":"status","evidence":"ours","seen_in_practice":false,"#,
        r#""text":"status: expected one that goes with Busy, found Completed"}],"#,
        r#""label":"busy_line","error":null}"#,
        "\n",
    ));
}

#[test]
fn a_row_has_every_column() {
    let body =
        "DialBLegUUID=b1&DialALegUUID=a1&DialBLegStatus=hangup&DialBLegHangupCause=NO_ANSWER";
    let run = Run::new("row").file("dial.form", body);
    run.decode("--format csv --ids dial.form").prints(
        "\
file,line,index,kind,call_uuid,b_leg_uuid,ended,code,name,source,telephony_cause,machine_detected,outcome,retry,\
responsible,next_step,disagreements,label,error
dial.form,,,dial_event,a1,b1,true,,,,NO_ANSWER,false,no_answer,later,callee,Try again later.,,not_reported,
",
    );
}

/// The columns from the code to the outcome of one form.
fn ends(form: &str, arguments: &str) -> String {
    let run = Run::new("ends").file("a.form", form);
    let out = run.decode(&format!("--format csv {arguments} a.form")).out;
    let row = out.lines().nth(1).expect("there is a row");
    let cells: Vec<&str> = row.split(',').collect();
    let [code, outcome] = if arguments == "--ids" {
        [7, 13]
    } else {
        [5, 11]
    };
    cells[code..outcome].join(",")
}

#[test]
fn what_is_not_listed_is_written_as_reported_with_ids() {
    let form =
        "HangupCauseCode=code+7&HangupCauseName=New%0ACause&HangupSource=Robot&HangupCause=odd";
    assert_eq!(
        ends(form, "--ids"),
        "code 7,New\\nCause,Robot,odd,false,unknown"
    );
    let hidden = "(a text that is not shown)";
    assert_eq!(
        ends(form, ""),
        format!("{hidden},{hidden},{hidden},{hidden},false,unknown")
    );
}

#[test]
fn what_cannot_be_of_a_person_is_written_without_ids_too() {
    assert_eq!(
        ends(
            "HangupCauseCode=4210&HangupCauseName=Jane+Doe&HangupSource=+12025550123&HangupCause=NEW_WORD",
            ""
        ),
        "4210,(a text that is not shown),(a text that is not shown),NEW_WORD,false,unknown"
    );
    assert_eq!(
        ends("HangupCauseName=User+Busy&HangupSource=carrier", ""),
        ",User Busy,Carrier,USER_BUSY,false,busy"
    );
}

/// A join by the number would find Busy Line.
#[test]
fn a_code_with_a_leading_zero_is_not_a_number() {
    let code = |code: &str| {
        let run = Run::new("codes").file("a.form", format!("HangupCauseCode={code}"));
        let out = run.decode("--format json a.form").out;
        let object: serde_json::Value = serde_json::from_str(&out).unwrap();
        object["code"].clone()
    };
    assert_eq!(code("3010"), 3010);
    assert_eq!(code("4210"), 4210);
    assert_eq!(code("99999"), 99999);
    assert_eq!(code("03010"), "03010");
    assert_eq!(code("00"), "00");
    assert_eq!(code("0"), 0);
}

#[test]
fn a_machine_is_in_every_format() {
    let form = "Machine=true&HangupCauseCode=4000&HangupSource=API+Request&Duration=12";
    assert_eq!(
        ends(form, ""),
        "4000,Normal Hangup,API Request,,true,completed"
    );
    let run = Run::new("machine").file("a.form", form);
    let json = run.decode("--format json a.form").out;
    assert!(
        json.contains(r#""machine_detected":true,"outcome":"#),
        "{json}"
    );
    let card = run.decode("a.form").out;
    assert!(card.contains("\n  machine      detected\n"), "{card}");
}

#[test]
fn the_help_has_every_key() {
    let run = Run::new("help").file("a.form", "CallUUID=c1");
    let header = run.decode("--format csv --ids a.form").out;
    let header = header.lines().next().expect("there is a header").to_owned();
    let help = run.decode("--help").out;
    for key in header.split(',') {
        assert!(help.contains(&format!("\n  {key} ")), "{key} is in {help}");
    }
}
