use std::time::Instant;

use super::Failure;
use super::killed::Killed;
use super::processes::Process;
use super::task::Task;
use super::watch::Event;

/// The course of a query: which executor has begun what, and which one was killed.
#[derive(Debug)]
pub(super) struct Course {
    begin: Instant,
    slots: usize,
    kill_one: bool,
    /// The tasks that each executor has begun.
    begun: Vec<Vec<Task>>,
    pub(super) killed: Option<Killed>,
}

impl Course {
    pub(super) fn new(executors: usize, slots: usize, kill_one: bool) -> Self {
        Self {
            begin: Instant::now(),
            slots,
            kill_one,
            begun: vec![Vec::new(); executors],
            killed: None,
        }
    }

    /// Takes in what an executor did, and kills it if it is the one to be killed.
    pub(super) async fn note(
        &mut self,
        event: Event,
        executors: &mut [Process],
    ) -> Result<(), Failure> {
        match event {
            Event::Began(index, task) => {
                match &mut self.killed {
                    Some(killed) if killed.index == index => killed.begun.push(task),
                    Some(killed) => killed.elsewhere.push(task),
                    None => {}
                }
                let (Some(begun), Some(executor)) =
                    (self.begun.get_mut(index), executors.get_mut(index))
                else {
                    return Ok(());
                };
                begun.push(task);
                // More begun than it can have in work: results of its own are lost with it, too.
                if self.kill_one && self.killed.is_none() && begun.len() > self.slots {
                    executor.kill().await?;
                    self.killed = Some(Killed {
                        index,
                        name: executor.name.clone(),
                        pid: executor.pid,
                        after: self.begin.elapsed(),
                        slots: self.slots,
                        begun: begun.clone(),
                        elsewhere: Vec::new(),
                    });
                }
            }
            Event::Ended(index) => {
                let killed = self
                    .killed
                    .as_ref()
                    .is_some_and(|killed| killed.index == index);
                if let (false, Some(executor)) = (killed, executors.get(index)) {
                    eprintln!(
                        "{} (process {}) ended by itself.",
                        executor.name, executor.pid
                    );
                }
            }
        }
        Ok(())
    }

    /// How many tasks each executor has begun.
    pub(super) fn tasks(&self) -> impl Iterator<Item = usize> {
        self.begun.iter().map(Vec::len)
    }
}
