//! How a cause is read from texts and through serde, and how it is written.

use std::collections::{BTreeMap, HashMap};

use plivo_hangup::HangupCause as C;
use plivo_hangup::{HangupCause, Reported, TelephonyCause};
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::de::{Deserialize, Deserializer, Error as _, Visitor};

use crate::support::{NOT_CODES, from_json, json_error, unlisted};

const NOT_A_CODE: &str = "a number that is not a code";

/// Texts that name no cause.
const NOT_NAMES: &[&str] = &[
    "",
    " ",
    "NORMAL_CLEARING",
    "User Busy",
    "USER_BUSY",
    "busy-line",
    "busy_line_",
    "BusyLine",
    "Busy  Line",
    "Canceled (Out Of Credits",
    "Bu\u{17f}y Line",
];

fn sentence(found: &str) -> String {
    format!("expected the code or name of a hangup cause, found {found}")
}

#[test]
fn every_cause_is_read_back_from_its_code_and_its_name() {
    for &cause in C::ALL {
        let name = cause.name();
        assert_eq!(cause.to_string(), name);
        assert_eq!(format!("{cause:>50}"), format!("{name:>50}"));
        let (upper, lower) = (name.to_uppercase(), name.to_lowercase());
        for spelled in [name, &upper, &lower, &format!("\r\n{upper} \t")] {
            assert_eq!(C::from_name(spelled), Some(cause), "{spelled:?}");
            assert_eq!(spelled.parse(), Ok(cause), "{spelled:?}");
        }
        let code = cause.code().to_string();
        for digits in [&code, &format!(" {code}\n")] {
            assert_eq!(digits.parse(), Ok(cause), "{digits:?}");
            assert_eq!(C::from_name(digits), None, "{digits:?} is not a name");
        }
        assert_eq!(serde_json::to_string(&cause).unwrap(), code);
        assert_eq!(from_json::<C>(&code), cause);
    }
}

#[test]
fn spellings_seen_in_payloads_are_read() {
    for (spelled, cause) in [
        ("Cancelled", C::Canceled),
        ("CANCELLED", C::Canceled),
        ("Cancelled (Out Of Credits)", C::CanceledOutOfCredits),
        ("Cancelled (out of credits)", C::CanceledOutOfCredits),
        (
            "Cancelled (Simultaneous Dial Limit Reached)",
            C::CanceledSimultaneousDialLimitReached,
        ),
        ("Unallocated Number", C::UnallocatedNumber),
        (
            "Kicked out of Multiparty Call",
            C::KickedOutOfMultipartyCall,
        ),
        ("Decline", C::Declined),
        ("DECLINE", C::Declined),
    ] {
        assert_eq!(C::from_name(spelled), Some(cause), "{spelled}");
        assert_eq!(from_json::<C>(&format!("{spelled:?}")), cause, "{spelled}");
    }
}

#[test]
fn a_telephony_word_names_no_cause_except_five() {
    for word in TelephonyCause::ALL {
        let expected = match word.word() {
            "DECLINE" => Some(C::Declined),
            // These are the slugs of causes.
            "UNALLOCATED_NUMBER" => Some(C::UnallocatedNumber),
            "NO_ANSWER" => Some(C::NoAnswer),
            "BUSY_EVERYWHERE" => Some(C::BusyEverywhere),
            "MEDIA_TIMEOUT" => Some(C::MediaTimeout),
            _ => None,
        };
        assert_eq!(C::from_name(word.word()), expected, "{word}");
    }
}

#[test]
fn a_cause_is_found_by_its_slug() {
    for cause in C::ALL {
        let slug = cause.slug();
        assert_eq!(C::from_name(slug), Some(*cause), "{slug}");
        assert_eq!(slug.parse(), Ok(*cause), "{slug}");
        assert_eq!(from_json::<C>(&format!("{slug:?}")), *cause, "{slug}");
        assert_eq!(Reported::<C>::from(slug), *cause, "{slug}");
    }
    assert_eq!(C::from_name("Busy_Line"), Some(C::BusyLine));
    assert_eq!(
        C::from_name(" violates_media_anchoring"),
        Some(C::ViolatesMediaAnchoring)
    );
}

#[test]
fn other_texts_are_errors_that_hold_their_length_and_nothing_else() {
    let long = "3".repeat(10_000);
    for &text in NOT_NAMES.iter().chain(NOT_CODES).chain([&long.as_str()]) {
        let expected = sentence(&unlisted(text));
        assert_eq!(C::from_name(text), None, "{text:?}");
        let error = text.parse::<C>().expect_err(text);
        assert_eq!(error.to_string(), expected);
        // A shorter text may stand in it by chance.
        let debug = format!("{error:?}");
        assert!(text.len() < 4 || !debug.contains(text), "{debug}");
        let json = serde_json::to_string(text).unwrap();
        assert_eq!(json_error::<C>(&json), expected);
    }
}

