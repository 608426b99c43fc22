//! `demo`: signed sample callbacks, good, repeated, forged and broken ones of every kind.

use std::error::Error;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use plivo_hangup::HangupCause;

use super::sign;
use super::wire::{self, FORM, Request};
use crate::serve::DEMO_TOKEN;

/// Settings of the demo.
#[derive(Args, Clone)]
pub(crate) struct DemoSettings {
    /// Where the service listens.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    url: String,

    /// What the service has as --public-url, if it is another.
    #[arg(long)]
    public_url: Option<String>,

    /// The auth token of the service.
    #[arg(long, env = "PLIVO_AUTH_TOKEN", hide_env_values = true, default_value = DEMO_TOKEN)]
    auth_token: String,
}

/// The sample callbacks: those that Plivo sends, so forms and a query. The prefix of their ids is replaced, so that
/// each run sends other calls.
const SAMPLES: [(&str, &str, &str); 16] = [
    (
        "a normal hangup",
        "POST",
        include_str!("../../../payloads/01-normal-hangup.form"),
    ),
    (
        "a busy line",
        "POST",
        include_str!("../../../payloads/02-busy-line.form"),
    ),
    (
        "a hangup that was never answered",
        "POST",
        include_str!("../../../payloads/03-normal-but-never-answered.form"),
    ),
    (
        "a hangup from before 2018",
        "POST",
        include_str!("../../../payloads/04-before-2018.form"),
    ),
    (
        "an empty code",
        "POST",
        include_str!("../../../payloads/05-empty-code.form"),
    ),
    (
        "a code that is not listed",
        "POST",
        include_str!("../../../payloads/06-unlisted-code.form"),
    ),
    (
        "a hangup by GET",
        "GET",
        include_str!("../../../payloads/07-get.query"),
    ),
    (
        "a relay's spellings",
        "POST",
        include_str!("../../../payloads/08-relay-spellings.form"),
    ),
    (
        "invalid answer XML",
        "POST",
        include_str!("../../../payloads/09-invalid-answer-xml.form"),
    ),
    (
        "a machine",
        "POST",
        include_str!("../../../payloads/10-machine-detected.form"),
    ),
    (
        "code 0",
        "POST",
        include_str!("../../../payloads/11-code-0.form"),
    ),
    (
        "a leg of a Dial that was busy",
        "POST",
        include_str!("../../../payloads/17-dial-hangup.form"),
    ),
    (
        "a leg of a Dial that lost the race",
        "POST",
        include_str!("../../../payloads/18-dial-lost-race.form"),
    ),
    (
        "a leg of a Dial that answered",
        "POST",
        include_str!("../../../payloads/19-dial-answer.form"),
    ),
    (
        "a leg of a Dial, the oldest form",
        "POST",
        include_str!("../../../payloads/20-dial-oldest.form"),
    ),
    (
        "the summary of a Dial",
        "POST",
        include_str!("../../../payloads/21-dial-summary.form"),
    ),
];

const PREFIX: &str = "5f1c0a52";

const BUSY: &str =
    "Event=Hangup&CallUUID=5f1c0a52-b&HangupCauseCode=3010&HangupSource=Carrier&CallStatus=busy";

struct Case {
    name: String,
    request: Request,
    expected: u16,
}

/// Sends them and prints what the service answered. Fails if that is not what was expected.
pub(crate) async fn run(settings: &DemoSettings) -> Result<ExitCode, Box<dyn Error>> {
    let address = settings
        .url
        .strip_prefix("http://")
        .unwrap_or(&settings.url);
    let address = address.trim_end_matches('/');
    let mut wrong = 0;
    for case in cases(settings) {
        let answer = wire::send(address, &case.request).await;
        let status = answer
            .map_err(|error| format!("{}: {error}. Is the service running?", settings.url))?
            .status;
        let mark = if status == case.expected {
            ""
        } else {
            "  unexpected"
        };
        wrong += u32::from(status != case.expected);
        let path = case.request.target.split('?').next().unwrap_or_default();
        let method = case.request.method;
        writeln!(
            std::io::stdout(),
            "{status}  {method:4} {path:9}  {}{mark}",
            case.name
        )?;
    }
    writeln!(std::io::stdout(), "Have a look: {}", settings.url)?;
    Ok(if wrong == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn cases(settings: &DemoSettings) -> Vec<Case> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let run = format!("{:08x}", now.as_millis() & 0xffff_ffff);
    let signer = Signer {
        token: &settings.auth_token,
        base: settings
            .public_url
            .as_ref()
            .unwrap_or(&settings.url)
            .trim_end_matches('/'),
        run,
    };
    let mut cases = good(&signer);
    cases.extend(repeated(&signer));
    cases.extend(forged(&signer));
    cases.extend(broken(&signer));
    cases
}

struct Signer<'a> {
    token: &'a str,
    base: &'a str,
    run: String,
}

