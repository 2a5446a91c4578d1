//! Terraform addresses: `module.kafka["a.b"].aws_subnet.private[0].id` in parts.

/// The parts between dots that stand outside brackets.
pub(super) fn parts(address: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut inside, mut quoted, mut escaped) = (0, false, false, false);
    for (at, character) in address.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => inside = true,
            ']' if !quoted => inside = false,
            '.' if !quoted && !inside => {
                parts.push(address.get(from..at).unwrap_or(""));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(address.get(from..).unwrap_or(""));
    parts
}

/// A part without its index.
pub(super) fn base(part: &str) -> &str {
    part.split_once('[').map_or(part, |(base, _)| base)
}

/// The modules an address lies in, and what stands behind them.
pub(super) fn modules<'a, 'p>(mut parts: &'p [&'a str]) -> (Vec<&'a str>, &'p [&'a str]) {
    let mut modules = Vec::new();
    while let ["module", name, rest @ ..] = parts {
        modules.push(*name);
        parts = rest;
    }
    (modules, parts)
}

/// Whether a part of a reference means this part of an address; without an index it means every one.
pub(super) fn means(reference: &str, part: &str) -> bool {
    reference == part || (!reference.contains('[') && reference == base(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_in_keys_are_no_dots() {
        let address = r#"module.kafka["a.b\"]"].aws_subnet.private[0]"#;
        let parts = parts(address);
        let (modules, rest) = modules(&parts);
        assert_eq!(modules, [r#"kafka["a.b\"]"]"#]);
        assert_eq!(rest, ["aws_subnet", "private[0]"]);
        assert!(means("private", "private[0]"));
        assert!(means("private[0]", "private[0]"));
        assert!(!means("private[1]", "private[0]"));
    }
}
