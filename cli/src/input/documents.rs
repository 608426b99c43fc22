//! JSON documents one after another, such as pages that were appended to one file.

use std::io;

use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::Each;
use super::body::Bodies;
use super::shape::without_mark;

/// Gives the payloads of a body. If it is several JSON documents, each has the line on which it begins.
///
/// Of a body that was cut off, the documents that are whole are given, and then the error.
pub(super) fn read(body: &[u8], cut: Option<io::Error>, each: &mut Each<'_>) -> io::Result<()> {
    let all = without_mark(body);
    let body = all.trim_ascii_end();
    let mut documents = Deserializer::from_slice(body).into_iter::<&RawValue>();
    let is_json = matches!(documents.next(), Some(Ok(_)));
    let is_one = !is_json || documents.byte_offset() == body.len();
    let cut = match cut {
        None if is_one => return Bodies::new(None, each).read(body),
        Some(error) if !is_json => return Bodies::new(None, each).give(Err(error.into())),
        cut => cut,
    };
    let mut line = 1;
    let mut start = 0;
    let mut end = documents.byte_offset();
    while start < body.len() {
        let document = body.get(start..end).unwrap_or_default();
        let blanks = document.len() - document.trim_ascii_start().len();
        let (blanks, document) = document.split_at(blanks);
        line += line_breaks(blanks);
        Bodies::new(Some(line), each).read(document)?;
        line += line_breaks(document);
        start = end;
        end = match documents.next() {
            Some(Ok(_)) => documents.byte_offset(),
            _ if cut.is_some() => break,
            // What is not JSON is one document with all that follows.
            _ => body.len(),
        };
    }
    match cut {
        Some(error) => {
            let rest = all.get(start..).unwrap_or_default();
            let blanks = rest.len() - rest.trim_ascii_start().len();
            line += line_breaks(rest.get(..blanks).unwrap_or_default());
            Bodies::new(Some(line), each).give(Err(error.into()))
        }
        None => Ok(()),
    }
}

fn line_breaks(text: &[u8]) -> u64 {
    text.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}
