//! Quoted texts that CloudFormation takes although YAML 1.2 does not: made readable without moving a byte.

use std::borrow::Cow;

/// A quoted text whose further lines start left of their block is against YAML 1.2, yet CloudFormation takes it and
/// templates have it. Its line breaks are blanked, byte for byte so that no span moves, and the text is read again.
pub(crate) struct Lenient<'t> {
    text: Cow<'t, str>,
    tries: usize,
}

impl<'t> Lenient<'t> {
    /// So many such texts in one file are mended.
    const MAX_TRIES: usize = 40;

    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            tries: 0,
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Blanks the quoted text that ends the search at `at`, behind everything understood up to `understood`; `false`
    /// when there is nothing to blank.
    pub(crate) fn mend(&mut self, understood: usize, at: usize) -> bool {
        self.tries += 1;
        if self.tries > Self::MAX_TRIES {
            return false;
        }
        let before = self.text.get(understood..at).unwrap_or("");
        let Some(open) = before.find(['\'', '"']).map(|open| understood + open) else {
            return false;
        };
        let Some(close) = closing_quote(&self.text, open) else {
            return false;
        };
        let Some(quoted) = self.text.get(open..close) else {
            return false;
        };
        let blanked = quoted.replace(['\n', '\r'], " ");
        let changed = blanked != quoted;
        self.text.to_mut().replace_range(open..close, &blanked);
        changed
    }
}

/// The byte of the quote that closes the one at `open`.
fn closing_quote(text: &str, open: usize) -> Option<usize> {
    let rest = text.get(open..)?;
    let quote = rest.chars().next()?;
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            let doubled = quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == quote);
            if !doubled {
                return Some(open + at);
            }
            chars.next();
        }
    }
    None
}
