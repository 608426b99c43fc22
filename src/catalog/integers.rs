//! Enums with numbers from integers: from the `u16` of a code, and from what databases give.

use super::for_each_type;
use crate::error::UnlistedNumber;

for_each_type! {{
    /// Finds the variant with this number.
    ///
    /// # Errors
    ///
    /// If the number is not listed.
    impl TryFrom<u16> for This {
        type Error = UnlistedNumber;

        fn try_from(number: u16) -> Result<Self, UnlistedNumber> {
            Self::from_integer(number.into())
        }
    }

    /// Finds the variant with this number.
    ///
    /// # Errors
    ///
    /// If the number is not listed. The error does not show one above 65535.
    impl TryFrom<u32> for This {
        type Error = UnlistedNumber;

        fn try_from(number: u32) -> Result<Self, UnlistedNumber> {
            Self::from_integer(number.into())
        }
    }

    /// Finds the variant with this number.
    ///
    /// # Errors
    ///
    /// If the number is not listed. The error does not show a negative one, or one above 65535.
    impl TryFrom<i32> for This {
        type Error = UnlistedNumber;

        fn try_from(number: i32) -> Result<Self, UnlistedNumber> {
            Self::from_integer(number.into())
        }
    }

    /// Finds the variant with this number.
    ///
    /// # Errors
    ///
    /// If the number is not listed. The error does not show a negative one, or one above 65535.
    impl TryFrom<i64> for This {
        type Error = UnlistedNumber;

        fn try_from(number: i64) -> Result<Self, UnlistedNumber> {
            Self::from_integer(number)
        }
    }
} HangupCause TelephonyCause }
