//! `Fn::ForEach`: loops over literal lists and list parameters are unrolled in the tree, before anything else is
//! read. What comes out of a loop has the bytes of the loop's body. Loops over what is not known stay as they are.

use std::collections::HashMap;

use compact_str::CompactString;
use fact::{Case, Choice, Span, Subject};
use indexmap::IndexMap;
use syntax::{
    Entry, Key, Kind, Node, Problem, ProblemKind, Scalar, Style,
    limits::{MAX_LOOP_BYTES, MAX_LOOP_NODES, MAX_PROBLEMS},
};

use crate::{Function, Given, Parameter};

/// A loop under way.
struct Unroller<'p> {
    parameters: &'p IndexMap<String, Parameter>,
    given: &'p Given,
    /// The loop variables in force, the innermost last.
    variables: Vec<(String, String)>,
    /// How many more nodes may be made.
    room: usize,
    /// How many more bytes may be filled in.
    bytes: usize,
    /// The loop that is unrolled.
    here: Span,
    /// Loops that are over a bound.
    problems: Vec<Problem>,
    /// What the loops in force assume of parameters.
    assumed: Case,
    /// What each key that came out of a loop assumes.
    cases: HashMap<String, Case>,
    /// Whether keys are logical ids of resources.
    in_resources: bool,
}

/// The members of a loop's list, and what that list rests on.
struct Members {
    texts: Vec<String>,
    case: Case,
}

/// What came out of the loops of a template.
#[derive(Default)]
pub(crate) struct Unrolled {
    /// The logical ids that exist only while a parameter keeps its default.
    pub(crate) cases: HashMap<String, Case>,
    /// Loops that are over a bound.
    pub(crate) problems: Vec<Problem>,
}

/// Unrolls every loop below `root`.
pub(crate) fn expand(
    root: &mut Node,
    parameters: &IndexMap<String, Parameter>,
    given: &Given,
) -> Unrolled {
    let mut unroller = Unroller {
        parameters,
        given,
        variables: Vec::new(),
        room: MAX_LOOP_NODES,
        bytes: MAX_LOOP_BYTES,
        here: root.span,
        problems: Vec::new(),
        assumed: Case::default(),
        cases: HashMap::new(),
        in_resources: false,
    };
    if let Kind::Map(sections) = &mut root.kind {
        for section in sections {
            let resources = section.key.text == "Resources";
            unroller.walk(&mut section.value, resources);
        }
    }
    Unrolled {
        cases: unroller.cases,
        problems: unroller.problems,
    }
}

/// How many bytes the texts below a node have.
fn weight(node: &Node) -> usize {
    let own = node.as_str().map_or(0, str::len);
    let items = node.items().iter().map(weight);
    let entries = node.entries().iter();
    let entries = entries.map(|entry| entry.key.text.len() + weight(&entry.value));
    own + items.chain(entries).sum::<usize>()
}

fn is_loop(entry: &Entry) -> bool {
    entry.key.text.starts_with("Fn::ForEach::")
}

