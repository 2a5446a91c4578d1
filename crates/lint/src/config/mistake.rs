//! A mistake in a configuration, and how it is shown: the place, the line, what is under it.

use std::ops::Range;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong and what would be right.
    pub message: String,
    /// The bytes.
    pub at: Range<usize>,
}

impl Mistake {
    /// `mskwise.toml:3:1: message`, and below it the line with the guilty part underlined.
    #[must_use]
    pub fn render(&self, name: &str, text: &str) -> String {
        let start = floor(text, self.at.start);
        let end = floor(text, self.at.end).max(start);
        let before = text.get(..start).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_number = before.matches('\n').count() + 1;
        let line = text.get(line_start..).and_then(|rest| rest.lines().next());
        let line = line.unwrap_or("");
        let indent = before.get(line_start..).unwrap_or("").chars().count();
        let guilty = text.get(start..end).unwrap_or("");
        let guilty = guilty.lines().next().unwrap_or("").chars().count().max(1);
        let margin = " ".repeat(line_number.to_string().len());
        // Tabs keep their width, so that the marks stand below what they mean.
        let lead: String = line
            .chars()
            .take(indent)
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        format!(
            "{name}:{line_number}:{}: {}\n{margin} |\n{line_number} | {line}\n{margin} | {lead}{}",
            indent + 1,
            self.message,
            "^".repeat(guilty)
        )
    }
}

/// The nearest place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Mistake;

    #[test]
    fn the_marks_stand_below_what_they_mean() {
        let text = "# größe\n\tä = \"x\"\n";
        let at = text.find("\"x\"").unwrap();
        let mistake = Mistake {
            message: "no".into(),
            at: at..at + 3,
        };
        assert_eq!(
            mistake.render("m.toml", text),
            "m.toml:2:6: no\n  |\n2 | \tä = \"x\"\n  | \t    ^^^"
        );
        // Anywhere at all, inside a letter and behind the end too.
        for start in 0..text.len() + 3 {
            let at = start..start + 2;
            assert!(
                Mistake {
                    message: String::new(),
                    at
                }
                .render("m", text)
                .contains('^')
            );
        }
    }
}
