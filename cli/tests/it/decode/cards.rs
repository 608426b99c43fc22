//! Cards.

use super::run::{Ended, Run};

/// The A leg after a Dial to a busy number: the word is the Dial's.
const AFTER_DIAL: &str = "Event=Hangup&CallUUID=5f1c0a52-11aa-4e6e-9d0a-000000000001&From=12025550123\
    &HangupCause=USER_BUSY&HangupCauseCode=4010&HangupSource=Plivo&Duration=12&BillDuration=60";

const BUSY: &str = "CallUUID=c1&HangupCauseCode=3010&HangupSource=Carrier\n";

const BUSY_CARD: &str = "\
busy.form: hangup callback
  cause        3010 Busy Line
  ended by     Carrier
  means        The called party sent a busy signal.
  what to do   Try again later, or let the caller leave a voicemail.
  outcome      Busy
  retry        Later. Retry in minutes or hours, not in seconds, and stop after
               some attempts. A call to the same destination may succeed at
               another time.
  responsible  Callee

";

#[test]
fn a_piped_card_has_80_columns_and_no_colour() {
    let run = Run::new("piped").file("busy.form", BUSY);
    run.decode("busy.form").prints(BUSY_CARD);
}

#[test]
fn ids_and_disagreements_have_lines_of_their_own() {
    let run = Run::new("ids").file("a.form", AFTER_DIAL);
    run.decode("--ids a.form").prints(
        "\
a.form: hangup callback
  call         5f1c0a52-11aa-4e6e-9d0a-000000000001
  cause        4010 End Of XML Instructions
  ended by     Plivo
  switch       USER_BUSY
  means        The call itself ended normally. The number that your XML dialed
               or transferred it to was busy.
  what to do   Nothing followed the Dial, so the call ended. Add another element
               after it, such as Speak or Record.
  outcome      Completed
  retry        Not Needed. Nothing has to be retried: the call did what it was
               meant to do, or was called off on purpose.
  responsible  nobody
  disagrees    telephony cause: expected an outcome of Completed, found
               USER_BUSY, which is Busy (seen in real calls)

",
    );
    assert!(!run.decode("a.form").out.contains("5f1c"));
    assert!(!run.decode("--ids a.form").out.contains("12025550123"));
}

#[test]
fn the_ids_of_a_dial_are_those_of_both_legs() {
    let dial = "Event=DialAnswer&DialALegUUID=a1&DialBLegUUID=b1&DialBLegTo=12025550145";
    let run = Run::new("dial-ids").file("dial.form", dial);
    run.decode("--ids dial.form").prints(
        "\
dial.form: Dial event of a B leg, which goes on
  call         a1
  B leg        b1

",
    );
}

#[test]
fn cards_wrap_at_40_columns_and_not_below() {
    let run = Run::new("narrow").file("busy.form", BUSY);
    let expected = "\
busy.form: hangup callback
  cause        3010 Busy Line
  ended by     Carrier
  means        The called party sent a
               busy signal.
  what to do   Try again later, or
               let the caller leave a
               voicemail.
  outcome      Busy
  retry        Later. Retry in minutes
               or hours, not in seconds,
               and stop after some
               attempts. A call to the
               same destination may
               succeed at another time.
  responsible  Callee

";
    for columns in ["40", "20"] {
        Ended::of(run.command("busy.form").env("COLUMNS", columns)).prints(expected);
    }
}

#[test]
fn cards_wrap_at_60_columns() {
    let run = Run::new("middle").file("busy.form", BUSY);
    Ended::of(run.command("busy.form").env("COLUMNS", "60")).prints(
        "\
busy.form: hangup callback
  cause        3010 Busy Line
  ended by     Carrier
  means        The called party sent a busy signal.
  what to do   Try again later, or let the caller leave
               a voicemail.
  outcome      Busy
  retry        Later. Retry in minutes or hours, not in
               seconds, and stop after some attempts. A
               call to the same destination may succeed at
               another time.
  responsible  Callee

",
    );
}

