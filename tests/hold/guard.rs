//! Users' Guard rules over a template of ours.

use std::{sync::OnceLock, thread};

use lint::guard::{GuardRules, THREAD, evaluate};
use model::{Estate, Input, Options};

/// A Guard rule file.
pub fn guard(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else {
        return;
    };
    static ESTATE: OnceLock<Estate> = OnceLock::new();
    let estate = ESTATE.get_or_init(|| {
        let input = Input::named("typical.yaml", crate::generated::TYPICAL);
        Estate::read(vec![input], &Options::default())
    });
    let rules = GuardRules {
        name: "rules/fuzzed.guard".into(),
        text: text.into(),
    };
    match evaluate(estate, &[rules]) {
        Ok(findings) => {
            for finding in findings {
                let source = estate.sources.get(finding.at.file).unwrap();
                super::in_text(source.text(), &finding.at.range(), &finding);
                assert!(finding.rule.starts_with("GUARD/fuzzed/"), "{finding:?}");
                assert!(!finding.message.is_empty(), "{finding:?}");
            }
        }
        Err(error) => {
            let lines = text.split('\n').count();
            assert!((1..=lines.max(1)).contains(&error.line), "{error:?}");
            assert!(error.column > 0 && !error.message.is_empty(), "{error:?}");
        }
    }
}

/// Whether this thread is one that the engine runs on, where it may panic: it is fenced there.
#[must_use]
pub fn is_engine() -> bool {
    thread::current().name() == Some(THREAD)
}
