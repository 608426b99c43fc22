//! Reads payloads and says, for each, what ended the call, who ended it, what it means and what
//! to do next.
//!
//! `cargo run --example decode` reads the samples in `examples/payloads`; name files instead, or
//! `-` for standard input. Forms, queries, JSON callbacks, call detail records and pages of them
//! are told apart by their content. The exit code is 1 where something could not be read.

use std::fmt::Display;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use plivo_hangup::{CallRecord, CallRecordPage, Hangup, HangupCallback, Meaning, PayloadError};

fn main() -> ExitCode {
    let mut decoder = Decoder {
        out: io::stdout().lock(),
        all_read: true,
    };
    match decoder.decode_all(env::args().skip(1).collect()) {
        Ok(()) if decoder.all_read => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The files in `examples/payloads`, in the order of their names.
fn bundled() -> io::Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/payloads");
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    Ok(paths
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect())
}

fn read(name: &str) -> io::Result<Vec<u8>> {
    if name != "-" {
        return fs::read(name);
    }
    let mut body = Vec::new();
    io::stdin().read_to_end(&mut body)?;
    Ok(body)
}

struct Decoder<W> {
    out: W,
    all_read: bool,
}

impl<W: Write> Decoder<W> {
    fn decode_all(&mut self, mut names: Vec<String>) -> io::Result<()> {
        if names.is_empty() {
            names = bundled()?;
        }
        for name in names {
            match read(&name) {
                Ok(body) => self.decode(&name, body.trim_ascii())?,
                Err(error) => self.unreadable(&name, error)?,
            }
        }
        Ok(())
    }

    fn decode(&mut self, path: &str, body: &[u8]) -> io::Result<()> {
        let name = match path {
            "-" => "standard input".as_ref(),
            _ => Path::new(path).file_name().unwrap_or(path.as_ref()),
        };
        let name = name.to_string_lossy();
        let payload = match body.first() {
            Some(b'{' | b'[') => Payload::from_json(body),
            _ => Payload::from_form(body.strip_prefix(b"?").unwrap_or(body)),
        };
        match payload {
            Ok(Payload::Callback(callback)) => {
                let meaning = callback.meaning();
                self.card(&name, "hangup callback", callback.hangup(), meaning)
            }
            Ok(Payload::Record(record)) => {
                self.card(&name, "call record", record.hangup(), record.meaning())
            }
            Ok(Payload::Page(page)) => self.page(&name, &page),
            Ok(Payload::Other) => self.unreadable(&name, "expected a payload, found no key of one"),
            Err(error) => self.unreadable(&name, error),
        }
    }

    fn page(&mut self, name: &str, page: &CallRecordPage) -> io::Result<()> {
        for (index, record) in page.objects.iter().enumerate() {
            match record {
                Ok(record) => {
                    let name = format!("{name}[{index}]");
                    self.card(&name, "call record", record.hangup(), record.meaning())?;
                }
                Err(error) => self.unreadable(name, error)?,
            }
        }
        Ok(())
    }

    fn unreadable(&mut self, name: &str, reason: impl Display) -> io::Result<()> {
        self.all_read = false;
        writeln!(self.out, "{name}: could not be read: {reason}\n")
    }

    fn card(
        &mut self,
        name: &str,
        kind: &str,
        hangup: &Hangup,
        meaning: Meaning,
    ) -> io::Result<()> {
        writeln!(self.out, "{name}: {kind}")?;
        self.line("cause", &cause(hangup))?;
        self.line("ended by", &source(hangup))?;
        if let Some(word) = hangup.reported_telephony() {
            self.line("switch", &word.escape_debug().to_string())?;
        }
        self.line("outcome", meaning.outcome.name())?;
        self.line("means", description(hangup, meaning))?;
        let retry = meaning.retry;
        self.line("retry", &format!("{retry}. {}", retry.description()))?;
        if let Some(party) = meaning.responsible {
            self.line("responsible", party.name())?;
        }
        self.line("next step", meaning.next_step)?;
        writeln!(self.out)
    }

    /// One labelled line, wrapped behind its label.
    fn line(&mut self, label: &str, text: &str) -> io::Result<()> {
        const LABEL: usize = 13;
        const WIDTH: usize = 88;
        let mut line = format!("  {label:LABEL$}");
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            line.push_str(word);
            let next = words.peek().map(|next| 1 + next.chars().count());
            if next.is_some_and(|next| line.chars().count() + next > WIDTH) {
                writeln!(self.out, "{line}")?;
                line = format!("  {:LABEL$}", "");
            } else {
                line.push(' ');
            }
        }
        writeln!(self.out, "{}", line.trim_end())
    }
}

enum Payload {
    Callback(Box<HangupCallback>),
    Record(Box<CallRecord>),
    Page(CallRecordPage),
    Other,
}

impl Payload {
    /// Which kind an object is, its keys tell.
    fn from_json(body: &[u8]) -> Result<Self, PayloadError> {
        let record = CallRecord::from_json(body)?;
        if record.get("objects").is_some() {
            CallRecordPage::from_json(body).map(Self::Page)
        } else if record.hangup().is_reported() || record.call_uuid().is_some() {
            Ok(Self::Record(Box::new(record)))
        } else {
            HangupCallback::from_json(body).map(Self::from_callback)
        }
    }

    fn from_form(body: &[u8]) -> Result<Self, PayloadError> {
        HangupCallback::from_form(body).map(Self::from_callback)
    }

    fn from_callback(callback: HangupCallback) -> Self {
        let has_key = callback.hangup().is_reported()
            || callback.call_uuid().is_some()
            || callback.call_status().is_some();
        if has_key {
            Self::Callback(Box::new(callback))
        } else {
            Self::Other
        }
    }
}

/// What was reported is escaped: it goes to a terminal.
fn cause(hangup: &Hangup) -> String {
    match (hangup.cause(), hangup.reported_code()) {
        (Some(cause), _) => format!("{} {cause}", cause.code()),
        (None, Some(code)) => {
            let name = hangup.reported_name().unwrap_or("no name");
            let (code, name) = (code.escape_debug(), name.escape_debug());
            format!("{code} ({name}), which is not listed")
        }
        (None, None) => match hangup.reported_name() {
            Some(name) => format!("{}, which is not listed", name.escape_debug()),
            None => "not reported".to_owned(),
        },
    }
}

fn source(hangup: &Hangup) -> String {
    match (hangup.source(), hangup.reported_source()) {
        (Some(source), _) => source.name().to_owned(),
        (None, Some(text)) => format!("{}, which is not listed", text.escape_debug()),
        (None, None) => "not reported".to_owned(),
    }
}

/// What happened, in the words of what decided the outcome.
fn description(hangup: &Hangup, meaning: Meaning) -> &'static str {
    if !hangup.is_reported() {
        return "No hangup is reported. A record that is fetched right after its call ended may not \
                be ready yet.";
    }
    let cause = hangup.cause();
    let cause = cause.filter(|cause| cause.outcome() == meaning.outcome);
    let word = hangup.telephony();
    let word = word.filter(|word| word.outcome() == Some(meaning.outcome));
    match (cause, word) {
        (Some(cause), _) => cause.description(),
        (None, Some(word)) => word.description(),
        (None, None) => meaning.outcome.description(),
    }
}
