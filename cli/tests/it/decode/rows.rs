//! JSON and CSV.

use super::run::Run;

#[test]
fn an_object_has_every_key() {
    let body = "CallUUID=c1&HangupCauseCode=3010&HangupCauseName=Busy+Line&HangupSource=Carrier\
        &HangupCause=USER_BUSY&CallStatus=completed";
    let run = Run::new("object").file("busy.form", body);
    run.decode("--format json busy.form").prints(concat!(
        r#"{"file":"busy.form","line":null,"index":null,"kind":"hangup","ended":true,"code":3010,"#,
        r#""name":"Busy Line","source":"Carrier","telephony_cause":"USER_BUSY","outcome":"busy","#,
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
file,line,index,kind,call_uuid,b_leg_uuid,ended,code,name,source,telephony_cause,outcome,retry,responsible,\
next_step,disagreements,label,error
dial.form,,,dial_event,a1,b1,true,,,,NO_ANSWER,no_answer,later,callee,Try again later.,,not_reported,
",
    );
}

#[test]
fn what_is_not_listed_is_written_as_reported() {
    let body =
        "HangupCauseCode=code+7&HangupCauseName=New%0ACause&HangupSource=Robot&HangupCause=odd";
    let run = Run::new("reported").file("a.form", body);
    let out = run.decode("--format csv a.form").out;
    let row = out.lines().nth(1).expect("there is a row");
    assert!(
        row.starts_with("a.form,,,hangup,true,code 7,New\\nCause,Robot,odd,unknown,after_fix,,"),
        "{row}"
    );
    assert!(row.ends_with(",unlisted,"), "{row}");
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
