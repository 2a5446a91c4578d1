//! JSON in, [`Document`] out. Whatever is wrong becomes a [`Problem`] with its bytes; the rest is still read.
//! Grammar: IAM User Guide, "Grammar of the IAM JSON policy language", as of 2023-05-11.

use fact::{Span, Text, Why};
use syntax::limits::{MAX_POLICY_CHARACTERS, MAX_PROBLEMS};

use crate::{
    Code, Document, Json, JsonEntry, JsonKind, Language, Place, Problem, Statement, Version, Word,
    elements, size, statement,
};

/// What the parts of a document share while they are read.
pub(crate) struct Reader {
    pub(crate) place: Place,
    pub(crate) language: Language,
    pub(crate) problems: Vec<Problem>,
    pub(crate) unknown: Vec<(Span, Why)>,
    whole: Span,
}

impl Document {
    /// Reads a policy document of a known kind. Any tree is accepted; see [`Document::problems`].
    #[must_use]
    pub fn read(json: &Json, place: Place) -> Self {
        let mut reader = Reader {
            place,
            language: Language::Wildcards,
            problems: Vec::new(),
            unknown: Vec::new(),
            whole: json.span,
        };
        let mut document = Self {
            place,
            span: json.span,
            version: Version::V2008,
            version_span: None,
            id: None,
            statements: Vec::new(),
            unknown: Vec::new(),
            leaves_out_msk: false,
            problems: Vec::new(),
            size: size::measure(json),
        };
        match &json.kind {
            JsonKind::Map(entries) => reader.document(json, entries, &mut document),
            JsonKind::Unknown(why) => reader.unknown.push((json.span, why.clone())),
            _ => reader.wrong(json, "a policy document is an object"),
        }
        repeated_sids(&document.statements, &mut reader);
        reader.problems.sort_by_key(|problem| problem.span.start);
        document.problems = reader.problems;
        document.unknown = reader.unknown;
        document
    }

    /// Reads a policy document that is held as a string, such as the JSON text of a cluster policy.
    #[must_use]
    pub fn read_text(text: &Text, span: Span, place: Place) -> Self {
        Self::read(&Json::from_text(text, span), place)
    }
}

impl Reader {
    fn document(&mut self, json: &Json, entries: &[JsonEntry], document: &mut Document) {
        const ELEMENTS: [&str; 3] = ["Version", "Id", "Statement"];
        self.names(entries, &ELEMENTS);
        if let Some(entry) = json.entry("Version") {
            document.version = self.version(&entry.value);
            document.version_span = Some(entry.value.span);
        }
        self.language = match document.version {
            Version::V2008 => Language::Wildcards,
            Version::V2012 | Version::Unknown => Language::Variables,
        };
        if let Some(entry) = json.entry("Id") {
            document.id = self.word(&entry.value, "`Id` is a string");
            if self.place == Place::Identity {
                let message = "`Id` has no meaning in an identity policy";
                self.report(Code::Misplaced, entry.key_span, message);
            }
        }
        let Some(entry) = json.entry("Statement") else {
            let message = "the policy document has no `Statement`";
            self.report(Code::MissingElement, head(json), message);
            return;
        };
        let statements = entry.value.one_or_many();
        if statements.is_empty() {
            self.report(Code::Empty, entry.value.span, "`Statement` is empty");
        }
        let mut read = 0;
        for (index, value) in statements.iter().enumerate() {
            read += size::measure(value).at_least;
            if read > MAX_POLICY_CHARACTERS {
                let looked_at = match index {
                    0 => "nothing of it is".to_owned(),
                    1 => "only its first statement is".to_owned(),
                    _ => format!("only its first {index} statements are"),
                };
                let message = format!(
                    "the policy has {} characters without white space, more than AWS stores anywhere: {looked_at} looked at",
                    document.size.at_least
                );
                let mut left = statements.iter().skip(index);
                document.leaves_out_msk = left.any(names_msk);
                self.report(Code::Shape, head(json), message.clone());
                self.unknown.push((value.span, Why::Unresolved(message)));
                break;
            }
            match &value.kind {
                JsonKind::Map(_) => {
                    let read = statement::read(self, value, index);
                    document.statements.push(read);
                }
                JsonKind::Unknown(why) => self.unknown.push((value.span, why.clone())),
                _ => self.wrong(value, "a statement is an object"),
            }
        }
    }

