//! Low, typical and high of one figure: three equal numbers where it is known, three different ones where it is not.

/// What a figure is at least, most likely, and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range<T> {
    /// At least.
    pub low: T,
    /// Most likely; shown where one number is shown.
    pub typical: T,
    /// At most.
    pub high: T,
}

impl<T> Range<T> {
    /// A figure that is known.
    #[must_use]
    pub fn exact(value: T) -> Self
    where
        T: Clone,
    {
        Self {
            low: value.clone(),
            typical: value.clone(),
            high: value,
        }
    }

    /// Applies a function that keeps order to each of the three.
    #[must_use]
    pub fn map<U>(self, f: impl Fn(T) -> U) -> Range<U> {
        Range {
            low: f(self.low),
            typical: f(self.typical),
            high: f(self.high),
        }
    }

    /// Combines low with low, typical with typical, high with high.
    #[must_use]
    pub fn zip<U, V>(self, other: Range<U>, f: impl Fn(T, U) -> V) -> Range<V> {
        Range {
            low: f(self.low, other.low),
            typical: f(self.typical, other.typical),
            high: f(self.high, other.high),
        }
    }
}

impl<T: Copy + PartialEq> Range<T> {
    /// Whether all three are the same.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.low == self.typical && self.typical == self.high
    }
}
