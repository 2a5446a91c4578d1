//! The exports of the modules: nothing but names. A panic, which would be a fault of ours, ends the module after saying
//! where it was; the page then starts a new one.

#![allow(
    unreachable_pub,
    missing_docs,
    reason = "exports are public to the page, which no Rust code can see"
)]

use std::sync::Once;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn tell(text: &str);
}

#[wasm_bindgen(start)]
fn begin() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|panic| tell(&panic.to_string()))));
}

/// The version of the program.
#[wasm_bindgen]
pub fn version() -> String {
    crate::version()
}

/// The prices of a region, for what comes after.
#[wasm_bindgen]
pub fn load_prices(document: &str) -> String {
    crate::load_prices(document)
}

#[cfg(feature = "calculator")]
mod calculator {
    use wasm_bindgen::prelude::wasm_bindgen;

    use crate::calculator;

    #[wasm_bindgen]
    pub fn scenario(text: &str) -> String {
        calculator::scenario(text)
    }

    #[wasm_bindgen]
    pub fn estimate(scenario: &str) -> String {
        calculator::estimate(scenario)
    }

    #[wasm_bindgen]
    pub fn bill(scenario: &str, format: &str) -> String {
        calculator::bill(scenario, format)
    }

    #[wasm_bindgen]
    pub fn compare(scenario: &str) -> String {
        calculator::compare(scenario)
    }

    #[wasm_bindgen]
    pub fn curves(scenario: &str, input: &str, further: &str) -> String {
        calculator::curves(scenario, input, further)
    }
}

#[cfg(feature = "linter")]
mod linter {
    use wasm_bindgen::prelude::wasm_bindgen;

    use crate::linter;

    #[wasm_bindgen]
    pub fn lint(files: &str, settings: &str) -> String {
        linter::lint(files, settings)
    }

    #[wasm_bindgen]
    pub fn findings(files: &str, settings: &str, format: &str) -> String {
        linter::findings(files, settings, format)
    }

    #[wasm_bindgen]
    pub fn rules() -> String {
        linter::rules()
    }

    #[wasm_bindgen]
    pub fn explain(name: &str) -> String {
        linter::explain(name)
    }

    #[wasm_bindgen]
    pub fn diff(before: &str, after: &str, settings: &str, format: &str) -> String {
        linter::diff(before, after, settings, format)
    }

    #[wasm_bindgen]
    pub fn suppress(files: &str, settings: &str, decision: &str) -> String {
        linter::suppress(files, settings, decision)
    }

    #[wasm_bindgen]
    pub fn facts() -> String {
        linter::facts()
    }

    #[wasm_bindgen]
    pub fn prices(region: &str) -> String {
        linter::prices(region)
    }

    #[wasm_bindgen]
    pub fn lower(files: &str, settings: &str, region: &str) -> String {
        linter::lower(files, settings, region)
    }
}
