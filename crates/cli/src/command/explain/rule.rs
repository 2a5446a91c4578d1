//! The page of a rule.

use ::lint::{Page, Rule};

/// Whether a rule goes by this name.
pub(super) fn named(rule: &Rule, name: &str) -> bool {
    rule.id().eq_ignore_ascii_case(name) || rule.name() == name
}

pub(super) fn told(rule: &Rule, page: &Page) -> String {
    let mut text = format!("{} {}\n", page.id, page.name);
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            text.push_str(&format!("  {name:<11} {value}\n"));
        }
    };
    line("family", rule.family);
    line("severity", page.severity.as_str());
    line(
        "confidence",
        &format!("at most {}", page.confidence.as_str()),
    );
    line("since", &page.since);
    line("reads", &page.inputs.join(", "));
    line("profile", page.profile.as_deref().unwrap_or(""));
    line("settings", &page.settings.join(", "));
    line("also known", &page.also.join(", "));
    text.push('\n');
    text.push_str(page.body.trim_end());
    text.push_str("\n\n## Sources\n");
    for source in &page.sources {
        let place = source.url.as_deref().map(|url| format!(" <{url}>"));
        text.push_str(&format!(
            "- {}{} (as of {})\n",
            source.title,
            place.unwrap_or_default(),
            source.as_of
        ));
    }
    text
}
