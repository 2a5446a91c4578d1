//! How long a document is as AWS counts it: the characters of its JSON without white space.
//! Source: IAM User Guide, "IAM and AWS STS quotas".

use fact::Text;

use crate::{Json, JsonKind, Size};

/// Measures a document. Unknown pieces count as nothing and make the size a lower bound.
pub(crate) fn measure(json: &Json) -> Size {
    let mut size = Size {
        at_least: 0,
        exact: true,
    };
    add(json, &mut size);
    size
}

fn add(json: &Json, size: &mut Size) {
    match &json.kind {
        JsonKind::Map(entries) => {
            // Braces, a colon per member, a comma between members.
            size.at_least += 2 + entries.len() + entries.len().saturating_sub(1);
            for entry in entries {
                string(&entry.key, size);
                add(&entry.value, size);
            }
        }
        JsonKind::List(items) => {
            size.at_least += 2 + items.len().saturating_sub(1);
            for item in items {
                add(item, size);
            }
        }
        JsonKind::Text(text) => string(text.as_str(), size),
        JsonKind::Bool(true) | JsonKind::Null => size.at_least += 4,
        JsonKind::Bool(false) => size.at_least += 5,
        JsonKind::Number(number) => size.at_least += number.len(),
        JsonKind::Unknown(_) => size.exact = false,
    }
}

fn string(text: &str, size: &mut Size) {
    size.at_least += 2;
    for character in text.chars() {
        match character {
            Text::HOLE => size.exact = false,
            '"' | '\\' => size.at_least += 2,
            space if space.is_whitespace() => {}
            _ => size.at_least += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use fact::FileId;

    use super::*;

    #[test]
    fn white_space_does_not_count() {
        let text = "{ \"Version\" : \"2012-10-17\",\n \"Statement\": [ ] , \"Id\": \"a b\\\"\" }";
        let tree = syntax::parse(FileId(0), text);
        let size = measure(&Json::from_node(tree.root().unwrap(), text));
        // {"Version":"2012-10-17","Statement":[],"Id":"ab\""}
        assert_eq!((size.at_least, size.exact), (51, true));
    }
}
