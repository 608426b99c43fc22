//! A callback of any kind.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::callback::{HangupCallback, goes_on};
use super::core::{HangupKeys, Payload};
use super::delivery_key::DeliveryKey;
use super::dial::DialCallback;
use super::dial_summary::DialSummary;
use super::error::PayloadError;
use super::fields::Fields;
use super::form;
use super::json;
use super::other::OtherCallback;
use crate::catalog::{CallLeg, CallStatus, CallbackEvent, Meaning, Outcome};
use crate::circumstances::Circumstances;
use crate::disagreement::Disagreement;
use crate::explanation::Explanation;
use crate::hangup::Hangup;

/// A callback of any kind. Use it for a URL that gets several kinds.
///
/// Several settings often lead to one URL: without a `hangup_url` the hangup goes to the answer URL, and a Dial's
/// `action` and `callbackUrl` are often the same. Do not read all of these as hangups: a Dial event then has no
/// cause, and a ringing call has not ended.
///
/// The first of these that applies decides:
///
/// 1. A known `Event`. `Hangup` is the hangup; `DialAnswer`, `DialConnected`, `DialDigitsMatch` and `DialHangup`
///    are Dial events; `DialAction` is a Dial's action request. Any other known event is [`Other`](Self::Other),
///    except `Redirect`, which says nothing.
/// 2. A value of a Dial event's own keys: `DialAction`, `DialBLegStatus`, `DialBLegHangupCause`,
///    `DialBLegHangupCauseCode`, `DialBLegHangupCauseName`, `DialBLegHangupSource`.
/// 3. A value of `DialStatus` or `DialHangupCause`: a Dial's action request.
/// 4. A value of `HangupCauseCode`, `HangupCauseName`, `HangupSource` or `HangupCause`, or a `CallStatus` that is
///    an end: the hangup.
///
/// Anything else is [`Other`](Self::Other). All four keep every key.
///
/// ```
/// use plivo_hangup::{Callback, Outcome};
///
/// fn on_callback(body: &[u8]) -> Result<(), plivo_hangup::PayloadError> {
///     match Callback::from_form(body)? {
///         Callback::Hangup(hangup) => println!("the call ended: {:?}", hangup.outcome()),
///         Callback::Dial(event) => println!("a B leg: {:?}", event.outcome()),
///         Callback::DialSummary(summary) => println!("the Dial ended: {:?}", summary.outcome()),
///         Callback::Other(other) if other.is_recognized() => println!("the call goes on"),
///         _ => println!("not a callback of Plivo"),
///     }
///     Ok(())
/// }
///
/// on_callback(b"Event=DialHangup&CallUUID=a1&DialBLegUUID=b1&DialBLegHangupCauseCode=3000")?;
///
/// let callback = Callback::from_form("CallUUID=c1&Event=Hangup&HangupCauseCode=3010")?;
/// assert_eq!(callback.outcome(), Some(Outcome::Busy));
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Callback {
    /// The end of a call, or of its A leg.
    Hangup(HangupCallback),
    /// An event of a B leg.
    Dial(DialCallback),
    /// The request to a Dial's action URL.
    DialSummary(DialSummary),
    /// Anything else: a call that goes on, or something that is not a callback.
    Other(OtherCallback),
}

/// What a callback is.
#[derive(Clone, Copy)]
enum Kind {
    Hangup,
    Dial,
    DialSummary,
    Other,
}

impl Kind {
    fn of(fields: &Fields) -> Self {
        let event = fields.known::<CallbackEvent>("Event");
        event
            .and_then(Self::of_event)
            .unwrap_or_else(|| Self::by_keys(fields))
    }

    /// `None` for an event that tells nothing.
    fn of_event(event: CallbackEvent) -> Option<Self> {
        match (event.leg(), event.is_end()) {
            (None, false) => None,
            (None, true) => Some(Self::DialSummary),
            (Some(CallLeg::B), _) => Some(Self::Dial),
            (Some(CallLeg::A), true) => Some(Self::Hangup),
            (Some(CallLeg::A), false) => Some(Self::Other),
        }
    }

    fn by_keys(fields: &Fields) -> Self {
        let has = |key: &str| fields.text(key).is_some();
        let has_hangup_of = |keys: HangupKeys| keys.iter().any(|(_, key)| has(key));
        let status = fields.known::<CallStatus>("CallStatus");
        if has("DialAction") || has("DialBLegStatus") || has_hangup_of(DialCallback::HANGUP_KEYS) {
            Self::Dial
        } else if has("DialStatus") || has_hangup_of(DialSummary::HANGUP_KEYS) {
            Self::DialSummary
        } else if has_hangup_of(HangupCallback::HANGUP_KEYS)
            || status.is_some_and(|status| !goes_on(status))
        {
            Self::Hangup
        } else {
            Self::Other
        }
    }
}

impl Callback {
    fn from_fields(fields: Fields) -> Result<Self, PayloadError> {
        Ok(match Kind::of(&fields) {
            Kind::Hangup => Self::Hangup(HangupCallback::from_fields(fields)?),
            Kind::Dial => Self::Dial(DialCallback::from_fields(fields)?),
            Kind::DialSummary => Self::DialSummary(DialSummary::from_fields(fields)?),
            Kind::Other => Self::Other(OtherCallback::from_fields(fields)?),
        })
    }

    /// Reads an `application/x-www-form-urlencoded` body, from text or bytes.
    ///
    /// Reads any bytes. What is not a callback is [`Other`](Self::Other): ask
    /// [`is_recognized`](Self::is_recognized).
    ///
    /// # Errors
    ///
    /// Fails if the body has more than 4 GiB, as [`HangupCallback::from_form`] does.
    pub fn from_form(body: impl AsRef<[u8]>) -> Result<Self, PayloadError> {
        form::read(body.as_ref()).and_then(Self::from_fields)
    }

