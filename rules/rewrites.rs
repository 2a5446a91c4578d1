//! What to write in place of a value. In: the bytes of the value, what it says and what it should say. Out: the new
//! text in the quotes of the old one; nothing where the bytes hold more than the plain value.

use fact::Span;
use model::Estate;

pub(crate) fn in_place(estate: &Estate, span: Span, old: &str, new: &str) -> Option<String> {
    let written = estate.sources.slice(span);
    let quote = ["\"", "'"]
        .into_iter()
        .find(|quote| written.starts_with(*quote))
        .unwrap_or("");
    let plain = written.strip_prefix(quote)?.strip_suffix(quote)?;
    plain
        .eq_ignore_ascii_case(old)
        .then(|| format!("{quote}{new}{quote}"))
}
