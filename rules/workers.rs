//! Worker configurations of MSK Connect. In: the estate. Out: the settings of each, decoded where they are Base64.

use fact::{Fact, Span, Text};
use model::Estate;
use syntax::properties::{Properties, parse};

/// A worker configuration and what to call it.
pub(crate) struct Worker<'e> {
    pub(crate) name: &'e str,
    pub(crate) span: Span,
    pub(crate) settings: Fact<Properties>,
}

/// `AWS::KafkaConnect::WorkerConfiguration` of all templates.
pub(crate) fn configurations(estate: &Estate) -> impl Iterator<Item = Worker<'_>> {
    estate
        .of_type("AWS::KafkaConnect::WorkerConfiguration")
        .map(|(_, resource)| {
            let content = resource.properties().get("PropertiesFileContent").text();
            let settings = content.with(
                content
                    .value
                    .clone()
                    .map(|text| parse(&decoded(text, content.span))),
            );
            Worker {
                name: resource.name(),
                span: resource.span(),
                settings,
            }
        })
}

/// Settings that were encoded by hand stand for their decoded text; no key of a worker lacks a dot.
fn decoded(text: Text, span: Span) -> Text {
    if text.as_str().contains('.') {
        return text;
    }
    match base64(text.as_str()) {
        Some(plain) => Text::standing_for(&plain, span),
        None => text,
    }
}

/// Base64 with the standard alphabet; white space is passed over.
fn base64(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=')
    {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = (held << 6 | u32::from(six)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_gives_back_what_was_encoded() {
        // printf 'key.converter=x\n' | base64
        assert_eq!(
            base64("a2V5LmNvbnZlcnRlcj14Cg==").as_deref(),
            Some("key.converter=x\n")
        );
        assert_eq!(base64("not base64!"), None);
    }
}
