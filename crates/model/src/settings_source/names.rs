//! The names that applications and environments give to Kafka's settings, for those who want to write one. In: the start
//! of a name, or all of it. Out: names with the setting that each stands for, as the readers beside this read them.

use std::sync::OnceLock;

use fact::{Span, Text};
use kafka::{Kind, client::Role};

use super::{
    environment::{self, BROKER, CLIENT, WORKER},
    microprofile,
    named::Named,
    spring,
};

/// A name and the setting it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The whole name: `spring.kafka.consumer.max-poll-records`, `KAFKA_ACKS`.
    pub name: String,
    /// Kafka's name.
    pub setting: String,
    /// What it configures.
    pub kinds: Vec<Kind>,
}

const CLIENTS: [Kind; 3] = [Kind::Producer, Kind::Consumer, Kind::Admin];

/// The parts of Spring's names that tell a client, and what they configure.
const PLACES: [(&str, &[Kind]); 5] = [
    ("", &CLIENTS),
    ("producer", &[Kind::Producer]),
    ("consumer", &[Kind::Consumer]),
    ("streams", &[Kind::Streams]),
    ("admin", &[Kind::Admin]),
];

/// What Spring Boot reads below `spring.kafka`: names of its own, and Kafka's behind `properties`.
#[must_use]
pub fn spring() -> &'static [Alias] {
    static ALL: OnceLock<Vec<Alias>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for (place, kinds) in PLACES {
            let home = match place {
                "" => "spring.kafka".to_owned(),
                place => format!("spring.kafka.{place}"),
            };
            let fits =
                |row: &&spring::Row| row.place == "any" || !place.is_empty() && row.place == place;
            for row in spring::rows().iter().filter(fits) {
                all.extend(alias(&format!("{home}.{}", row.written), row.kafka, kinds));
            }
            for setting in settings(kinds) {
                all.extend(alias(
                    &format!("{home}.properties.{setting}"),
                    setting,
                    kinds,
                ));
            }
        }
        all
    })
}

/// What MicroProfile runtimes read, as far as `start` leaves it open: a channel has the name that somebody gives it, so
/// its settings are told once that stands there.
#[must_use]
pub fn microprofile(start: &str) -> Vec<Alias> {
    let (profile, rest) = microprofile::profile(start);
    let profile = profile.map_or_else(String::new, |profile| format!("%{profile}."));
    let mut homes: Vec<(String, Vec<Kind>)> = vec![
        ("kafka.".into(), CLIENTS.into()),
        ("kafka-streams.".into(), vec![Kind::Streams]),
        ("quarkus.kafka-streams.".into(), vec![Kind::Streams]),
    ];
    homes.extend(microprofile::CONNECTORS.map(|connector| {
        let home = format!("mp.messaging.connector.{connector}.");
        (home, vec![Kind::Producer, Kind::Consumer])
    }));
    if let Some((group, key)) = microprofile::channel(rest)
        && let Some(home) = rest.strip_suffix(key)
    {
        homes.push((home.to_owned(), vec![group.role.kind()]));
    }
    let mut all = Vec::new();
    for (home, kinds) in &homes {
        for setting in settings(kinds) {
            all.extend(alias(&format!("{profile}{home}{setting}"), setting, kinds));
        }
    }
    all
}

/// What the variables of environments begin with that stand for settings.
pub const VARIABLE_STARTS: [&str; 4] = [WORKER, BROKER[0], CLIENT, "SPRING_KAFKA_"];

/// The variables that begin so, which is one of [`VARIABLE_STARTS`]: `DEFAULT_REPLICATION_FACTOR` for
/// `default.replication.factor`.
#[must_use]
pub fn variables(start: &str) -> Vec<Alias> {
    if start == "SPRING_KAFKA_" {
        let names = spring().iter().filter_map(|known| {
            let rest = known.name.strip_prefix("spring.kafka.")?;
            let parted = rest.rsplit_once("properties.");
            let name = match parted {
                // Two words of a setting that a dash or an underscore parts cannot be told from two parts.
                Some((_, key)) if key.contains(['-', '_']) => return None,
                Some(_) => rest.replace('.', "_"),
                None => rest.replace('.', "_").replace('-', ""),
            };
            Some(Alias {
                name: format!("{start}{}", name.to_ascii_uppercase()),
                ..known.clone()
            })
        });
        return names.collect();
    }
    let kinds = kinds_of(start);
    let names = settings(&kinds).into_iter().filter_map(|setting| {
        let name = setting
            .replace('_', "__")
            .replace('-', "___")
            .replace('.', "_")
            .to_ascii_uppercase();
        let read_back = environment::setting_name(&name) == setting;
        alias(&format!("{start}{name}"), setting, &kinds).filter(|_| read_back)
    });
    names.collect()
}

