//! MSK020: a configuration name with characters that MSK refuses.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (_, resource) in estate.of_type("AWS::MSK::Configuration") {
        let name = resource.property("Name").string();
        let mut wrong = String::new();
        let Some(hit) = name.holds(|text| {
            let refused = !legal(text);
            if refused {
                wrong.clone_from(text);
            }
            refused
        }) else {
            continue;
        };
        let message = format!(
            "`{wrong}` is no name for a configuration: MSK takes letters, digits and hyphens, and the first is no hyphen"
        );
        let mended: String = wrong
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let mended = mended.trim_start_matches('-').to_owned();
        let finding = out.add(&name, &hit, message);
        if legal(&mended) {
            finding.help(format!("call it `{mended}`"));
        }
    }
}

/// The pattern of `configuration.name_pattern`: a letter or digit, then letters, digits and hyphens.
fn legal(name: &str) -> bool {
    let ok = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !name.is_empty() && !name.starts_with('-') && name.bytes().all(ok)
}
