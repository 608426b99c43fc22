//! The words that payloads use besides those of the catalog.

use crate::catalog::Outcome;
use crate::reported::reported;

/// An open vocabulary of the wire: the variants, their words, and older spellings of them.
macro_rules! words {
    ($(
        $(#[$docs:meta])*
        $type:ident, $noun:literal {
            $($(#[$variant_docs:meta])* $variant:ident = $word:literal as $slug:literal $(| $alias:literal)*,)+
        }
    )+) => {$(
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $($(#[$variant_docs])* $variant,)+
        }

        impl $type {
            /// Every variant, in the order of `Ord`.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            const WIRE_SPELLINGS: &'static [(&'static str, Self)] = &[$(
                ($word, Self::$variant), $(($alias, Self::$variant),)*
            )+];

            #[expect(clippy::indexing_slicing, reason = "const; the counts are equal")]
            const SPELLED: &'static [Self] = &{
                let mut variants = [Self::WIRE_SPELLINGS[0].1; Self::WIRE_SPELLINGS.len()];
                let mut place = 1;
                while place < variants.len() {
                    variants[place] = Self::WIRE_SPELLINGS[place].1;
                    place += 1;
                }
                variants
            };

            #[expect(clippy::indexing_slicing, reason = "const; a place is in the list")]
            const fn spelling_at(place: usize) -> &'static str {
                Self::WIRE_SPELLINGS[place].0
            }

            /// A short name in `snake_case` for metrics and databases, which never changes.
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Self::$variant => $slug,)+
                }
            }

            /// The word, as payloads spell it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl strum::VariantArray for $type {
            const VARIANTS: &'static [Self] = Self::ALL;
        }

        impl strum::EnumCount for $type {
            const COUNT: usize = Self::ALL.len();
        }

        crate::catalog::spellings::spelled!(
            $type,
            #[doc = concat!("The ", $noun, " with a word; case and blanks around it are ignored.")]
            from_name(name)
        );
        crate::catalog::vocabulary::word_traits!(
            $type,
            concat!("the name of a ", $noun),
            from_name,
            name
        );
        crate::catalog::vocabulary::word_serde!($type, name);
        reported!($type by name);
    )+};
}

