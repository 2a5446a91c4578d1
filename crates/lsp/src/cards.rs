//! What is known of a name, as Markdown.

use std::sync::OnceLock;

use lint::Page;
use report::explain::{Card, Watches};

/// Everything a name stands for. The pages of the rules are read once.
pub(crate) fn told(name: &str) -> Vec<Card> {
    static WATCHES: OnceLock<Watches> = OnceLock::new();
    // A page that is not well-formed cannot ship: a test reads them all.
    let watches = WATCHES.get_or_init(|| Watches::of(rules::ALL).unwrap_or_default());
    report::explain::told(name, watches)
}

/// A card: its title above names and values.
pub(crate) fn markdown(card: &Card) -> String {
    let mut text = format!("**{}**\n", card.title);
    for (name, value) in &card.rows {
        let value = match value.starts_with("https://") {
            true => format!("<{value}>"),
            false => escaped(value),
        };
        text.push_str(&format!("\n- {name}: {value}"));
    }
    text
}

/// The short page of a rule: what it is about and how to mend it.
pub(crate) fn page(page: &Page) -> String {
    let mut text = format!(
        "**{} {}** ({})\n\n{}\n",
        page.id,
        page.name,
        page.severity.as_str(),
        page.summary
    );
    for title in ["Why", "Fix"] {
        let section = page.section(title);
        if !section.is_empty() {
            text.push_str(&format!("\n**{title}.** {section}\n"));
        }
    }
    for source in &page.sources {
        match &source.url {
            Some(url) => text.push_str(&format!(
                "\n- [{}]({url}) (as of {})",
                source.title, source.as_of
            )),
            None => text.push_str(&format!("\n- {} (as of {})", source.title, source.as_of)),
        }
    }
    text
}

/// A text in which Markdown finds nothing to do.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(
            character,
            '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '|'
        ) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
