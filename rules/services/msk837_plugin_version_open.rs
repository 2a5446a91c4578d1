//! MSK837: a plugin that takes whatever version of its file is newest.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (_, plugin) in estate.of_type("AWS::KafkaConnect::CustomPlugin") {
        let location = plugin.properties().at(&["Location", "S3Location"]);
        let version = location.get("ObjectVersion").presence().value;
        let open = version.map(|()| false).or(true);
        let both = location.presence().value.zip(&open);
        if let Some(hit) = both.holds(|((), open)| *open) {
            let message = "no ObjectVersion: which code the plugin holds depends on when the stack was deployed";
            out.at(
                location.key().unwrap_or_else(|| location.span()),
                location.path(),
                &hit,
                message,
            )
            .help("turn on versioning for the bucket and name the version of the object");
        }
    }
}
