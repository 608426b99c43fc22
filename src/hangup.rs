//! Code, name, source and telephony cause of one hangup, read together.

use core::fmt;

use crate::catalog::{HangupCause, HangupSource, TelephonyCause};
use crate::reported::{Reported, Vocabulary, sealed};

/// Why a call ended, as four texts tell it: code, name, source and telephony cause.
///
/// Payloads hold one each and give it with `hangup()`. Build it yourself from a database row, a
/// relay's message, or any other place that keeps the texts.
///
/// The four may disagree, and that is no error. The code decides what the cause is; only where
/// no code is reported does the name. A code that is not listed gives no cause, whatever the name
/// says: a new cause is not guessed at.
///
/// Two hangups are equal when their texts mean the same, however they are spelled.
///
/// ```
/// use plivo_hangup::{Hangup, HangupCause, HangupSource, Outcome};
///
/// let hangup = Hangup::new("3010", "Busy Line", "Carrier", "USER_BUSY");
/// assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
/// assert_eq!(hangup.source(), Some(HangupSource::Carrier));
/// assert_eq!(hangup.outcome(), Outcome::Busy);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hangup {
    code: Option<Reported<CauseCode>>,
    name: Option<Reported<CauseName>>,
    source: Option<Reported<HangupSource>>,
    telephony: Option<Reported<TelephonyCause>>,
}

/// One of the four texts.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Code,
    Name,
    Source,
    Telephony,
}

/// A cause that was told by its code; a name in the code's place is none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct CauseCode(HangupCause);

/// A cause that was told by its name; a code in the name's place is none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct CauseName(HangupCause);

impl fmt::Debug for CauseCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl sealed::Sealed for CauseCode {}

impl Vocabulary for CauseCode {
    fn recognize(text: &str) -> Option<Self> {
        HangupCause::from_code_text(text).map(Self)
    }

    fn canonical(self) -> &'static str {
        self.0.code_text()
    }

    const MAY_BE_CODE: bool = true;
}

impl fmt::Debug for CauseName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl sealed::Sealed for CauseName {}

impl Vocabulary for CauseName {
    fn recognize(text: &str) -> Option<Self> {
        HangupCause::from_name(text).map(Self)
    }

    fn canonical(self) -> &'static str {
        self.0.name()
    }
}

