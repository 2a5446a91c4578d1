//! MSK028: a topic name that Kafka refuses.

use lint::Findings;
use model::{Estate, facts::limit};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let bounds = limit("topic.name_characters");
    let Some(length) = bounds.range() else { return };
    for topic in estate.topics() {
        let name = topic.name();
        let mut told = String::new();
        let Some(hit) = name.holds(|text| {
            let fits = length.contains(text.chars().count() as f64);
            let refused = !fits || !text.bytes().all(legal) || matches!(text.as_str(), "." | "..");
            if refused {
                told.clone_from(text);
            }
            refused
        }) else {
            continue;
        };
        let message = format!("Kafka takes no topic of the name `{told}`, so the stack fails");
        out.add(&name, &hit, message).help(bounds.statement);
    }
}

fn legal(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-')
}
