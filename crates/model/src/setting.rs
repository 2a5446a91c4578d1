//! The effective value of a broker setting: what was declared, else MSK's default, else Kafka's.

use fact::{Fact, Outcome, Value, Why};
use kafka::DefaultValue;

use crate::{
    Scope,
    facts::{DefaultFor, MskDefault, Storage, msk_default},
};

/// Where an effective value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Somebody wrote it.
    Declared,
    /// MSK's default; the source of that fact.
    Msk(String),
    /// Apache Kafka's default for the version.
    Kafka,
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingValue {
    /// The text, without white space at its ends.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// An effective setting. Its place is where it was declared, or where it would be.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The key.
    pub key: String,
    /// The value in every case.
    pub fact: Fact<SettingValue>,
}

impl Setting {
    /// The text.
    #[must_use]
    pub fn text(&self) -> Fact<String> {
        self.fact
            .with(self.fact.value.as_ref().map(|value| value.text.clone()))
    }

    /// The value as a whole number.
    #[must_use]
    pub fn integer(&self) -> Fact<i64> {
        self.parsed(|text| text.parse().ok())
    }

    /// The value as a boolean: Kafka takes `true` and `false` in any case.
    #[must_use]
    pub fn boolean(&self) -> Fact<bool> {
        self.parsed(|text| match text.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        })
    }

    fn parsed<T>(&self, parse: impl Fn(&str) -> Option<T>) -> Fact<T> {
        let value = self
            .fact
            .value
            .as_ref()
            .and_then(|value| match parse(&value.text) {
                Some(parsed) => Outcome::Known(parsed),
                None => Outcome::Unknown(Why::Unresolved(format!(
                    "`{}` is no value for {}",
                    value.text, self.key
                ))),
            });
        self.fact.with(value)
    }

    /// Whether somebody wrote it in some case.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.fact
            .value
            .possible()
            .any(|value| value.origin == Origin::Declared)
    }

    /// "`2`" when declared, "`2` (the MSK default)" or "`2` (the Kafka default)" otherwise; times and sizes with a better
    /// unit beside them.
    #[must_use]
    pub fn told(&self) -> String {
        let Some(value) = self
            .fact
            .value
            .by_default()
            .or_else(|| self.fact.value.possible().next())
        else {
            return "a value that is not known".to_owned();
        };
        match value.origin {
            Origin::Declared => kafka::told(&self.key, &value.text),
            Origin::Msk(_) => kafka::told_with(&self.key, &value.text, "the MSK default"),
            Origin::Kafka => kafka::told_with(&self.key, &value.text, "the Kafka default"),
        }
    }
}

pub(crate) fn effective(scope: &Scope<'_>, key: &str) -> Setting {
    let written = |text| SettingValue {
        text,
        origin: Origin::Declared,
    };
    let fact = scope.declared(key).map_value(|declared| {
        let value = declared.map(written);
        match value.absent() {
            Some(_) => with_default(scope, key, value),
            None => value,
        }
    });
    Setting {
        key: key.to_owned(),
        fact,
    }
}

/// Puts the default where nothing was declared.
fn with_default(
    scope: &Scope<'_>,
    key: &str,
    declared: Value<SettingValue>,
) -> Value<SettingValue> {
    let default = default_of(scope, key);
    // Cases in which the setting is absent take the default's alternatives; the others keep theirs.
    declared
        .map(Some)
        .or(None)
        .flat_map(|written| match written {
            Some(value) => Value::Known(value),
            None => default.clone(),
        })
}

/// MSK's default for the cluster at hand, else Kafka's.
fn default_of(scope: &Scope<'_>, key: &str) -> Value<SettingValue> {
    let storage = scope.tiered().map(|tiered| {
        if tiered {
            Storage::Tiered
        } else {
            Storage::Local
        }
    });
    scope.class().zip(&storage).flat_map(|(class, storage)| {
        let for_cluster = |zones: Option<i64>, vcpu: Option<u32>| DefaultFor {
            class,
            zones: zones.and_then(|zones| usize::try_from(zones).ok()),
            storage,
            vcpu,
        };
        let plain = msk_default(&for_cluster(None, None), key);
        if !matches!(plain, MskDefault::DependsOn(_)) {
            return told(plain, scope, key);
        }
        let zones = scope.zones().map(Some).known_or(|_| None);
        let vcpu = scope.vcpu().map(Some).known_or(|_| None);
        zones
            .zip(&vcpu)
            .flat_map(|(zones, vcpu)| told(msk_default(&for_cluster(zones, vcpu), key), scope, key))
    })
}

fn told(default: MskDefault, scope: &Scope<'_>, key: &str) -> Value<SettingValue> {
    match default {
        MskDefault::Is(default) => Value::Known(SettingValue {
            text: default.value.into_owned(),
            origin: Origin::Msk(default.origin.cite()),
        }),
        MskDefault::Kafka => kafka_default(scope, key),
        MskDefault::DependsOn(_) | MskDefault::Generated(_) => Value::Unknown(Why::Unresolved(
            format!("the default of {key} depends on the cluster"),
        )),
    }
}

/// Kafka's own default in the cluster's version; when the version is not told, the default of all versions alike.
fn kafka_default(scope: &Scope<'_>, key: &str) -> Value<SettingValue> {
    let Some(setting) = kafka::setting(kafka::Kind::Broker, key) else {
        return Value::Unknown(Why::Unresolved(format!("Kafka has no default for {key}")));
    };
    let kafka_value = |value: DefaultValue| match value {
        DefaultValue::Is(text) => Outcome::Known(SettingValue {
            text: text.to_owned(),
            origin: Origin::Kafka,
        }),
        DefaultValue::Null => Outcome::Absent,
        DefaultValue::Required => {
            Outcome::Unknown(Why::Unresolved(format!("{key} has no default")))
        }
    };
    let mut defaults = setting.defaults().map(|(_, value)| value);
    let first = defaults.next();
    let alike = first.filter(|first| defaults.all(|value| value == *first));
    if let Some(value) = alike {
        return Value::Known(()).and_then(|()| kafka_value(value));
    }
    scope
        .kafka_version()
        .and_then(|name| match kafka::Version::parse(&name) {
            Ok((version, _)) => kafka_value(setting.default_at(version)),
            Err(_) => Outcome::Unknown(Why::Unresolved(format!("`{name}` is no Kafka version"))),
        })
}