words! {
    /// The status of a call, as callbacks carry it in `CallStatus`.
    ///
    /// ```
    /// use plivo_hangup::CallStatus;
    ///
    /// assert_eq!(CallStatus::from_name("no-answer"), Some(CallStatus::NoAnswer));
    /// assert_eq!(CallStatus::from_name("canceled"), Some(CallStatus::Cancel));
    /// ```
    CallStatus, "call status" {
        /// `ringing`: the call rings; it has not ended.
        Ringing = "ringing" as "ringing",
        /// `in-progress`: the call is answered; it has not ended.
        InProgress = "in-progress" as "in_progress",
        /// `completed`: the call was answered and has ended.
        Completed = "completed" as "completed",
        /// `busy`: the callee was busy.
        Busy = "busy" as "busy",
        /// `failed`: the call could not be completed.
        Failed = "failed" as "failed",
        /// `timeout`: nobody answered in time.
        Timeout = "timeout" as "timeout",
        /// `no-answer`: nobody answered.
        NoAnswer = "no-answer" as "no_answer",
        /// `cancel`: the call was called off; relays write `canceled` or `cancelled`.
        Cancel = "cancel" as "cancel" | "canceled" | "cancelled",
    }

    /// Which way a call goes, seen from Plivo.
    ///
    /// ```
    /// use plivo_hangup::Direction;
    ///
    /// assert_eq!("Inbound".parse(), Ok(Direction::Inbound));
    /// ```
    Direction, "direction" {
        /// `inbound`: a call to a Plivo number or endpoint.
        Inbound = "inbound" as "inbound",
        /// `outbound`: a call that Plivo places.
        Outbound = "outbound" as "outbound",
    }

    /// What a callback is sent for, as it says in `Event`.
    ///
    /// ```
    /// use plivo_hangup::CallbackEvent;
    ///
    /// assert_eq!(CallbackEvent::Hangup.name(), "Hangup");
    /// ```
    CallbackEvent, "callback event" {
        /// `StartApp`: the answer URL is asked for XML.
        StartApp = "StartApp" as "start_app",
        /// `Hangup`: the call has ended.
        Hangup = "Hangup" as "hangup",
        /// `Redirect`: the action URL is asked for XML.
        Redirect = "Redirect" as "redirect",
        /// `DialAction`: the action URL is told how a Dial ended.
        DialAction = "DialAction" as "dial_action",
        /// `DialAnswer`: a B leg was answered.
        DialAnswer = "DialAnswer" as "dial_answer",
        /// `DialConnected`: a B leg was connected to the A leg.
        DialConnected = "DialConnected" as "dial_connected",
        /// `DialDigitsMatch`: a party pressed digits that the Dial waits for.
        DialDigitsMatch = "DialDigitsMatch" as "dial_digits_match",
        /// `DialHangup`: a B leg has ended.
        DialHangup = "DialHangup" as "dial_hangup",
    }

    /// How a Dial ended, as its result carries it in `DialStatus`.
    ///
    /// ```
    /// use plivo_hangup::DialStatus;
    ///
    /// assert_eq!(DialStatus::from_name("no-answer"), Some(DialStatus::NoAnswer));
    /// ```
    DialStatus, "Dial status" {
        /// `completed`: a destination answered, and the call with it has ended.
        Completed = "completed" as "completed",
        /// `busy`: the destination was busy.
        Busy = "busy" as "busy",
        /// `failed`: the call could not be completed.
        Failed = "failed" as "failed",
        /// `cancel`: the Dial was called off, or the caller hung up.
        Cancel = "cancel" as "cancel" | "canceled" | "cancelled",
        /// `timeout`: nobody answered in time.
        Timeout = "timeout" as "timeout",
        /// `no-answer`: nobody answered.
        NoAnswer = "no-answer" as "no_answer",
    }

    /// What happened to a B leg, as Dial events carry it in `DialAction`.
    ///
    /// ```
    /// use plivo_hangup::DialAction;
    ///
    /// assert_eq!(DialAction::from_name("hangup"), Some(DialAction::Hangup));
    /// ```
    DialAction, "Dial action" {
        /// `answer`: the B leg was answered.
        Answer = "answer" as "answer",
        /// `connected`: the B leg was connected to the A leg.
        Connected = "connected" as "connected",
        /// `digits`: a party pressed digits that the Dial waits for.
        Digits = "digits" as "digits",
        /// `hangup`: the B leg has ended.
        Hangup = "hangup" as "hangup",
    }

    /// The status of a B leg, as Dial events carry it in `DialBLegStatus`.
    ///
    /// ```
    /// use plivo_hangup::DialBLegStatus;
    ///
    /// assert_eq!(DialBLegStatus::from_name("answer"), Some(DialBLegStatus::Answer));
    /// ```
    DialBLegStatus, "status of a Dial's B leg" {
        /// `answer`: the B leg was answered.
        Answer = "answer" as "answer",
        /// `connected`: the B leg was connected to the A leg.
        Connected = "connected" as "connected",
        /// `hangup`: the B leg has ended.
        Hangup = "hangup" as "hangup",
    }

    /// A leg of a call that a Dial connects.
    ///
    /// ```
    /// use plivo_hangup::CallLeg;
    ///
    /// assert_eq!(CallLeg::from_name("bleg"), Some(CallLeg::B));
    /// ```
    CallLeg, "call leg" {
        /// `ALeg`: the call that runs the Dial.
        A = "ALeg" as "a_leg",
        /// `BLeg`: a call that the Dial placed.
        B = "BLeg" as "b_leg",
    }

    /// Whether the signed identity of the caller (STIR) was verified.
    ///
    /// ```
    /// use plivo_hangup::StirVerification;
    ///
    /// assert_eq!(StirVerification::from_name("Not Verified"), Some(StirVerification::NotVerified));
    /// ```
    StirVerification, "STIR verification" {
        /// `Verified`: the identity is valid.
        Verified = "Verified" as "verified",
        /// `Not Verified`: the identity is missing or not valid.
        NotVerified = "Not Verified" as "not_verified",
        /// `Not Applicable`: the call is not one that is verified.
        NotApplicable = "Not Applicable" as "not_applicable",
    }

    /// How far the caller's carrier vouches for the caller ID (STIR attestation).
    ///
    /// Plivo is known to send `A`; `B` and `C` are the other two levels of the standard.
    ///
    /// ```
    /// use plivo_hangup::StirAttestation;
    ///
    /// assert_eq!(StirAttestation::from_name("A"), Some(StirAttestation::Full));
    /// ```
    StirAttestation, "STIR attestation" {
        /// `A`: the carrier knows the caller, and that the number is theirs.
        Full = "A" as "full",
        /// `B`: the carrier knows the caller, but not that the number is theirs.
        Partial = "B" as "partial",
        /// `C`: the carrier only knows where the call came from.
        Gateway = "C" as "gateway",
    }
}

impl CallStatus {
    /// How the call ended, where the status says so; `None` while it has not.
    ///
    /// ```
    /// use plivo_hangup::{CallStatus, Outcome};
    ///
    /// assert_eq!(CallStatus::Timeout.outcome(), Some(Outcome::NoAnswer));
    /// assert_eq!(CallStatus::Ringing.outcome(), None);
    /// ```
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Ringing | Self::InProgress => None,
            Self::Completed => Some(Outcome::Completed),
            Self::Busy => Some(Outcome::Busy),
            Self::Failed => Some(Outcome::Failed),
            Self::Timeout | Self::NoAnswer => Some(Outcome::NoAnswer),
            Self::Cancel => Some(Outcome::Canceled),
        }
    }
}

impl Direction {
    /// Whether Plivo places the call.
    ///
    /// ```
    /// use plivo_hangup::Direction;
    ///
    /// assert!(Direction::Outbound.is_outbound());
    /// ```
    pub const fn is_outbound(self) -> bool {
        matches!(self, Self::Outbound)
    }
}

impl DialStatus {
    /// How the Dial ended.
    ///
    /// ```
    /// use plivo_hangup::{DialStatus, Outcome};
    ///
    /// assert_eq!(DialStatus::Timeout.outcome(), Some(Outcome::NoAnswer));
    /// ```
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Completed => Some(Outcome::Completed),
            Self::Busy => Some(Outcome::Busy),
            Self::Failed => Some(Outcome::Failed),
            Self::Cancel => Some(Outcome::Canceled),
            Self::Timeout | Self::NoAnswer => Some(Outcome::NoAnswer),
        }
    }
}
