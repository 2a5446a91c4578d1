//! Base64 in templates: a text in, what it encodes out.

use fact::Text;

/// What an encoded text says. Every piece then stands for all of its source, because six bits are no byte. A text that
/// is no Base64, or has a part nobody can tell, stays as it is.
#[must_use]
pub fn readable(text: &Text) -> Text {
    let source = text.source(0, text.as_str().len());
    match (decode(text.as_str()), source) {
        (Some(decoded), Some(source)) if !text.has_hole() => Text::standing_for(&decoded, source),
        _ => text.clone(),
    }
}

/// Decodes the standard alphabet with or without padding; white space is passed over.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut buffer, mut bits, mut padding) = (0u32, 0u32, false);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let digit = match byte {
            b'=' => {
                padding = true;
                continue;
            }
            _ if padding => return None,
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        buffer = (buffer << 6) | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            // Only the lowest eight bits are left after the shift and the mask.
            bytes.push(u8::try_from((buffer >> bits) & 0xff).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fact::{FileId, Span};

    #[test]
    fn what_was_encoded_stands_for_its_source() {
        let span = Span::new(FileId(0), 5, 29);
        // printf 'key.converter=x\n' | base64
        let text = readable(&Text::verbatim("a2V5LmNvbnZlcnRlcj14Cg==", span));
        assert_eq!(text.as_str(), "key.converter=x\n");
        assert_eq!(text.source(0, 3), Some(span));
        let plain = Text::verbatim("key.converter=x", span);
        assert_eq!(readable(&plain), plain);
    }

    #[test]
    fn decodes_what_the_service_returns() {
        // The example of "Describe a topic" in the MSK Developer Guide.
        let text = "Y29tcHJlc3Npb24udHlwZT1wcm9kdWNlcgpyZXRlbnRpb24ubXM9NjA0ODAwMDAw";
        assert_eq!(
            decode(text).unwrap(),
            "compression.type=producer\nretention.ms=604800000"
        );
        assert_eq!(decode("YQ==").unwrap(), "a");
    }

    #[test]
    fn plain_settings_are_not_base64() {
        assert_eq!(decode("retention.ms=1"), None);
        assert_eq!(decode("YQ==YQ"), None);
        assert_eq!(decode("////"), None);
    }
}
