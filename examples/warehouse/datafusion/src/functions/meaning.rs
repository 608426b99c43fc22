//! The function that weighs a whole row.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use datafusion::arrow::array::{ArrayRef, StructArray};
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::utils::take_function_args;
use datafusion::error::Result;
use datafusion::logical_expr::scalar_doc_sections::DOC_SECTION_OTHER;
use datafusion::logical_expr::{
    ColumnarValue, Documentation, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};
use datafusion::scalar::ScalarValue;

use super::coercion;
use super::dictionary::{Answers, text_type};
use super::last::Last;
use super::memo::{ARGUMENTS, FIELDS, Memo, Row, answers};

const NAME: &str = "hangup_meaning";

#[derive(Debug)]
pub(super) struct HangupMeaning {
    signature: Signature,
    answers: [Answers; FIELDS.len()],
    /// One for each thread that is at work: each takes one for a batch, so that none waits.
    workers: Mutex<Vec<Worker>>,
    documentation: Documentation,
}

/// What a thread knows when it comes to a batch.
#[derive(Debug, Default)]
struct Worker {
    memo: Memo,
    last: Option<Last>,
}

impl HangupMeaning {
    pub(super) fn new() -> Self {
        let syntax = format!("{NAME}({})", ARGUMENTS.map(|(name, _)| name).join(", "));
        let documentation = Documentation::builder(
            DOC_SECTION_OTHER,
            "How a call ended, whether to call again, who can fix it, and a label for the cause: a struct of \
                outcome, retry, responsible and label. Any argument may be null.",
            syntax,
        );
        Self {
            signature: Signature::user_defined(Volatility::Immutable),
            answers: answers().map(|answers| Answers::new(&answers)),
            workers: Mutex::default(),
            documentation: documentation.build(),
        }
    }

    fn fields() -> Fields {
        FIELDS
            .iter()
            .map(|field| Field::new(*field, text_type(), true))
            .collect()
    }

    fn of_rows(&self, rows: &[Row]) -> Result<ArrayRef> {
        let columns = self.answers.iter().enumerate().map(|(place, answers)| {
            let keys: Vec<_> = rows
                .iter()
                .filter_map(|row| row.get(place).copied())
                .collect();
            answers.of_rows(&keys)
        });
        let columns = columns.collect::<Result<Vec<_>>>()?;
        Ok(Arc::new(StructArray::try_new(
            Self::fields(),
            columns,
            None,
        )?))
    }

    fn workers(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.workers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The worker that was at this batch before, or another one that has nothing to do.
    fn worker(&self, arguments: &[ColumnarValue]) -> Worker {
        let mut workers = self.workers();
        let was_here = |worker: &Worker| worker.last.as_ref()?.of(arguments);
        match workers.iter().position(|worker| was_here(worker).is_some()) {
            Some(place) => workers.swap_remove(place),
            None => workers.pop().unwrap_or_default(),
        }
    }

    fn of_arguments(
        &self,
        worker: &mut Worker,
        arguments: &[ColumnarValue],
        len: usize,
    ) -> Result<ArrayRef> {
        if let Some(result) = worker.last.as_ref().and_then(|last| last.of(arguments)) {
            return Ok(result);
        }
        let result = self.of_rows(&worker.memo.of_batch(arguments, len)?)?;
        worker.last = Some(Last::new(arguments, &result));
        Ok(result)
    }
}

impl ScalarUDFImpl for HangupMeaning {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let given: [_; ARGUMENTS.len()] = take_function_args(NAME, given)?;
        let read = ARGUMENTS
            .iter()
            .zip(given)
            .map(|((argument, _), given)| match *argument {
                "code" => coercion::code(NAME, argument, given),
                "answered" => coercion::boolean(NAME, argument, given),
                _ => coercion::text(NAME, argument, given),
            });
        read.collect()
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Struct(Self::fields()))
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let is_constant = arguments
            .args
            .iter()
            .all(|argument| matches!(argument, ColumnarValue::Scalar(_)));
        let len = if is_constant {
            1
        } else {
            arguments.number_rows
        };
        let mut worker = self.worker(&arguments.args);
        let meanings = self.of_arguments(&mut worker, &arguments.args, len);
        self.workers().push(worker);
        let meanings = meanings?;
        if is_constant {
            return Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(
                &meanings, 0,
            )?));
        }
        Ok(ColumnarValue::Array(meanings))
    }

    fn documentation(&self) -> Option<&Documentation> {
        Some(&self.documentation)
    }
}

// There is one such function; what it remembers makes no difference.
impl PartialEq for HangupMeaning {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for HangupMeaning {}

impl Hash for HangupMeaning {
    fn hash<H: Hasher>(&self, state: &mut H) {
        NAME.hash(state);
    }
}
