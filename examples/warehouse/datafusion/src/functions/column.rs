//! The rows of a column, of any type that the functions take.

use std::fmt::Display;

use datafusion::arrow::array::{
    Array, ArrayAccessor, AsArray, PrimitiveArray, downcast_integer_array,
};
use datafusion::arrow::datatypes::{ArrowNativeType, ArrowPrimitiveType, DataType};
use datafusion::common::internal_err;
use datafusion::error::Result;

/// What a function makes of one value.
pub(super) trait Reader {
    type Answer: Copy;
    /// The answer of a row that is null.
    const NULL: Self::Answer;

    fn of_text(&mut self, text: &str) -> Self::Answer;
    fn of_integer(&mut self, integer: impl ArrowNativeType + Display) -> Self::Answer;
}

/// The answer of each row of a column of integers or text.
pub(super) fn read<R: Reader>(column: &dyn Array, reader: &mut R) -> Result<Vec<R::Answer>> {
    downcast_integer_array!(
        column => Ok(integers(column, reader)),
        DataType::Utf8 => Ok(texts(&column.as_string::<i32>(), reader)),
        DataType::LargeUtf8 => Ok(texts(&column.as_string::<i64>(), reader)),
        DataType::Utf8View => Ok(texts(&column.as_string_view(), reader)),
        DataType::Dictionary(_, _) => dictionary(column, reader),
        other => internal_err!("the signature admits no column of type {other}"),
    )
}

fn integers<T, R>(column: &PrimitiveArray<T>, reader: &mut R) -> Vec<R::Answer>
where
    T: ArrowPrimitiveType<Native: Display>,
    R: Reader,
{
    if column.null_count() == 0 {
        let integers = column.values().iter();
        return integers
            .map(|integer| reader.of_integer(*integer))
            .collect();
    }
    let of_row = |integer: Option<T::Native>| match integer {
        Some(integer) => reader.of_integer(integer),
        None => R::NULL,
    };
    column.iter().map(of_row).collect()
}

fn texts<'a, R: Reader>(
    column: &impl ArrayAccessor<Item = &'a str>,
    reader: &mut R,
) -> Vec<R::Answer> {
    let of_row = |row| {
        if column.is_null(row) {
            return R::NULL;
        }
        reader.of_text(column.value(row))
    };
    (0..column.len()).map(of_row).collect()
}

/// Reads each value of the dictionary once.
fn dictionary<R: Reader>(column: &dyn Array, reader: &mut R) -> Result<Vec<R::Answer>> {
    let column = column.as_any_dictionary();
    if column.values().is_empty() {
        return Ok(vec![R::NULL; column.len()]);
    }
    let answers = read(column.values(), reader)?;
    let keys = column.normalized_keys().into_iter().enumerate();
    let of_row = |(row, key): (usize, usize)| {
        let answer = answers.get(key).filter(|_| !column.is_null(row));
        answer.copied().unwrap_or(R::NULL)
    };
    Ok(keys.map(of_row).collect())
}
