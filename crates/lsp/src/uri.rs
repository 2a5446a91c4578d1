//! `file:` addresses and paths (RFC 8089), each way.

use std::path::{Path, PathBuf};

use lsp_types::Uri;

/// The path of an address; `None` for addresses of other schemes, such as `untitled:`.
pub(crate) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    // Behind the slashes stands a host, which is this machine.
    let rest = rest.get(rest.find('/')?..)?;
    let text = decoded(rest)?;
    // `/C:/folder` is a path on a drive.
    let mut characters = text.chars().skip(1);
    let drive = characters.next().is_some_and(|c| c.is_ascii_alphabetic());
    let text = match drive && characters.next() == Some(':') {
        true => text.get(1..)?,
        false => &text,
    };
    Some(PathBuf::from(text))
}

/// The address of a path; `None` when the path cannot be one, which no absolute path is.
pub(crate) fn of(path: &Path) -> Option<Uri> {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from("file://");
    if !text.starts_with('/') {
        uri.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.parse().ok()
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let code = digit()? * 16 + digit()?;
        bytes.push(u8::try_from(code).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_back() {
        for text in ["/a/b c#ü.yaml", "/x/50%/%41.json"] {
            let uri = of(Path::new(text)).unwrap();
            assert_eq!(path(&uri), Some(PathBuf::from(text)), "{}", uri.as_str());
        }
        let drive: Uri = "file:///c%3A/work/a.yaml".parse().unwrap();
        assert_eq!(path(&drive), Some(PathBuf::from("c:/work/a.yaml")));
        let other: Uri = "untitled:Untitled-1".parse().unwrap();
        assert_eq!(path(&other), None);
    }
}
