//! Where in `mskwise.toml` a place is, while the text around it may be half typed. In: a text and a byte; out: the table
//! and the key around it, and what is being written there.

use std::ops::Range;

/// A place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The table it is in: `path`, `path.severity`; nothing at the top.
    pub(super) table: String,
    /// What stands there.
    pub(super) at: At,
    /// The bytes of it up to the place, without quotes.
    pub(super) word: Range<usize>,
    /// Whether a quote stands before it.
    pub(super) quoted: bool,
}

/// What is being written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum At {
    /// The name of a table, in brackets.
    Header,
    /// A key.
    Key,
    /// A value of this key, or an element of its list.
    Value(String),
}

/// A bracket that is open.
struct Open {
    /// Whether it is a brace, with keys of its own.
    table: bool,
    /// The key whose value is being written.
    key: Option<String>,
    /// Where the part that is being written begins.
    start: usize,
}

/// The place of a byte; `None` in a comment.
pub(super) fn of(text: &str, byte: usize) -> Option<Place> {
    let before = text.get(..byte)?;
    let mut scan = Scan {
        before,
        table: String::new(),
        open: vec![line(0)],
        quote: None,
        escaped: false,
        comment: false,
    };
    for (at, character) in before.char_indices() {
        scan.take(at, character)?;
    }
    scan.place()
}

/// What was read so far.
struct Scan<'t> {
    before: &'t str,
    table: String,
    /// The first stands for the line itself.
    open: Vec<Open>,
    /// The quote of an open string, and where its text begins.
    quote: Option<(char, usize)>,
    escaped: bool,
    comment: bool,
}

impl Scan<'_> {
    fn take(&mut self, at: usize, character: char) -> Option<()> {
        let next = at + character.len_utf8();
        match (self.quote, character) {
            (_, '\n') => self.end_line(at),
            _ if self.comment => {}
            (Some((mark, _)), _) => {
                let ends = character == mark && !self.escaped;
                self.quote = self.quote.filter(|_| !ends);
                self.escaped = character == '\\' && mark == '"' && !self.escaped;
            }
            (None, '#') => self.comment = true,
            (None, '"' | '\'') => self.quote = Some((character, next)),
            (None, character) => self.mark(at, next, character)?,
        }
        Some(())
    }

    /// A text of one line ends with it, closed or not; a list goes on.
    fn end_line(&mut self, at: usize) {
        (self.quote, self.escaped, self.comment) = (None, false, false);
        if let [whole] = self.open.as_slice() {
            let written = self.before.get(whole.start..at);
            if let Some(name) = written.filter(|_| whole.key.is_none()).and_then(header) {
                self.table = name;
            }
            self.open = vec![line(at + 1)];
        }
    }

    fn mark(&mut self, at: usize, next: usize, character: char) -> Option<()> {
        let depth = self.open.len();
        let last = self.open.last_mut()?;
        match character {
            '=' if last.table && last.key.is_none() => {
                let key = self.before.get(last.start..at).unwrap_or("");
                (last.key, last.start) = (Some(bare(key).to_owned()), next);
            }
            ',' => {
                last.start = next;
                if last.table && depth > 1 {
                    last.key = None;
                }
            }
            // Without a key before it a bracket begins the name of a table.
            '[' | '{' if depth > 1 || last.key.is_some() => self.open.push(Open {
                table: character == '{',
                key: None,
                start: next,
            }),
            ']' | '}' if depth > 1 => {
                self.open.pop();
            }
            _ => {}
        }
        Some(())
    }

    /// What is being written at the end.
    fn place(self) -> Option<Place> {
        if self.comment {
            return None;
        }
        let byte = self.before.len();
        let last = self.open.last()?;
        let part = self.before.get(last.start..)?;
        if self.open.len() == 1 && last.key.is_none() && part.trim_start().starts_with('[') {
            return Some(Place {
                word: self.before.rfind('[').map_or(byte, |at| at + 1)..byte,
                table: self.table,
                at: At::Header,
                quoted: false,
            });
        }
        let keys: Vec<&str> = self
            .open
            .iter()
            .filter_map(|one| one.key.as_deref())
            .collect();
        let (outer, at) = match last.table && last.key.is_none() {
            true => (keys.as_slice(), At::Key),
            false => {
                let (key, outer) = keys.split_last()?;
                (outer, At::Value((*key).to_owned()))
            }
        };
        let around = std::iter::once(self.table.as_str()).chain(outer.iter().copied());
        let around: Vec<&str> = around.filter(|name| !name.is_empty()).collect();
        let blank = part.len() - part.trim_start().len();
        let start = self.quote.map_or(last.start + blank, |(_, inside)| inside);
        Some(Place {
            table: around.join("."),
            at,
            word: start..byte,
            quoted: self.quote.is_some(),
        })
    }
}