impl Hangup {
    /// Reads a hangup from its code, name, source and telephony cause, in this order.
    ///
    /// Each may be a text, `Some` text, or `None`; a blank text says as little as `None`.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupCause, Outcome};
    ///
    /// let from_database = Hangup::new("4000", None, Some("Callee"), "");
    /// assert_eq!(from_database.cause(), Some(HangupCause::NormalHangup));
    ///
    /// // A column of integers.
    /// let code: Option<i32> = Some(3010);
    /// let code = code.map(|code| code.to_string());
    /// assert_eq!(Hangup::new(code.as_deref(), None, None, None).cause(), Some(HangupCause::BusyLine));
    ///
    /// let before_2018 = Hangup::new(None, None, None, "NO_ANSWER");
    /// assert_eq!(before_2018.cause(), None);
    /// assert_eq!(before_2018.outcome(), Outcome::NoAnswer);
    /// ```
    ///
    /// The callbacks of number masking have two fields of their own: `PlivoHangupCauseCode`, and
    /// `PlivoHangupCause`, which is the name and not the telephony word.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupCause};
    ///
    /// #[derive(serde::Deserialize)]
    /// #[serde(rename_all = "PascalCase")]
    /// struct MaskingCallback {
    ///     plivo_hangup_cause_code: Option<String>,
    ///     plivo_hangup_cause: Option<String>,
    /// }
    ///
    /// let body = "PlivoHangupCauseCode=3010&PlivoHangupCause=Busy+Line";
    /// let callback: MaskingCallback = serde_urlencoded::from_str(body)?;
    /// let hangup = Hangup::new(
    ///     callback.plivo_hangup_cause_code.as_deref(),
    ///     callback.plivo_hangup_cause.as_deref(),
    ///     None,
    ///     None,
    /// );
    /// assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
    /// # Ok::<(), serde_urlencoded::de::Error>(())
    /// ```
    pub fn new<'a>(
        code: impl Into<Option<&'a str>>,
        name: impl Into<Option<&'a str>>,
        source: impl Into<Option<&'a str>>,
        telephony: impl Into<Option<&'a str>>,
    ) -> Self {
        let texts = [
            (Part::Code, code.into()),
            (Part::Name, name.into()),
            (Part::Source, source.into()),
            (Part::Telephony, telephony.into()),
        ];
        let mut hangup = Self::unreported();
        for (part, text) in texts {
            hangup.report(part, text.unwrap_or_default());
        }
        hangup
    }

    pub(crate) fn unreported() -> Self {
        Self {
            code: None,
            name: None,
            source: None,
            telephony: None,
        }
    }

    /// Sets one of the texts; a blank one reports nothing.
    pub(crate) fn report(&mut self, part: Part, text: &str) {
        match part {
            Part::Code => self.code = reported(text),
            Part::Name => self.name = reported(text),
            Part::Source => self.source = reported(text),
            Part::Telephony => self.telephony = reported(text),
        }
    }

    /// The cause: by the code, or by the name where no code is reported.
    ///
    /// `None` where neither is reported, or where what is reported is not listed.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupCause};
    ///
    /// let only_name = Hangup::new(None, "no answer", None, None);
    /// assert_eq!(only_name.cause(), Some(HangupCause::NoAnswer));
    ///
    /// let unlisted_code = Hangup::new("4210", "Busy Line", None, None);
    /// assert_eq!(unlisted_code.cause(), None);
    /// ```
    pub fn cause(&self) -> Option<HangupCause> {
        if let Some(code) = &self.code {
            code.known().map(|CauseCode(cause)| cause)
        } else {
            let name = self.name.as_ref()?.known();
            name.map(|CauseName(cause)| cause)
        }
    }

    /// Who ended the call; `None` where it is not reported, or no source of the table.
    pub fn source(&self) -> Option<HangupSource> {
        self.source.as_ref()?.known()
    }

    /// The switch's own word; `None` where it is not reported, or not known.
    pub fn telephony(&self) -> Option<TelephonyCause> {
        self.telephony.as_ref()?.known()
    }

    /// The code exactly as it was reported; `None` where it is absent or blank.
    ///
    /// ```
    /// use plivo_hangup::Hangup;
    ///
    /// assert_eq!(Hangup::new("4210", None, None, None).reported_code(), Some("4210"));
    /// assert_eq!(Hangup::new(" ", None, None, None).reported_code(), None);
    /// ```
    pub fn reported_code(&self) -> Option<&str> {
        self.code.as_ref().map(Reported::as_str)
    }

    /// The name exactly as it was reported; `None` where it is absent or blank.
    pub fn reported_name(&self) -> Option<&str> {
        self.name.as_ref().map(Reported::as_str)
    }

    /// The source exactly as it was reported; `None` where it is absent or blank.
    pub fn reported_source(&self) -> Option<&str> {
        self.source.as_ref().map(Reported::as_str)
    }

    /// The telephony cause exactly as it was reported; `None` where it is absent or blank.
    pub fn reported_telephony(&self) -> Option<&str> {
        self.telephony.as_ref().map(Reported::as_str)
    }

    /// Whether any of the four is reported.
    ///
    /// A record that is fetched right after its call ended can be without all of them: it is not
    /// ready yet, and worth fetching again.
    ///
    /// ```
    /// use plivo_hangup::Hangup;
    ///
    /// assert!(!Hangup::new("", "", "", "").is_reported());
    /// assert!(Hangup::new("0", None, None, None).is_reported());
    /// ```
    pub fn is_reported(&self) -> bool {
        self.code.is_some()
            || self.name.is_some()
            || self.source.is_some()
            || self.telephony.is_some()
    }
}

/// `None` for a blank text: it reports nothing.
fn reported<T: Vocabulary>(text: &str) -> Option<Reported<T>> {
    (!text.trim_ascii().is_empty()).then(|| Reported::from(text))
}