    /// Reads the query of a GET callback, from text or bytes, with or without the question mark before it.
    ///
    /// # Errors
    ///
    /// Fails as [`from_form`](Self::from_form) does.
    pub fn from_query(query: impl AsRef<[u8]>) -> Result<Self, PayloadError> {
        form::read_query(query.as_ref()).and_then(Self::from_fields)
    }

    /// Reads a JSON object with the callback's own keys, from text or bytes.
    ///
    /// # Errors
    ///
    /// Fails as [`HangupCallback::from_json`] does.
    pub fn from_json(body: impl AsRef<[u8]>) -> Result<Self, PayloadError> {
        json::read_fields(body.as_ref()).and_then(Self::from_fields)
    }

    /// Writes an `application/x-www-form-urlencoded` body with every key and value.
    pub fn to_form(&self) -> String {
        form::write(&self.payload().fields)
    }

    fn payload(&self) -> &Payload {
        match self {
            Self::Hangup(callback) => &callback.0,
            Self::Dial(callback) => &callback.0,
            Self::DialSummary(summary) => &summary.0,
            Self::Other(callback) => &callback.0,
        }
    }

    /// What is weighed with the hangup; `None` for a callback that cannot report one.
    fn circumstances(&self) -> Option<Circumstances> {
        match self {
            Self::Hangup(callback) => Some(callback.circumstances()),
            Self::Dial(callback) => Some(callback.circumstances()),
            Self::DialSummary(summary) => Some(summary.circumstances()),
            Self::Other(_) => None,
        }
    }

    /// The hangup that is reported; `None` for [`Other`](Self::Other).
    ///
    /// Of a Dial event it is the B leg's, and of a Dial's action request the Dial's.
    pub fn hangup(&self) -> Option<&Hangup> {
        match self {
            Self::Other(_) => None,
            _ => Some(&self.payload().hangup),
        }
    }

    /// Whether the call, the B leg or the Dial has ended. [`Other`](Self::Other) never has.
    pub fn has_ended(&self) -> bool {
        match self {
            Self::Hangup(callback) => callback.has_ended(),
            Self::Dial(callback) => callback.has_ended(),
            Self::DialSummary(summary) => summary.has_ended(),
            Self::Other(_) => false,
        }
    }

    /// Whether the call, or the B leg, was answered; `None` if the callback does not say, and for
    /// [`Other`](Self::Other).
    pub fn answered(&self) -> Option<bool> {
        match self {
            Self::Hangup(callback) => callback.answered(),
            Self::Dial(callback) => callback.answered(),
            Self::DialSummary(summary) => summary.answered(),
            Self::Other(_) => None,
        }
    }

    /// Whether any key is one that callbacks have. If not, it was not a callback. See
    /// [`HangupCallback::is_recognized`].
    pub fn is_recognized(&self) -> bool {
        match self {
            Self::Hangup(callback) => callback.is_recognized(),
            Self::Dial(callback) => callback.is_recognized(),
            Self::DialSummary(summary) => summary.is_recognized(),
            Self::Other(callback) => callback.is_recognized(),
        }
    }

    /// How the call, the B leg or the Dial ended; `None` if it has not.
    pub fn outcome(&self) -> Option<Outcome> {
        self.meaning().map(|meaning| meaning.outcome)
    }

    /// Outcome, retry advice, responsible party and next step; `None` if nothing has ended.
    pub fn meaning(&self) -> Option<Meaning> {
        match self {
            Self::Hangup(callback) => callback.meaning(),
            Self::Dial(callback) => callback.meaning(),
            Self::DialSummary(summary) => summary.meaning(),
            Self::Other(_) => None,
        }
    }

    /// Explains the end in plain sentences without personal data; `None` if nothing has ended.
    pub fn explain(&self) -> Option<Explanation> {
        match self {
            Self::Hangup(callback) => callback.explain(),
            Self::Dial(callback) => callback.explain(),
            Self::DialSummary(summary) => summary.explain(),
            Self::Other(_) => None,
        }
    }

    /// Where the hangup contradicts itself or the rest of the callback.
    pub fn disagreements(&self) -> impl Iterator<Item = Disagreement> + use<> {
        let weighed = self.hangup().zip(self.circumstances());
        let disagreements =
            weighed.map(|(hangup, circumstances)| hangup.disagreements_in(circumstances));
        disagreements.into_iter().flatten()
    }

    /// A key for dropping duplicate deliveries; `None` for [`Other`](Self::Other), and if they cannot be told
    /// apart.
    pub fn delivery_key(&self) -> Option<DeliveryKey> {
        match self {
            Self::Hangup(callback) => callback.delivery_key(),
            Self::Dial(callback) => callback.delivery_key(),
            Self::DialSummary(summary) => summary.delivery_key(),
            Self::Other(_) => None,
        }
    }

    /// Returns the first value of a key, as it was sent. See [`HangupCallback::get`].
    pub fn get(&self, key: &str) -> Option<&str> {
        self.payload().fields.get(key)
    }

    /// Every key and value in the order they came, unknown and repeated keys included.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.payload().fields.iter()
    }
}

/// Writes a map of the keys and values that came. A repeated key has a list.
impl Serialize for Callback {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.payload().fields.serialize(serializer)
    }
}

/// Reads a map of text keys and any values.
impl<'de> Deserialize<'de> for Callback {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::deserialize(deserializer)?;
        Self::from_fields(fields).map_err(D::Error::custom)
    }
}
