//! Documents as JSON, two spaces for each level. The text is that of `serde_json`'s own indenting, which writes every two
//! spaces apart: a document of findings is thousands of lines, and a browser writes one at every keystroke.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// A value as indented JSON, without a line end.
///
/// # Errors
/// When a map of the value has a key that is no text.
pub fn indented(value: &impl Serialize) -> serde_json::Result<String> {
    let mut text = Vec::with_capacity(4096);
    let mut serializer = Serializer::with_formatter(&mut text, Indented::default());
    value.serialize(&mut serializer)?;
    String::from_utf8(text).map_err(serde::ser::Error::custom)
}

#[derive(Default)]
struct Indented {
    depth: usize,
    /// Whether the innermost list or object has a value yet.
    holds: bool,
}

/// What stands between two values: the spaces go as deep as most documents do.
const BETWEEN: &[u8] = b",\n                                ";

impl Indented {
    fn open<W: io::Write + ?Sized>(&mut self, to: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.holds = false;
        to.write_all(sign)
    }

    fn close<W: io::Write + ?Sized>(&mut self, to: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.holds {
            self.begin(to, true)?;
        }
        to.write_all(sign)
    }

    /// A new line, behind a comma unless it is the first.
    fn begin<W: io::Write + ?Sized>(&self, to: &mut W, first: bool) -> io::Result<()> {
        let spaces = 2 * self.depth;
        let start = usize::from(first);
        let known = BETWEEN.len() - 2;
        to.write_all(
            BETWEEN
                .get(start..2 + spaces.min(known))
                .unwrap_or_default(),
        )?;
        for _ in known..spaces {
            to.write_all(b" ")?;
        }
        Ok(())
    }
}

impl Formatter for Indented {
    fn begin_array<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"[")
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"]")
    }

    fn begin_array_value<W: io::Write + ?Sized>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.begin(to, first)
    }

    fn end_array_value<W: io::Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.holds = true;
        Ok(())
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"{")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"}")
    }

    fn begin_object_key<W: io::Write + ?Sized>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.begin(to, first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn end_object_value<W: io::Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.holds = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::indented;

    fn same(value: &Value) {
        let usual = serde_json::to_string_pretty(value).unwrap();
        assert_eq!(indented(value).unwrap(), usual);
    }

    #[test]
    fn the_text_is_the_usual_one() {
        for value in [
            json!(null),
            json!("a \"b\" \n"),
            json!([]),
            json!({}),
            json!([[], {}, [[]], [1, [2, {}], 3]]),
            json!({"a": [], "b": {}, "c": {"d": [1.5, true, {"e": null}], "f": -3}, "g": [[]]}),
        ] {
            same(&value);
        }
    }

    #[test]
    fn depth_has_no_end() {
        let mut value = json!([1, {"a": 2}]);
        for _ in 0..40 {
            value = json!({"first": value, "then": [true]});
            same(&value);
        }
    }
}
