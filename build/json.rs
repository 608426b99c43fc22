//! JSON text turned into values that know their lines. Strict: what RFC 8259 forbids is refused.

use std::str::Chars;

pub(crate) struct Value<'a> {
    pub(crate) line: usize,
    pub(crate) kind: Kind<'a>,
}

pub(crate) enum Kind<'a> {
    Null,
    Flag(bool),
    Number(&'a str),
    Text(String),
    List(Vec<Value<'a>>),
    /// The fields in their order; a key may stand twice.
    Object(Vec<(String, Value<'a>)>),
    /// JSON that Rust has no text for, in words: half a surrogate pair can be escaped.
    NotUnicode(&'static str),
}

/// What is of another kind is given back.
impl<'a> Kind<'a> {
    pub(crate) fn into_text(self) -> Result<String, Self> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other),
        }
    }

    pub(crate) fn into_u16(self) -> Result<u16, Self> {
        match self {
            Self::Number(number) => number.parse().map_err(|_| self),
            other => Err(other),
        }
    }

    pub(crate) fn into_flag(self) -> Result<bool, Self> {
        match self {
            Self::Flag(flag) => Ok(flag),
            other => Err(other),
        }
    }

    pub(crate) fn into_list(self) -> Result<Vec<Value<'a>>, Self> {
        match self {
            Self::List(members) => Ok(members),
            other => Err(other),
        }
    }

    pub(crate) fn into_object(self) -> Result<Vec<(String, Value<'a>)>, Self> {
        match self {
            Self::Object(fields) => Ok(fields),
            other => Err(other),
        }
    }

    /// None where this is null, and else what `read` takes.
    pub(crate) fn or_null<T>(
        self,
        read: impl FnOnce(Self) -> Result<T, Self>,
    ) -> Result<Option<T>, Self> {
        match self {
            Self::Null => Ok(None),
            other => read(other).map(Some),
        }
    }

    /// What this is, in words; a number is shown, since its size may be what is wrong.
    pub(crate) fn in_words(&self) -> String {
        let words = match self {
            Self::Null => "null",
            Self::Flag(_) => "true or false",
            Self::Number(number) => return format!("the number {number}"),
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::NotUnicode(words) => words,
        };
        words.to_owned()
    }
}

/// The place where a text stops being JSON, and why.
pub(crate) struct Refusal {
    pub(crate) line: usize,
    pub(crate) sentence: String,
}

/// The one value that a JSON text is.
pub(crate) fn parse(text: &str) -> Result<Value<'_>, Refusal> {
    let mut reader = Reader {
        text,
        rest: text.chars(),
        line: 1,
        depth: 0,
    };
    let value = reader.value()?;
    reader.skip_blanks();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.refuse("the end of the file")),
    }
}

/// Far deeper than the data files are, and far from the end of the stack.
const MAX_DEPTH: usize = 32;

