//! A service to test, and its database.

use std::path::{Path, PathBuf};

use hangup_url_service::sender::running::Running;
use hangup_url_service::sender::wire::{self, Answer, Request};
use rusqlite::Connection;

pub(crate) const TOKEN: &str = "demo-auth-token";

pub(crate) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_hangup-url-service"))
}

pub(crate) struct Service {
    pub(crate) running: Running,
    folder: tempfile::TempDir,
}

impl Service {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), arguments)
    }

    fn start_in(folder: tempfile::TempDir, arguments: &[&str]) -> Self {
        let database = folder.path().join("callbacks.sqlite");
        let mut all = vec!["--database", database.to_str().unwrap()];
        all.extend(arguments);
        let running = Running::start(program(), &all, &folder.path().join("log")).unwrap();
        Self { running, folder }
    }

    /// Kills it and starts it again with the same database, at the same address.
    pub(crate) fn kill_and_start(self) -> Self {
        let address = self.running.address().to_owned();
        self.running.kill().unwrap();
        Self::start_in(self.folder, &["--listen", &address])
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("callbacks.sqlite")
    }

    pub(crate) fn connection(&self) -> Connection {
        Connection::open(self.database()).unwrap()
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    pub(crate) fn sign(&self, method: &'static str, path: &str, form: &str) -> Request {
        Request::signed(TOKEN, &self.running.base(), method, path, form)
    }

    pub(crate) fn sign_with(&self, path: &str, form: &str, nonce: &str) -> Request {
        Request::signed_with_nonce(TOKEN, &self.running.base(), "POST", path, form, nonce)
    }

    pub(crate) async fn send(&self, request: &Request) -> Answer {
        wire::send(self.running.address(), request).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(&Request::new("GET", path)).await
    }

    pub(crate) async fn post(&self, form: &str) -> u16 {
        self.send(&self.sign("POST", "/hangup", form)).await.status
    }

    pub(crate) fn rows(&self) -> i64 {
        let connection = self.connection();
        let count = connection.query_row("SELECT count(*) FROM events", [], |row| row.get(0));
        count.unwrap()
    }

    /// Waits until the page has the tally, which is stored once in a second.
    pub(crate) async fn tallied(&self, slug: &str, times: i64) {
        let mut found = None;
        for _ in 0..50 {
            let select = "SELECT sum(times) FROM tally WHERE what = ?1";
            found = self
                .connection()
                .query_row(select, [slug], |row| row.get::<_, Option<i64>>(0))
                .unwrap();
            if found == Some(times) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("{slug}: expected {times}, found {found:?}");
    }
}
