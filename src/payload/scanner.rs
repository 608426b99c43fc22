//! JSON text cut into its parts, which stay as they came.

use serde_json::value::RawValue;

/// Finds where the parts of a JSON text end. `None` is for text that is not JSON, or not what was asked
/// for.
///
/// `serde_json` gives the text of a value only by way of several calls for each, which cost more than
/// reading it. What is not JSON it tells better: where, and why.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    text: &'a str,
}

/// A JSON value: where it stands in a text, since most values are not asked for.
#[derive(Clone, Copy)]
pub(super) struct Json<'a> {
    source: &'a str,
    start: usize,
    pub(super) end: usize,
    /// Whether it is a string without escapes.
    is_plain: bool,
}

impl<'a> Json<'a> {
    /// A whole text, which is known to be JSON.
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            source: text,
            start: 0,
            end: text.len(),
            is_plain: text.starts_with('"') && !text.contains('\\'),
        }
    }

    pub(super) fn text(self) -> &'a str {
        let text = self.source.get(self.start..self.end);
        text.unwrap_or_default()
    }

    /// What stands between the quotes of a string without escapes.
    #[inline]
    pub(super) fn plain(self) -> Option<&'a str> {
        if self.is_plain {
            self.source.get(self.start + 1..self.end - 1)
        } else {
            None
        }
    }

    /// Whether a string cannot begin with a letter. Where it begins with an escape, it can.
    #[inline]
    pub(super) fn begins_otherwise(self, letter: u8) -> bool {
        let first = self.source.as_bytes().get(self.start + 1);
        first.is_none_or(|&first| first != letter && first != b'\\')
    }
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text }
    }

    pub(super) fn text(self) -> &'a str {
        self.text
    }

    /// The end of an object. Each of its keys is given with the place of its value, for the end of which
    /// it is asked.
    #[inline]
    pub(super) fn object(
        self,
        place: usize,
        mut each: impl FnMut(Json<'a>, usize) -> Option<usize>,
    ) -> Option<usize> {
        self.sequence(place, b'{', b'}', |place| {
            let key = self.string(place)?;
            let colon = self.behind(self.behind_blanks(key.end), b':')?;
            each(key, self.behind_blanks(colon))
        })
    }

    /// The end of a list. The place of each element is given, for the end of which it is asked.
    #[inline]
    pub(super) fn list(
        self,
        place: usize,
        each: impl FnMut(usize) -> Option<usize>,
    ) -> Option<usize> {
        self.sequence(place, b'[', b']', each)
    }

    #[inline]
    fn sequence(
        self,
        place: usize,
        open: u8,
        close: u8,
        mut each: impl FnMut(usize) -> Option<usize>,
    ) -> Option<usize> {
        let mut place = self.behind_blanks(self.behind(place, open)?);
        if let Some(end) = self.behind(place, close) {
            return Some(end);
        }
        loop {
            place = self.behind_blanks(each(place)?);
            if let Some(comma) = self.behind(place, b',') {
                place = self.behind_blanks(comma);
            } else {
                return self.behind(place, close);
            }
        }
    }

    /// Any value.
    #[inline]
    pub(super) fn value(self, place: usize) -> Option<Json<'a>> {
        if self.peek(place) == Some(b'"') {
            return self.string(place);
        }
        let end = self.end_of_other(place)?;
        Some(self.json(place, end, false))
    }

    #[inline]
    fn json(self, start: usize, end: usize, is_plain: bool) -> Json<'a> {
        Json {
            source: self.text,
            start,
            end,
            is_plain,
        }
    }

    #[inline]
    fn string(self, place: usize) -> Option<Json<'a>> {
        let start = self.behind(place, b'"')?;
        let stop = start + plain_length(self.rest(start));
        if let Some(end) = self.behind(stop, b'"') {
            return Some(self.json(place, end, true));
        }
        let end = self.end_of_escaped(stop)?;
        Some(self.json(place, end, false))
    }

    /// The end of a string, from an escape on.
    #[cold]
    fn end_of_escaped(self, mut place: usize) -> Option<usize> {
        loop {
            let (escape, behind) = self.rest(place).split_first_chunk()?;
            place += match escape {
                [
                    b'\\',
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't',
                ] => 2,
                [b'\\', b'u'] => {
                    let digits = behind.first_chunk::<4>()?;
                    if !digits.iter().all(u8::is_ascii_hexdigit) {
                        return None;
                    }
                    6
                }
                _ => return None,
            };
            place += plain_length(self.rest(place));
            if let Some(end) = self.behind(place, b'"') {
                return Some(end);
            }
        }
    }

    fn end_of_other(self, place: usize) -> Option<usize> {
        match self.peek(place)? {
            b'-' | b'0'..=b'9' => self.end_of_number(place),
            b't' => self.end_of_word(place, "true"),
            b'f' => self.end_of_word(place, "false"),
            b'n' => self.end_of_word(place, "null"),
            b'{' | b'[' => self.end_of_nested(place),
            _ => None,
        }
    }

    fn end_of_number(self, place: usize) -> Option<usize> {
        let place = self.behind(place, b'-').unwrap_or(place);
        let zero = self.behind(place, b'0');
        let mut end = zero.or_else(|| self.end_of_digits(place))?;
        if let Some(point) = self.behind(end, b'.') {
            end = self.end_of_digits(point)?;
        }
        let exponent = self.behind(end, b'e').or_else(|| self.behind(end, b'E'));
        if let Some(exponent) = exponent {
            let sign = self.behind(exponent, b'-');
            let sign = sign.or_else(|| self.behind(exponent, b'+'));
            end = self.end_of_digits(sign.unwrap_or(exponent))?;
        }
        Some(end)
    }

    /// The end of at least one digit.
    fn end_of_digits(self, place: usize) -> Option<usize> {
        let digits = self.rest(place).iter();
        let count = digits.take_while(|byte| byte.is_ascii_digit()).count();
        (count > 0).then_some(place + count)
    }

    fn end_of_word(self, place: usize, word: &str) -> Option<usize> {
        let is_there = self.rest(place).starts_with(word.as_bytes());
        is_there.then_some(place + word.len())
    }

    /// What is nested is rare, and no more is asked of it than its text.
    #[cold]
    fn end_of_nested(self, place: usize) -> Option<usize> {
        let rest = self.text.get(place..)?;
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        values.next()?.ok()?;
        Some(place + values.byte_offset())
    }

    #[inline]
    pub(super) fn behind_blanks(self, mut place: usize) -> usize {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek(place) {
            place += 1;
        }
        place
    }

    #[inline]
    fn behind(self, place: usize, byte: u8) -> Option<usize> {
        (self.peek(place)? == byte).then_some(place + 1)
    }

    #[inline]
    pub(super) fn peek(self, place: usize) -> Option<u8> {
        self.text.as_bytes().get(place).copied()
    }

    #[inline]
    fn rest(self, place: usize) -> &'a [u8] {
        self.text.as_bytes().get(place..).unwrap_or_default()
    }
}

/// How many bytes of a string stand before its end, an escape, or what must not be in it: eight at a
/// time, since most strings are longer.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const QUOTES: u64 = ONES * b'"' as u64;
    const BACKSLASHES: u64 = ONES * b'\\' as u64;
    let mut length = 0;
    let mut rest = bytes;
    while let Some((word, tail)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        // A subtraction sets the high bit of each byte that is smaller, but also of some bytes behind the
        // first of them, and of some that had it before: the first of those that had not is what counts.
        let quotes = (word ^ QUOTES).wrapping_sub(ONES);
        let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
        let controls = word.wrapping_sub(ONES * 0x20);
        let found = (quotes | backslashes | controls) & !word & (ONES << 7);
        if found != 0 {
            return length + found.trailing_zeros() as usize / 8;
        }
        length += size_of_val(&word);
        rest = tail;
    }
    let is_plain = |&&byte: &&u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
    length + rest.iter().take_while(is_plain).count()
}
