//! Runs the program.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::support::plivo_hangup;

/// The program, in a folder of its own for each test.
pub struct Run {
    pub folder: PathBuf,
}

/// What came of it.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn new(test: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self { folder }
    }

    /// Writes a file to decode.
    pub fn file(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.folder.join(name), text).expect("a file can be written");
        self
    }

    /// The command, with arguments after `decode`, between blanks.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = plivo_hangup();
        command
            .current_dir(&self.folder)
            .arg("decode")
            .args(arguments.split_whitespace());
        command
    }

    pub fn decode(&self, arguments: &str) -> Ended {
        Ended::of(&mut self.command(arguments))
    }
}

impl Ended {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().expect("it runs");
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("the output is text"),
            err: String::from_utf8(output.stderr).expect("the errors are text"),
        }
    }

    /// All of it, after success.
    #[track_caller]
    pub fn prints(&self, expected: &str) {
        assert_eq!(self.out, expected);
        assert_eq!(self.err, "");
        assert_eq!(self.code, Some(0));
    }

    /// All of it, where something could not be read.
    #[track_caller]
    pub fn prints_and_fails(&self, expected: &str, errors: &str) {
        assert_eq!(self.out, expected);
        assert_eq!(self.err, errors);
        assert_eq!(self.code, Some(1));
    }
}
