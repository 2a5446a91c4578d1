//! Who a rule is for. In: the text of its page. Out: the profile, worked out by the compiler: every run asks it of every
//! rule, and the pages are long.

/// When a rule runs without being named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Always: the page names no profile.
    Every,
    /// Not in a sandbox (`--profile dev`).
    Prod,
    /// Only when asked for (`--profile pedantic`).
    Pedantic,
}

impl Profile {
    /// What the line `profile = "…"` between the `+++` lines of a page says.
    #[must_use]
    pub const fn of(page: &str) -> Self {
        let mut rest = page.as_bytes();
        while let [_, behind @ ..] = rest {
            if starts(rest, b"\n+++\n") {
                return Self::Every;
            }
            if starts(rest, b"\nprofile = \"prod\"") {
                return Self::Prod;
            }
            if starts(rest, b"\nprofile = \"pedantic\"") {
                return Self::Pedantic;
            }
            rest = behind;
        }
        Self::Every
    }

    /// Whether its rules run under the profile of that name.
    #[must_use]
    pub fn runs_under(self, name: &str) -> bool {
        match self {
            Self::Every => true,
            Self::Prod => name != "dev",
            Self::Pedantic => name == "pedantic",
        }
    }
}

const fn starts(mut text: &[u8], mut word: &[u8]) -> bool {
    while let [wanted, further @ ..] = word {
        let [found, behind @ ..] = text else {
            return false;
        };
        if *found != *wanted {
            return false;
        }
        (text, word) = (behind, further);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::Profile;

    #[test]
    fn only_the_front_matter_counts() {
        let page = |line: &str| {
            format!("+++\nid = \"MSK101\"\n{line}inputs = []\n+++\n\nprofile = \"prod\"\n")
        };
        assert_eq!(Profile::of(&page("")), Profile::Every);
        assert_eq!(Profile::of(&page("profile = \"prod\"\n")), Profile::Prod);
        assert_eq!(
            Profile::of(&page("profile = \"pedantic\"\n")),
            Profile::Pedantic
        );
        assert_eq!(Profile::of("no page"), Profile::Every);
    }

    #[test]
    fn a_profile_decides_what_runs() {
        let under =
            |profile: Profile| ["prod", "dev", "pedantic"].map(|name| profile.runs_under(name));
        assert_eq!(under(Profile::Every), [true, true, true]);
        assert_eq!(under(Profile::Prod), [true, false, true]);
        assert_eq!(under(Profile::Pedantic), [false, false, true]);
    }
}