#[test]
fn an_error_holds_an_unlisted_code() {
    for (text, code) in [
        ("4210", 4210),
        (" 4210 ", 4210),
        ("\t4210\n", 4210),
        ("30100", 30100),
        ("65535", 65535),
    ] {
        let expected = sentence(&format!("the unlisted code {code}"));
        assert_eq!(text.parse::<C>().expect_err(text).to_string(), expected);
        assert_eq!(json_error::<C>(&code.to_string()), expected);
    }
}

#[test]
fn a_cause_is_read_from_a_number_from_digits_or_from_a_name() {
    for json in [
        "3010",
        r#""3010""#,
        r#""  3010 ""#,
        r#""3010\n""#,
        r#""Busy Line""#,
        r#"" BUSY line ""#,
        r#""Busy\u0020Line""#,
    ] {
        assert_eq!(from_json::<C>(json), C::BusyLine, "{json}");
    }
    assert_eq!(from_json::<C>(r#""0""#), C::Unknown);
}

#[test]
fn other_json_is_an_error_that_does_not_repeat_it() {
    for (json, found) in [
        ("65536", NOT_A_CODE),
        ("70000", NOT_A_CODE),
        ("12025550123", NOT_A_CODE),
        ("-1", NOT_A_CODE),
        ("-12025550123", NOT_A_CODE),
        ("1.5", NOT_A_CODE),
        ("3010.0", NOT_A_CODE),
        ("99999999999999999999", NOT_A_CODE),
        ("null", "null"),
        ("[]", "a list"),
        ("[3010]", "a list"),
        ("true", "true or false"),
        ("{}", "an object"),
        (r#"{"x":"3010"}"#, "an object"),
        (r#"{"To":"12025550123"}"#, "an object"),
        (r#"{"12025550123":3010}"#, "an object"),
    ] {
        assert_eq!(json_error::<C>(json), sentence(found), "{json}");
    }
}

#[test]
fn a_cause_is_the_key_of_a_json_map() {
    let hashed: HashMap<C, u8> = C::ALL.iter().copied().zip(0..).collect();
    let json = serde_json::to_string(&hashed).unwrap();
    assert_eq!(from_json::<HashMap<C, u8>>(&json), hashed);

    let sorted = BTreeMap::from([(C::BusyLine, 2), (C::Unknown, 1)]);
    let json = serde_json::to_string(&sorted).unwrap();
    assert_eq!(json, r#"{"0":1,"3010":2}"#);
    for json in [json.as_str(), r#"{"Busy Line":2,"unknown":1}"#] {
        assert_eq!(from_json::<BTreeMap<C, u8>>(json), sorted);
    }
}

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Leg {
    cause: HangupCause,
}

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Call {
    #[serde(flatten)]
    leg: Leg,
    other: Option<HangupCause>,
}

#[test]
fn a_cause_is_a_field_of_forms_and_of_flattened_structs() {
    let leg = Leg { cause: C::BusyLine };
    let form = serde_urlencoded::to_string(&leg);
    assert_eq!(form.as_deref(), Ok("cause=3010"));
    assert_eq!(serde_urlencoded::from_str("cause=3010").as_ref(), Ok(&leg));
    let call = Call { leg, other: None };
    for form in ["cause=3010", "cause=Busy+Line", "cause=%203010"] {
        assert_eq!(
            serde_urlencoded::from_str(form).as_ref(),
            Ok(&call),
            "{form}"
        );
    }
    for json in [r#"{"cause":3010,"other":null}"#, r#"{"cause":"busy line"}"#] {
        assert_eq!(from_json::<Call>(json), call, "{json}");
    }
}

/// A format that nobody reads: it holds a `u16`, and gives it only if it is asked for one.
struct Compact(u16);

impl<'de> Deserializer<'de> for Compact {
    type Error = ValueError;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_u16(self.0)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, ValueError> {
        Err(ValueError::custom("this format does not describe itself"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn a_format_that_is_not_human_readable_carries_a_u16() {
    assert_eq!(C::deserialize(Compact(3010)), Ok(C::BusyLine));
    let error = C::deserialize(Compact(4210)).expect_err("unlisted");
    assert_eq!(error.to_string(), sentence("the unlisted code 4210"));
}

#[test]
fn no_error_holds_the_key_or_the_value_of_a_map() {
    let entry = std::iter::once((12_025_550_123_u64, "3010"));
    let map = MapDeserializer::<_, ValueError>::new(entry);
    let error = C::deserialize(map).expect_err("an object");
    assert_eq!(error.to_string(), sentence("an object"));

    let json = r#"{"$serde_json::private::Number":12025550123}"#;
    let error = serde_json::from_str::<C>(json).expect_err("an object");
    assert!(!error.to_string().contains("12025550123"), "{error}");
}
