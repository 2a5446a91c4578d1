//! MSK621: a comment behind a value, which properties files do not have.

use kafka::Type;
use lint::{Findings, Severity};
use model::Estate;

use crate::written;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for text in written::everywhere(estate) {
        for entry in &text.properties.entries {
            let Some(at) = written::comment_in(entry.value()) else {
                continue;
            };
            // Secrets may hold anything, and login modules quote.
            let mut settings = text
                .kinds
                .iter()
                .filter_map(|kind| kafka::meaning(*kind, entry.key()).setting());
            let kind = settings
                .next()
                .map(|setting| setting.type_at(kafka::Version::NEWEST));
            if entry.key().contains("password")
                || entry.key().contains("jaas")
                || kind == Some(Type::Password)
            {
                continue;
            }
            let strict = matches!(
                kind,
                Some(Type::Boolean | Type::Int | Type::Long | Type::Short | Type::Double)
            );
            let value = entry.value().get(..at).unwrap_or("").trim();
            let message = format!(
                "`#` does not begin a comment here: the value of {} is `{}`",
                entry.key(),
                entry.trimmed().as_str(),
            );
            let path = text.parent.child(entry.key());
            let finding = out.at(written::value_span(entry), &path, &text.hit, message);
            finding
                .help("put the comment on a line of its own")
                .replace("take the comment out of the value", true, value);
            if strict {
                // Such a value is no number and no truth value.
                finding.severity(Severity::Error);
            }
        }
    }
}
