//! Work spread over the processors of this machine. The libraries say what may be done side by side; what comes out does
//! not depend on the number of threads.

use std::{
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use model::{Input, Spread, in_turn};

/// Less than this many bytes of input are done before another thread has started.
const WORTH_A_THREAD: usize = 64 << 10;

/// Fewer findings than this are drawn before another thread has started.
const MANY: usize = 50;

/// As much as the main thread has: trees are walked by recursion.
const STACK: usize = 8 << 20;

/// How the work on these inputs is done.
pub(crate) fn spread(inputs: &[Input]) -> Spread<'static> {
    let bytes: usize = inputs.iter().map(|input| input.bytes.len()).sum();
    if bytes < WORTH_A_THREAD {
        &in_turn
    } else {
        &side_by_side
    }
}

/// How a report on so many findings is drawn.
pub(crate) fn over(findings: usize) -> Spread<'static> {
    if findings < MANY {
        &in_turn
    } else {
        &side_by_side
    }
}

fn side_by_side(count: usize, job: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                break;
            }
            job(at);
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 1..threads.min(count) {
            let builder = thread::Builder::new().stack_size(STACK);
            // Where no more threads can be had, those that there are do it all.
            if builder.spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        work();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_done_once() {
        let done: Vec<AtomicUsize> = (0..1000).map(|_| AtomicUsize::new(0)).collect();
        side_by_side(done.len(), &|at| {
            done[at].fetch_add(1, Ordering::Relaxed);
        });
        assert!(done.iter().all(|one| one.load(Ordering::Relaxed) == 1));
        side_by_side(0, &|_| panic!("there is nothing to do"));
    }

    #[test]
    fn little_input_starts_no_thread() {
        let small = [Input::named("a.yaml", "Resources: {}")];
        let large = [Input::named("a.yaml", vec![b' '; WORTH_A_THREAD])];
        let threads = |inputs: &[Input]| {
            let ids = model::gather(spread(inputs), 1, |_| thread::current().id());
            ids == [thread::current().id()]
        };
        assert!(threads(&small));
        assert_eq!(model::gather(spread(&large), 3, |at| at), [0, 1, 2]);
    }
}
