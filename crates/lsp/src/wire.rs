//! Bytes to messages: each behind a header with its length. What is no message is told and passed over, so that one slip
//! of a client does not end the session.

use std::io::{self, BufRead, BufReader, Read, Write};

use lsp_server::Message;
use serde_json::{Value, json};
use syntax::limits::MAX_EDITOR_BYTES;

/// A header line longer than this is none.
const MAX_HEADER: u64 = 8 << 10;

/// What came in.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A message.
    Message(Message),
    /// Something else: its code in JSON-RPC, and why.
    Broken(i32, String),
}

/// JSON-RPC 2.0: the text is no JSON.
const PARSE_ERROR: i32 = -32700;
/// JSON-RPC 2.0: the JSON is no message.
const INVALID_REQUEST: i32 = -32600;

/// Reads until the end of the stream.
pub(crate) fn read_all(from: impl Read, mut take: impl FnMut(Incoming) -> bool) -> io::Result<()> {
    let mut from = BufReader::new(from);
    while let Some(incoming) = read(&mut from)? {
        if !take(incoming) {
            break;
        }
    }
    Ok(())
}

fn read(from: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let mut length: Option<u64> = None;
    loop {
        let mut line = Vec::new();
        let read = from
            .by_ref()
            .take(MAX_HEADER)
            .read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            match length {
                Some(length) => return body(from, length),
                // A blank line between messages.
                None => continue,
            }
        }
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
}

fn body(from: &mut impl BufRead, length: u64) -> io::Result<Option<Incoming>> {
    let mut part = from.by_ref().take(length);
    if length > MAX_EDITOR_BYTES as u64 {
        io::copy(&mut part, &mut io::sink())?;
        let told = format!("a message of {length} bytes is longer than {MAX_EDITOR_BYTES}");
        return Ok(Some(Incoming::Broken(INVALID_REQUEST, told)));
    }
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < length {
        return Ok(None);
    }
    let value: Value = match serde_json::from_slice(&bytes) {
        Ok(value) => value,
        Err(error) => return Ok(Some(Incoming::Broken(PARSE_ERROR, error.to_string()))),
    };
    // A request whose number is none would be taken for a notice, and its sender would wait for ever.
    let awaited = value.get("id").is_some();
    Ok(Some(match serde_json::from_value(value) {
        Ok(Message::Notification(told)) if awaited => {
            let why = format!("the id of {} is no number and no text", told.method);
            Incoming::Broken(INVALID_REQUEST, why)
        }
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Broken(INVALID_REQUEST, error.to_string()),
    }))
}

/// Writes a message.
pub(crate) fn write(message: &Message, out: &mut dyn Write) -> io::Result<()> {
    let mut text = serde_json::to_value(message)?;
    if let Value::Object(fields) = &mut text {
        fields.insert("jsonrpc".into(), "2.0".into());
    }
    frame(&text, out)
}

/// Says that something was no message; nobody knows which request it was, so the id is null.
pub(crate) fn complain(code: i32, why: &str, out: &mut dyn Write) -> io::Result<()> {
    let error = json!({ "code": code, "message": why });
    frame(
        &json!({ "jsonrpc": "2.0", "id": null, "error": error }),
        out,
    )
}

fn frame(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    let text = value.to_string();
    write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &str) -> Vec<Incoming> {
        let mut found = Vec::new();
        read_all(bytes.as_bytes(), |one| {
            found.push(one);
            true
        })
        .unwrap();
        found
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn a_slip_is_told_and_what_follows_is_read() {
        let good = framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        let slips = [
            framed("{\"half"),
            framed("[1, 2]"),
            framed("\"text\""),
            framed(r#"{"id":5.5,"method":"x"}"#),
        ];
        let text = format!("nonsense\r\n\r\n{}{good}", slips.concat());
        let found = all(&text);
        let codes: Vec<Option<i32>> = found
            .iter()
            .map(|one| match one {
                Incoming::Broken(code, _) => Some(*code),
                Incoming::Message(_) => None,
            })
            .collect();
        let invalid = Some(INVALID_REQUEST);
        assert_eq!(codes, [Some(PARSE_ERROR), invalid, invalid, invalid, None]);
    }

    #[test]
    fn a_message_too_long_is_passed_over() {
        let length = MAX_EDITOR_BYTES as u64 + 1;
        let head = format!("Content-Length: {length}\r\n\r\n");
        let good = framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        let stream = head
            .as_bytes()
            .chain(io::repeat(b' ').take(length))
            .chain(good.as_bytes());
        let mut found = Vec::new();
        read_all(stream, |one| {
            found.push(matches!(one, Incoming::Message(_)));
            true
        })
        .unwrap();
        assert_eq!(found, [false, true]);
    }

    #[test]
    fn a_stream_that_ends_in_a_message_ends() {
        assert!(all("Content-Length: 50\r\n\r\n{}").is_empty());
        assert!(all("Content-Length: 50").is_empty());
    }
}
