//! Release numbers of Kafka. In: a version text, MSK suffixes included. Out: something that can be compared.

/// Major, minor and patch of a version text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Release {
    /// 3 in `3.7.x.kraft`.
    pub major: u16,
    /// 7 in `3.7.x.kraft`.
    pub minor: u16,
    /// `None` for `x` and for texts without a patch: any patch.
    pub patch: Option<u16>,
}

impl Release {
    /// Reads `3.6.0`, `3.7.x`, `3.7.x.kraft`, `2.8.2.tiered`, `2.8.2-tiered`, `2.4.1.1`, `3.8`; a fourth number is passed over.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(['.', '-']);
        let major = number(parts.next()?)?;
        let minor = number(parts.next()?)?;
        let patch = match parts.next() {
            None | Some("x" | "kraft" | "tiered") => None,
            Some(patch) => Some(number(patch)?),
        };
        Some(Self {
            major,
            minor,
            patch,
        })
    }

    /// Whether this is the given release or a later one; an open patch counts as the latest.
    #[must_use]
    pub fn at_least(self, major: u16, minor: u16, patch: u16) -> bool {
        let own = (self.major, self.minor, self.patch.unwrap_or(u16::MAX));
        own >= (major, minor, patch)
    }
}

/// Digits only: `parse` alone would accept a plus sign.
fn number(text: &str) -> Option<u16> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_msk_writes_a_version() {
        let read = |text| Release::parse(text).map(|r| (r.major, r.minor, r.patch));
        for (text, expected) in [
            ("3.6.0", Some((3, 6, Some(0)))),
            ("3.7.x", Some((3, 7, None))),
            ("4.0.x.kraft", Some((4, 0, None))),
            ("2.8.2.tiered", Some((2, 8, Some(2)))),
            ("2.8.2-tiered", Some((2, 8, Some(2)))),
            ("2.4.1.1", Some((2, 4, Some(1)))),
            ("3.8", Some((3, 8, None))),
            ("3.8.kraft", Some((3, 8, None))),
            ("latest", None),
            ("3", None),
            ("+3.6.0", None),
            ("99999.1.0", None),
            ("", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn an_open_patch_counts_as_the_latest() {
        let at_least = |text, a, b, c| Release::parse(text).unwrap().at_least(a, b, c);
        assert!(at_least("3.7.x", 3, 7, 9) && !at_least("3.7.x", 3, 8, 0));
        assert!(at_least("3.6.0", 3, 6, 0) && !at_least("3.5.1", 3, 6, 0));
        assert!(at_least("4.0.x.kraft", 3, 9, 0));
    }
}
