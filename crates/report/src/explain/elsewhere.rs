//! A client's setting in other libraries than Kafka's own, and in the frameworks around Kafka's own clients. In: a
//! setting. Out: one row for each library and framework that is on record with it.

use kafka::{
    Kind, Setting,
    client::{ClientDefault, Library, Role, State, default_of, imposed, provenance},
};

use super::setting::{changes, shown};

/// Frameworks that set things for the clients inside them, and whether they have a stricter set for exactly-once.
const FRAMEWORKS: [(&str, bool); 4] = [
    ("kafka-streams", true),
    ("kafka-connect", false),
    ("spring-kafka", false),
    ("smallrye-kafka", false),
];

pub(super) fn rows(setting: &Setting) -> Vec<(&'static str, String)> {
    let role = match setting.kind {
        Kind::Producer => Role::Producer,
        Kind::Consumer => Role::Consumer,
        Kind::Admin => Role::Admin,
        _ => return Vec::new(),
    };
    let name = setting.name;
    let mut rows = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for library in Library::ALL {
        if library == Library::Java {
            continue;
        }
        let told = match default_of(library, None, role, name) {
            ClientDefault::Known(default) => shown(name, default),
            ClientDefault::Depends(steps) => changes(steps, |state| match state {
                State::Default(default) => shown(name, *default),
                State::Unsupported => "no such setting".to_owned(),
                State::Unknown => "not on record".to_owned(),
            }),
            ClientDefault::Unsupported => "no such setting".to_owned(),
            ClientDefault::Unknown => continue,
        };
        rows.push((library.name(), told));
        let own = provenance(library).map(|one| format!("{} (as of {})", one.source, one.as_of));
        let catalog = (library == Library::Librdkafka)
            .then(|| kafka::provenance(Kind::Librdkafka))
            .flatten();
        let catalog = catalog.map(|one| format!("{} (as of {})", one.source, one.as_of));
        sources.extend(own.chain(catalog));
    }
    for (framework, exactly_once) in FRAMEWORKS {
        let plain = imposed(framework, role, false, name);
        let strict = exactly_once
            .then(|| imposed(framework, role, true, name))
            .flatten()
            .filter(|strict| plain != Some(*strict));
        let told = match (plain, strict) {
            (Some(plain), None) => kafka::human(name, plain),
            (Some(plain), Some(strict)) => format!(
                "{}; exactly once {}",
                kafka::human(name, plain),
                kafka::human(name, strict)
            ),
            (None, Some(strict)) => format!("exactly once {}", kafka::human(name, strict)),
            (None, None) => continue,
        };
        rows.push((framework, told));
    }
    if !sources.is_empty() {
        rows.push(("libraries from", sources.join("; ")));
    }
    rows
}
