//! The result of one batch, for the next call.

use std::sync::{Arc, Weak};

use datafusion::arrow::array::{Array, ArrayRef};
use datafusion::logical_expr::ColumnarValue;
use datafusion::scalar::ScalarValue;

/// What a function returned for its last arguments.
///
/// A query that takes three fields of a struct calls the function up to three times for each batch: the optimizer
/// moves the access of a field to where its struct is made, and makes it again.
#[derive(Debug)]
pub(super) struct Last {
    arguments: Vec<Argument>,
    result: ArrayRef,
}

/// Does not keep the data of a column alive.
#[derive(Debug)]
enum Argument {
    Array(Weak<dyn Array>),
    Scalar(ScalarValue),
}

impl Last {
    pub(super) fn new(arguments: &[ColumnarValue], result: &ArrayRef) -> Self {
        let arguments = arguments.iter().map(|argument| match argument {
            ColumnarValue::Array(array) => Argument::Array(Arc::downgrade(array)),
            ColumnarValue::Scalar(scalar) => Argument::Scalar(scalar.clone()),
        });
        Self {
            arguments: arguments.collect(),
            result: Arc::clone(result),
        }
    }

    /// The result, if the arguments are the same columns.
    pub(super) fn of(&self, arguments: &[ColumnarValue]) -> Option<ArrayRef> {
        let mut pairs = self.arguments.iter().zip(arguments);
        let is_same = pairs.all(|pair| match pair {
            (Argument::Array(last), ColumnarValue::Array(array)) => {
                std::ptr::addr_eq(last.as_ptr(), Arc::as_ptr(array))
            }
            (Argument::Scalar(last), ColumnarValue::Scalar(scalar)) => last == scalar,
            _ => false,
        });
        is_same.then(|| Arc::clone(&self.result))
    }
}
