//! Secrets that are written out in settings. In: a key and its value. Out: the part of the value that is a secret.

use model::facts::limit;

use crate::literals::is_secret;

/// What follows a secret word in keys that name or describe a secret without holding it.
const DESCRIBED: [&str; 16] = [
    "arn", "class", "enabled", "endpoint", "expiry", "file", "id", "location", "manager", "name",
    "path", "provider", "region", "ttl", "type", "url",
];

/// Whether a key holds a secret: Kafka says so, or its words do.
pub(crate) fn holds_secret(key: &str) -> bool {
    if key.starts_with("config.providers") || key.contains("truststore") {
        return false;
    }
    let lower = key.to_ascii_lowercase();
    let segments: Vec<&str> = lower.split(['.', '-', '_']).collect();
    let Some((last, before)) = segments.split_last() else {
        return false;
    };
    let words = limit("connect.secret_words").list();
    let is_word = |segment: &&str| words.contains(segment);
    is_word(last)
        || (lower.ends_with("user.info") && lower.contains("auth"))
        || (before.iter().any(is_word) && !DESCRIBED.contains(last) && *last == "key")
        || lower.ends_with("private.key")
        || lower.ends_with("passphrase")
}

/// The secrets in a JAAS line: byte range of each value and the name of its option.
pub(crate) fn in_jaas(line: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(equals) = line
        .get(at..)
        .and_then(|rest| rest.find('='))
        .map(|to| at + to)
    {
        let name = line.get(at..equals).unwrap_or("").trim_end();
        let start = name
            .rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '.')
            .map_or(0, |before| before + 1);
        let name = name.get(start..).unwrap_or("");
        let rest = line.get(equals + 1..).unwrap_or("");
        let from = equals + 1 + (rest.len() - rest.trim_start().len());
        let quote = line
            .get(from..)
            .and_then(|rest| rest.chars().next())
            .filter(|c| matches!(c, '"' | '\''));
        let from = from + usize::from(quote.is_some());
        let value = line.get(from..).unwrap_or("");
        let length = match quote {
            Some(quote) => value.find(quote),
            None => value.find(|c: char| c.is_whitespace() || c == ';'),
        };
        let to = from + length.unwrap_or(value.len());
        if is_secret_option(name) && is_secret(line.get(from..to).unwrap_or("")) {
            found.push((from..to, name));
        }
        at = to.max(equals + 1);
    }
    found
}

fn is_secret_option(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.ends_with("password")
        || lower == "clientsecret"
        || kafka::msk_jaas_options()
            .iter()
            .any(|option| option.secret && option.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jaas_line_gives_up_its_password() {
        let line = r#"org.Foo required username="alice" password="s3cr3t!";"#;
        let found = in_jaas(line);
        assert_eq!(found.len(), 1);
        assert_eq!(&line[found[0].0.clone()], "s3cr3t!");
        assert!(in_jaas(r#"org.Foo required username="a" password="${file:x:y}";"#).is_empty());
        assert!(in_jaas("software.amazon.msk.auth.iam.IAMLoginModule required;").is_empty());
        assert_eq!(in_jaas("x required password = 'pw1'  username=b;").len(), 1);
        assert_eq!(in_jaas("password=").len(), 0);
    }

    #[test]
    fn keys_that_describe_a_secret_hold_none() {
        for key in [
            "database.password",
            "aws.secret.access.key",
            "ssl.key.password",
            "connection.password",
            "basic.auth.user.info",
            "snowflake.private.key",
            "hook.token",
        ] {
            assert!(holds_secret(key), "{key}");
        }
        for key in [
            "config.providers.secretManager.class",
            "aws.secret.name",
            "secret.arn",
            "ssl.truststore.password",
            "sasl.oauthbearer.token.endpoint.url",
            "aws.access.key.id",
            "tokenizer.class",
            "key.converter",
        ] {
            assert!(!holds_secret(key), "{key}");
        }
    }
}
