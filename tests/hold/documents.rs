//! `mskwise.toml` and files of parameter values: what can be read works, what cannot is told with its place.

use std::sync::OnceLock;

use cloudformation::Given;
use lint::config;
use model::{Estate, Input, Options};

/// A configuration.
pub fn configuration(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else {
        return;
    };
    match config::parse(text, rules::ALL) {
        Ok(config) => {
            for (link, at) in &config.links {
                super::in_text(text, at, link);
            }
            let run = lint::run(estate(), rules::ALL, &config.selection());
            assert!(run.rules <= rules::ALL.len());
            let globs = config.clients();
            let globs = globs.iter().flat_map(|(globs, _)| globs);
            for glob in globs {
                // A pattern without signs of its own is a name, and means it.
                let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
                let named = !glob.as_str().is_empty() && glob.as_str().chars().all(plain);
                assert!(!named || glob.fits(glob.as_str()), "{glob:?}");
            }
        }
        Err(mistakes) => {
            assert!(!mistakes.is_empty());
            for mistake in &mistakes {
                super::in_text(text, &mistake.at, mistake);
                let shown = mistake.render(config::FILE_NAME, text);
                assert!(
                    shown.starts_with("mskwise.toml:") && shown.contains('^'),
                    "{shown}"
                );
            }
        }
    }
}

fn estate() -> &'static Estate {
    static ESTATE: OnceLock<Estate> = OnceLock::new();
    ESTATE.get_or_init(|| {
        let input = Input::named("infra/typical.yaml", crate::generated::TYPICAL);
        Estate::read(vec![input], &Options::default())
    })
}

/// A file of parameter values.
pub fn parameters(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else {
        return;
    };
    for name in ["prod.json", "prod.yaml", "samconfig.toml"] {
        match Given::parse(text, name) {
            Ok(sets) => {
                for set in sets {
                    let options = Options {
                        given: set.given,
                        ..Options::default()
                    };
                    let input = Input::named("typical.yaml", crate::generated::TYPICAL);
                    let estate = Estate::read(vec![input], &options);
                    assert_eq!(estate.templates().len(), 1);
                }
            }
            Err(error) => {
                super::in_text(text, &error.at, &error);
                assert!(!error.message.is_empty(), "{error:?}");
            }
        }
    }
}
