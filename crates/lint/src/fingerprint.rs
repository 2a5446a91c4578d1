//! A hash that recognises a finding after code has moved: rule, file, address and detail, no line numbers, no counts.

/// 64-bit FNV-1a over the parts with a separator that no part holds, as 16 hexadecimal digits.
pub(crate) fn fingerprint(parts: &[&str]) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash = OFFSET;
    for part in parts {
        for byte in part.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
        // The zero behind each part.
        hash = hash.wrapping_mul(PRIME);
    }
    format!("{hash:016x}")
}

/// An address in which the places of list elements do not count: a statement put before another changes nothing about
/// the other.
pub(crate) fn without_numbers(path: &str) -> String {
    let number = |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
    let steps = path
        .split('/')
        .map(|step| if number(step) { "*" } else { step });
    steps.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_eq!(fingerprint(&["a"]), fingerprint(&["a"]));
    }

    #[test]
    fn agrees_with_the_published_vector_for_a_trailing_zero() {
        // FNV-1a 64 of the empty input is the offset basis.
        assert_eq!(fingerprint(&[]), "cbf29ce484222325");
    }
}
