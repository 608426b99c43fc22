//! Reads payloads and says, for each, what ended the call, who ended it, what it means and what
//! to do next.
//!
//! `cargo run --example decode` reads the samples in `examples/payloads`; name files instead, or
//! `-` for standard input. Hangup callbacks, Dial events and Dial results in forms, queries and
//! JSON, call detail records, pages of them and newline-delimited streams of them are told apart by
//! their content. The exit code is 1 where something could not be read.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use plivo_hangup::{
    CallRecord, CallRecordLines, CallRecordPage, Callback, Hangup, Meaning, Outcome, PayloadError,
};

mod card;

use card::Card;

fn main() -> ExitCode {
    let arguments = env::args_os().skip(1);
    let arguments = arguments.map(|name| name.to_string_lossy().into_owned());
    let mut decoder = Decoder {
        out: io::stdout().lock(),
        all_read: true,
    };
    match decoder.decode_all(arguments.collect()) {
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

fn open(name: &str) -> io::Result<Box<dyn BufRead>> {
    if name == "-" {
        Ok(Box::new(io::stdin().lock()))
    } else {
        Ok(Box::new(BufReader::new(File::open(name)?)))
    }
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
        for path in names {
            let name = match path.as_str() {
                "-" => "standard input".as_ref(),
                _ => Path::new(&path).file_name().unwrap_or(path.as_ref()),
            };
            let name = name.to_string_lossy();
            match open(&path).and_then(Input::read) {
                Ok(Input::Lines(lines)) => self.lines(&name, lines)?,
                Ok(Input::One(body)) => self.decode(&name, body.trim_ascii())?,
                Err(error) => self.unreadable(&name, error)?,
            }
        }
        Ok(())
    }

    fn lines(&mut self, name: &str, lines: CallRecordLines<impl Read>) -> io::Result<()> {
        for record in lines {
            match record {
                // A line may hold a payload of another kind.
                Ok(record) => self.decode(name, &serde_json::to_vec(&record)?)?,
                Err(error) => self.unreadable(name, error)?,
            }
        }
        Ok(())
    }

    fn decode(&mut self, name: &str, body: &[u8]) -> io::Result<()> {
        match Payload::read(body) {
            Ok(Payload::Callback(callback)) => {
                let kind = match callback {
                    Callback::Hangup(_) => "hangup callback",
                    Callback::Dial(_) => "Dial event of a B leg",
                    Callback::DialSummary(_) => "Dial result",
                    _ => "callback of a call",
                };
                self.end(name, kind, callback.hangup(), callback.meaning())
            }
            Ok(Payload::Record(record)) => self.record(name, &record),
            Ok(Payload::Page(page)) => self.page(name, &page),
            Ok(Payload::Other) => self.unreadable(name, "expected a payload, found no key of one"),
            Err(error) => self.unreadable(name, error),
        }
    }

    fn page(&mut self, name: &str, page: &CallRecordPage) -> io::Result<()> {
        if page.records.is_empty() {
            writeln!(self.out, "{name}: page without call records\n")?;
        }
        for (index, record) in page.records.iter().enumerate() {
            match record {
                Ok(record) => self.record(&format!("{name}[{index}]"), record)?,
                Err(error) => self.unreadable(name, error)?,
            }
        }
        Ok(())
    }

    fn record(&mut self, name: &str, record: &CallRecord) -> io::Result<()> {
        self.end(name, "call record", Some(record.hangup()), record.meaning())
    }

    /// `None` if the call goes on.
    fn end(
        &mut self,
        name: &str,
        kind: &str,
        hangup: Option<&Hangup>,
        meaning: Option<Meaning>,
    ) -> io::Result<()> {
        match hangup.zip(meaning) {
            Some((hangup, meaning)) => self.card(name, kind, hangup, meaning),
            None => writeln!(self.out, "{name}: {kind}, which goes on\n"),
        }
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
        let mut card = Card::new(&format!("{name}: {kind}"));
        card.line("cause", &cause(hangup));
        card.line("ended by", &source(hangup));
        if let Some(word) = hangup.reported_telephony() {
            card.line("switch", &word.escape_debug().to_string());
        }
        card.line("outcome", meaning.outcome.name());
        card.line("means", description(hangup, meaning));
        let retry = meaning.retry;
        card.line("retry", &format!("{retry}. {}", retry.description()));
        if let Some(party) = meaning.responsible {
            card.line("responsible", party.name());
        }
        card.line("next step", meaning.next_step);
        writeln!(self.out, "{}", card.text())
    }
}

/// One payload, or a stream of records that need not fit into memory.
enum Input {
    One(Vec<u8>),
    Lines(CallRecordLines<Box<dyn Read>>),
}

impl Input {
    /// It is a stream where the first line is JSON by itself and more follows, or where two lines
    /// begin an object each.
    fn read(mut reader: Box<dyn BufRead>) -> io::Result<Self> {
        let mut body = Vec::new();
        while body.trim_ascii().is_empty() && !reader.fill_buf()?.is_empty() {
            reader.read_until(b'\n', &mut body)?;
        }
        let rest = reader.fill_buf()?.trim_ascii_start();
        let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(&body).is_ok();
        let is_object = body.trim_ascii_start().starts_with(b"{") && rest.starts_with(b"{");
        if (is_json || is_object) && !rest.is_empty() {
            let all: Box<dyn Read> = Box::new(io::Cursor::new(body).chain(reader));
            return Ok(Self::Lines(CallRecordLines::new(all)));
        }
        reader.read_to_end(&mut body)?;
        Ok(Self::One(body))
    }
}

enum Payload {
    Callback(Callback),
    Record(CallRecord),
    Page(CallRecordPage),
    Other,
}

impl Payload {
    fn read(body: &[u8]) -> Result<Self, PayloadError> {
        let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        let is_json = text.starts_with(b"{") || text.starts_with(b"[");
        let callback = if is_json {
            Callback::from_json(body)?
        } else {
            Callback::from_query(body)?
        };
        if callback.is_recognized() {
            return Ok(Self::Callback(callback));
        }
        if is_json && callback.get("objects").is_some() {
            return CallRecordPage::from_json(body).map(Self::Page);
        }
        if is_json {
            let record = CallRecord::from_json(body)?;
            if record.is_recognized() {
                return Ok(Self::Record(record));
            }
        }
        Ok(Self::Other)
    }
}

/// What was reported is escaped: it goes to a terminal.
fn cause(hangup: &Hangup) -> String {
    match (hangup.cause(), hangup.reported_code()) {
        (None, Some(code)) if hangup.is_sip_trunk() => {
            format!(
                "{} of SIP trunking, which is not in this catalog",
                code.escape_debug()
            )
        }
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

fn description(hangup: &Hangup, meaning: Meaning) -> &'static str {
    if !hangup.is_reported() && meaning.outcome == Outcome::Unknown {
        return "No hangup is reported. A call detail record that is fetched right after its call \
                ended may not be ready yet.";
    }
    meaning.description
}
