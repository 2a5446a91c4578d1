//! An editor as the server meets it: a process behind two streams, texts with versions, requests with numbers.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

/// Nothing waits this long unless the server is gone.
const PATIENCE: Duration = Duration::from_secs(120);

pub(crate) struct Client {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    asked: i64,
    pub(crate) folder: Folder,
    texts: HashMap<String, (i32, String)>,
    /// The last diagnostics of each file.
    pub(crate) told: HashMap<String, Value>,
    /// Requests of the server.
    pub(crate) wishes: Vec<Value>,
    /// Messages for people.
    pub(crate) shown: Vec<String>,
    /// How many diagnostics came.
    pub(crate) count: usize,
}

/// A folder that goes with the test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("lsp ü {name}"));
        let _ = std::fs::remove_dir_all(&path);
        for (file, text) in files {
            let file = path.join(file);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        // The folder is a repository of its own, so that no settings around it count.
        std::fs::create_dir_all(path.join(".git")).unwrap();
        Self(path)
    }

    pub(crate) fn uri(&self, file: &str) -> String {
        let path = self.0.join(file);
        let text = path
            .to_string_lossy()
            .replace(' ', "%20")
            .replace('ü', "%C3%BC");
        format!("file://{text}")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Client {
    /// A server that nothing was said to.
    pub(crate) fn silent(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Folder::new(name, files);
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["lsp", "--stdio"])
            .env(super::PLAYS, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = process.stdin.take().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            process,
            input,
            messages,
            asked: 0,
            folder,
            texts: HashMap::new(),
            told: HashMap::new(),
            wishes: Vec::new(),
            shown: Vec::new(),
            count: 0,
        }
    }

    /// A server with the folder open.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let (client, answer) = Self::able(name, files, json!({}));
        assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
        client
    }

    /// A server with the folder open, for an editor that can do more; and what it answers to that.
    pub(crate) fn able(name: &str, files: &[(&str, &str)], can: Value) -> (Self, Value) {
        let mut client = Self::silent(name, files);
        let uri = client.folder.uri("");
        let folders = json!([{ "uri": uri.trim_end_matches('/'), "name": "x" }]);
        let params = json!({ "capabilities": can, "workspaceFolders": folders });
        let answer = client.ask("initialize", params)["result"].clone();
        client.tell("initialized", json!({}));
        (client, answer)
    }

    pub(crate) fn uri(&self, file: &str) -> String {
        self.folder.uri(file)
    }

    pub(crate) fn raw(&mut self, text: &str) {
        self.bytes(&format!("Content-Length: {}\r\n\r\n{text}", text.len()));
    }

    /// Exactly this, header or not.
    pub(crate) fn bytes(&mut self, text: &str) {
        self.input.write_all(text.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        self.raw(&message.to_string());
    }

    pub(crate) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.asked += 1;
        let message =
            json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params });
        self.raw(&message.to_string());
        self.asked
    }

    /// Waits for the next message and remembers what it tells.
    pub(crate) fn next(&mut self) -> Value {
        let message = self
            .messages
            .recv_timeout(PATIENCE)
            .expect("the server is there");
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let uri = message["params"]["uri"].as_str().unwrap().to_owned();
                self.told.insert(uri, message["params"].clone());
                self.count += 1;
            }
            Some("window/showMessage") => {
                let text = message["params"]["message"].as_str().unwrap();
                self.shown.push(text.to_owned());
            }
            Some(_) => self.wishes.push(message.clone()),
            None => {}
        }
        message
    }

    pub(crate) fn answer(&mut self, id: i64) -> Value {
        loop {
            let message = self.next();
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
        }
    }

    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        self.answer(id)
    }

    pub(crate) fn open(&mut self, file: &str, text: &str) -> Vec<Value> {
        let uri = self.uri(file);
        self.texts.insert(file.to_owned(), (1, text.to_owned()));
        let document = json!({ "uri": uri, "languageId": "x", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.diagnostics(file)
    }

    /// Replaces the one place where `old` stands, as an editor does while somebody types.
    pub(crate) fn replace(&mut self, file: &str, old: &str, new: &str) -> Vec<Value> {
        let text = self.text(file);
        assert_eq!(text.matches(old).count(), 1, "{old}");
        let byte = text.find(old).unwrap();
        let range =
            json!({ "start": position(&text, byte), "end": position(&text, byte + old.len()) });
        self.edit(file, &[json!({ "range": range, "newText": new })]);
        self.diagnostics(file)
    }

    /// Applies edits to the text here and tells the server of each.
    pub(crate) fn edit(&mut self, file: &str, edits: &[Value]) {
        let uri = self.uri(file);
        let (version, text) = self.texts.get_mut(file).unwrap();
        *version += 1;
        let mut edits: Vec<(usize, usize, String, Value)> = edits
            .iter()
            .map(|edit| {
                let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
                let text_of = edit["newText"].as_str().unwrap().to_owned();
                (
                    byte(text, start),
                    byte(text, end),
                    text_of,
                    edit["range"].clone(),
                )
            })
            .collect();
        // From the end on, so that what is still to come keeps its place.
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.0));
        let mut changes = Vec::new();
        for (start, end, new, range) in edits {
            text.replace_range(start..end, &new);
            changes.push(json!({ "range": range, "text": new }));
        }
        let document = json!({ "uri": uri, "version": *version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params);
    }

    pub(crate) fn text(&self, file: &str) -> String {
        self.texts[file].1.clone()
    }

    /// The diagnostics of the text as it is now.
    pub(crate) fn diagnostics(&mut self, file: &str) -> Vec<Value> {
        let (uri, version) = (self.uri(file), self.texts[file].0);
        while self
            .told
            .get(&uri)
            .is_none_or(|told| told["version"] != version)
        {
            self.next();
        }
        self.told[&uri]["diagnostics"].as_array().unwrap().clone()
    }

    /// Waits until everything said before is heard and linted.
    pub(crate) fn settle(&mut self) {
        self.ask("workspace/executeCommand", json!({ "command": "none" }));
    }

    /// What was told of a file last.
    pub(crate) fn last(&self, file: &str) -> Vec<Value> {
        let told = &self.told[&self.uri(file)]["diagnostics"];
        told.as_array().unwrap().clone()
    }

    /// A request about the place right behind `needle`.
    pub(crate) fn at(&mut self, method: &str, file: &str, needle: &str) -> Value {
        let text = self.text(file);
        let byte = text.find(needle).expect(needle) + needle.len();
        let document = json!({ "uri": self.uri(file) });
        let params = json!({ "textDocument": document, "position": position(&text, byte) });
        self.ask(method, params)["result"].clone()
    }

    pub(crate) fn hover(&mut self, file: &str, needle: &str) -> String {
        let found = self.at("textDocument/hover", file, needle);
        found["contents"]["value"].as_str().unwrap_or("").to_owned()
    }

    /// The labels offered behind `needle`.
    pub(crate) fn completions(&mut self, file: &str, needle: &str) -> Vec<String> {
        let found = self.at("textDocument/completion", file, needle);
        let items = found["items"].as_array().cloned().unwrap_or_default();
        let label = |item: &Value| item["label"].as_str().unwrap().to_owned();
        items.iter().map(label).collect()
    }

    /// The actions for the range of a diagnostic.
    pub(crate) fn actions(&mut self, file: &str, range: &Value, only: Option<&str>) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [] });
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let document = json!({ "uri": self.uri(file) });
        let params = json!({ "textDocument": document, "range": range, "context": context });
        let answer = self.ask("textDocument/codeAction", params);
        answer["result"].as_array().expect("actions").clone()
    }

    /// Does what an action says to this file, and returns what is wrong then.
    pub(crate) fn apply(&mut self, file: &str, edit: &Value) -> Vec<Value> {
        let uri = self.uri(file);
        let edits = edit["changes"][&uri].as_array().expect("edits").clone();
        self.edit(file, &edits);
        self.diagnostics(file)
    }

    /// Leaves as editors do; the exit code.
    pub(crate) fn leave(mut self) -> i32 {
        let answer = self.ask("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        self.tell("exit", Value::Null);
        self.process.wait().unwrap().code().unwrap()
    }

    /// Goes away without a word; the exit code.
    pub(crate) fn vanish(self) -> i32 {
        let Self {
            mut process,
            input,
            folder,
            ..
        } = self;
        drop(input);
        drop(folder);
        process.wait().unwrap().code().unwrap()
    }
}

pub(crate) fn of_rule<'d>(diagnostics: &'d [Value], rule: &str) -> Vec<&'d Value> {
    diagnostics
        .iter()
        .filter(|one| one["code"] == rule)
        .collect()
}

/// The text that a range covers.
pub(crate) fn covered(text: &str, range: &Value) -> String {
    text[byte(text, &range["start"])..byte(text, &range["end"])].to_owned()
}

/// Line and UTF-16 column, counted here on its own.
pub(crate) fn position(text: &str, byte: usize) -> Value {
    let before = &text[..byte];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    json!({ "line": line, "character": column })
}

fn byte(text: &str, position: &Value) -> usize {
    let line = position["line"].as_u64().unwrap() as usize;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut left = position["character"].as_u64().unwrap() as usize;
    for (at, character) in text[start..].char_indices() {
        if left == 0 {
            return start + at;
        }
        left -= character.len_utf16();
    }
    text.len()
}

fn read(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}