impl Signer<'_> {
    fn form(&self, form: &str) -> String {
        form.trim()
            .trim_start_matches('?')
            .replace(PREFIX, &self.run)
    }

    fn sign(&self, method: &'static str, path: &str, form: &str) -> Request {
        Request::signed(self.token, self.base, method, path, &self.form(form))
    }
}

fn case(expected: u16, name: impl Into<String>, request: Request) -> Case {
    Case {
        name: name.into(),
        request,
        expected,
    }
}

fn good(signer: &Signer<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    for cause in HangupCause::ALL {
        let form = format!(
            "Event=Hangup&CallUUID=5f1c0a52-{0}&HangupCauseCode={0}",
            cause.code()
        );
        cases.push(case(
            200,
            format!("cause {} {cause}", cause.code()),
            signer.sign("POST", "/hangup", &form),
        ));
    }
    let samples = SAMPLES.iter().map(|(name, method, form)| {
        let is_hangup = !form.contains("Dial");
        let path = if is_hangup { "/hangup" } else { "/callback" };
        case(200, *name, signer.sign(method, path, form))
    });
    cases.extend(samples);
    let ring = "Event=Ring&CallUUID=5f1c0a52-r&CallStatus=ringing&Direction=outbound";
    let start = "Event=StartApp&CallUUID=5f1c0a52-r&CallStatus=in-progress&Direction=outbound";
    cases.push(case(
        200,
        "a call that rings",
        signer.sign("POST", "/callback", ring),
    ));
    cases.push(case(
        200,
        "a call that asks what to do",
        signer.sign("GET", "/callback", start),
    ));
    cases.push(case(
        200,
        "signed, and not known",
        signer.sign("POST", "/callback", "Later=1"),
    ));
    cases
}

fn repeated(signer: &Signer<'_>) -> Vec<Case> {
    let first = signer.sign("POST", "/hangup", BUSY);
    vec![
        case(200, "a busy line", first.clone()),
        case(200, "the same request again", first),
        case(
            200,
            "the same event, signed anew",
            signer.sign("POST", "/hangup", BUSY),
        ),
        case(
            200,
            "the same event, to the other URL",
            signer.sign("POST", "/callback", BUSY),
        ),
    ]
}

fn forged(signer: &Signer<'_>) -> Vec<Case> {
    let good = signer.sign("POST", "/hangup", BUSY);
    let changed = Request {
        body: good
            .body
            .iter()
            .map(|byte| if *byte == b'3' { b'4' } else { *byte })
            .collect(),
        ..good.clone()
    };
    let unsigned = Request {
        headers: vec![("Content-Type", FORM.to_owned())],
        ..good.clone()
    };
    let elsewhere = Request {
        target: "/callback".to_owned(),
        ..good.clone()
    };
    let other_token = Request::signed("another-token", signer.base, "POST", "/hangup", BUSY);
    // The same text is signed: keys and values have no border there.
    let nonce = sign::nonce();
    let (form, shifted) = (
        signer.form("CallUUID=5f1c0a52-s&HangupCauseCode=3010"),
        signer.form("CallUUI=D5f1c0a52-s&HangupCauseCode=3010"),
    );
    let capture = |form: &str| {
        Request::signed_with_nonce(signer.token, signer.base, "POST", "/hangup", form, &nonce)
    };
    vec![
        case(403, "another code", changed),
        case(403, "no signature", unsigned),
        case(403, "the signature of another URL", elsewhere),
        case(403, "the signature of another token", other_token),
        case(200, "a request that someone captures", capture(&form)),
        case(
            403,
            "the captured one with its keys shifted",
            capture(&shifted),
        ),
    ]
}

fn broken(signer: &Signer<'_>) -> Vec<Case> {
    let good = signer.sign("POST", "/hangup", BUSY);
    let json = Request {
        body: br#"{"Event":"Hangup"}"#.to_vec(),
        ..good.clone()
    };
    let huge = Request {
        body: vec![b'a'; 200_000],
        ..good.clone()
    };
    vec![
        case(
            403,
            "a damaged signature",
            good.clone().with("X-Plivo-Signature-V3", "%%%"),
        ),
        case(
            403,
            "a damaged nonce",
            good.clone().with("X-Plivo-Signature-V3-Nonce", "12x"),
        ),
        case(
            403,
            "JSON with the signature of a form",
            json.with("Content-Type", "application/json"),
        ),
        case(
            415,
            "a body of text",
            good.clone().with("Content-Type", "text/plain"),
        ),
        case(413, "a body of 200 kB", huge),
        case(
            405,
            "PUT",
            Request {
                method: "PUT",
                ..good
            },
        ),
    ]
}
