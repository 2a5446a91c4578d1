//! The frame of every HTML page: it stands alone, with no script and no request, in light and dark, for keyboard, screen
//! reader and printer. One style sheet for all of them.

use std::fmt;

use crate::xml::escape;

const STYLE: &str = include_str!("style.css");

/// The beginning of a page, up to the first thing in its body.
pub(crate) fn begin(title: &str, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"
    )?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    )?;
    writeln!(out, "<meta name=\"color-scheme\" content=\"light dark\">")?;
    writeln!(
        out,
        "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>",
        escape(title)
    )
}

/// The end of a page.
pub(crate) fn end(version: &str, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(
        out,
        "<footer>mskwise {}</footer>\n</body>\n</html>",
        escape(version)
    )
}

/// Text whose `code` is code.
pub(crate) fn prose(text: &str) -> String {
    let escaped = escape(text);
    let mut html = String::with_capacity(escaped.len());
    let paired = escaped.matches('`').count().is_multiple_of(2);
    for (at, part) in escaped.split('`').enumerate() {
        match (paired, at % 2) {
            (true, 1) => html.push_str(&format!("<code>{part}</code>")),
            (false, _) if at > 0 => html.push_str(&format!("`{part}")),
            _ => html.push_str(part),
        }
    }
    html
}

/// A list of sentences below a heading; nothing when there are none.
#[cfg(feature = "pages")]
pub(crate) fn list(
    level: u8,
    title: &str,
    sentences: &[String],
    out: &mut impl fmt::Write,
) -> fmt::Result {
    if sentences.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h{level}>{}</h{level}>\n<ul>", escape(title))?;
    for sentence in sentences {
        writeln!(out, "<li>{}</li>", prose(sentence))?;
    }
    writeln!(out, "</ul>")
}

/// The head of a table that scrolls inside its own frame on a narrow screen; columns whose name begins with `#` hold
/// figures.
#[cfg(feature = "pages")]
pub(crate) fn table(caption: &str, columns: &[&str], out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(
        out,
        "<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table>\n<caption>{0}</caption>\n<thead><tr>",
        escape(caption)
    )?;
    for column in columns {
        match column.strip_prefix('#') {
            Some(name) => writeln!(
                out,
                "<th scope=\"col\" class=\"figure\">{}</th>",
                escape(name)
            )?,
            None => writeln!(out, "<th scope=\"col\">{}</th>", escape(column))?,
        }
    }
    writeln!(out, "</tr></thead>\n<tbody>")
}

/// The end of a table.
#[cfg(feature = "pages")]
pub(crate) fn table_end(out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "</tbody></table></div>")
}
