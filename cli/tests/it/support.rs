//! What the tests share.

use std::io::Write as _;
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;

/// The built tool, where nothing but the test decides on width and colour.
pub fn plivo_hangup() -> Command {
    let mut command = Command::new(assert_cmd::cargo_bin!("plivo-hangup"));
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// Both outputs in a row, and the exit code.
pub fn answer(command: &mut Command) -> (String, Option<i32>) {
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code())
}

/// Standard output of a command that succeeds.
pub fn out(arguments: &[&str]) -> String {
    let output = plivo_hangup().args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A gzip file.
pub fn zipped(text: &str) -> Vec<u8> {
    encoder(text).finish().unwrap()
}

/// A gzip file of a text that goes on, which was cut off.
pub fn zipped_in_part(text: &str) -> Vec<u8> {
    let mut encoder = encoder(text);
    encoder.flush().unwrap();
    encoder.get_ref().clone()
}

fn encoder(text: &str) -> GzEncoder<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder
}
