//! What the small vocabularies of the catalog have in common.

use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupSource, Outcome, Party, Retry, StirAttestation,
    StirVerification,
};

pub(crate) trait Term: Copy + 'static {
    const ALL: &'static [Self];
    fn name(self) -> &'static str;
    fn slug(self) -> &'static str;
    fn description(self) -> &'static str;
}

macro_rules! terms {
    ($($type:ident)+) => {$(
        impl Term for $type {
            const ALL: &'static [Self] = $type::ALL;

            fn name(self) -> &'static str {
                self.name()
            }

            fn slug(self) -> &'static str {
                self.slug()
            }

            fn description(self) -> &'static str {
                self.description()
            }
        }
    )+};
}

terms! {
    CallLeg CallState CallStatus CallType CallbackEvent Category DialAction DialBLegStatus DialStatus Direction
    Evidence Fact HangupSource Outcome Party Retry StirAttestation StirVerification
}
