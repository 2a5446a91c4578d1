//! Values that Kafka's own clients change on their way because of other settings. In: a client and a role. Out: what
//! holds instead of the value written or the default, and the setting that brings it about.
//!
//! As `ProducerConfig.postProcessAndValidateIdempotenceConfigs`, `ConsumerConfig.maybeOverrideEnableAutoCommit` and
//! `CommonClientConfigs.postProcessReconnectBackoffConfigs` of Kafka 3.9 to 4.3 do. Clients that refuse to start are the
//! affair of rules.

use fact::Fact;
use kafka::client::{Library, Role};

use super::Client;

/// A value that follows from other settings.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The setting.
    pub key: &'static str,
    /// What holds.
    pub value: String,
    /// The setting that brings it about; absent when it is the lack of one.
    pub because: (&'static str, Fact<String>),
}

/// The most requests in flight of an idempotent producer, as Kafka's `ProducerConfig` has it.
const IN_FLIGHT: i64 = 5;

impl Client<'_> {
    /// What Kafka's own client makes of its settings in that role, beyond the values written and the defaults. Nothing
    /// for other libraries.
    #[must_use]
    pub fn derived(&self, role: Role) -> Vec<Derived> {
        if self.library_or_java() != Library::Java {
            return Vec::new();
        }
        let own = match role {
            Role::Producer => self.idempotence(),
            Role::Consumer => self.auto_commit(),
            _ => None,
        };
        own.into_iter().chain(self.reconnect(role)).collect()
    }

    /// Idempotence that nobody asked for gives way to what contradicts it.
    fn idempotence(&self) -> Option<Derived> {
        const KEY: &str = "enable.idempotence";
        let role = Role::Producer;
        let by_default = self.setting(role, KEY);
        if by_default.is_declared() || by_default.fact.value.known()? != "true" {
            return None;
        }
        let contradicts = |key: &'static str, breaks: &dyn Fn(&str) -> bool| {
            let fact = self.declared(role, key);
            let text = fact.value.known()?;
            breaks(text).then_some((key, fact))
        };
        let number = |text: &str| text.parse::<i64>().ok();
        let because = contradicts("acks", &|acks| acks != "all" && acks != "-1")
            .or_else(|| contradicts("retries", &|retries| number(retries) == Some(0)))
            .or_else(|| {
                contradicts("max.in.flight.requests.per.connection", &|flight| {
                    number(flight).is_some_and(|flight| flight > IN_FLIGHT)
                })
            })?;
        let value = "false".to_owned();
        Some(Derived {
            key: KEY,
            value,
            because,
        })
    }

    /// Without a group there is nothing to commit for.
    fn auto_commit(&self) -> Option<Derived> {
        const KEY: &str = "enable.auto.commit";
        let group = self.declared(Role::Consumer, "group.id");
        let written = self.declared(Role::Consumer, KEY);
        if !group.value.is_absent() || !written.value.is_absent() {
            return None;
        }
        let value = "false".to_owned();
        Some(Derived {
            key: KEY,
            value,
            because: ("group.id", group),
        })
    }

    /// The wait between connections only grows when somebody says how far.
    fn reconnect(&self, role: Role) -> Option<Derived> {
        const KEY: &str = "reconnect.backoff.max.ms";
        let least = self.declared(role, "reconnect.backoff.ms");
        let value = least.value.known()?.clone();
        if !self.declared(role, KEY).value.is_absent() {
            return None;
        }
        Some(Derived {
            key: KEY,
            value,
            because: ("reconnect.backoff.ms", least),
        })
    }
}
