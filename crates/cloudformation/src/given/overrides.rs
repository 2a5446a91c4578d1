//! `Key=Value Key="a b" ParameterKey=K,ParameterValue=V`: how SAM writes parameters in one text.

/// The words of a text, as a shell would part them; quotes are dropped.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('\\', Some('"') | None) => {
                let escaped = characters.next().unwrap_or('\\');
                word.get_or_insert_default().push(escaped);
            }
            (c, Some(_)) => word.get_or_insert_default().push(c),
            ('"' | '\'', None) => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, None) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Key and value of one word, in either spelling.
pub(super) fn pair(word: &str) -> Option<(String, String)> {
    let long = word.strip_prefix("ParameterKey=").and_then(|rest| {
        let (key, value) = rest.split_once(",ParameterValue=")?;
        Some((key, value))
    });
    let (key, value) = long.or_else(|| word.split_once('='))?;
    (!key.is_empty()).then(|| (key.to_owned(), value.to_owned()))
}
