//! MSK014: a word that is not among those a property takes.

use lint::{Findings, Severity};
use model::{
    Shaped,
    facts::{Kind, nearest},
};

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    for written in &shaped.values {
        let allowed = &written.property.allowed;
        if allowed.is_empty() {
            continue;
        }
        let value = written.cursor.string();
        let mut wrong = String::new();
        let Some(hit) = value.holds(|text| {
            let refused = !allowed.contains(&text.trim());
            if refused {
                wrong.clone_from(text);
            }
            refused
        }) else {
            continue;
        };
        let name = value
            .path
            .as_str()
            .rsplit('/')
            .next()
            .unwrap_or("")
            .to_owned();
        // MSK822 says why a connector cannot authenticate that way.
        if name == "AuthenticationType" && ["TLS", "SCRAM"].iter().any(|word| wrong.contains(word))
        {
            continue;
        }
        let message = format!(
            "`{wrong}` is no value for {name}, which takes {}",
            allowed.join(", ")
        );
        let near = nearest(&wrong, allowed.iter().copied());
        let finding = out.add(&value, &hit, message);
        match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            // Numbers are not added as words are.
            None if written.property.kind == Kind::Integer => finding.help("choose one of these"),
            None => finding.severity(Severity::Warning).help(format!(
                "choose one of these; the list is that of the schema of {}",
                written.shape.origin.as_of,
            )),
        };
    }
}
