//! YAML within braces on one line: `Sasl: { Iam: { Enabled: true } }`.

/// Where the end of a piece within braces is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Flow {
    /// The names around it, with the entry's own for a value.
    pub(super) path: Vec<String>,
    /// Where the last word begins, in bytes of the piece.
    pub(super) word: usize,
    /// Whether a name is being written.
    pub(super) key: bool,
    /// The names beside it.
    pub(super) others: Vec<String>,
}

/// Reads up to the end of `piece`; `None` when it is not within braces there.
pub(super) fn read(piece: &str) -> Option<Flow> {
    let mut open: Vec<(bool, Option<String>, Vec<String>)> = Vec::new();
    let mut word = 0;
    let mut characters = piece.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '{' | '[' => {
                open.push((character == '{', None, Vec::new()));
                word = at + 1;
            }
            '}' | ']' => {
                open.pop();
                word = at + 1;
            }
            ',' => {
                if let Some((_, key, _)) = open.last_mut() {
                    *key = None;
                }
                word = at + 1;
            }
            ':' if characters.peek().is_none_or(|(_, next)| *next == ' ') => {
                let name = piece.get(word..at)?.trim().trim_matches(['"', '\'']);
                if let Some((true, key, names)) = open.last_mut() {
                    names.push(name.to_owned());
                    *key = Some(name.to_owned());
                }
                word = at + 1;
            }
            _ => {}
        }
    }
    let rest = piece.get(word..)?;
    let (map, key, others) = open.last()?;
    Some(Flow {
        path: open.iter().filter_map(|(_, key, _)| key.clone()).collect(),
        word: word + (rest.len() - rest.trim_start().len()),
        key: *map && key.is_none(),
        others: others.clone(),
    })
}
