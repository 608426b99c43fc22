//! Rows and cells, from which every format is written.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::term::Term;

type Text = Cow<'static, str>;

/// A value of a row, for tools and for people.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Null for tools; people read why there is nothing.
    Null(&'static str),
    Flag(bool),
    Number(u16),
    Text(Text),
    /// A slug for tools and a name for people.
    Term {
        slug: Text,
        name: Text,
    },
}

impl Cell {
    pub(crate) fn or<T: Into<Self>>(value: Option<T>, nothing: &'static str) -> Self {
        value.map_or(Self::Null(nothing), T::into)
    }

    /// The text for tools; empty for null.
    pub(crate) fn plain(&self) -> Text {
        match self {
            Self::Null(_) => "".into(),
            Self::Flag(flag) => flag.to_string().into(),
            Self::Number(number) => number.to_string().into(),
            Self::Text(text) | Self::Term { slug: text, .. } => text.clone(),
        }
    }

    /// The text for people.
    pub(crate) fn shown(&self) -> Text {
        match self {
            Self::Null(nothing) => (*nothing).into(),
            Self::Flag(flag) => if *flag { "yes" } else { "no" }.into(),
            Self::Term { name, .. } => name.clone(),
            Self::Number(_) | Self::Text(_) => self.plain(),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null(_) => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_u16(*number),
            Self::Text(text) | Self::Term { slug: text, .. } => serializer.serialize_str(text),
        }
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u16> for Cell {
    fn from(number: u16) -> Self {
        Self::Number(number)
    }
}

impl From<&'static str> for Cell {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<T: Term> From<T> for Cell {
    fn from(term: T) -> Self {
        Self::Term {
            slug: term.slug().into(),
            name: term.name().into(),
        }
    }
}

/// A row: the cells by the names of their columns.
#[derive(Clone, Debug)]
pub(crate) struct Row(Vec<(&'static str, Cell)>);

impl Row {
    pub(crate) fn new(cells: impl Into<Vec<(&'static str, Cell)>>) -> Self {
        Self(cells.into())
    }

    pub(crate) fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(column, _)| *column)
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.0.iter().map(|(_, cell)| cell)
    }

    /// The cell of a column.
    pub(crate) fn cell(&self, name: &str) -> Option<&Cell> {
        let cell = self.0.iter().find(|(column, _)| *column == name);
        cell.map(|(_, cell)| cell)
    }

    /// The row with another cell in a column.
    pub(crate) fn with(mut self, name: &str, other: Cell) -> Self {
        for (column, cell) in &mut self.0 {
            if *column == name {
                *cell = other;
                break;
            }
        }
        self
    }

    /// The row with these columns alone, in their order.
    pub(crate) fn select(&self, columns: &[&'static str]) -> Self {
        let cell = |column| Some((column, self.cell(column)?.clone()));
        Self(columns.iter().copied().filter_map(cell).collect())
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, cell) in &self.0 {
            map.serialize_entry(column, cell)?;
        }
        map.end()
    }
}

/// What people call a column.
pub(crate) fn heading(column: &str) -> Cow<'_, str> {
    match column {
        "description" => "what it means".into(),
        "next_step" => "what to do".into(),
        "because" => "why".into(),
        "sources" => "ended by".into(),
        "telephony_outcome" => "word".into(),
        _ => column.replace('_', " ").into(),
    }
}

/// Items in one cell.
pub(crate) fn joined<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<_> = items.into_iter().map(|item| item.to_string()).collect();
    items.join("; ")
}
