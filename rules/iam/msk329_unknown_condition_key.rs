//! MSK329: a condition key of MSK that does not exist.

use iam::{MSK_PREFIXES, catalog};
use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        for statement in &written.document.statements {
            for condition in &statement.conditions {
                let Some((prefix, name)) = condition.key.split_once(':') else {
                    continue;
                };
                let prefix = prefix.to_ascii_lowercase();
                let ours = MSK_PREFIXES.contains(&prefix.as_str());
                let key = condition.key.to_ascii_lowercase();
                let known = catalog()
                    .service(&prefix)
                    .is_some_and(|service| service.key(&key).is_some());
                if !ours || known {
                    continue;
                }
                let message = format!(
                    "there is no condition key `{}`: no request has it, so the condition does not do what it says",
                    condition.key
                );
                let finding = out.certain(condition.key_span, &written.at(statement), message);
                finding.detail(condition.key.clone());
                match name.split_once('/') {
                    Some((word, tag)) if word.eq_ignore_ascii_case("ResourceTag") => {
                        finding.help(format!("write `aws:ResourceTag/{tag}`"));
                    }
                    _ => {
                        finding.help("use a global key such as aws:ResourceTag, or kafka:publicAccessEnabled");
                    }
                }
            }
        }
    }
}
