//! Arbitrary values for fuzzers, with the crate `arbitrary`.

use ::arbitrary::{Arbitrary, Result, Unstructured};

use crate::catalog::for_each_enum;

for_each_enum! {{
    /// Any variant.
    impl<'a> Arbitrary<'a> for This {
        fn arbitrary(data: &mut Unstructured<'a>) -> Result<Self> {
            data.choose(Self::ALL).copied()
        }

        fn size_hint(_: usize) -> (usize, Option<usize>) {
            let bytes = bytes_to_choose(Self::ALL.len());
            (bytes, Some(bytes))
        }
    }
}}

/// How many bytes `Unstructured::choose` takes for one of so many.
const fn bytes_to_choose(count: usize) -> usize {
    let bits = usize::BITS - (count - 1).leading_zeros();
    bits.div_ceil(u8::BITS) as usize
}

#[cfg(feature = "payload")]
mod reported {
    use core::fmt::Display;

    use ::arbitrary::{Arbitrary, Result, Unstructured, size_hint};

    use crate::catalog::Vocabulary;
    use crate::json_text;
    use crate::reported::Reported;

    /// Each of these as often as the others: a known value in its canonical spelling; a known value in another case,
    /// by its name, or with blanks; any text; a number, which may be a listed code.
    ///
    /// What it makes goes through JSON and back unchanged.
    impl<'a, T: Vocabulary + Display + Arbitrary<'a>> Arbitrary<'a> for Reported<T> {
        fn arbitrary(data: &mut Unstructured<'a>) -> Result<Self> {
            match data.int_in_range(0..=3)? {
                0_u8 => T::arbitrary(data).map(Self::from),
                1 => another_spelling::<T>(data).map(Self::from),
                2 => <&str>::arbitrary(data).map(Self::from),
                _ => number::<T>(data).map(|number| Self::from_json_number(&number)),
            }
        }

        fn size_hint(depth: usize) -> (usize, Option<usize>) {
            let known = T::size_hint(depth);
            let kinds = [
                known,
                size_hint::and(known, Changes::size_hint(depth)),
                <&str>::size_hint(depth),
                size_hint::and((1, Some(1)), size_hint::or(known, i64::size_hint(depth))),
            ];
            size_hint::and((1, Some(1)), size_hint::or_all(&kinds))
        }
    }

    /// What to do to a spelling: whether to begin with the name, blanks before and after, the case of each letter.
    type Changes = (u8, u64);

    fn another_spelling<'a, T>(data: &mut Unstructured<'a>) -> Result<String>
    where
        T: Vocabulary + Display + Arbitrary<'a>,
    {
        let known = T::arbitrary(data)?;
        let (form, cases) = Changes::arbitrary(data)?;
        let is_set = |bit: u8| form >> bit & 1 == 1;
        let usual = if is_set(0) {
            known.to_string()
        } else {
            known.canonical().to_owned()
        };
        let changed = usual.chars().zip((0..u64::BITS).cycle());
        let changed = changed.map(|(letter, bit)| match cases >> bit & 1 {
            1 if letter.is_ascii_lowercase() => letter.to_ascii_uppercase(),
            1 => letter.to_ascii_lowercase(),
            _ => letter,
        });
        let before = if is_set(1) { " " } else { "" };
        let after = if is_set(2) { "\t" } else { "" };
        Ok(format!("{before}{}{after}", changed.collect::<String>()))
    }

    /// A number that every JSON reader hands over as it is.
    fn number<'a, T: Vocabulary + Arbitrary<'a>>(data: &mut Unstructured<'a>) -> Result<String> {
        Ok(match data.int_in_range(0..=3)? {
            0_u8 => {
                let known = T::arbitrary(data)?.canonical();
                json_text::as_number(known).unwrap_or("0").to_owned()
            }
            1 => u16::arbitrary(data)?.to_string(),
            2 => i64::arbitrary(data)?.to_string(),
            _ => json_text::of_float(f64::from(i32::arbitrary(data)?) / 100.0),
        })
    }
}
