use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::error::ArrowError;
use datafusion::arrow::util::display::FormatOptions;
use datafusion::arrow::util::pretty::pretty_format_batches_with_options;

/// Whether both have the same rows under the same column names, in whatever order.
///
/// As text: a cluster reads text as another Arrow type than a single machine does.
pub(super) fn same_rows(one: &[RecordBatch], other: &[RecordBatch]) -> Result<bool, ArrowError> {
    Ok(sorted_rows(one)? == sorted_rows(other)?)
}

fn sorted_rows(batches: &[RecordBatch]) -> Result<Vec<String>, ArrowError> {
    // Or an absent text would look like an empty one.
    let options = FormatOptions::new().with_null("NULL");
    let table = pretty_format_batches_with_options(batches, &options)?.to_string();
    let mut rows: Vec<_> = table.lines().map(str::to_owned).collect();
    rows.sort_unstable();
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use datafusion::arrow::array::{ArrayRef, DictionaryArray, StringViewArray};
    use datafusion::arrow::datatypes::Int32Type;

    use super::*;

    fn batch(column: ArrayRef) -> RecordBatch {
        RecordBatch::try_from_iter([("outcome", column)]).unwrap()
    }

    fn views(values: &[Option<&str>]) -> RecordBatch {
        batch(Arc::new(
            values.iter().copied().collect::<StringViewArray>(),
        ))
    }

    fn dictionary(values: &[Option<&str>]) -> RecordBatch {
        batch(Arc::new(
            values
                .iter()
                .copied()
                .collect::<DictionaryArray<Int32Type>>(),
        ))
    }

    #[test]
    fn order_and_type_do_not_count() {
        let one = [
            dictionary(&[Some("no_answer"), None]),
            dictionary(&[Some("busy")]),
        ];
        assert!(same_rows(&one, &[views(&[None, Some("busy"), Some("no_answer")])]).unwrap());
    }

    #[test]
    fn values_counts_and_nulls_count() {
        let one = [views(&[Some("busy"), Some("busy"), None])];
        assert!(!same_rows(&one, &[views(&[Some("busy"), None])]).unwrap());
        assert!(!same_rows(&one, &[views(&[Some("busy"), Some("busy"), Some("")])]).unwrap());
        assert!(!same_rows(&one, &[views(&[Some("busy"), Some("fail"), None])]).unwrap());
    }
}
