//! One operation, by us and by the others, on the same inputs.

use std::hint::black_box;
use std::rc::Rc;

use super::Goal;

/// What our way of doing an operation is called, where the others have the name of a tool.
pub const OURS: &str = "ours";

/// One operation, by us and by the others.
pub struct Group {
    /// What is done.
    pub name: &'static str,
    /// The loop around them, with nothing in it.
    pub empty: Operation,
    /// Ours comes first.
    pub operations: Vec<Operation>,
    /// What ours is to reach.
    pub goals: Vec<Goal>,
}

/// One way to do it.
pub struct Operation {
    /// Whose way: [`OURS`], or the name of a tool.
    pub label: &'static str,
    /// How many operations one run has.
    pub count: u32,
    run: Box<dyn FnMut()>,
}

impl Operation {
    /// Does it, `count` times.
    pub fn run(&mut self) {
        (self.run)();
    }
}

impl Group {
    /// How a report names an operation.
    pub fn name_of(&self, operation: &Operation) -> String {
        format!("{}/{}", self.name, operation.label)
    }

    /// Ours and the others, and the empty loop.
    pub fn all(&mut self) -> impl Iterator<Item = &mut Operation> {
        std::iter::once(&mut self.empty).chain(&mut self.operations)
    }
}

/// A group in the making.
pub(super) struct Rows<I> {
    group: Group,
    inputs: Rc<[I]>,
    each: u32,
}

impl<I: Copy + 'static> Rows<I> {
    pub(super) fn new(name: &'static str, inputs: &[I]) -> Self {
        Self::counting(name, inputs, 1)
    }

    /// For inputs that are `each` operations.
    pub(super) fn counting(name: &'static str, inputs: &[I], each: u32) -> Self {
        let inputs: Rc<[I]> = inputs.into();
        let empty = operation("empty", &inputs, each, |input| input);
        Self {
            group: Group {
                name,
                empty,
                operations: Vec::new(),
                goals: Vec::new(),
            },
            inputs,
            each,
        }
    }

    pub(super) fn ours<O>(self, run: impl Fn(I) -> O + 'static) -> Self {
        self.rival(OURS, run)
    }

    pub(super) fn rival<O>(mut self, label: &'static str, run: impl Fn(I) -> O + 'static) -> Self {
        let operation = operation(label, &self.inputs, self.each, run);
        self.group.operations.push(operation);
        self
    }

    pub(super) fn goals(mut self, goals: impl IntoIterator<Item = Goal>) -> Group {
        self.group.goals.extend(goals);
        self.group
    }
}

fn operation<I: Copy + 'static, O>(
    label: &'static str,
    inputs: &Rc<[I]>,
    each: u32,
    run: impl Fn(I) -> O + 'static,
) -> Operation {
    let inputs = Rc::clone(inputs);
    let count = each * u32::try_from(inputs.len()).unwrap();
    let run = Box::new(move || {
        for input in black_box(&*inputs) {
            // By reference: a large output is not to be moved about for our sake.
            black_box(&run(*input));
        }
    });
    Operation { label, count, run }
}

/// Texts as they arrive: not where the catalog's own stand.
pub(super) fn texts(texts: impl IntoIterator<Item = impl Into<String>>) -> Vec<&'static str> {
    let texts = texts.into_iter().map(Into::into);
    texts.map(|text| &*text.leak()).collect()
}
