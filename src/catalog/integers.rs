//! Enums with numbers from integers: from the `u16` of a code, and from what databases give.

use super::enums::{HangupCause, TelephonyCause};
use crate::error::UnlistedNumber;

macro_rules! try_from_integers {
    ($type:ident: $find:ident, $expected:literal; $($integer:ident)+) => {$(
        #[doc = concat!("Finds what [`", stringify!($find), "`](Self::", stringify!($find), ") does.")]
        ///
        /// # Errors
        ///
        /// If the number is not listed. The error does not show a negative one, or one above 65535.
        impl TryFrom<$integer> for $type {
            type Error = UnlistedNumber;

            fn try_from(number: $integer) -> Result<Self, UnlistedNumber> {
                let listed = u16::try_from(number).ok().and_then(Self::$find);
                listed.ok_or_else(|| UnlistedNumber::new($expected, number.into()))
            }
        }
    )+};
}

try_from_integers! { HangupCause: from_code, "the code of a hangup cause"; u16 u32 i32 i64 }
try_from_integers! { TelephonyCause: from_number, "the number of a telephony cause"; u16 u32 i32 i64 }
