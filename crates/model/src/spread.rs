//! Independent pieces of work, done in whatever order and on however many threads the shell has. Nothing here starts a
//! thread: libraries say what may be done side by side, and put the results back into the order of the pieces.

use std::sync::OnceLock;

/// Calls the job once for every number below the count, in any order and on any thread, and returns when all are done.
pub type Spread<'s> = &'s dyn Fn(usize, &(dyn Fn(usize) + Sync));

/// One after the other.
pub fn in_turn(count: usize, job: &(dyn Fn(usize) + Sync)) {
    (0..count).for_each(job);
}

/// What the work makes of every number below `count`, in their order.
pub fn gather<T: Send + Sync>(
    spread: Spread<'_>,
    count: usize,
    work: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let slots: Vec<OnceLock<T>> = (0..count).map(|_| OnceLock::new()).collect();
    spread(count, &|at| {
        if let Some(slot) = slots.get(at) {
            slot.get_or_init(|| work(at));
        }
    });
    // A shell that forgot a piece would lose findings: what is missing is made up for here.
    let filled = slots.into_iter().enumerate();
    filled
        .map(|(at, slot)| slot.into_inner().unwrap_or_else(|| work(at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_pieces() {
        let backwards = |count: usize, job: &(dyn Fn(usize) + Sync)| (0..count).rev().for_each(job);
        let forgetful = |count: usize, job: &(dyn Fn(usize) + Sync)| (1..count).for_each(job);
        let squares = vec![0, 1, 4, 9];
        assert_eq!(gather(&in_turn, 4, |at| at * at), squares);
        assert_eq!(gather(&backwards, 4, |at| at * at), squares);
        assert_eq!(gather(&forgetful, 4, |at| at * at), squares);
    }
}
