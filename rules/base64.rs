//! Base64 as `Configs` of a topic carries it. In: a text. Out: what it encodes, when it is such a text and UTF-8.

/// Decodes the standard alphabet with or without padding; white space is passed over.
pub(crate) fn decode(text: &str) -> Option<String> {
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
    use super::decode;

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
