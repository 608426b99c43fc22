//! Code, name, source and telephony cause of one hangup, read together.

use core::fmt;

use crate::catalog::{HangupCause, HangupSource, TelephonyCause, Vocabulary, sealed};
use crate::reported::Reported;

/// Why a call ended, as reported: a code, a name, a source and a telephony cause.
///
/// Every payload has one and gives it with `hangup()`. Make one yourself from [`HangupTexts`]: a database
/// row, a relay's message, or any other place that has the texts.
///
/// The four may disagree, and that is not an error. The code decides the cause, and the name only if no
/// code is reported. A code that is not listed gives no cause, even if the name is a listed one: this
/// crate does not guess at new causes. If the name and the telephony cause have swapped fields, both are
/// still recognized.
///
/// Two hangups are equal if their texts mean the same, however they are spelled.
///
/// ```
/// use plivo_hangup::{Hangup, HangupCause, HangupSource, HangupTexts, Outcome};
///
/// let hangup = Hangup::from(HangupTexts {
///     code: Some("3010"),
///     name: Some("Busy Line"),
///     source: Some("Carrier"),
///     telephony: Some("USER_BUSY"),
/// });
/// assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
/// assert_eq!(hangup.source(), Some(HangupSource::Carrier));
/// assert_eq!(hangup.outcome(), Outcome::Busy);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Hangup {
    code: Option<Reported<CauseCode>>,
    name: Option<Reported<CauseName>>,
    source: Option<Reported<HangupSource>>,
    telephony: Option<Reported<TelephonyCause>>,
    is_sip_trunk: bool,
}

/// The four texts of a hangup, for [`Hangup::from`].
///
/// A blank text says as little as `None`.
///
/// ```
/// use plivo_hangup::{Hangup, HangupCause, HangupTexts, Outcome};
///
/// // A column of integers.
/// let code: Option<i32> = Some(3010);
/// let code = code.map(|code| code.to_string());
/// let hangup = Hangup::from(HangupTexts { code: code.as_deref(), ..HangupTexts::default() });
/// assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
///
/// // A callback from before 20 November 2018.
/// let hangup = Hangup::from(HangupTexts { telephony: Some("NO_ANSWER"), ..HangupTexts::default() });
/// assert_eq!(hangup.cause(), None);
/// assert_eq!(hangup.outcome(), Outcome::NoAnswer);
/// ```
///
/// The callbacks of number masking have two fields of their own. `PlivoHangupCause` is the name, not the
/// telephony cause.
///
/// ```
/// use plivo_hangup::{Hangup, HangupCause, HangupTexts};
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
/// let hangup = Hangup::from(HangupTexts {
///     code: callback.plivo_hangup_cause_code.as_deref(),
///     name: callback.plivo_hangup_cause.as_deref(),
///     ..HangupTexts::default()
/// });
/// assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
/// # Ok::<(), serde_urlencoded::de::Error>(())
/// ```
#[derive(Clone, Copy, Default)]
#[expect(clippy::exhaustive_structs, reason = "it is made by naming its fields")]
pub struct HangupTexts<'a> {
    /// The code, in digits.
    pub code: Option<&'a str>,
    /// The name of the cause.
    pub name: Option<&'a str>,
    /// Who ended the call.
    pub source: Option<&'a str>,
    /// The switch's own word, such as `USER_BUSY`.
    pub telephony: Option<&'a str>,
}

/// One of the four texts.
#[derive(Clone, Copy)]
pub(crate) enum HangupText {
    Code,
    Name,
    Source,
    Telephony,
}

/// A cause, recognized by its code alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct CauseCode(HangupCause);

/// A cause, recognized by its name alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Reads a hangup from its texts, which is what payloads do with theirs.
impl From<HangupTexts<'_>> for Hangup {
    fn from(texts: HangupTexts<'_>) -> Self {
        let mut hangup = Self::default();
        for (text, reported) in [
            (HangupText::Code, texts.code),
            (HangupText::Name, texts.name),
            (HangupText::Source, texts.source),
            (HangupText::Telephony, texts.telephony),
        ] {
            hangup.report(text, reported.unwrap_or_default());
        }
        hangup
    }
}

/// Shows which texts there are, and hides what they say: it may be anything.
impl fmt::Debug for HangupTexts<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Hangup::from(*self), formatter)
    }
}

impl Hangup {
    /// Sets one of the texts; a blank one reports nothing.
    pub(crate) fn report(&mut self, text: HangupText, reported: &str) {
        match text {
            HangupText::Code => self.code = unless_blank(reported),
            HangupText::Name => self.name = unless_blank(reported),
            HangupText::Source => self.source = unless_blank(reported),
            HangupText::Telephony => self.telephony = unless_blank(reported),
        }
    }

    /// Returns the cause that the code means, or that the name means if no code is reported.
    ///
    /// If there is no code, and the name is not that of a cause, a cause's name in the telephony field counts.
    /// Returns `None` if what is reported is not listed, and for a record of SIP trunking, whose codes mean
    /// something else.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupCause, HangupTexts};
    ///
    /// let name = HangupTexts { name: Some("no answer"), ..HangupTexts::default() };
    /// assert_eq!(Hangup::from(name).cause(), Some(HangupCause::NoAnswer));
    ///
    /// let unlisted_code = HangupTexts { code: Some("4210"), ..name };
    /// assert_eq!(Hangup::from(unlisted_code).cause(), None);
    /// ```
    pub fn cause(&self) -> Option<HangupCause> {
        if self.is_sip_trunk {
            return None;
        }
        if let Some(code) = &self.code {
            return code.known().map(|CauseCode(cause)| cause);
        }
        let named = self.name.as_ref().and_then(Reported::known);
        let named = named.map(|CauseName(cause)| cause);
        named.or_else(|| self.cause_in_telephony())
    }

