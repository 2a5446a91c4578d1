//! Versions of Kafka and of client libraries, in the spellings MSK and people use.

use std::{fmt, str::FromStr};

/// A version such as `3.9`, `3.9.2` or `3.9.x`. A patch left out is 0; `x` is the newest patch there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
    /// The third number; [`Version::ANY`] for `x`.
    pub patch: u16,
}

/// What MSK appends to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Suffix {
    /// `.kraft`: no ZooKeeper.
    Kraft,
    /// `.tiered`: with tiered storage, before it was part of every version.
    Tiered,
}

/// The text is no version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionError(String);

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a version such as 3.9.x or 4.1", self.0)
    }
}

impl std::error::Error for VersionError {}

/// The minor versions the catalog was built from, oldest first.
const MINORS: [(u16, u16); 19] = [
    (2, 4),
    (2, 5),
    (2, 6),
    (2, 7),
    (2, 8),
    (3, 0),
    (3, 1),
    (3, 2),
    (3, 3),
    (3, 4),
    (3, 5),
    (3, 6),
    (3, 7),
    (3, 8),
    (3, 9),
    (4, 0),
    (4, 1),
    (4, 2),
    (4, 3),
];

impl Version {
    /// The patch of `3.9.x`.
    pub const ANY: u16 = u16::MAX;
    /// The oldest Kafka in the catalog; what it holds may be older still.
    pub const OLDEST: Self = Self::new(2, 4);
    /// The newest Kafka in the catalog; later ones are taken to be like it.
    pub const NEWEST: Self = Self::new(4, 3);

    /// `major.minor.0`.
    #[must_use]
    pub const fn new(major: u16, minor: u16) -> Self {
        Self {
            major,
            minor,
            patch: 0,
        }
    }

    /// `major.minor.patch`.
    #[must_use]
    pub const fn with_patch(self, patch: u16) -> Self {
        Self { patch, ..self }
    }

    /// The version without its patch.
    #[must_use]
    pub const fn release(self) -> Self {
        self.with_patch(0)
    }

    /// Reads `3.9`, `3.9.x`, `3.9.2`, `3.7.x.kraft`, `2.8.2.tiered`.
    ///
    /// # Errors
    /// When the text is anything else.
    pub fn parse(text: &str) -> Result<(Self, Option<Suffix>), VersionError> {
        let error = || VersionError(text.to_owned());
        let (rest, suffix) = if let Some(rest) = text.strip_suffix(".kraft") {
            (rest, Some(Suffix::Kraft))
        } else if let Some(rest) = text.strip_suffix(".tiered") {
            (rest, Some(Suffix::Tiered))
        } else {
            (text, None)
        };
        let number = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            let number = part.parse().ok().filter(|_| digits);
            number.filter(|number| *number != Self::ANY)
        };
        let mut parts = rest.split('.');
        let major = parts.next().and_then(number).ok_or_else(error)?;
        let minor = parts.next().and_then(number).ok_or_else(error)?;
        let patch = match parts.next() {
            None => 0,
            Some("x") => Self::ANY,
            Some(part) => number(part).ok_or_else(error)?,
        };
        match parts.next() {
            Some(_) => Err(error()),
            None => Ok((Self::new(major, minor).with_patch(patch), suffix)),
        }
    }

    /// The release after this one among those in the catalog.
    pub(crate) fn next_release(self) -> Option<Self> {
        let releases = MINORS.iter().map(|&(major, minor)| Self::new(major, minor));
        releases.into_iter().find(|next| *next > self.release())
    }
}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        Self::parse(text).map(|(version, _)| version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.patch {
            0 => write!(f, "{}.{}", self.major, self.minor),
            Self::ANY => write!(f, "{}.{}.x", self.major, self.minor),
            patch => write!(f, "{}.{}.{patch}", self.major, self.minor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_msk_writes() {
        let read = |text: &str| {
            let (version, suffix) = Version::parse(text).unwrap();
            (version.to_string(), suffix)
        };
        assert_eq!(read("3.9.x"), ("3.9.x".to_owned(), None));
        assert_eq!(
            read("3.7.x.kraft"),
            ("3.7.x".to_owned(), Some(Suffix::Kraft))
        );
        assert_eq!(
            read("2.8.2.tiered"),
            ("2.8.2".to_owned(), Some(Suffix::Tiered))
        );
        assert_eq!(read("4.1"), ("4.1".to_owned(), None));
        for text in [
            "", "3", "3.", "3.x", "3.9.y", "3.9.1.2", "+3.9", "3.9.x.zk", "3.65535",
        ] {
            assert!(Version::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn compares_by_number() {
        let version = |text: &str| text.parse::<Version>().unwrap();
        assert!(version("3.10") > version("3.9.x"));
        assert!(version("3.9.x") > version("3.9.2"));
        assert!(version("2.8.2.tiered") >= Version::new(2, 8));
        assert_eq!(Version::new(2, 8).next_release(), Some(Version::new(3, 0)));
        assert_eq!(version("3.9.2").next_release(), Some(Version::new(4, 0)));
        assert_eq!(Version::NEWEST.next_release(), None);
    }
}
