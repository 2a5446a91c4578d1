//! Which files a pattern means: `*` and `?` inside one folder, `**` across folders, as in .gitignore.

/// A pattern over file names with `/`. One without `/` fits the last part of a name in any folder; one that ends
/// with `/` fits everything below that folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileGlob {
    text: String,
    parts: Vec<String>,
}

impl FileGlob {
    /// Reads a pattern; every text is one.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let trimmed = text.trim_start_matches("./").trim_start_matches('/');
        let mut parts: Vec<String> = trimmed.split('/').map(str::to_owned).collect();
        if trimmed == text && parts.len() == 1 {
            parts.insert(0, "**".to_owned());
        }
        if let Some(last) = parts.last_mut().filter(|last| last.is_empty()) {
            *last = "**".to_owned();
        }
        Self {
            text: text.to_owned(),
            parts,
        }
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a file name fits.
    #[must_use]
    pub fn fits(&self, name: &str) -> bool {
        let parts: Vec<&str> = name.split('/').collect();
        fits_parts(&self.parts, &parts)
    }
}

/// One row per pattern part over all name parts, so that `**` after `**` costs no more than one.
fn fits_parts(pattern: &[String], name: &[&str]) -> bool {
    let mut reached: Vec<bool> = (0..=name.len()).map(|at| at == 0).collect();
    for part in pattern {
        let mut next = vec![false; reached.len()];
        let mut before = false;
        for (at, slot) in next.iter_mut().enumerate() {
            let here = reached.get(at).copied().unwrap_or(false);
            let previous = at
                .checked_sub(1)
                .and_then(|at| Some((reached.get(at).copied()?, name.get(at)?)));
            *slot = match part.as_str() {
                "**" => here || before,
                _ => previous.is_some_and(|(reached, text)| reached && fits_text(part, text)),
            };
            before = *slot;
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}

fn fits_text(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut reached: Vec<bool> = (0..=text.len()).map(|at| at == 0).collect();
    for wanted in pattern.chars() {
        let mut next = vec![false; reached.len()];
        let mut before = false;
        for (at, slot) in next.iter_mut().enumerate() {
            let here = reached.get(at).copied().unwrap_or(false);
            let previous = at
                .checked_sub(1)
                .and_then(|at| Some((reached.get(at).copied()?, *text.get(at)?)));
            *slot = match wanted {
                '*' => here || before,
                '?' => previous.is_some_and(|(reached, _)| reached),
                _ => previous.is_some_and(|(reached, c)| reached && c == wanted),
            };
            before = *slot;
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::FileGlob;

    #[test]
    fn patterns_mean_what_gitignore_means() {
        let cases = [
            ("clients/*.properties", "clients/a.properties", true),
            ("clients/*.properties", "clients/x/a.properties", false),
            ("clients/**/*.properties", "clients/a.properties", true),
            ("clients/**/*.properties", "clients/x/y/a.properties", true),
            ("*.properties", "clients/x/a.properties", true),
            ("/*.properties", "clients/a.properties", false),
            ("./a.yaml", "a.yaml", true),
            ("./a.yaml", "x/a.yaml", false),
            ("infra/", "infra/x/y.yaml", true),
            ("infra/", "other/infra/y.yaml", false),
            ("**", "anything/at/all", true),
            ("a?c.yaml", "abc.yaml", true),
            ("a?c.yaml", "ac.yaml", false),
            ("größe*", "größe-1", true),
            ("a", "b", false),
        ];
        for (pattern, name, fits) in cases {
            assert_eq!(FileGlob::new(pattern).fits(name), fits, "{pattern} {name}");
        }
    }

    #[test]
    fn many_stars_take_no_time() {
        let glob = FileGlob::new(&"*a".repeat(2000));
        assert!(!glob.fits(&"a".repeat(1999)));
        let folders = FileGlob::new(&"**/".repeat(500));
        assert!(folders.fits(&"a/".repeat(500)));
    }
}
