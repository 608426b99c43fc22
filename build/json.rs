//! JSON text turned into values that know their lines.
//!
//! It reads the JSON that the data files are written in and refuses the rest: other escapes than
//! `\"` and `\\`, numbers that are not plain digits, and deep nesting.

use std::str::Chars;

pub(crate) struct Value {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    Null,
    Flag(bool),
    Number(u64),
    Text(String),
    List(Vec<Value>),
    /// The fields in their order; a key may be there twice.
    Object(Vec<(String, Value)>),
}

/// A value of another kind is given back.
impl Kind {
    pub(crate) fn into_text(self) -> Result<String, Self> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other),
        }
    }

    pub(crate) fn into_u16(self) -> Result<u16, Self> {
        match self {
            Self::Number(number) => u16::try_from(number).map_err(|_| self),
            other => Err(other),
        }
    }

    pub(crate) fn into_flag(self) -> Result<bool, Self> {
        match self {
            Self::Flag(flag) => Ok(flag),
            other => Err(other),
        }
    }

    pub(crate) fn into_list(self) -> Result<Vec<Value>, Self> {
        match self {
            Self::List(members) => Ok(members),
            other => Err(other),
        }
    }

    pub(crate) fn into_object(self) -> Result<Vec<(String, Value)>, Self> {
        match self {
            Self::Object(fields) => Ok(fields),
            other => Err(other),
        }
    }

    /// `None` if this is null, else what `read` takes.
    pub(crate) fn or_null<T>(
        self,
        read: impl FnOnce(Self) -> Result<T, Self>,
    ) -> Result<Option<T>, Self> {
        match self {
            Self::Null => Ok(None),
            other => read(other).map(Some),
        }
    }

    /// The kind in words; a number is shown, since its size may be what is wrong.
    pub(crate) fn in_words(&self) -> String {
        let words = match self {
            Self::Null => "null",
            Self::Flag(_) => "true or false",
            Self::Number(number) => return format!("the number {number}"),
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        };
        words.to_owned()
    }
}

/// Where and why a text is not JSON, or not JSON that the data files are written in.
pub(crate) struct Refusal {
    pub(crate) line: usize,
    pub(crate) sentence: String,
}

/// Deeper than the data files are, and far from the end of the stack.
const MAX_DEPTH: usize = 8;

/// Reads a text that is one value.
pub(crate) fn parse(text: &str) -> Result<Value, Refusal> {
    let mut reader = Reader {
        text,
        rest: text.chars(),
        line: 1,
    };
    let value = reader.value(0)?;
    reader.skip_blanks();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.expected("the end of the file")),
    }
}

struct Reader<'a> {
    text: &'a str,
    rest: Chars<'a>,
    line: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Value, Refusal> {
        self.skip_blanks();
        let line = self.line;
        let kind = match self.peek() {
            Some('{') => Kind::Object(self.members("}", depth, Self::field)?),
            Some('[') => Kind::List(self.members("]", depth, Self::value)?),
            Some('"') => Kind::Text(self.text()?),
            Some('-' | '0'..='9') => Kind::Number(self.number()?),
            _ if self.take("null") => Kind::Null,
            _ if self.take("true") => Kind::Flag(true),
            _ if self.take("false") => Kind::Flag(false),
            _ => return Err(self.expected("a value")),
        };
        Ok(Value { line, kind })
    }

    /// The members of a list or an object, from its opening bracket to its `end`.
    fn members<T>(
        &mut self,
        end: &str,
        depth: usize,
        read: fn(&mut Self, usize) -> Result<T, Refusal>,
    ) -> Result<Vec<T>, Refusal> {
        if depth == MAX_DEPTH {
            let limit = format!("the data files nest at most {MAX_DEPTH} lists and objects");
            return Err(self.refuse(&limit));
        }
        self.rest.next();
        let mut members = Vec::new();
        if self.take(end) {
            return Ok(members);
        }
        loop {
            members.push(read(self, depth + 1)?);
            if self.take(end) {
                return Ok(members);
            }
            if !self.take(",") {
                return Err(self.expected(&format!("',' or '{end}'")));
            }
        }
    }

    fn field(&mut self, depth: usize) -> Result<(String, Value), Refusal> {
        self.skip_blanks();
        if self.peek() != Some('"') {
            return Err(self.expected("a key in double quotes"));
        }
        let key = self.text()?;
        if !self.take(":") {
            return Err(self.expected("':'"));
        }
        Ok((key, self.value(depth)?))
    }

    fn text(&mut self) -> Result<String, Refusal> {
        self.rest.next();
        let mut text = String::new();
        loop {
            let is_escaped = self.peek() == Some('\\');
            if is_escaped {
                self.rest.next();
            }
            match self.peek() {
                Some(mark @ ('"' | '\\')) if is_escaped => text.push(mark),
                _ if is_escaped => {
                    let escapes = r#"the data files have no escapes but \" and \\; write the character itself"#;
                    return Err(self.refuse(escapes));
                }
                Some('"') => {
                    self.rest.next();
                    return Ok(text);
                }
                None | Some('\0'..='\u{1f}') => {
                    return Err(self.expected("'\"' or a printable character"));
                }
                Some(plain) => text.push(plain),
            }
            self.rest.next();
        }
    }

    fn number(&mut self) -> Result<u64, Refusal> {
        let rest = self.rest.as_str();
        let is_part = |part: char| part.is_ascii_alphanumeric() || matches!(part, '+' | '-' | '.');
        let digits = rest.split(|next| !is_part(next)).next().unwrap_or_default();
        match digits.parse::<u64>() {
            Ok(number) if number.to_string() == digits => {
                self.take(digits);
                Ok(number)
            }
            _ => Err(self.refuse(&format!(
                "the data files have no number like {digits}; write a whole number in digits alone"
            ))),
        }
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

    /// Steps over blanks, and over a word if it is what comes after them.
    fn take(&mut self, word: &str) -> bool {
        self.skip_blanks();
        let after = self.rest.as_str().strip_prefix(word);
        if let Some(after) = after {
            self.rest = after.chars();
        }
        after.is_some()
    }

    /// Says what was expected instead of what comes next.
    fn expected(&self, expected: &str) -> Refusal {
        let found = match self.peek() {
            Some(next) => format!("{next:?}"),
            None => "the end of the file".to_owned(),
        };
        self.refuse(&format!("expected {expected}, found {found}"))
    }

    fn refuse(&self, why: &str) -> Refusal {
        let read = self.text.strip_suffix(self.rest.as_str());
        let in_line = read.and_then(|read| read.rsplit('\n').next());
        let column = in_line.unwrap_or_default().chars().count() + 1;
        Refusal {
            line: self.line,
            sentence: format!("column {column}: {why}"),
        }
    }
}