struct Reader<'a> {
    text: &'a str,
    rest: Chars<'a>,
    line: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self) -> Result<Value<'a>, Refusal> {
        self.skip_blanks();
        let line = self.line;
        let kind = match self.peek() {
            Some('{') => self.nested(Self::object)?,
            Some('[') => self.nested(Self::list)?,
            Some('"') => self.text()?,
            Some('-' | '0'..='9') => self.number()?,
            _ if self.take("null") => Kind::Null,
            _ if self.take("true") => Kind::Flag(true),
            _ if self.take("false") => Kind::Flag(false),
            _ => return Err(self.refuse("a value")),
        };
        Ok(Value { line, kind })
    }

    /// A list or an object, from its opening bracket on.
    fn nested(
        &mut self,
        read: fn(&mut Self) -> Result<Kind<'a>, Refusal>,
    ) -> Result<Kind<'a>, Refusal> {
        if self.depth == MAX_DEPTH {
            let expected = format!("at most {MAX_DEPTH} lists and objects in each other");
            return Err(self.refuse(&expected));
        }
        self.rest.next();
        self.depth += 1;
        let kind = read(self)?;
        self.depth -= 1;
        Ok(kind)
    }

    fn object(&mut self) -> Result<Kind<'a>, Refusal> {
        let mut fields = Vec::new();
        let mut is_unicode = true;
        let mut goes_on = !self.ends("}");
        while goes_on {
            self.skip_blanks();
            if self.peek() != Some('"') {
                return Err(self.refuse("a key in double quotes"));
            }
            let key = self.units()?;
            self.skip_blanks();
            if !self.take(":") {
                return Err(self.refuse("':'"));
            }
            let value = self.value()?;
            match String::from_utf16(&key) {
                Ok(key) => fields.push((key, value)),
                Err(_) => is_unicode = false,
            }
            goes_on = self.goes_on("}")?;
        }
        Ok(if is_unicode {
            Kind::Object(fields)
        } else {
            Kind::NotUnicode("an object with a key that is not Unicode")
        })
    }

    fn list(&mut self) -> Result<Kind<'a>, Refusal> {
        let mut members = Vec::new();
        let mut goes_on = !self.ends("]");
        while goes_on {
            members.push(self.value()?);
            goes_on = self.goes_on("]")?;
        }
        Ok(Kind::List(members))
    }

    fn ends(&mut self, end: &str) -> bool {
        self.skip_blanks();
        self.take(end)
    }

    /// Whether another member is to come.
    fn goes_on(&mut self, end: &str) -> Result<bool, Refusal> {
        if self.ends(end) {
            return Ok(false);
        }
        if self.take(",") {
            return Ok(true);
        }
        Err(self.refuse(&format!("',' or '{end}'")))
    }

    fn text(&mut self) -> Result<Kind<'a>, Refusal> {
        Ok(match String::from_utf16(&self.units()?) {
            Ok(text) => Kind::Text(text),
            Err(_) => Kind::NotUnicode("text that is not Unicode"),
        })
    }

    /// A text from its opening quote on, as UTF-16, which is what `\u` escapes are written in.
    fn units(&mut self) -> Result<Vec<u16>, Refusal> {
        self.rest.next();
        let mut units = Vec::new();
        while !self.take("\"") {
            match self.peek() {
                None => return Err(self.refuse("'\"' at the end of the text")),
                Some('\0'..='\u{1f}') => {
                    return Err(self.refuse("'\"' or an escaped control character"));
                }
                Some('\\') => units.push(self.escape()?),
                Some(plain) => {
                    self.rest.next();
                    units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
                }
            }
        }
        Ok(units)
    }

    /// What an escape stands for, from its backslash on.
    fn escape(&mut self) -> Result<u16, Refusal> {
        self.rest.next();
        let byte = match self.peek() {
            Some('"') => b'"',
            Some('\\') => b'\\',
            Some('/') => b'/',
            Some('b') => 8,
            Some('f') => 12,
            Some('n') => b'\n',
            Some('r') => b'\r',
            Some('t') => b'\t',
            Some('u') => return self.four_digits(),
            _ => return Err(self.refuse("one of \" \\ / b f n r t u behind a backslash")),
        };
        self.rest.next();
        Ok(u16::from(byte))
    }

    /// The number behind a `\u`, from the `u` on.
    fn four_digits(&mut self) -> Result<u16, Refusal> {
        let mut unit = 0;
        for _ in 0..4 {
            self.rest.next();
            let digit = self.peek().and_then(|digit| digit.to_digit(16));
            let Some(digit) = digit.and_then(|digit| u16::try_from(digit).ok()) else {
                return Err(self.refuse("four hexadecimal digits behind \\u"));
            };
            unit = unit * 16 + digit;
        }
        self.rest.next();
        Ok(unit)
    }

    fn number(&mut self) -> Result<Kind<'a>, Refusal> {
        let start = self.rest.as_str();
        self.take("-");
        // Nothing may follow a leading zero but a fraction or an exponent.
        if !self.take("0") {
            self.digits()?;
        }
        if self.take(".") {
            self.digits()?;
        }
        if self.take("e") || self.take("E") {
            if !self.take("+") {
                self.take("-");
            }
            self.digits()?;
        }
        let number = start.strip_suffix(self.rest.as_str());
        Ok(Kind::Number(number.unwrap_or_default()))
    }

    fn digits(&mut self) -> Result<(), Refusal> {
        let is_digit = |next: Option<char>| next.is_some_and(|next| next.is_ascii_digit());
        if !is_digit(self.peek()) {
            return Err(self.refuse("a digit"));
        }
        while is_digit(self.peek()) {
            self.rest.next();
        }
        Ok(())
    }

    fn skip_blanks(&mut self) {
        while let Some(blank @ (' ' | '\t' | '\n' | '\r')) = self.peek() {
            self.line += usize::from(blank == '\n');
            self.rest.next();
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    /// Steps over a word, if it is what comes next.
    fn take(&mut self, word: &str) -> bool {
        let Some(behind) = self.rest.as_str().strip_prefix(word) else {
            return false;
        };
        self.rest = behind.chars();
        true
    }

    /// Says what was expected instead of what comes next.
    fn refuse(&self, expected: &str) -> Refusal {
        let found = match self.peek() {
            Some(next) => format!("{next:?}"),
            None => "the end of the file".to_owned(),
        };
        let read = self.text.strip_suffix(self.rest.as_str());
        let in_line = read.and_then(|read| read.rsplit('\n').next());
        let column = in_line.unwrap_or_default().chars().count() + 1;
        Refusal {
            line: self.line,
            sentence: format!("not JSON at column {column}: expected {expected}, found {found}"),
        }
    }
}
