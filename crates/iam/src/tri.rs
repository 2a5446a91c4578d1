//! Three-valued truth: what is neither sure nor ruled out stays open.

/// Yes, no, or it depends on something the inputs do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tri {
    /// In no case.
    No,
    /// In some case, or nobody can tell.
    Maybe,
    /// In every case.
    Yes,
}

impl Tri {
    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// One of them holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// The opposite.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Maybe => Self::Maybe,
            Self::Yes => Self::No,
        }
    }

    /// All hold; `Yes` when there is none.
    pub fn all(tests: impl IntoIterator<Item = Self>) -> Self {
        tests.into_iter().min().unwrap_or(Self::Yes)
    }

    /// One holds; `No` when there is none.
    pub fn any(tests: impl IntoIterator<Item = Self>) -> Self {
        tests.into_iter().max().unwrap_or(Self::No)
    }

    /// Whether it holds in every case.
    #[must_use]
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// Whether it holds in no case.
    #[must_use]
    pub fn is_no(self) -> bool {
        self == Self::No
    }

    /// `Yes` or `No`.
    #[must_use]
    pub fn sure(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}