    /// Who ended the call; `None` if it is not reported, or not listed.
    pub fn source(&self) -> Option<HangupSource> {
        self.source.as_ref()?.known()
    }

    /// The switch's own word, which callbacks have in the key `HangupCause`; `None` if it is not reported, or not
    /// listed.
    ///
    /// If the telephony field has no listed word, a telephony word in the name field counts.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupTexts, TelephonyCause};
    ///
    /// let word = HangupTexts { name: Some("User Busy"), ..HangupTexts::default() };
    /// assert_eq!(Hangup::from(word).telephony(), Some(TelephonyCause::UserBusy));
    /// ```
    pub fn telephony(&self) -> Option<TelephonyCause> {
        match &self.telephony {
            Some(reported) => reported.known().or_else(|| self.word_in_name()),
            None => self.word_in_name(),
        }
    }

    /// A cause whose name is in the telephony field.
    pub(crate) fn cause_in_telephony(&self) -> Option<HangupCause> {
        let telephony = self.telephony.as_ref()?;
        match telephony.known() {
            Some(_) => None,
            None => HangupCause::from_name(telephony.as_str()),
        }
    }

    /// A telephony word in the name field, with underscores or with spaces instead. A text that is both, such as
    /// "No Answer", is a name there.
    pub(crate) fn word_in_name(&self) -> Option<TelephonyCause> {
        let name = self.name.as_ref()?;
        match name.known() {
            Some(_) => None,
            None => TelephonyCause::from_word(&name.as_str().trim_ascii().replace(' ', "_")),
        }
    }

    /// Whether this is the hangup of a record of SIP trunking, another product with the same keys.
    ///
    /// Its codes are the same numbers with other meanings: 3010 is a normal hangup there. So it has no
    /// [`cause`](Self::cause) of this catalog, and nothing is concluded from it.
    #[doc(alias = "Zentrunk")]
    pub fn is_sip_trunk(&self) -> bool {
        self.is_sip_trunk
    }

    pub(crate) fn mark_as_sip_trunk(&mut self) {
        self.is_sip_trunk = true;
    }

    /// A label for metrics: the slug of the cause, or `unlisted`, `not_reported` or `sip_trunk`.
    ///
    /// `unlisted` means that a code or a name is reported that is not listed.
    /// [`guide::databases`](crate::guide::databases) says how many values there are.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupTexts};
    ///
    /// let busy = Hangup::from(HangupTexts { code: Some("3010"), ..HangupTexts::default() });
    /// assert_eq!(busy.label(), "busy_line");
    /// let unlisted = Hangup::from(HangupTexts { code: Some("4210"), ..HangupTexts::default() });
    /// assert_eq!(unlisted.label(), "unlisted");
    /// assert_eq!(Hangup::default().label(), "not_reported");
    /// ```
    pub fn label(&self) -> &'static str {
        match self.cause() {
            _ if self.is_sip_trunk => "sip_trunk",
            Some(cause) => cause.slug(),
            None if self.has_unlisted_cause() => "unlisted",
            None => "not_reported",
        }
    }

    /// Whether a code is reported that is not listed, or without a code a name that is neither a cause nor a
    /// telephony word.
    pub(crate) fn has_unlisted_cause(&self) -> bool {
        match (&self.code, &self.name) {
            (Some(code), _) => code.known().is_none(),
            (None, Some(_)) => self.cause().is_none() && self.word_in_name().is_none(),
            (None, None) => false,
        }
    }

    pub(crate) fn reported(&self, text: HangupText) -> Option<&str> {
        match text {
            HangupText::Code => self.reported_code(),
            HangupText::Name => self.reported_name(),
            HangupText::Source => self.reported_source(),
            HangupText::Telephony => self.reported_telephony(),
        }
    }

    /// The code exactly as it was reported; `None` if it is absent or blank.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupTexts};
    ///
    /// let unlisted = Hangup::from(HangupTexts { code: Some("4210"), ..HangupTexts::default() });
    /// assert_eq!(unlisted.reported_code(), Some("4210"));
    /// let blank = Hangup::from(HangupTexts { code: Some(" "), ..HangupTexts::default() });
    /// assert_eq!(blank.reported_code(), None);
    /// ```
    pub fn reported_code(&self) -> Option<&str> {
        self.code.as_ref().map(Reported::as_str)
    }

    /// The name exactly as it was reported; `None` if it is absent or blank.
    pub fn reported_name(&self) -> Option<&str> {
        self.name.as_ref().map(Reported::as_str)
    }

    /// The source exactly as it was reported; `None` if it is absent or blank.
    pub fn reported_source(&self) -> Option<&str> {
        self.source.as_ref().map(Reported::as_str)
    }

    /// The telephony cause exactly as it was reported; `None` if it is absent or blank.
    pub fn reported_telephony(&self) -> Option<&str> {
        self.telephony.as_ref().map(Reported::as_str)
    }

    /// Whether any of the four is reported.
    ///
    /// A record that is fetched right after its call has ended may have none of them yet: fetch it again.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupTexts};
    ///
    /// assert!(!Hangup::default().is_reported());
    /// assert!(Hangup::from(HangupTexts { code: Some("0"), ..HangupTexts::default() }).is_reported());
    /// ```
    pub fn is_reported(&self) -> bool {
        self.code.is_some()
            || self.name.is_some()
            || self.source.is_some()
            || self.telephony.is_some()
    }
}

/// `None` for a blank text: it reports nothing.
fn unless_blank<T: Vocabulary>(text: &str) -> Option<Reported<T>> {
    (!text.trim_ascii().is_empty()).then(|| Reported::from(text))
}
