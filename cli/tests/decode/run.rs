//! Runs the program.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;

/// The program without the terminal's habits, in a folder of its own for each test.
pub(crate) struct Run {
    pub(crate) folder: PathBuf,
}

/// What came of it.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn new(test: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self { folder }
    }

    /// Writes a file to decode.
    pub(crate) fn file(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.folder.join(name), text).expect("a file can be written");
        self
    }

    /// The command, with arguments after `decode`, between blanks.
    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::cargo_bin("plivo-hangup").expect("it is built");
        command
            .current_dir(&self.folder)
            .env_remove("COLUMNS")
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .arg("decode")
            .args(arguments.split_whitespace());
        command
    }

    pub(crate) fn decode(&self, arguments: &str) -> Ended {
        Ended::of(&mut self.command(arguments))
    }
}

impl Ended {
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("it runs");
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("the output is text"),
            err: String::from_utf8(output.stderr).expect("the errors are text"),
        }
    }

    /// All of it, after success.
    #[track_caller]
    pub(crate) fn prints(&self, expected: &str) {
        assert_eq!(self.out, expected);
        assert_eq!(self.err, "");
        assert_eq!(self.code, Some(0));
    }

    /// All of it, where something could not be read.
    #[track_caller]
    pub(crate) fn prints_and_fails(&self, expected: &str, errors: &str) {
        assert_eq!(self.out, expected);
        assert_eq!(self.err, errors);
        assert_eq!(self.code, Some(1));
    }
}
