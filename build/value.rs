//! A JSON value that knows its line.

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
