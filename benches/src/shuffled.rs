//! Inputs in an order that branch prediction cannot learn, and that is the same in every run.

/// About how many inputs one run has. A predictor of today remembers the turns of 16 Ki of them.
const LENGTH: usize = 256 * 1024;

/// Every input equally often.
pub(crate) fn evenly<T: Copy>(inputs: &[T]) -> Vec<T> {
    let times = LENGTH.div_ceil(inputs.len());
    shuffled(inputs.repeat(times))
}

/// Some inputs with their shares in percent, and the others evenly for the rest.
pub(crate) fn skewed<T: Copy>(frequent: &[(T, usize)], others: &[T]) -> Vec<T> {
    let mut inputs = Vec::with_capacity(LENGTH);
    for (input, percent) in frequent {
        inputs.extend(std::iter::repeat_n(*input, LENGTH * percent / 100));
    }
    let rest = LENGTH - inputs.len();
    inputs.extend(others.iter().cycle().take(rest));
    shuffled(inputs)
}

/// Fisher and Yates, by the numbers of splitmix64.
fn shuffled<T>(mut inputs: Vec<T>) -> Vec<T> {
    let mut state: u64 = 0;
    for end in (1..inputs.len()).rev() {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let number = usize::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or(0);
        inputs.swap(end, number % (end + 1));
    }
    inputs
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, evenly, skewed};

    #[test]
    fn every_input_occurs_in_its_share() {
        let even = evenly(&[1, 2, 3]);
        let count = |inputs: &[i32], input| inputs.iter().filter(|other| **other == input).count();
        assert_eq!(count(&even, 1), count(&even, 3));
        assert_ne!(even[..6], [1, 2, 3, 1, 2, 3]);
        let skewed = skewed(&[(7, 70)], &[1, 2]);
        assert_eq!(skewed.len(), LENGTH);
        assert_eq!(count(&skewed, 7), LENGTH * 70 / 100);
        assert!(count(&skewed, 1).abs_diff(count(&skewed, 2)) <= 1);
    }
}
