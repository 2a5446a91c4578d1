//! Whether a written value stands for itself, or for something that is put in later. In: the text. Out: yes or no.

/// Marks of what a config provider, a template engine or a reader puts in later.
const MARKS: [&str; 8] = ["${", "{{", "<", "%(", "$(", "{%", "\u{FFFC}", "..."];

/// Words with which people say "put yours here".
const STAND_INS: [&str; 8] = [
    "your",
    "changeme",
    "change_me",
    "change-me",
    "replace",
    "placeholder",
    "redacted",
    "todo",
];

/// Whether the value stands for itself.
pub(crate) fn is_literal(value: &str) -> bool {
    let value = value.trim();
    let later = MARKS.iter().any(|mark| value.contains(mark))
        || value.starts_with('$')
        || (value.starts_with('{') && value.ends_with('}'))
        || (value.starts_with('@') && value.ends_with('@'));
    !(value.is_empty() || later)
}

/// Whether the value can be a secret: it stands for itself, and is no mask and no request to put one in.
pub(crate) fn is_secret(value: &str) -> bool {
    let lower = value.trim().to_ascii_lowercase();
    let mut letters = lower.chars();
    let first = letters.next();
    let masked = letters.all(|letter| Some(letter) == first);
    is_literal(value)
        && !masked
        && !matches!(lower.as_str(), "true" | "false" | "null" | "none")
        && !STAND_INS.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_later_is_no_secret() {
        for later in [
            "${secretsmanager:kafka:password}",
            "{{ password }}",
            "<password>",
            "$PASSWORD",
            "@password@",
            "",
            "  ",
            "******",
            "xxxx",
            "your-password",
            "CHANGE_ME",
            "true",
        ] {
            assert!(!is_secret(later), "{later}");
        }
        for secret in ["hunter2", "alice-secret", "Pa$$w0rd", "test1234"] {
            assert!(is_secret(secret), "{secret}");
        }
    }
}
