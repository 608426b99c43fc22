//! What the tests need of every kind of payload.

use std::fmt::Debug;

use plivo_hangup::{
    CallRecord, CallStatus, CallbackEvent, DialCallback, DialSummary, Direction, Hangup,
    HangupCallback, PayloadError, Reported, StirAttestation, StirVerification,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Keys with their values.
pub type Pairs = Vec<(String, String)>;

/// The words of the A leg.
type ALegWords = (
    Option<Reported<CallbackEvent>>,
    Option<Reported<Direction>>,
    Option<Reported<CallStatus>>,
    Option<Reported<StirVerification>>,
    Option<Reported<StirAttestation>>,
);

pub trait Payload:
    Serialize + DeserializeOwned + Clone + PartialEq + Debug + Send + Sync + 'static
{
    fn read_json(body: &[u8]) -> Result<Self, PayloadError>;
    fn hangup(&self) -> &Hangup;
    fn iter(&self) -> impl Iterator<Item = (&str, &str)>;

    fn pairs(&self) -> Pairs {
        let pairs = self.iter();
        pairs
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect()
    }
}

/// A payload that comes in forms too, with the keys of the A leg.
pub trait FormPayload: Payload {
    fn read_form(body: &[u8]) -> Self;
    fn to_form(&self) -> String;
    /// The accessors of texts, each with its key.
    fn a_leg_texts(&self) -> [(&str, Option<&str>); 16];
    fn a_leg_words(&self) -> ALegWords;
    fn sip_headers(&self) -> impl Iterator<Item = (&str, &str)>;
}

macro_rules! payloads {
    ($($type:ident $(with $form:ident)?;)+) => {$(
        impl Payload for $type {
            fn read_json(body: &[u8]) -> Result<Self, PayloadError> {
                $type::from_json(body)
            }

            fn hangup(&self) -> &Hangup {
                $type::hangup(self)
            }

            fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
                $type::iter(self)
            }
        }

        $(impl $form for $type {
            fn read_form(body: &[u8]) -> Self {
                $type::from_form(body).expect("a form is always read")
            }

            fn to_form(&self) -> String {
                $type::to_form(self)
            }

            fn a_leg_texts(&self) -> [(&str, Option<&str>); 16] {
                [
                    ("CallUUID", self.call_uuid()),
                    ("RequestUUID", self.request_uuid()),
                    ("ALegRequestUUID", self.a_leg_request_uuid()),
                    ("ALegUUID", self.a_leg_uuid()),
                    ("From", self.from()),
                    ("To", self.to()),
                    ("CallerName", self.caller_name()),
                    ("ForwardedFrom", self.forwarded_from()),
                    ("BillRate", self.bill_rate()),
                    ("SessionStart", self.session_start()),
                    ("StartTime", self.start_time()),
                    ("AnswerTime", self.answer_time()),
                    ("ParentAuthID", self.parent_auth_id()),
                    ("RouteType", self.route_type()),
                    ("CountryCode", self.country_code()),
                    ("ComplianceStatus", self.compliance_status()),
                ]
            }

            fn a_leg_words(&self) -> ALegWords {
                (
                    self.event(),
                    self.direction(),
                    self.call_status(),
                    self.stir_verification(),
                    self.stir_attestation(),
                )
            }

            fn sip_headers(&self) -> impl Iterator<Item = (&str, &str)> {
                $type::sip_headers(self)
            }
        })?
    )+};
}

payloads! {
    HangupCallback with FormPayload;
    DialCallback with FormPayload;
    DialSummary with FormPayload;
    CallRecord;
}

/// Reads a form.
pub fn form<P: FormPayload>(body: &str) -> P {
    P::read_form(body.as_bytes())
}

/// Reads a JSON object.
#[track_caller]
pub fn json<P: Payload>(body: &str) -> P {
    P::read_json(body.as_bytes()).expect(body)
}

/// Writes JSON.
pub fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("what was read can be written")
}

/// The keys that every callback carries, and one that only looks like a SIP header.
pub const A_LEG: &str = "CallUUID=a1&RequestUUID=r1&ALegRequestUUID=r2&ALegUUID=a2\
    &From=12025550123&To=%2B12025550145&CallerName=Jane+Doe&ForwardedFrom=12025550199\
    &Direction=inbound&CallStatus=in-progress&Event=Redirect&BillRate=0.005\
    &SessionStart=2024-09-26+08%3A35%3A10.910772&StartTime=2024-09-26+14%3A05%3A08\
    &AnswerTime=2024-09-26+14%3A05%3A15&ParentAuthID=MAXXXXXXXXXXXXXXXXXX\
    &STIRVerification=Not+Verified&STIRAttestation=C&RouteType=local&CountryCode=US\
    &ComplianceStatus=ok&X-PH-Order=77&SIP-H-To=%3Csip%3Ax%3E&X-P=1";

fn check_a_leg<P: FormPayload>() {
    let payload: P = form(A_LEG);
    let texts = [
        ("CallUUID", "a1"),
        ("RequestUUID", "r1"),
        ("ALegRequestUUID", "r2"),
        ("ALegUUID", "a2"),
        ("From", "12025550123"),
        ("To", "+12025550145"),
        ("CallerName", "Jane Doe"),
        ("ForwardedFrom", "12025550199"),
        ("BillRate", "0.005"),
        ("SessionStart", "2024-09-26 08:35:10.910772"),
        ("StartTime", "2024-09-26 14:05:08"),
        ("AnswerTime", "2024-09-26 14:05:15"),
        ("ParentAuthID", "MAXXXXXXXXXXXXXXXXXX"),
        ("RouteType", "local"),
        ("CountryCode", "US"),
        ("ComplianceStatus", "ok"),
    ];
    assert_eq!(
        payload.a_leg_texts(),
        texts.map(|(key, text)| (key, Some(text)))
    );
    let (event, direction, status, verification, attestation) = payload.a_leg_words();
    assert_eq!(event.unwrap(), CallbackEvent::Redirect);
    assert_eq!(direction.unwrap(), Direction::Inbound);
    assert_eq!(status.unwrap(), CallStatus::InProgress);
    assert_eq!(verification.unwrap(), StirVerification::NotVerified);
    assert_eq!(attestation.unwrap(), StirAttestation::Gateway);
    let headers = [("X-PH-Order", "77"), ("SIP-H-To", "<sip:x>")];
    assert!(payload.sip_headers().eq(headers));
    assert_eq!(payload.iter().count(), 24);

    let blank = texts.map(|(key, _)| format!("{key}=+")).join("&");
    for absent in ["", &blank] {
        let payload: P = form(absent);
        assert_eq!(payload.a_leg_texts(), texts.map(|(key, _)| (key, None)));
        assert_eq!(payload.a_leg_words(), (None, None, None, None, None));
        assert!(!payload.hangup().is_reported());
    }
}

#[test]
fn the_keys_of_the_a_leg_come_with_every_callback() {
    check_a_leg::<HangupCallback>();
    check_a_leg::<DialCallback>();
    check_a_leg::<DialSummary>();
}
