//! `application/x-www-form-urlencoded` text, read and written without loss.

mod decode;
#[cfg(feature = "signature")]
mod decode_pairs;
mod encode;

#[cfg(feature = "signature")]
pub(crate) use self::decode::most_pairs;
pub(super) use self::decode::{percent_encoded, read};
#[cfg(feature = "signature")]
pub(crate) use self::decode_pairs::decode_pairs;
pub(super) use self::encode::{encoded_length, write};

use super::error::PayloadError;
use super::fields::Fields;

/// Reads a query, with or without the question mark before it.
pub(super) fn read_query(query: &[u8]) -> Result<Fields, PayloadError> {
    read(query.strip_prefix(b"?").unwrap_or(query))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_not_utf8_keeps_its_escapes() {
        let fields = read(b"a=%FF+x&b=\xFF&%FF=1").expect("forms are always read");
        let pairs: Vec<_> = fields.iter().collect();
        assert_eq!(pairs, [("a", "%FF+x"), ("b", "%FF"), ("%FF", "1")]);
        assert_eq!(write(&fields), "a=%FF+x&b=%FF&%FF=1");
    }
}