fn kinds_of(start: &str) -> Vec<Kind> {
    match start {
        WORKER => vec![Kind::ConnectWorker],
        CLIENT => std::iter::once(Kind::Broker).chain(CLIENTS).collect(),
        start if BROKER.contains(&start) => vec![Kind::Broker],
        _ => Vec::new(),
    }
}

/// The setting that a name in a file of Spring Boot or of a MicroProfile runtime stands for.
#[must_use]
pub fn of_application(name: &str) -> Option<Alias> {
    let named = Named {
        name: name.to_owned(),
        key: Span::default(),
        value: Text::new(),
        value_span: Span::default(),
    };
    let all = std::slice::from_ref(&named);
    let placed = spring::place(all).into_iter().next();
    let placed = placed.or_else(|| {
        let found = microprofile::place(all).into_iter().next();
        found.map(|(_, placed)| placed)
    })?;
    let role = placed.group.map(|group| group.role);
    let kinds = role.map_or_else(|| CLIENTS.into(), |role: Role| vec![role.kind()]);
    alias(name, placed.entry.key(), &kinds)
}

/// The setting that a variable stands for.
#[must_use]
pub fn of_variable(name: &str) -> Option<Alias> {
    if let Some(application) = spring::variable(name) {
        let name = name.to_owned();
        return of_application(&application).map(|known| Alias { name, ..known });
    }
    let mut starts = [WORKER].into_iter().chain(BROKER);
    let start = starts.find(|start| name.starts_with(start))?;
    let setting = environment::setting_name(name.strip_prefix(start)?);
    alias(name, &setting, &kinds_of(start))
}

/// A name for a setting that one of the kinds has.
fn alias(name: &str, setting: &str, kinds: &[Kind]) -> Option<Alias> {
    let kinds = kinds.iter().copied();
    let kinds: Vec<Kind> = kinds
        .filter(|kind| kafka::setting(*kind, setting).is_some())
        .collect();
    (!kinds.is_empty()).then(|| Alias {
        name: name.to_owned(),
        setting: setting.to_owned(),
        kinds,
    })
}

/// The settings of some kinds, each once.
fn settings(kinds: &[Kind]) -> std::collections::BTreeSet<&'static str> {
    let all = kinds.iter().flat_map(|kind| kafka::settings(*kind));
    all.map(|setting| setting.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_as_the_setting_it_is_told_for() {
        let channel = "%dev.mp.messaging.incoming.orders.";
        let told = microprofile(channel);
        let own = told.iter().filter(|one| one.name.starts_with(channel));
        assert!(own.count() > 50, "a consumer's settings");
        assert!(spring().len() > 300);
        let (mut read, mut other) = (0, Vec::new());
        for known in spring().iter().chain(&told) {
            let found = of_application(&known.name);
            match found.is_some_and(|found| found.setting == known.setting) {
                true => read += 1,
                false => other.push(known.name.clone()),
            }
        }
        assert!(other.is_empty(), "{read} are read back, not {other:?}");
        for start in VARIABLE_STARTS {
            let all = variables(start);
            assert!(all.len() > 50, "{start}");
            for known in all {
                let found = of_variable(&known.name);
                let setting = found.as_ref().map(|found| found.setting.as_str());
                assert_eq!(setting, Some(known.setting.as_str()), "{}", known.name);
            }
        }
    }

    #[test]
    fn names_tell_what_they_configure() {
        let kinds = |name: &str| of_application(name).map(|known| known.kinds);
        assert_eq!(
            kinds("spring.kafka.consumer.maxPollRecords"),
            Some(vec![Kind::Consumer])
        );
        assert_eq!(
            kinds("mp.messaging.outgoing.orders.acks"),
            Some(vec![Kind::Producer])
        );
        assert_eq!(kinds("spring.kafka.listener.concurrency"), None);
        let known = of_variable("KAFKA_CFG_DEFAULT_REPLICATION_FACTOR").unwrap();
        assert_eq!(
            (known.setting.as_str(), known.kinds),
            ("default.replication.factor", vec![Kind::Broker])
        );
        assert_eq!(of_variable("KAFKA_HEAP_OPTS"), None);
    }
}
