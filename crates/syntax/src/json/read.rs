//! The text of a JSON document → its value, or the first mistake.

use std::borrow::Cow;

use super::{Field, Mistake, Value};
use crate::limits::{MAX_DEPTH, MAX_JSON_KEYS};

/// Reads a whole document. A key that stands twice in an object is a mistake.
///
/// # Errors
/// The first mistake in the text.
pub fn parse(text: &str) -> Result<Value<'_>, Mistake> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.blanks();
    if reader.rest().is_empty() {
        return Ok(value);
    }
    Err(reader.wrong("the text goes on where it should end"))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, expected: &str) -> bool {
        let there = self.rest().starts_with(expected);
        if there {
            self.at += expected.len();
        }
        there
    }

    fn wrong(&self, message: &str) -> Mistake {
        Mistake {
            message: message.to_owned(),
            at: self.at,
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value<'t>, Mistake> {
        if depth > MAX_DEPTH {
            return Err(self.wrong("it is nested too deeply"));
        }
        self.blanks();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.eat("true") => Ok(Value::Bool(true)),
            _ if self.eat("false") => Ok(Value::Bool(false)),
            _ if self.eat("null") => Ok(Value::Null),
            _ => Err(self.wrong("a value is needed here")),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value<'t>, Mistake> {
        self.at += 1;
        let mut items = Vec::new();
        self.blanks();
        if self.eat("]") {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.blanks();
            if self.eat("]") {
                return Ok(Value::List(items));
            }
            if !self.eat(",") {
                return Err(self.wrong("`,` or `]` is needed behind a value of a list"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value<'t>, Mistake> {
        self.at += 1;
        let mut fields: Vec<Field<'t>> = Vec::new();
        self.blanks();
        if self.eat("}") {
            return Ok(Value::Object(fields));
        }
        loop {
            self.blanks();
            if self.peek() != Some(b'"') {
                return Err(self.wrong("a key in quotes is needed here"));
            }
            let at = self.at;
            let key = self.string()?;
            let twice = fields.iter().any(|(known, _)| *known == key);
            if twice || fields.len() >= MAX_JSON_KEYS {
                self.at = at;
                return Err(match twice {
                    true => self.wrong(&format!("duplicate key `{key}`")),
                    false => self.wrong("an object has more keys than are read"),
                });
            }
            self.blanks();
            if !self.eat(":") {
                return Err(self.wrong("`:` is needed behind a key"));
            }
            fields.push((key, self.value(depth + 1)?));
            self.blanks();
            if self.eat("}") {
                return Ok(Value::Object(fields));
            }
            if !self.eat(",") {
                return Err(self.wrong("`,` or `}` is needed behind a value"));
            }
        }
    }

    fn number(&mut self) -> Result<Value<'t>, Mistake> {
        let rest = self.rest();
        let length = rest
            .bytes()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
            .count();
        let text = rest.get(..length).unwrap_or("");
        if !is_number(text) {
            return Err(self.wrong("this is no number"));
        }
        self.at += length;
        Ok(Value::Number(text))
    }

    /// From its opening quote to behind its closing one.
    fn string(&mut self) -> Result<Cow<'t, str>, Mistake> {
        self.at += 1;
        let mut whole = String::new();
        loop {
            let rest = self.rest();
            let plain = rest
                .bytes()
                .take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..b' '))
                .count();
            let piece = rest.get(..plain).unwrap_or("");
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    if whole.is_empty() {
                        return Ok(Cow::Borrowed(piece));
                    }
                    whole.push_str(piece);
                    return Ok(Cow::Owned(whole));
                }
                Some(b'\\') => {
                    whole.push_str(piece);
                    self.at += 1;
                    whole.push(self.escape()?);
                }
                _ => return Err(self.wrong("a string is not closed on its line")),
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Result<char, Mistake> {
        let letter = self.peek().unwrap_or(0);
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let mut code = self.unit()?;
                // Characters beyond the first plane are written as two units.
                if (0xd800..0xdc00).contains(&code) && self.eat("\\u") {
                    let low = self.unit()?;
                    if !(0xdc00..0xe000).contains(&low) {
                        return Err(self.wrong("half a character"));
                    }
                    code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                }
                char::from_u32(code).ok_or_else(|| self.wrong("half a character"))?
            }
            _ => return Err(self.wrong("no such escape")),
        })
    }

    fn unit(&mut self) -> Result<u32, Mistake> {
        let digits = self.rest().get(..4).unwrap_or("");
        let hexadecimal = digits.len() == 4 && digits.bytes().all(|one| one.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| hexadecimal);
        let code = code.ok_or_else(|| self.wrong("four hexadecimal digits are needed here"))?;
        self.at += 4;
        Ok(code)
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
