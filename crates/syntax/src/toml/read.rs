//! The text of a TOML file → its tree: lines of keys, headers and comments, and the values behind keys.

use super::{Item, Made, Mistake, Table, header::Blocked};
use crate::limits::MAX_TOML_DEPTH;

pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) at: usize,
}

/// Reads a whole file.
pub(super) fn file(text: &str) -> Result<Table, Mistake> {
    let mut reader = Reader { text, at: 0 };
    reader.eat("\u{feff}");
    let mut root = Table {
        made: Made::Header,
        ..Table::default()
    };
    let mut table = &mut root;
    loop {
        reader.white();
        let at = reader.at;
        match reader.peek() {
            None => break,
            Some('[') => {
                reader.at += 1;
                let another = reader.eat("[");
                let path = reader.keys()?;
                if !reader.eat(if another { "]]" } else { "]" }) {
                    return Err(reader.wrong(at, "a header is not closed"));
                }
                let headed = root.headed(&path, another);
                table = headed.map_err(|why| reader.wrong(at, why))?;
            }
            Some(_) => reader.entry(table, 0)?,
        }
        reader.line_end()?;
    }
    Ok(root)
}

impl<'t> Reader<'t> {
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let there = self.rest().starts_with(expected);
        if there {
            self.at += expected.len();
        }
        there
    }

    pub(super) fn skip(&mut self, white: fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(white).len();
    }

    pub(super) fn wrong(&self, at: usize, why: Blocked) -> Mistake {
        Mistake {
            message: why.to_owned(),
            at,
        }
    }

    /// Over blanks, line ends and comments.
    fn white(&mut self) {
        loop {
            self.skip(|one| matches!(one, ' ' | '\t' | '\r' | '\n'));
            if self.peek() != Some('#') {
                return;
            }
            self.skip(|one| one != '\n');
        }
    }

    fn blanks(&mut self) {
        self.skip(|one| matches!(one, ' ' | '\t'));
    }

    fn line_end(&mut self) -> Result<(), Mistake> {
        self.blanks();
        match self.peek() {
            None | Some('\n' | '#') => Ok(()),
            Some('\r') if self.rest().starts_with("\r\n") => Ok(()),
            Some(_) => Err(self.wrong(self.at, "the line goes on where it should end")),
        }
    }

    /// `a."b c".d`
    fn keys(&mut self) -> Result<Vec<String>, Mistake> {
        let mut keys = Vec::new();
        loop {
            self.blanks();
            let at = self.at;
            keys.push(match self.peek() {
                Some(quote @ ('"' | '\'')) => self.string(quote)?,
                _ => {
                    let word = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_');
                    self.skip(word);
                    self.text.get(at..self.at).unwrap_or("").to_owned()
                }
            });
            if self.at == at {
                return Err(self.wrong(at, "a key is needed here"));
            }
            if keys.len() > MAX_TOML_DEPTH {
                return Err(self.wrong(at, "it is nested too deeply"));
            }
            self.blanks();
            if !self.eat(".") {
                return Ok(keys);
            }
        }
    }

    fn entry(&mut self, table: &mut Table, depth: usize) -> Result<(), Mistake> {
        let at = self.at;
        let mut keys = self.keys()?;
        if !self.eat("=") {
            return Err(self.wrong(self.at, "`=` is needed behind a key"));
        }
        self.blanks();
        let value = self.value(depth)?;
        let last = keys.pop().unwrap_or_default();
        let mut table = table;
        for key in &keys {
            let inner = table.inner(key, Made::Dotted);
            table = inner.map_err(|why| self.wrong(at, why))?;
        }
        table
            .insert(last, value)
            .map_err(|why| self.wrong(at, why))?;
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Item, Mistake> {
        let at = self.at;
        if depth > MAX_TOML_DEPTH {
            return Err(self.wrong(at, "it is nested too deeply"));
        }
        match self.peek() {
            Some(quote @ ('"' | '\'')) => self.string(quote).map(Item::Text),
            Some('[') => {
                let mut items = Vec::new();
                self.between(']', |reader| {
                    items.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Item::List(items))
            }
            Some('{') => {
                let mut table = Table {
                    made: Made::Inline,
                    ..Table::default()
                };
                self.between('}', |reader| reader.entry(&mut table, depth + 1))?;
                Ok(Item::Table(table))
            }
            _ => self.scalar(),
        }
    }

    /// What stands between brackets, with commas and line ends.
    fn between(
        &mut self,
        close: char,
        mut one: impl FnMut(&mut Self) -> Result<(), Mistake>,
    ) -> Result<(), Mistake> {
        let from = self.at;
        self.at += 1;
        loop {
            self.white();
            if self.peek() == Some(close) {
                self.at += 1;
                return Ok(());
            }
            if self.peek().is_none() {
                return Err(self.wrong(from, "a bracket is not closed"));
            }
            one(self)?;
            self.white();
            if !self.eat(",") && self.peek() != Some(close) {
                return Err(self.wrong(self.at, "a comma or the closing bracket is needed here"));
            }
        }
    }

    fn scalar(&mut self) -> Result<Item, Mistake> {
        let at = self.at;
        self.skip(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '+' | '_' | '.' | ':'));
        let text = self.text.get(at..self.at).unwrap_or("");
        let bare = text.trim_start_matches(['+', '-']);
        match text {
            "true" => return Ok(Item::Bool(true)),
            "false" => return Ok(Item::Bool(false)),
            _ if matches!(bare, "inf" | "nan") => return Ok(Item::Number(text.to_owned())),
            _ if !bare.starts_with(|first: char| first.is_ascii_digit()) => {
                return Err(self.wrong(at, "a value is needed here; texts stand in quotes"));
            }
            _ => {}
        }
        let number = text.replace('_', "");
        Ok(match is_decimal(&number) {
            true => Item::Number(number),
            false => Item::Other(text.to_owned()),
        })
    }
}

/// Whether a text is a number as JSON has them, a sign before it aside.
fn is_decimal(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = |text| str::strip_prefix(text, ['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = unsigned(text)
        .split_once(['e', 'E'])
        .unwrap_or((unsigned(text), "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let leading = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && digits(fraction) && digits(unsigned(exponent)) && !leading
}
