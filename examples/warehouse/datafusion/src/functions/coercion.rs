//! Which types of columns the functions read.

use datafusion::arrow::datatypes::DataType;
use datafusion::common::plan_err;
use datafusion::error::Result;

/// The type that a column of codes is read as: integers and text as they are.
pub(super) fn code(function: &str, argument: &str, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Dictionary(_, values) if values.is_integer() => Ok(given.clone()),
        integer if integer.is_integer() => Ok(integer.clone()),
        // NUMBER of a warehouse that has no integers.
        DataType::Decimal32(_, 0)
        | DataType::Decimal64(_, 0)
        | DataType::Decimal128(_, 0)
        | DataType::Decimal256(_, 0) => Ok(DataType::Utf8),
        other => text(function, argument, other)
            .or_else(|_| refuse(function, argument, "an integer or text", "BIGINT", other)),
    }
}

/// The type that a column of text is read as.
pub(super) fn text(function: &str, argument: &str, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(given.clone()),
        DataType::Dictionary(_, values) if values.is_string() => Ok(given.clone()),
        DataType::Null => Ok(DataType::Utf8),
        other => refuse(function, argument, "text", "VARCHAR", other),
    }
}

pub(super) fn boolean(function: &str, argument: &str, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Boolean | DataType::Null => Ok(DataType::Boolean),
        other => refuse(function, argument, "a boolean", "BOOLEAN", other),
    }
}

fn refuse(
    function: &str,
    argument: &str,
    expected: &str,
    cast: &str,
    given: &DataType,
) -> Result<DataType> {
    plan_err!(
        "{function}: {argument} is of type {given}, and must be {expected}. Use CAST({argument} AS {cast})"
    )
}
