//! Bytes of a loose `.properties` file into text.
//! Kafka's own tools read ISO-8859-1 (`Utils.loadProps` calls `Properties.load(InputStream)`, Kafka 4.1.2), people
//! write UTF-8; the two agree on ASCII.

use std::borrow::Cow;

/// The text of a file. Spans count bytes of `text`, not of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The characters.
    pub text: Cow<'a, str>,
    /// Set when the bytes are no UTF-8 and were read as ISO-8859-1.
    pub bad: Option<BadByte>,
}

/// The first byte that is no UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadByte {
    /// Its offset in the file.
    pub at: usize,
    /// The byte.
    pub byte: u8,
}

/// Reads UTF-8, and ISO-8859-1 where that fails, which every byte sequence is.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Decoded {
                text: Cow::Borrowed(text),
                bad: None,
            };
        }
        Err(error) => error,
    };
    let at = error.valid_up_to();
    Decoded {
        text: Cow::Owned(bytes.iter().copied().map(char::from).collect()),
        bad: bytes.get(at).map(|&byte| BadByte { at, byte }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_utf8_and_falls_back_to_latin1() {
        assert_eq!(decode("k=ü".as_bytes()).text, "k=ü");
        let latin1 = decode(b"k=\xfc!");
        assert_eq!(latin1.text, "k=ü!");
        assert_eq!(latin1.bad, Some(BadByte { at: 2, byte: 0xfc }));
    }
}
