//! A card for a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{Effects, Style};

use crate::screen;

pub(crate) const TITLE: Style = Style::new().effects(Effects::BOLD);
pub(crate) const LABEL: Style = Style::new().effects(Effects::DIMMED);
const LABEL_WIDTH: usize = 13;

/// A line with a label before it.
pub(crate) struct Line<'a> {
    pub(crate) label: &'a str,
    pub(crate) text: Cow<'a, str>,
    style: Style,
}

impl<'a> Line<'a> {
    pub(crate) fn new(label: &'a str, text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            label,
            text: text.into(),
            style: Style::new(),
        }
    }

    /// The line with a style for its text.
    pub(crate) fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

/// A title, and labelled lines that are wrapped after their labels.
///
/// Its text has styles: write it with `anstream`, which leaves them out where they do not belong.
#[derive(Debug)]
pub(crate) struct Card {
    text: String,
    width: usize,
}

impl Card {
    /// A card with a title.
    pub(crate) fn new(title: &str) -> Self {
        let mut card = Self::untitled();
        for line in textwrap::wrap(title, card.width) {
            // Writing to a string cannot fail.
            let _ = writeln!(card.text, "{TITLE}{line}{TITLE:#}");
        }
        card
    }

    /// The lines of a card alone.
    pub(crate) fn untitled() -> Self {
        Self {
            text: String::new(),
            width: screen::width(),
        }
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, label: &str, text: &str) {
        self.add(&Line::new(label, text));
    }

    /// Adds a line that is made.
    pub(crate) fn add(&mut self, line: &Line<'_>) {
        let Line { label, text, style } = line;
        let room = self.width - LABEL_WIDTH - 2;
        let mut label = *label;
        for line in textwrap::wrap(text, room) {
            let padding = LABEL_WIDTH - label.len();
            // Writing to a string cannot fail.
            let _ = writeln!(
                self.text,
                "  {LABEL}{label}{LABEL:#}{:padding$}{style}{line}{style:#}",
                ""
            );
            label = "";
        }
    }

    /// The whole card.
    pub(crate) fn text(self) -> String {
        self.text
    }
}
