//! MSK620: several settings that ended up in the value of the first.

use lint::Findings;
use model::Estate;

use crate::written;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for text in written::everywhere(estate) {
        for entry in &text.properties.entries {
            let Some((at, second)) = written::second_in(entry) else {
                continue;
            };
            // A `#` in front makes it a comment that is part of the value; that has a rule of its own.
            if entry
                .value()
                .get(..at)
                .is_none_or(|before| before.contains('#'))
            {
                continue;
            }
            let escaped = entry.value().contains('\n');
            let (how, help) = match escaped {
                true => (
                    "behind an escaped line feed",
                    "write real line feeds: in YAML a literal block (|), in JSON \\n and not \\\\n",
                ),
                false => (
                    "on the same line",
                    "put each setting on a line of its own: in YAML a literal block (|), because a folded one (>) joins lines",
                ),
            };
            let message = format!(
                "{second} stands {how} in the value of {}: it is not set, and {} has a value nobody meant",
                entry.key(),
                entry.key(),
            );
            let path = text.parent.child(entry.key());
            out.at(written::key_span(entry), &path, &text.hit, message)
                .help(help);
        }
    }
}
