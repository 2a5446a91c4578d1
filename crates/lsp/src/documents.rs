//! The texts that the editor has open, which go before those of the files.

use std::{collections::BTreeMap, path::PathBuf};

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use crate::lines::{Encoding, Lines};

/// An open text.
#[derive(Debug)]
pub(crate) struct Document {
    /// How the editor calls it.
    pub(crate) uri: Uri,
    /// Counted by the editor.
    pub(crate) version: i32,
    /// What stands in it now.
    pub(crate) text: String,
}

/// All open texts, by path.
pub(crate) type Documents = BTreeMap<PathBuf, Document>;

impl Document {
    /// Takes what was typed, in order.
    pub(crate) fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        self.version = version;
        for change in changes {
            match change.range {
                Some(range) => {
                    let bytes = Lines::new(&self.text, encoding).bytes(range);
                    self.text.replace_range(bytes, &change.text);
                }
                None => self.text = change.text,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use lsp_types::{Position, Range};

    use super::*;

    #[test]
    fn changes_count_in_utf16_and_one_after_the_other() {
        let mut document = Document {
            uri: "file:///a.properties".parse().unwrap(),
            version: 1,
            text: "# 🦀 eins\nacks=1\n".into(),
        };
        let change = |line, from, to, text: &str| TextDocumentContentChangeEvent {
            range: Some(Range::new(
                Position::new(line, from),
                Position::new(line, to),
            )),
            range_length: None,
            text: text.into(),
        };
        document.change(
            2,
            vec![change(0, 5, 9, "zwei"), change(1, 5, 6, "all")],
            Encoding::Utf16,
        );
        assert_eq!(document.text, "# 🦀 zwei\nacks=all\n");
        let whole = TextDocumentContentChangeEvent {
            range: None,
            range_length: None,
            text: "x".into(),
        };
        document.change(3, vec![whole, change(7, 3, 0, "y")], Encoding::Utf16);
        assert_eq!((document.text.as_str(), document.version), ("xy", 3));
    }
}
