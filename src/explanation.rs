//! A hangup in plain sentences, for a log line, a ticket or an alert.

use core::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::catalog::{HangupCause, HangupSource, Meaning, TelephonyCause};
use crate::circumstances::Circumstances;
use crate::hangup::Hangup;
use crate::lookup::digits;

/// A hangup for a person to read: what happened, who ended it, what it means and what to do.
///
/// `Display` writes the long form, in whole sentences; [`short`](Self::short) writes one line. Both come
/// from the catalog and have no phone numbers, ids or names of people in them.
///
/// ```
/// use plivo_hangup::{Hangup, HangupTexts};
///
/// let hangup = Hangup::from(HangupTexts {
///     code: Some("3010"),
///     source: Some("Carrier"),
///     ..HangupTexts::default()
/// });
/// assert_eq!(
///     hangup.explain().short().to_string(),
///     "3010 Busy Line, ended by Carrier: Busy. Retry: Later. Responsible: Callee."
/// );
/// println!("{}", hangup.explain());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Explanation {
    /// The cause, if a listed one is reported.
    pub cause: Option<HangupCause>,
    /// The code, if it is not listed or the record is of SIP trunking.
    pub unlisted_code: Option<u16>,
    /// Who ended the call, if a listed source is reported.
    pub source: Option<HangupSource>,
    /// The switch's own word, if a listed one is reported.
    pub telephony: Option<TelephonyCause>,
    /// Whether the reported code is not listed; without a code, the reported name; without both, the reported
    /// telephony cause.
    pub is_cause_unlisted: bool,
    /// Whether the record is of SIP trunking, whose codes mean something else.
    pub is_sip_trunk: bool,
    /// Whether the payload says that a machine was detected.
    pub machine_detected: bool,
    /// Whether a source is reported, listed or not.
    pub is_source_reported: bool,
    /// What it means here.
    pub meaning: Meaning,
}

impl Hangup {
    /// Explains the hangup in plain sentences without personal data, judged by the hangup alone.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupTexts};
    ///
    /// let unlisted = Hangup::from(HangupTexts { code: Some("4210"), ..HangupTexts::default() });
    /// assert_eq!(
    ///     unlisted.explain().short().to_string(),
    ///     "Code 4210, which is not listed: Unknown. Retry: After Fix."
    /// );
    /// ```
    pub fn explain(&self) -> Explanation {
        self.explain_in(Circumstances::default())
    }

    pub(crate) fn explain_in(&self, circumstances: Circumstances) -> Explanation {
        let cause = self.cause();
        Explanation {
            cause,
            unlisted_code: match cause {
                None => self.reported_code().and_then(digits::code),
                Some(_) => None,
            },
            source: self.source(),
            telephony: self.telephony(),
            is_cause_unlisted: !self.is_sip_trunk()
                && (self.has_unlisted_cause()
                    || cause.is_none()
                        && self.telephony().is_none()
                        && self.reported_telephony().is_some()),
            is_sip_trunk: self.is_sip_trunk(),
            machine_detected: circumstances.machine_detected,
            is_source_reported: self.reported_source().is_some(),
            meaning: self.meaning_in(circumstances),
        }
    }
}

impl Explanation {
    /// The explanation in one line.
    pub fn short(&self) -> impl fmt::Display + use<> {
        Short(*self)
    }

    /// Writes what the hangup is called: its cause, or else what is reported.
    fn write_title(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.cause, self.unlisted_code, self.telephony) {
            (_, Some(code), _) if self.is_sip_trunk => {
                write!(formatter, "Code {code} of SIP trunking")
            }
            _ if self.is_sip_trunk => formatter.write_str("A call of SIP trunking"),
            (Some(cause), _, _) => write!(formatter, "{} {cause}", cause.code()),
            (None, Some(code), _) => write!(formatter, "Code {code}, which is not listed"),
            (None, None, _) if self.is_cause_unlisted => {
                formatter.write_str("A cause that is not listed")
            }
            (None, None, Some(word)) => formatter.write_str(word.word()),
            (None, None, None) => formatter.write_str("No cause is reported"),
        }
    }

    fn write_advice(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Retry: {}.", self.meaning.retry)?;
        match self.meaning.responsible {
            Some(party) => write!(formatter, " Responsible: {party}."),
            None => Ok(()),
        }
    }
}

/// Writes the long form.
impl fmt::Display for Explanation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_title(formatter)?;
        write!(formatter, ": {} ", self.meaning.description)?;
        match self.source {
            Some(source) => formatter.write_str(source.description())?,
            None if self.is_source_reported => {
                formatter
                    .write_str("Who ended the call is reported in a word that is not listed.")?;
            }
            None => formatter.write_str("Who ended the call is not reported.")?,
        }
        if self.machine_detected {
            formatter.write_str(" A machine was detected.")?;
        }
        write!(formatter, " Outcome: {}. ", self.meaning.outcome)?;
        self.write_advice(formatter)?;
        write!(formatter, " What to do: {}", self.meaning.next_step)
    }
}

/// Writes what there is to know in fields, and `short` and `text` as they are displayed.
impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Explanation", 11)?;
        fields.serialize_field("cause", &self.cause)?;
        fields.serialize_field("unlisted_code", &self.unlisted_code)?;
        fields.serialize_field("source", &self.source)?;
        fields.serialize_field("telephony", &self.telephony)?;
        fields.serialize_field("is_cause_unlisted", &self.is_cause_unlisted)?;
        fields.serialize_field("is_source_reported", &self.is_source_reported)?;
        fields.serialize_field("is_sip_trunk", &self.is_sip_trunk)?;
        fields.serialize_field("machine_detected", &self.machine_detected)?;
        fields.serialize_field("meaning", &self.meaning)?;
        fields.serialize_field("short", &self.short().to_string())?;
        fields.serialize_field("text", &self.to_string())?;
        fields.end()
    }
}

struct Short(Explanation);

impl fmt::Display for Short {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(explanation) = self;
        explanation.write_title(formatter)?;
        if let Some(source) = explanation.source {
            write!(formatter, ", ended by {source}")?;
        }
        if explanation.machine_detected {
            formatter.write_str(", machine detected")?;
        }
        write!(formatter, ": {}. ", explanation.meaning.outcome)?;
        explanation.write_advice(formatter)
    }
}