/// The keys of the table around a byte, but for the line of the byte itself.
pub(super) fn beside(text: &str, byte: usize) -> Vec<&str> {
    let mut names = Vec::new();
    let mut at = 0;
    let mut passed = false;
    for line in text.split_inclusive('\n') {
        let here = at <= byte && byte < at + line.len();
        passed |= here;
        at += line.len();
        if header(line).is_some() {
            if passed {
                break;
            }
            names.clear();
        } else if let Some((key, _)) = line.split_once('=')
            && !here
        {
            names.push(bare(key));
        }
    }
    names
}

fn line(start: usize) -> Open {
    Open {
        table: true,
        key: None,
        start,
    }
}

/// The name in a line `[name]` or `[[name]]`.
fn header(line: &str) -> Option<String> {
    let line = line.split('#').next()?.trim();
    let name = line.strip_prefix('[')?.trim_start_matches('[');
    let name = name.split(']').next()?;
    Some(name.split('.').map(bare).collect::<Vec<_>>().join("."))
}

fn bare(key: &str) -> &str {
    key.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `|` in a text.
    fn place(text: &str) -> Option<(String, At, String, bool)> {
        let byte = text.find('|').unwrap();
        let text = text.replace('|', "");
        let found = of(&text, byte)?;
        let word = text[found.word].to_owned();
        Some((found.table, found.at, word, found.quoted))
    }

    fn key(table: &str, word: &str) -> Option<(String, At, String, bool)> {
        Some((table.into(), At::Key, word.into(), false))
    }

    fn value(
        table: &str,
        key: &str,
        word: &str,
        quoted: bool,
    ) -> Option<(String, At, String, bool)> {
        Some((table.into(), At::Value(key.into()), word.into(), quoted))
    }

    #[test]
    fn places_in_half_typed_texts() {
        assert_eq!(place("pro|"), key("", "pro"));
        assert_eq!(place("a = \"x\"\r\npro|\r\nb = 1"), key("", "pro"));
        assert_eq!(place("profile = |"), value("", "profile", "", false));
        assert_eq!(place("profile = \"pe|\n"), value("", "profile", "pe", true));
        assert_eq!(
            place("ignore = [\"MSK101\", \"MS|"),
            value("", "ignore", "MS", true)
        );
        assert_eq!(
            place("ignore = [ # why\n  \"MSK101\", # [no\n  \"d|\"\n]"),
            value("", "ignore", "d", true)
        );
        assert_eq!(place("ignore = [\n  |\n]"), value("", "ignore", "", false));
        assert_eq!(place("ignore = [\"a\"]\nx|"), key("", "x"));
        assert_eq!(place("[[path]]\ngl|"), key("path", "gl"));
        assert_eq!(
            place("[[path]]\nglob = \"a[1]\"\nprofile = '|'"),
            value("path", "profile", "", true)
        );
        assert_eq!(place("[severity]\nMSK|"), key("severity", "MSK"));
        assert_eq!(
            place("[severity]\n\"MSK101\" = \"|"),
            value("severity", "MSK101", "", true)
        );
        assert_eq!(
            place("severity = { MSK101 = \"note\", ms|"),
            key("severity", "ms")
        );
        assert_eq!(
            place("severity = { MSK101 = \"n|"),
            value("severity", "MSK101", "n", true)
        );
        assert_eq!(
            place("[[path]]\nseverity = { a = \"|"),
            value("path.severity", "a", "", true)
        );
        assert_eq!(place("[path.severity]\na|"), key("path.severity", "a"));
        assert_eq!(
            place("x = 1\n[[pa|"),
            Some(("".into(), At::Header, "pa".into(), false))
        );
        assert_eq!(place("# pro|"), None);
        assert_eq!(place("x = \"#|"), value("", "x", "#", true));
    }

    #[test]
    fn keys_beside_are_those_of_the_table() {
        let text = "a = 1\n[[link]]\nfiles = 2\nclu\ncluster = 3\n[severity]\nb = 4\n";
        assert_eq!(
            beside(text, text.find("clu").unwrap()),
            ["files", "cluster"]
        );
        assert_eq!(beside(text, 0), Vec::<&str>::new());
        assert_eq!(beside(text, text.find("b =").unwrap()), Vec::<&str>::new());
    }
}
