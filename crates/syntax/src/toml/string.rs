//! The four spellings of a string: `"…"`, `'…'` and both in threes over several lines.

use super::{Mistake, read::Reader};

impl Reader<'_> {
    /// A string; the cursor stands on its first quote.
    pub(super) fn string(&mut self, quote: char) -> Result<String, Mistake> {
        let from = self.at;
        let triple = match quote {
            '"' => "\"\"\"",
            _ => "'''",
        };
        let many = self.eat(triple);
        if many {
            // A line end right behind the quotes is not part of the text.
            let _ = self.eat("\n") || self.eat("\r\n");
        } else {
            self.at += 1;
        }
        let mut out = String::new();
        loop {
            if many && self.eat(triple) {
                // Up to two quotes may stand before the closing three.
                while self.peek() == Some(quote) {
                    self.at += 1;
                    out.push(quote);
                }
                return Ok(out);
            }
            match self.peek() {
                None => return Err(self.wrong(from, "a string is not closed")),
                Some('\n') if !many => {
                    return Err(self.wrong(from, "a string is not closed on its line"));
                }
                Some(one) if one == quote && !many => {
                    self.at += 1;
                    return Ok(out);
                }
                Some('\\') if quote == '"' => {
                    self.at += 1;
                    self.escape(many, &mut out)?;
                }
                Some(one) if one < ' ' && !matches!(one, '\t' | '\n' | '\r') => {
                    return Err(self.wrong(self.at, "a control character stands in a string"));
                }
                Some(one) => {
                    self.at += one.len_utf8();
                    out.push(one);
                }
            }
        }
    }

    fn escape(&mut self, many: bool, out: &mut String) -> Result<(), Mistake> {
        let at = self.at;
        let Some(one) = self.peek() else {
            return Ok(());
        };
        self.at += one.len_utf8();
        let plain = match one {
            '"' | '\\' => one,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'e' => '\u{1b}',
            'x' => self.code(2)?,
            'u' => self.code(4)?,
            'U' => self.code(8)?,
            // A backslash at the end of a line swallows what is white up to the next text.
            ' ' | '\t' | '\r' | '\n' if many => {
                self.skip(|white| matches!(white, ' ' | '\t' | '\r' | '\n'));
                return Ok(());
            }
            _ => return Err(self.wrong(at, "no escape of a string begins like this")),
        };
        out.push(plain);
        Ok(())
    }

    fn code(&mut self, digits: usize) -> Result<char, Mistake> {
        let at = self.at;
        let text = self.rest().get(..digits).unwrap_or("");
        let hexadecimal = text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(text, 16).ok().filter(|_| hexadecimal);
        let Some(one) = value.and_then(char::from_u32) else {
            return Err(self.wrong(at, "no character has this code"));
        };
        self.at += digits;
        Ok(one)
    }
}
