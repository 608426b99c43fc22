//! A hangup in plain sentences, for a log line, a ticket or an alert.

use core::fmt;

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
pub struct Explanation {
    /// The cause, if a listed one is reported.
    pub cause: Option<HangupCause>,
    /// The code, if the one that is reported is not listed.
    pub unlisted_code: Option<u16>,
    /// Who ended the call, if a listed source is reported.
    pub source: Option<HangupSource>,
    /// The switch's own word, if a listed one is reported.
    pub telephony: Option<TelephonyCause>,
    /// Whether a code or a name is reported, listed or not.
    pub is_cause_reported: bool,
    /// Whether a source is reported, listed or not.
    pub is_source_reported: bool,
    /// What it means here.
    pub meaning: Meaning,
}

impl Hangup {
    /// Explains the hangup, as far as it alone says, in plain sentences without personal data.
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
                Some(_) => None,
                None => self.reported_code().and_then(digits::code),
            },
            source: self.source(),
            telephony: self.telephony(),
            is_cause_reported: self.reported_code().or(self.reported_name()).is_some(),
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
            (Some(cause), _, _) => write!(formatter, "{} {cause}", cause.code()),
            (None, Some(code), _) => write!(formatter, "Code {code}, which is not listed"),
            (None, None, _) if self.is_cause_reported => {
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
        write!(formatter, " Outcome: {}. ", self.meaning.outcome)?;
        self.write_advice(formatter)?;
        write!(formatter, " What to do: {}", self.meaning.next_step)
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
        write!(formatter, ": {}. ", explanation.meaning.outcome)?;
        explanation.write_advice(formatter)
    }
}
