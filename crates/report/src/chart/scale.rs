//! A logarithmic scale: values to places on a picture, and round values for its marks.

/// Even ratios are even distances.
pub(super) struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// Both values above zero, the second above the first.
    pub(super) fn new((from, to): (f64, f64), (start, end): (f64, f64)) -> Self {
        Self {
            from,
            to,
            start,
            end,
        }
    }

    /// The place of a value.
    pub(super) fn at(&self, value: f64) -> f64 {
        let share = (value / self.from).ln() / (self.to / self.from).ln();
        self.start + share * (self.end - self.start)
    }

    pub(super) fn holds(&self, value: f64) -> bool {
        value >= self.from && value <= self.to
    }

    /// Values at even distances, both ends among them.
    pub(super) fn even(&self, count: u32) -> impl Iterator<Item = f64> {
        let last = f64::from(count.max(2) - 1);
        (0..count.max(2)).map(move |at| {
            let share = f64::from(at) / last;
            (self.from * (self.to / self.from).powf(share)).clamp(self.from, self.to)
        })
    }

    /// Round values, at most about as many as are wanted.
    pub(super) fn ticks(&self, wanted: usize) -> Vec<f64> {
        const ROWS: [&[f64]; 4] = [
            &[1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0],
            &[1.0, 2.0, 5.0],
            &[1.0, 3.0],
            &[1.0],
        ];
        let ticks = |row: &[f64], every: i32| -> Vec<f64> {
            let (first, last) = (
                self.from.log10().floor() as i32,
                self.to.log10().ceil() as i32,
            );
            let decades = (first..=last).filter(|power| power.rem_euclid(every) == 0);
            decades
                .flat_map(|power| row.iter().map(move |mark| mark * 10f64.powi(power)))
                .filter(|tick| self.holds(*tick))
                .collect()
        };
        let mut rows = ROWS
            .into_iter()
            .map(|row| ticks(row, 1))
            .chain([ticks(&[1.0], 2)]);
        rows.find(|ticks| ticks.len() <= wanted)
            .unwrap_or_else(|| ticks(&[1.0], 3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_ratios_are_even_distances() {
        let scale = Scale::new((1.0, 10_000.0), (0.0, 100.0));
        let places: Vec<f64> = [1.0, 100.0, 10_000.0]
            .map(|value| scale.at(value).round())
            .into();
        assert_eq!(places, [0.0, 50.0, 100.0]);
        let ends: Vec<f64> = scale.even(3).collect();
        assert!(
            (ends[1] - 100.0).abs() < 1e-9 && ends[2] <= 10_000.0,
            "{ends:?}"
        );
    }

    #[test]
    fn marks_are_round_and_not_too_many() {
        assert_eq!(
            Scale::new((900.0, 2200.0), (0.0, 1.0)).ticks(7),
            [1000.0, 1500.0, 2000.0]
        );
        assert_eq!(
            Scale::new((1.0, 10_000.0), (0.0, 1.0)).ticks(6),
            [1.0, 10.0, 100.0, 1000.0, 10_000.0]
        );
        assert!(Scale::new((1e-6, 1e6), (0.0, 1.0)).ticks(5).len() <= 5);
    }
}
