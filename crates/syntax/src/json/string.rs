//! What stands between the quotes of a JSON string.

/// How many bytes from the beginning stand for themselves: up to a quote, a backslash or a control character. Eight at a
/// time, as texts are most of a document.
pub(super) fn plain(bytes: &[u8]) -> usize {
    let mut at = 0;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let found = special(word.try_into().map_or(0, u64::from_le_bytes));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = words.remainder().iter();
    at + rest
        .take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..b' '))
        .count()
}

/// The highest bit of the first of eight bytes that does not stand for itself is set, and no bit below it.
fn special(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = ONES << 7;
    // A byte below a bound borrows from its highest bit, unless that was set from the beginning.
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word & HIGHEST;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    below(word, u64::from(b' ')) | is(b'"') | is(b'\\')
}

/// What follows a backslash: the character and the bytes it takes. The mistake comes with how far its place is.
pub(super) fn escape(rest: &str) -> Result<(char, usize), (&'static str, usize)> {
    let Some(letter) = rest.bytes().next() else {
        return Err(("no such escape", 1));
    };
    let character = match letter {
        b'"' | b'\\' | b'/' => char::from(letter),
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => return character(rest),
        _ => return Err(("no such escape", 1)),
    };
    Ok((character, 1))
}

/// `u` and four digits; characters beyond the first plane are two of these.
fn character(rest: &str) -> Result<(char, usize), (&'static str, usize)> {
    const HALF: &str = "half a character";
    let unit = |at: usize| -> Result<u32, (&'static str, usize)> {
        let digits = rest.get(at..at + 4).unwrap_or("");
        let hexadecimal = digits.len() == 4 && digits.bytes().all(|one| one.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| hexadecimal);
        code.ok_or(("four hexadecimal digits are needed here", at))
    };
    let (mut code, mut length) = (unit(1)?, 5);
    if (0xd800..0xdc00).contains(&code) && rest.get(5..7) == Some("\\u") {
        let low = unit(7)?;
        length = 11;
        if !(0xdc00..0xe000).contains(&low) {
            return Err((HALF, length));
        }
        code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    let character = char::from_u32(code).ok_or((HALF, length))?;
    Ok((character, length))
}

/// The text that a string with sound escapes stands for.
pub(super) fn unescaped(written: &str) -> String {
    let mut whole = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((plain, behind)) = rest.split_once('\\') {
        whole.push_str(plain);
        let (character, length) = escape(behind).unwrap_or((char::REPLACEMENT_CHARACTER, 0));
        whole.push(character);
        rest = behind.get(length..).unwrap_or("");
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_is_told_apart() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut text = [b'x'; 20];
                text[at] = byte;
                let stops = matches!(byte, b'"' | b'\\' | 0..b' ');
                assert_eq!(plain(&text), if stops { at } else { 20 }, "{byte} at {at}");
            }
        }
        assert_eq!(
            plain(&[0xff, 0x80, 0xa0, 0xdc, 0xa2, b'a', b'b', b'"', b'"']),
            7
        );
        assert_eq!(plain(b""), 0);
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(unescaped(r#"a\n\u00e9\ud83d\ude00\"b"#), "a\né😀\"b");
    }
}