#[test]
fn cards_wrap_at_100_columns_and_not_above() {
    let run = Run::new("wide").file("busy.form", BUSY);
    let expected = "\
busy.form: hangup callback
  cause        3010 Busy Line
  ended by     Carrier
  means        The called party sent a busy signal.
  what to do   Try again later, or let the caller leave a voicemail.
  outcome      Busy
  retry        Later. Retry in minutes or hours, not in seconds, and stop after some attempts. A
               call to the same destination may succeed at another time.
  responsible  Callee

";
    for columns in ["100", "200"] {
        Ended::of(run.command("busy.form").env("COLUMNS", columns)).prints(expected);
    }
}

#[test]
fn colour_is_for_those_who_ask() {
    let run = Run::new("colour").file("busy.form", BUSY);
    let line = |label: &str, text: &str| format!("  \u{1b}[2m{label}\u{1b}[0m{text}\n");
    let coloured = [
        "\u{1b}[1mbusy.form: hangup callback\u{1b}[0m\n".to_owned(),
        line("cause", "        3010 Busy Line"),
        line("ended by", "     Carrier"),
        line("means", "        The called party sent a busy signal."),
        line("what to do", "   Try again later, or let the caller leave a voicemail."),
        line("outcome", "      Busy"),
        line("retry", "        Later. Retry in minutes or hours, not in seconds, and stop after some attempts. A"),
        line("", "             call to the same destination may succeed at another time."),
        line("responsible", "  Callee"),
        "\n".to_owned(),
    ]
    .concat();
    let mut asked = run.command("busy.form --color always");
    Ended::of(asked.env("COLUMNS", "100").env("NO_COLOR", "1")).prints(&coloured);
    Ended::of(run.command("busy.form").env("NO_COLOR", "1")).prints(BUSY_CARD);
    run.decode("busy.form --color never").prints(BUSY_CARD);
}

#[test]
fn what_was_reported_cannot_steer_the_terminal() {
    let run = Run::new("escapes").file(
        "a.form",
        "HangupCauseCode=%1b[2J&HangupCauseName=O%27B&HangupSource=%9b",
    );
    let cards = run.decode("a.form");
    let first: Vec<&str> = cards.out.lines().take(3).collect();
    assert_eq!(
        first,
        [
            "a.form: hangup callback",
            "  cause        a cause that is not listed",
            "  ended by     a source that is not listed",
        ]
    );
    let cards = run.decode("a.form --ids");
    let first: Vec<&str> = cards.out.lines().take(3).collect();
    assert_eq!(
        first,
        [
            "a.form: hangup callback",
            "  cause        \\u{1b}[2J (O'B), which is not listed",
            "  ended by     %9b, which is not listed",
        ]
    );
    for format in ["text", "json", "csv"] {
        let out = run.decode(&format!("a.form --ids --format {format}")).out;
        assert!(!out.contains('\u{1b}'), "{out:?}");
    }
}

/// The first lines of a card say what the library reads.
#[test]
fn a_cause_is_called_what_it_is() {
    let first = |form: &str| {
        let run = Run::new("called").file("a.form", form);
        let out = run.decode("a.form").out;
        let lines = out.lines().skip(1);
        let lines: Vec<_> = lines
            .take_while(|line| !line.starts_with("  means"))
            .collect();
        lines.join("\n")
    };
    let unlisted = "  cause        a cause that is not listed\n  ended by     not reported";
    assert_eq!(
        first("CallUUID=c&HangupCauseName=USER_BUSY"),
        "  cause        not reported\n  ended by     not reported\n  switch       USER_BUSY"
    );
    assert_eq!(
        first("HangupCause=NEW_WORD"),
        format!("{unlisted}\n  switch       NEW_WORD")
    );
    assert_eq!(first("HangupCauseName=Jane+Doe"), unlisted);
    assert_eq!(
        first("HangupCause=Jane+Doe"),
        format!("{unlisted}\n  switch       a word that is not listed")
    );
    assert_eq!(
        first("HangupCauseCode=4210&HangupCauseName=Jane+Doe&HangupSource=John+Smith"),
        "  cause        4210, which is not listed\n  ended by     a source that is not listed"
    );
    assert_eq!(
        first("HangupCauseCode=4210&HangupCauseName=NEW_NAME"),
        "  cause        4210 (NEW_NAME), which is not listed\n  ended by     not reported"
    );
    assert_eq!(
        first("HangupCauseCode=Busy+Line"),
        "  cause        Busy Line, which is not listed\n  ended by     not reported"
    );
}
