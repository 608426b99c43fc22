//! The operations that users have, each done by this crate and by what they would use instead.

mod answers;
mod lookups;
mod payloads;
mod records;
mod signatures;

use std::hint::black_box;
use std::rc::Rc;

/// One operation.
pub struct Operation {
    /// What is done.
    pub name: &'static str,
    /// This crate's way.
    pub ours: Way,
    /// What users would use instead.
    pub rivals: Vec<Way>,
    /// What this crate's way is to reach.
    pub goals: Vec<Goal>,
}

/// One way to do it.
pub struct Way {
    /// The name of the tool.
    pub label: &'static str,
    /// What was measured for one operation.
    pub figures: Figures,
    count: f64,
    run: Box<dyn FnMut()>,
}

/// What one operation costs; zero if it has not been measured.
#[derive(Clone, Copy, Default)]
pub struct Figures {
    /// The time of the fastest turn.
    pub nanoseconds: f64,
    /// Executed instructions.
    pub instructions: f64,
    /// Mispredicted branches.
    pub mispredictions: f64,
}

/// The greatest share of a rival's time that this crate's way is to take.
pub struct Goal {
    /// The rival's label.
    pub rival: &'static str,
    /// Its greatest share.
    pub at_most: f64,
    /// Whether it holds for instructions, too.
    pub of_instructions_too: bool,
}

/// Makes all operations, with their inputs.
pub fn all() -> Vec<Operation> {
    let concerns = [
        lookups::operations(),
        payloads::operations(),
        answers::operations(),
        records::operations(),
        signatures::operations(),
    ];
    concerns.into_iter().flatten().collect()
}

impl Operation {
    fn new(name: &'static str, ours: Way, rivals: impl Into<Vec<Way>>) -> Self {
        Self {
            name,
            ours,
            rivals: rivals.into(),
            goals: Vec::new(),
        }
    }

    fn goal(mut self, rival: &'static str, at_most: f64) -> Self {
        self.goals.push(Goal {
            rival,
            at_most,
            of_instructions_too: false,
        });
        self
    }

    /// A goal that `--check` holds: instructions do not differ from run to run, as time does.
    fn goal_of_instructions_too(mut self, rival: &'static str, at_most: f64) -> Self {
        self.goals.push(Goal {
            rival,
            at_most,
            of_instructions_too: true,
        });
        self
    }

    /// Drops the rivals that no goal of instructions names.
    pub fn keep_what_is_checked(&mut self) {
        let goals = &self.goals;
        self.rivals.retain(|rival| {
            let mut checked = goals.iter().filter(|goal| goal.of_instructions_too);
            checked.any(|goal| goal.rival == rival.label)
        });
    }

    /// Says which goals of instructions are missed.
    pub fn missed(&self) -> impl Iterator<Item = String> {
        let checked = self.goals.iter().filter(|goal| goal.of_instructions_too);
        checked.filter_map(|goal| {
            let rival = self.rivals.iter().find(|way| way.label == goal.rival)?;
            let share = self.ours.figures.instructions / rival.figures.instructions;
            // Without a count the share is not a number, and the goal is missed.
            let is_reached = share <= goal.at_most;
            (!is_reached).then(|| {
                let (name, rival) = (self.name, goal.rival);
                format!("{name}: takes {share:.3} of the instructions of {rival}")
            })
        })
    }

    /// Returns this crate's way and the others.
    pub fn ways(&mut self) -> impl Iterator<Item = &mut Way> {
        std::iter::once(&mut self.ours).chain(&mut self.rivals)
    }
}

impl Way {
    /// Does it once for each input.
    pub fn run(&mut self) {
        (self.run)();
    }

    /// Returns what one operation costs if a run costs `total`.
    pub fn share(&self, total: f64) -> f64 {
        total / self.count
    }
}

/// What the ways of an operation are given, one after another.
struct Inputs<I> {
    inputs: Rc<[I]>,
    operations_each: usize,
}

impl<I: Copy + 'static> Inputs<I> {
    fn new(inputs: impl Into<Rc<[I]>>) -> Self {
        Self::of_many(inputs, 1)
    }

    /// For inputs such as pages, each of which has many records.
    fn of_many(inputs: impl Into<Rc<[I]>>, operations_each: usize) -> Self {
        Self {
            inputs: inputs.into(),
            operations_each,
        }
    }

    fn ours<O>(&self, run: impl Fn(I) -> O + 'static) -> Way {
        self.way("plivo_hangup", run)
    }

    fn way<O>(&self, label: &'static str, run: impl Fn(I) -> O + 'static) -> Way {
        let inputs = Rc::clone(&self.inputs);
        let count = inputs.len() * self.operations_each;
        let run = Box::new(move || {
            for input in black_box(&*inputs) {
                // A reference, so that a large output is not moved.
                black_box(&run(*input));
            }
        });
        Way {
            label,
            figures: Figures::default(),
            count: count as f64,
            run,
        }
    }
}

/// Moves texts and bodies to where payloads arrive, away from the catalog's own texts.
fn leaked<T: ?Sized + 'static>(
    owned: impl IntoIterator<Item = impl Into<Box<T>>>,
) -> Vec<&'static T> {
    let owned = owned.into_iter().map(Into::into);
    owned.map(|owned| &*Box::leak(owned)).collect()
}
