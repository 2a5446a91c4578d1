//! The region and account of an ARN. In: its text. Out: the part, where it is written.

/// The region of an ARN.
pub(crate) fn region(arn: &str) -> Option<&str> {
    part(arn, 3)
}

/// The account of an ARN.
pub(crate) fn account(arn: &str) -> Option<&str> {
    part(arn, 4)
}

fn part(arn: &str, at: usize) -> Option<&str> {
    arn.strip_prefix("arn:")?;
    arn.split(':').nth(at).filter(|part| !part.is_empty())
}