impl Unroller<'_> {
    fn walk(&mut self, node: &mut Node, resources: bool) {
        match &mut node.kind {
            Kind::Scalar(_) => {}
            Kind::List(items) => items.iter_mut().for_each(|item| self.walk(item, false)),
            Kind::Map(entries) if !entries.iter().any(is_loop) => {
                for entry in entries {
                    self.walk(&mut entry.value, false);
                }
            }
            Kind::Map(entries) => {
                let mut out = Vec::with_capacity(entries.len());
                for mut entry in std::mem::take(entries) {
                    if is_loop(&entry) {
                        self.in_resources = resources;
                        self.unroll(&entry, &mut out);
                    } else {
                        self.walk(&mut entry.value, false);
                        out.push(entry);
                    }
                }
                *entries = out;
            }
        }
    }

    fn unroll(&mut self, entry: &Entry, out: &mut Vec<Entry>) {
        let found = match entry.value.items() {
            [name, list, body] => name
                .as_str()
                .and_then(|name| Some((name, self.members(list)?, body))),
            _ => None,
        };
        let Some((name, members, body)) = found else {
            out.push(entry.clone());
            return;
        };
        self.here = entry.key.span;
        let nodes = body.count().saturating_mul(members.texts.len());
        if nodes > self.room {
            let members = members.texts.len();
            self.tell(format!(
                "this loop over {members} values makes {nodes} more, and all loops of a template may make {MAX_LOOP_NODES}: \
                 it is not unrolled, and what it makes is not checked"
            ));
            out.push(entry.clone());
            return;
        }
        // Also texts without placeholders are written once for each value.
        let bytes = weight(body).saturating_mul(members.texts.len());
        if bytes > self.bytes {
            self.tell(format!(
                "the loops of this template make more than {MAX_LOOP_BYTES} bytes of text: this one is not unrolled, and \
                 what it makes is not checked"
            ));
            out.push(entry.clone());
            return;
        }
        self.bytes -= bytes;
        self.room -= nodes;
        let before = self.assumed.clone();
        self.assumed = before.join(&members.case).unwrap_or_default();
        let resources = std::mem::replace(&mut self.in_resources, false);
        for text in members.texts {
            self.variables.push((name.to_owned(), text));
            for inner in body.entries() {
                self.in_resources = resources;
                if is_loop(inner) {
                    self.unroll(inner, out);
                    continue;
                }
                let key = self.filled(&inner.key.text);
                if resources && !self.assumed.is_always() {
                    self.cases.insert(key.to_string(), self.assumed.clone());
                }
                self.in_resources = false;
                out.push(Entry {
                    key: Key {
                        text: key,
                        span: inner.key.span,
                    },
                    value: self.copy(&inner.value),
                });
            }
            self.variables.pop();
        }
        self.in_resources = resources;
        self.assumed = before;
    }

    /// Tells once for each loop.
    fn tell(&mut self, message: String) {
        let told = self.problems.iter().any(|one| one.span == self.here);
        if !told && self.problems.len() < MAX_PROBLEMS {
            self.problems
                .push(Problem::new(ProblemKind::Bound, self.here, message));
        }
    }

    fn copy(&mut self, node: &Node) -> Node {
        if let Some(text) = Function::read(node)
            .filter(|call| call.name == "Ref")
            .and_then(|call| self.variable(call.argument.as_str()?))
        {
            return Node {
                span: node.full_span(),
                tag: None,
                kind: Kind::Scalar(Scalar {
                    text: text.into(),
                    style: Style::DoubleQuoted,
                }),
            };
        }
        let kind = match &node.kind {
            Kind::Scalar(scalar) => Kind::Scalar(Scalar {
                text: self.filled(&scalar.text),
                style: scalar.style,
            }),
            Kind::List(items) => Kind::List(items.iter().map(|item| self.copy(item)).collect()),
            Kind::Map(entries) => {
                let mut out = Vec::with_capacity(entries.len());
                for entry in entries {
                    if is_loop(entry) {
                        self.unroll(entry, &mut out);
                        continue;
                    }
                    out.push(Entry {
                        key: Key {
                            text: self.filled(&entry.key.text),
                            span: entry.key.span,
                        },
                        value: self.copy(&entry.value),
                    });
                }
                Kind::Map(out)
            }
        };
        Node {
            span: node.span,
            tag: node.tag.clone(),
            kind,
        }
    }

    fn variable(&self, name: &str) -> Option<&str> {
        let found = self.variables.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, text)| text.as_str())
    }

    /// `${Name}` and `&{Name}` of the loops in force; the latter drops what a logical id may not hold.
    fn filled(&mut self, text: &CompactString) -> CompactString {
        if !text.contains("${") && !text.contains("&{") {
            return text.clone();
        }
        // Each placeholder takes four bytes at least, and becomes as long as the longest value.
        let values = self.variables.iter().map(|(_, value)| value.len());
        let most = text.len() + text.len() / 4 * values.max().unwrap_or(0);
        if most > self.bytes {
            self.tell(format!(
                "the loops of this template fill in more than {MAX_LOOP_BYTES} bytes of text: from here on placeholders stay as \
                 they are"
            ));
            return text.clone();
        }
        let mut filled = text.to_string();
        for (name, value) in self.variables.iter().rev() {
            filled = filled.replace(&format!("${{{name}}}"), value);
            let bare: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
            filled = filled.replace(&format!("&{{{name}}}"), &bare);
        }
        self.bytes = self.bytes.saturating_sub(filled.len());
        filled.into()
    }

    fn members(&mut self, list: &Node) -> Option<Members> {
        let mut case = Case::default();
        let Some(call) = Function::read(list) else {
            let mut texts = Vec::new();
            for item in list.items() {
                match Function::read(item) {
                    None => texts.push(self.filled(&item.as_str()?.into()).to_string()),
                    Some(call) => {
                        let found = self.parameter(&call)?;
                        case = case.join(&found.case)?;
                        texts.extend(found.texts);
                    }
                }
            }
            return list.is_list().then_some(Members { texts, case });
        };
        self.parameter(&call)
    }

    fn parameter(&self, call: &Function<'_>) -> Option<Members> {
        let name = call.argument.as_str().filter(|_| call.name == "Ref")?;
        if let Some(text) = self.variable(name) {
            return Some(Members {
                texts: vec![text.to_owned()],
                case: Case::default(),
            });
        }
        let parameter = self.parameters.get(name)?;
        if parameter.is_stored_elsewhere() {
            return None;
        }
        let texts = |text: &str| -> Vec<String> {
            if parameter.is_list() {
                text.split(',').map(|item| item.trim().to_owned()).collect()
            } else {
                vec![text.to_owned()]
            }
        };
        if let Some(given) = self.given.parameters.get(name) {
            return Some(Members {
                texts: texts(given),
                case: Case::default(),
            });
        }
        let (default, _) = parameter.default.as_ref()?;
        let choice = Choice::Is(default.clone());
        Some(Members {
            texts: texts(default),
            case: Case::of(Subject::Parameter(name.to_owned()), choice),
        })
    }
}
