//! A card for each payload.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use plivo_hangup::{Explanation, Hangup, Meaning, Outcome};

use super::Output;
use super::answer::Answer;
use super::row::Row;
use super::stdout::stdout;
use crate::card::{Card, Line};
use crate::input::Place;
use crate::judgement;

pub(super) struct Cards {
    out: Box<dyn Write>,
    is_coloured: bool,
    bodies: Bodies,
}

impl Cards {
    pub(super) fn new() -> Self {
        Self {
            out: stdout(),
            is_coloured: AutoStream::choice(&io::stdout()) != ColorChoice::Never,
            bodies: Bodies::default(),
        }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        if self.is_coloured {
            self.out.write_all(text.as_bytes())
        } else {
            write!(self.out, "{}", strip_str(text))
        }
    }

    fn title(&mut self, title: &str) -> io::Result<()> {
        self.write(&Card::new(title).text())
    }

    fn ids(&mut self, answer: &Answer<'_>) -> io::Result<()> {
        let mut card = Card::untitled();
        for (label, id) in [("call", answer.call_uuid()), ("B leg", answer.b_leg_uuid())] {
            if let Some(id) = id {
                card.line(label, &id);
            }
        }
        self.write(&card.text())
    }
}

impl Output for Cards {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        let Row {
            file,
            place,
            with_ids,
            said,
        } = row;
        match said {
            Ok(answer) => {
                let kind = answer.kind.name();
                let end = answer.end();
                let rest = if end.is_none() { ", which goes on" } else { "" };
                self.title(&format!("{file}{place}: {kind}{rest}"))?;
                if *with_ids {
                    self.ids(answer)?;
                }
                if let Some((hangup, explanation)) = end {
                    let lines = lines(answer, hangup, &explanation, *with_ids);
                    let body = self.bodies.of(&lines, self.is_coloured);
                    self.out.write_all(body.as_bytes())?;
                }
            }
            Err(problem) => self.title(&format!("{file}{place}: could not be read: {problem}"))?,
        }
        self.out.write_all(b"\n")
    }

    fn nothing(&mut self, file: &str, place: Place, what: &str) -> io::Result<()> {
        self.title(&format!("{file}{place}: {what}"))?;
        self.out.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The bodies that were written, by their text: most calls of an export end in a few ways, and wrapping
/// takes longer than reading.
#[derive(Default)]
struct Bodies {
    wrapped: HashMap<String, String>,
    text: String,
}

impl Bodies {
    const MOST: usize = 4096;

    fn of(&mut self, lines: &[Line<'_>], is_coloured: bool) -> &str {
        self.text.clear();
        for line in lines {
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{}\t{}", line.label, line.text);
        }
        if self.wrapped.len() >= Self::MOST && !self.wrapped.contains_key(&self.text) {
            self.wrapped.clear();
        }
        self.wrapped.entry(self.text.clone()).or_insert_with(|| {
            let mut card = Card::untitled();
            for line in lines {
                card.add(line);
            }
            let text = card.text();
            if is_coloured {
                text
            } else {
                strip_str(&text).to_string()
            }
        })
    }
}

fn lines<'a>(
    answer: &Answer<'a>,
    hangup: &'a Hangup,
    explanation: &Explanation,
    with_ids: bool,
) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(10);
    lines.push(Line::new("cause", cause(answer, explanation, with_ids)));
    lines.push(Line::new("ended by", source(answer, hangup, with_ids)));
    if let Some(word) = answer.telephony() {
        let word = word.shown(with_ids);
        lines.push(Line::new(
            "switch",
            word.unwrap_or(Cow::Borrowed("a word that is not listed")),
        ));
    }
    if explanation.machine_detected {
        lines.push(Line::new("machine", "detected"));
    }
    lines.push(Line::new("means", description(hangup, explanation.meaning)));
    lines.extend(judgement::lines(&explanation.meaning, |_| String::new()));
    for disagreement in &answer.disagreements {
        let seen = if disagreement.seen_in_practice {
            " (seen in real calls)"
        } else {
            ""
        };
        lines.push(Line::new("disagrees", format!("{disagreement}{seen}")));
    }
    lines
}

/// What the library calls it, with what was reported.
fn cause<'a>(answer: &Answer<'a>, explanation: &Explanation, with_ids: bool) -> Cow<'a, str> {
    let code = answer.code().and_then(|code| code.shown(with_ids));
    let name = answer.name().and_then(|name| name.shown(with_ids));
    match (explanation.cause, code, name) {
        (Some(cause), ..) => format!("{} {cause}", cause.code()).into(),
        (None, Some(code), _) if explanation.is_sip_trunk => {
            format!("{code} of SIP trunking, which is not in this catalog").into()
        }
        (None, ..) if !explanation.is_cause_unlisted => "not reported".into(),
        (None, Some(code), Some(name)) => format!("{code} ({name}), which is not listed").into(),
        (None, Some(text), None) | (None, None, Some(text)) => {
            format!("{text}, which is not listed").into()
        }
        (None, None, None) => "a cause that is not listed".into(),
    }
}

fn source<'a>(answer: &Answer<'a>, hangup: &Hangup, with_ids: bool) -> Cow<'a, str> {
    let Some(source) = answer.source() else {
        return "not reported".into();
    };
    match source.shown(with_ids) {
        Some(source) if hangup.source().is_some() => source,
        Some(source) => format!("{source}, which is not listed").into(),
        None => "a source that is not listed".into(),
    }
}

fn description(hangup: &Hangup, meaning: Meaning) -> &'static str {
    if !hangup.is_reported() && !hangup.is_sip_trunk() && meaning.outcome == Outcome::Unknown {
        return "No hangup is reported. A call detail record that is fetched right after its call \
                ended may not be ready yet.";
    }
    meaning.description
}
