//! What the page of a rule decides about its findings, read once: an editor and a browser run the same rules at every
//! keystroke, and reading the pages of those that find something was a tenth of it.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use fact::Confidence;

use crate::{Rule, Severity};

/// What a page decides about findings.
#[derive(Debug)]
pub(crate) struct Standing {
    /// The id as the page has it.
    pub(crate) id: String,
    pub(crate) severity: Severity,
    /// How sure a finding can be at most.
    pub(crate) confidence: Confidence,
    pub(crate) consequences: Vec<String>,
}

/// By where the text of the page is in the program, which never moves: two pages at one place are one.
static READ: RwLock<BTreeMap<(usize, usize), Arc<Standing>>> = RwLock::new(BTreeMap::new());

impl Standing {
    /// That of a rule; `None` where its page is not well-formed.
    pub(crate) fn of(rule: &Rule) -> Option<Arc<Self>> {
        let place = (rule.page.as_ptr().addr(), rule.page.len());
        let read = READ.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.get(&place) {
            return Some(Arc::clone(known));
        }
        drop(read);
        let page = rule.read_page().ok()?;
        let standing = Arc::new(Self {
            id: page.id,
            severity: page.severity,
            confidence: page.confidence,
            consequences: page.consequences,
        });
        let mut read = READ.write().unwrap_or_else(PoisonError::into_inner);
        read.insert(place, Arc::clone(&standing));
        Some(standing)
    }
}
