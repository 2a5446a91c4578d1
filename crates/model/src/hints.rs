//! `# mskwise: zones=3 kafka=3.9.x class=express client=java@2.8`: what a loose settings file cannot say itself.

use std::collections::BTreeMap;

use crate::facts::BrokerClass;

/// What comments of the form `# mskwise: key=value …` say about the file they stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    words: BTreeMap<String, String>,
}

impl Hints {
    /// Reads one comment (without its `#`); anything that is no hint is passed over.
    pub(crate) fn read(&mut self, comment: &str) {
        let Some(rest) = comment.trim().strip_prefix("mskwise:") else {
            return;
        };
        for word in rest.split_whitespace() {
            if let Some((key, value)) = word.split_once('=') {
                self.words.insert(key.to_owned(), value.to_owned());
            }
        }
    }

    /// A hint by name.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// `zones=`: how many availability zones the cluster has.
    #[must_use]
    pub fn zones(&self) -> Option<i64> {
        self.get("zones")?.parse().ok()
    }

    /// `brokers=`: how many brokers the cluster has.
    #[must_use]
    pub fn brokers(&self) -> Option<i64> {
        self.get("brokers")?.parse().ok()
    }

    /// `kafka=`: the cluster's Kafka version.
    #[must_use]
    pub fn kafka(&self) -> Option<&str> {
        self.get("kafka")
    }

    /// `class=standard` or `class=express`.
    #[must_use]
    pub fn class(&self) -> Option<BrokerClass> {
        match self.get("class")? {
            "standard" => Some(BrokerClass::Standard),
            "express" => Some(BrokerClass::Express),
            _ => None,
        }
    }

    /// `client=java@3.6`: library and version.
    #[must_use]
    pub fn client(&self) -> Option<(&str, Option<&str>)> {
        let text = self.get("client")?;
        Some(match text.split_once('@') {
            Some((library, version)) => (library, Some(version)),
            None => (text, None),
        })
    }
}
