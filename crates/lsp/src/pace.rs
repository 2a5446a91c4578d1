//! When to lint what was typed: where that is quick at once, where it takes its time once the keys rest. In: moments and
//! how long the last run took. Out: how long to wait for another key.

use std::time::{Duration, Instant};

/// What decides.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    /// How long the last run took.
    took: Duration,
    /// Since when something waits to be linted.
    since: Option<Instant>,
}

/// A run that is over before another key can come.
const QUICK: Duration = Duration::from_millis(80);
/// Nobody notices less between the last key and what is said of it.
const LONGEST_PAUSE: Duration = Duration::from_millis(250);
/// Who types without a rest is told all the same.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

impl Pace {
    /// How long to wait for another key, while something waits to be linted.
    pub(crate) fn pause(&mut self, now: Instant) -> Duration {
        let since = *self.since.get_or_insert(now);
        if self.took < QUICK {
            return Duration::ZERO;
        }
        let left = LONGEST_WAIT.saturating_sub(now.saturating_duration_since(since));
        self.took.min(LONGEST_PAUSE).min(left)
    }

    /// A run is over that took so long.
    pub(crate) fn ran(&mut self, took: Duration) {
        self.took = took;
        self.since = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slow_runs_wait_for_a_rest_and_never_long() {
        let ms = Duration::from_millis;
        let mut pace = Pace::default();
        #[expect(clippy::disallowed_methods, reason = "only differences count")]
        let start = Instant::now();
        assert_eq!(pace.pause(start), ms(0), "nothing is known to be slow");
        pace.ran(ms(20));
        assert_eq!(pace.pause(start), ms(0));
        pace.ran(ms(100));
        assert_eq!(pace.pause(start), ms(100));
        pace.ran(ms(900));
        // A key every 200 ms.
        let pauses: Vec<Duration> = (0..6)
            .map(|key| pace.pause(start + ms(200 * key)))
            .collect();
        assert_eq!(pauses, [250, 250, 250, 250, 200, 0].map(ms));
        pace.ran(ms(900));
        assert_eq!(pace.pause(start + ms(2000)), ms(250), "it begins anew");
    }
}
