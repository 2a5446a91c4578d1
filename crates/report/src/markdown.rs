//! Text that is safe inside a Markdown paragraph or table cell.

use crate::text::line;

/// Escapes everything that would format, link, mention or break a table, but leaves `code` in backticks as code.
pub(crate) fn escape(text: &str) -> String {
    let text = line(text);
    let paired = text.matches('`').count().is_multiple_of(2);
    let mut code = false;
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '`' if paired => {
                code = !code;
                escaped.push('`');
            }
            '|' => escaped.push_str("\\|"),
            c if code => escaped.push(c),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // An at sign before a name would notify somebody.
            '@' => escaped.push_str("@\u{200B}"),
            '\\' | '*' | '_' | '[' | ']' | '#' | '~' | '`' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn code_stays_code_and_the_rest_is_text() {
        assert_eq!(
            escape("`a_b|c` is *not* <b> @team"),
            "`a_b\\|c` is \\*not\\* &lt;b&gt; @\u{200B}team"
        );
        assert_eq!(escape("a lone ` here"), "a lone \\` here");
    }
}