    fn version(&mut self, value: &Json) -> Version {
        let Some(word) = self.word(value, "`Version` is a string") else {
            return Version::Unknown;
        };
        match word.as_str() {
            "2012-10-17" => Version::V2012,
            "2008-10-17" => Version::V2008,
            _ if word.text.has_hole() => Version::Unknown,
            other => {
                let message = format!("there is no policy version `{other}`");
                self.problems.push(
                    Problem::new(Code::Version, value.span, message).help("write `2012-10-17`"),
                );
                Version::Unknown
            }
        }
    }

    /// Reports members that the grammar does not know, and names that stand twice.
    pub(crate) fn names(&mut self, entries: &[JsonEntry], known: &[&str]) {
        for (at, entry) in entries.iter().enumerate() {
            let key = entry.key.as_str();
            if !known.contains(&key) {
                let message = format!("`{key}` is no element of a policy");
                let mut problem = Problem::new(Code::UnknownElement, entry.key_span, message);
                if let Some(near) = crate::nearest(key, known.iter().copied()) {
                    problem = problem.help(format!("did you mean `{near}`?"));
                }
                self.push(problem);
            } else if entries.iter().take(at).any(|earlier| earlier.key == key) {
                let message = format!("`{key}` stands twice; only the last one counts");
                self.report(Code::DuplicateElement, entry.key_span, message);
            }
        }
    }

    /// A string. Something unknown is a text nobody can tell; anything else is reported.
    pub(crate) fn word(&mut self, value: &Json, rule: &str) -> Option<Word> {
        let text = match &value.kind {
            JsonKind::Text(text) => text.clone(),
            JsonKind::Unknown(_) => {
                let mut text = Text::new();
                text.push_hole(value.span);
                text
            }
            _ => {
                self.wrong(value, rule);
                return None;
            }
        };
        elements::characters(self, &text, value.span);
        Some(Word {
            text,
            span: value.span,
        })
    }

    pub(crate) fn wrong(&mut self, value: &Json, rule: &str) {
        let message = format!("{rule}, and this is {}", value.describe());
        self.report(Code::Shape, value.span, message);
    }

    pub(crate) fn report(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.push(Problem::new(code, span, message));
    }

    pub(crate) fn push(&mut self, mut problem: Problem) {
        // An empty key has no bytes to point at.
        if problem.span.is_empty() {
            problem.span = self.whole;
        }
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }
}

/// Whether a text of a statement begins like an action of MSK; cheap, for statements that are not read.
fn names_msk(statement: &Json) -> bool {
    let named = |value: &Json| {
        let texts = value.one_or_many().iter();
        texts
            .filter_map(|one| match &one.kind {
                JsonKind::Text(text) => Some(text.as_str().to_ascii_lowercase()),
                _ => None,
            })
            .any(|text| text.starts_with("kafka"))
    };
    ["Action", "NotAction"]
        .iter()
        .filter_map(|key| statement.entry(key))
        .any(|entry| named(&entry.value))
}

fn repeated_sids(statements: &[Statement], reader: &mut Reader) {
    let mut seen = std::collections::BTreeSet::new();
    for sid in statements.iter().filter_map(|one| one.sid.as_ref()) {
        let known = !sid.text.has_hole() && !sid.as_str().is_empty();
        if known && !seen.insert(sid.as_str()) {
            let message = format!("`{}` names an earlier statement already", sid.as_str());
            reader.report(Code::RepeatedSid, sid.span, message);
        }
    }
}

/// The first name in an object: enough to point at one that lacks something.
pub(crate) fn head(json: &Json) -> Span {
    let first = json.entries().first().map(|entry| entry.key_span);
    first.filter(|span| !span.is_empty()).unwrap_or(json.span)
}
