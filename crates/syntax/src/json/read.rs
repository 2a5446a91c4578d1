//! The text of a JSON document → its value, or the first mistake.

use super::{Document, Mistake, Node, Value, What, string};
use crate::limits::{MAX_DEPTH, MAX_JSON_KEYS};

/// Values take at least this many bytes of text on an average: a first guess at how many there are.
const BYTES_OF_A_VALUE: usize = 8;

/// Reads a whole document. A key that stands twice in an object is a mistake.
///
/// # Errors
/// The first mistake in the text.
pub fn parse(text: &str) -> Result<Document<'_>, Mistake> {
    let mut reader = Reader {
        document: Document {
            text,
            nodes: Vec::with_capacity(text.len() / BYTES_OF_A_VALUE + 1),
        },
        at: 0,
    };
    if u32::try_from(text.len()).is_err() {
        return Err(reader.wrong("the text is longer than 4 GiB"));
    }
    reader.value(0)?;
    reader.blanks();
    match reader.peek() {
        None => Ok(reader.document),
        Some(_) => Err(reader.wrong("the text goes on where it should end")),
    }
}

struct Reader<'t> {
    document: Document<'t>,
    at: usize,
}

/// A place in a text that [`parse`] found short enough.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<'t> Reader<'t> {
    fn bytes(&self) -> &'t [u8] {
        self.document.text.as_bytes().get(self.at..).unwrap_or(&[])
    }

    fn peek(&self) -> Option<u8> {
        self.document.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, expected: u8) -> bool {
        let there = self.peek() == Some(expected);
        self.at += usize::from(there);
        there
    }

    fn wrong(&self, message: &str) -> Mistake {
        Mistake {
            message: message.to_owned(),
            at: self.at,
        }
    }

    /// One more value without anything in it, from a place up to where the reader is.
    fn push(&mut self, what: What, start: usize, end: usize) {
        let next = place(self.document.nodes.len() + 1);
        self.document.nodes.push(Node {
            what,
            start: place(start),
            end: place(end),
            next,
        });
    }

    fn value(&mut self, depth: usize) -> Result<(), Mistake> {
        if depth > MAX_DEPTH {
            return Err(self.wrong("it is nested too deeply"));
        }
        self.blanks();
        match self.peek() {
            Some(b'{') => self.within(What::Object, depth),
            Some(b'[') => self.within(What::List, depth),
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", What::True),
            Some(b'f') => self.word("false", What::False),
            Some(b'n') => self.word("null", What::Null),
            _ => Err(self.wrong("a value is needed here")),
        }
    }

    fn word(&mut self, word: &str, what: What) -> Result<(), Mistake> {
        if !self.bytes().starts_with(word.as_bytes()) {
            return Err(self.wrong("a value is needed here"));
        }
        let start = self.at;
        self.at += word.len();
        self.push(what, start, self.at);
        Ok(())
    }

    /// A list or an object.
    fn within(&mut self, what: What, depth: usize) -> Result<(), Mistake> {
        let (start, at) = (self.at, self.document.nodes.len());
        self.at += 1;
        self.push(what, start, start);
        self.blanks();
        let read = match what {
            What::Object => self.fields(at, depth),
            _ => self.items(depth),
        };
        read?;
        let (end, next) = (place(self.at), place(self.document.nodes.len()));
        if let Some(node) = self.document.nodes.get_mut(at) {
            (node.end, node.next) = (end, next);
        }
        Ok(())
    }

    fn items(&mut self, depth: usize) -> Result<(), Mistake> {
        if self.eat(b']') {
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            self.blanks();
            if self.eat(b']') {
                return Ok(());
            }
            if !self.eat(b',') {
                return Err(self.wrong("`,` or `]` is needed behind a value of a list"));
            }
        }
    }

    /// The fields of the object that begins at a node.
    fn fields(&mut self, object: usize, depth: usize) -> Result<(), Mistake> {
        if self.eat(b'}') {
            return Ok(());
        }
        let mut count = 0;
        loop {
            self.blanks();
            if self.peek() != Some(b'"') {
                return Err(self.wrong("a key in quotes is needed here"));
            }
            let (start, key) = (self.at, self.document.nodes.len());
            self.string()?;
            let twice = self.is_twice(object, key);
            if twice || count >= MAX_JSON_KEYS {
                let name = self.key(key);
                self.at = start;
                return Err(match twice {
                    true => self.wrong(&format!("duplicate key `{name}`")),
                    false => self.wrong("an object has more keys than are read"),
                });
            }
            count += 1;
            self.blanks();
            if !self.eat(b':') {
                return Err(self.wrong("`:` is needed behind a key"));
            }
            self.value(depth + 1)?;
            self.blanks();
            if self.eat(b'}') {
                return Ok(());
            }
            if !self.eat(b',') {
                return Err(self.wrong("`,` or `}` is needed behind a value"));
            }
        }
    }

    fn key(&self, at: usize) -> std::borrow::Cow<'t, str> {
        let value = Value {
            document: &self.document,
            at: place(at),
        };
        value.text().unwrap_or_default()
    }

    /// Whether the key at a node stands earlier in its object.
    fn is_twice(&self, object: usize, key: usize) -> bool {
        let earlier = Value {
            document: &self.document,
            at: place(object),
        };
        let name = self.key(key);
        // The object is not closed yet: its end is where the key stands.
        let mut fields = earlier.keys_before(place(key));
        fields.any(|(known, _)| known.is(&name))
    }

    fn number(&mut self) -> Result<(), Mistake> {
        let length = self
            .bytes()
            .iter()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
            .count();
        let (start, end) = (self.at, self.at + length);
        let text = self.document.text.get(start..end).unwrap_or("");
        if !is_number(text) {
            return Err(self.wrong("this is no number"));
        }
        self.at = end;
        self.push(What::Number, start, end);
        Ok(())
    }

    /// From its opening quote to behind its closing one.
    fn string(&mut self) -> Result<(), Mistake> {
        self.at += 1;
        let (start, mut what) = (self.at, What::Plain);
        loop {
            self.at += string::plain(self.bytes());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    what = What::Escaped;
                    self.at += 1;
                    let rest = self.document.text.get(self.at..).unwrap_or("");
                    match string::escape(rest) {
                        Ok((_, length)) => self.at += length,
                        Err((message, length)) => {
                            self.at += length;
                            return Err(self.wrong(message));
                        }
                    }
                }
                _ => return Err(self.wrong("a string is not closed on its line")),
            }
        }
        self.push(what, start, self.at);
        self.at += 1;
        Ok(())
    }
}

/// `-`, digits without a leading zero, a fraction, an exponent.
fn is_number(text: &str) -> bool {
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(exponent)),
        None => (text, None),
    };
    let number = number.strip_prefix('-').unwrap_or(number);
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}
