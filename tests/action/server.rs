//! A server on loopback with the three calls about comments that the action makes.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};

#[derive(Default)]
struct Kept {
    comments: Vec<String>,
    refuses: bool,
}

pub(crate) struct Server {
    port: u16,
    kept: Arc<Mutex<Kept>>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let kept = Arc::new(Mutex::new(Kept::default()));
        let shared = Arc::clone(&kept);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &mut shared.lock().unwrap());
            }
        });
        Self { port, kept }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn comments(&self) -> Vec<String> {
        self.kept.lock().unwrap().comments.clone()
    }

    /// From now on nothing may be written.
    pub(crate) fn refuse(&self) {
        self.kept.lock().unwrap().refuses = true;
    }
}

fn answer(stream: TcpStream, kept: &mut Kept) {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap() == 0 || line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let header = |name: &str| {
        let found = lines.iter().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name)
                .then(|| value.trim().to_owned())
        });
        found.unwrap_or_default()
    };
    let mut body = vec![0; header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    assert_eq!(header("authorization"), "Bearer a-token");

    let request: Vec<&str> = lines[0].split(' ').collect();
    let text = || {
        let body: Value = serde_json::from_slice(&body).unwrap();
        body["body"].as_str().unwrap().to_owned()
    };
    let (status, body) = match (request[0], request[1]) {
        ("GET", path) if path.starts_with("/repos/sample/estate/issues/7/comments?") => {
            // Another person's comment first: it must not be taken for ours.
            let mut all =
                vec![json!({ "id": 1, "body": "Looks good, but what does <!-- mskwise --> say?" })];
            all.extend(
                kept.comments
                    .iter()
                    .enumerate()
                    .map(|(at, text)| json!({ "id": at + 2, "body": text })),
            );
            ("200 OK", Value::from(all))
        }
        ("POST" | "PATCH", _) if kept.refuses => (
            "403 Forbidden",
            json!({ "message": "Resource not accessible" }),
        ),
        ("POST", "/repos/sample/estate/issues/7/comments") => {
            kept.comments.push(text());
            ("201 Created", json!({ "id": kept.comments.len() + 1 }))
        }
        ("PATCH", "/repos/sample/estate/issues/comments/2") => {
            kept.comments[0] = text();
            ("200 OK", json!({ "id": 2 }))
        }
        other => panic!("an unexpected call: {other:?}"),
    };
    let body = body.to_string();
    let mut stream = reader.into_inner();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
}
