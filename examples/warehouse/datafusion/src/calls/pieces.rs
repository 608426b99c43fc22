//! Who reads what: the files in pieces, and the pieces in parts of about the same size.

use std::ops::Range;
use std::path::PathBuf;

use datafusion::common::Result;
use datafusion::config::ConfigOptions;

use super::files::{File, failed};
use super::read::is_on_lines;

/// A file, or the lines of one that begin in a range of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) path: PathBuf,
    pub(super) range: Option<Range<u64>>,
    bytes: u64,
}

/// Divides the files among at most as many partitions as the session works with.
///
/// A large file on lines is cut, if the session's options `repartition_file_scans` and `repartition_file_min_size`
/// allow it. A gzip file cannot be cut.
pub(super) fn divide(files: &[File], options: &ConfigOptions) -> Result<Vec<Vec<Piece>>> {
    let partitions = options.execution.target_partitions.max(1);
    let least = u64::try_from(options.optimizer.repartition_file_min_size).unwrap_or(u64::MAX);
    let all: u64 = files.iter().map(|file| file.bytes).sum();
    let share = all.div_ceil(partitions as u64).max(1);
    let may_cut = options.optimizer.repartition_file_scans && partitions > 1;
    let mut pieces = Vec::new();
    for file in files {
        let is_large = file.bytes > share && file.bytes >= least;
        let is_cut = may_cut
            && is_large
            && is_on_lines(&file.path).map_err(|error| failed(&file.path, &error))?;
        let count = if is_cut {
            file.bytes.div_ceil(share)
        } else {
            1
        };
        pieces.extend(cut(file, count));
    }
    Ok(share_out(pieces, partitions))
}

fn cut(file: &File, count: u64) -> impl Iterator<Item = Piece> {
    let size = file.bytes.div_ceil(count);
    (0..count).map(move |place| {
        let start = place * size;
        let end = file.bytes.min(start + size);
        Piece {
            path: file.path.clone(),
            range: (count > 1).then_some(start..end),
            bytes: end - start,
        }
    })
}

/// Gives each piece to the part that has the least so far, the largest first. In each part they keep their order.
fn share_out(pieces: Vec<Piece>, partitions: usize) -> Vec<Vec<Piece>> {
    let mut pieces: Vec<_> = pieces.into_iter().enumerate().collect();
    let mut parts = vec![(0, Vec::new()); partitions.min(pieces.len()).max(1)];
    pieces.sort_by_key(|(_, piece)| std::cmp::Reverse(piece.bytes));
    for (place, piece) in pieces {
        if let Some((bytes, part)) = parts.iter_mut().min_by_key(|(bytes, _)| *bytes) {
            // An empty file takes some time, too.
            *bytes += piece.bytes.max(1);
            part.push((place, piece));
        }
    }
    let parts = parts.into_iter().map(|(_, mut part)| {
        part.sort_by_key(|(place, _)| *place);
        part.into_iter().map(|(_, piece)| piece).collect()
    });
    parts.collect()
}
