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

/// `Fn::GetAtt` as the file around it writes functions: in the short form in YAML, in the long one in
/// JSON.
pub(crate) fn attribute(estate: &Estate, at: Span, resource: &str, name: &str) -> String {
    let text = estate.sources.get(at.file).map_or("", fact::Source::text);
    let is_json = text.trim_start().starts_with('{');
    if is_json {
        format!("{{\"Fn::GetAtt\": [\"{resource}\", \"{name}\"]}}")
    } else {
        format!("!GetAtt {resource}.{name}")
    }
}
