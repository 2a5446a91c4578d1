//! A client as its settings show it. In: a settings file of a client, worker or connector. Out: its roles, its library
//! and version, and each setting with the library's default where nobody wrote one.

mod derived;
mod roles;

use fact::{Fact, Value, Why};
use kafka::{
    Kind, Roles,
    client::{ClientDefault, ClientVersion, Library, Role, default_of, imposed},
};

use crate::{SettingsFile, SettingsKind, settings_source};
pub use derived::Derived;
pub(crate) use roles::only_java;
use roles::{client_roles, prefixed};

/// What a client runs inside, which decides how its settings are spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Nothing: plain names.
    Plain,
    /// Kafka Streams: plain names or `producer.`, `consumer.`, `main.consumer.`.
    Streams,
    /// A Connect worker: `producer.`, `consumer.`, `admin.`.
    Worker,
    /// A connector: `producer.override.`, `consumer.override.`, `admin.override.`.
    Connector,
    /// MirrorMaker 2, which assigns partitions itself and is in no group: plain names, its own prefixes taken off.
    Mirror,
}

/// What a file tells of the client it configures; read once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Profile {
    roles: Roles,
    roles_are_told: bool,
    library: Option<Library>,
    version: Option<ClientVersion>,
    frame: Frame,
}

/// A client, or the clients inside a Streams application, a worker or a connector.
#[derive(Clone, Copy, Debug)]
pub struct Client<'e> {
    /// Where its settings stand.
    pub file: &'e SettingsFile,
    /// What it does, or may do.
    pub roles: Roles,
    /// Whether something in the file or its name singles the roles out; else any client may use it.
    pub roles_are_told: bool,
    /// The library that a hint or the spelling of the settings tells.
    pub library: Option<Library>,
    /// The version that a hint tells.
    pub version: Option<ClientVersion>,
    /// What it runs inside.
    pub frame: Frame,
}

/// Where the effective value of a client's setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientOrigin {
    /// Somebody wrote it.
    Declared,
    /// The library's default.
    Library(Library),
    /// Set by Kafka Streams, Kafka Connect or another framework.
    Framework(&'static str),
}

/// An effective setting of a client.
#[derive(Clone, Debug)]
pub struct ClientSetting {
    /// The value; absent when there is no default, unknown when the default depends on what is not told.
    pub fact: Fact<String>,
    /// Where it comes from.
    pub origin: ClientOrigin,
    /// The key.
    pub key: String,
}

impl ClientSetting {
    /// The value as a whole number, when it is one.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        self.fact.value.known()?.parse().ok()
    }

    /// Whether somebody wrote it.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.origin == ClientOrigin::Declared && !self.fact.value.is_absent()
    }

    /// "`2`", or "`2` (the default of java)"; times and sizes with a better unit beside them.
    #[must_use]
    pub fn told(&self) -> String {
        let value = self.fact.value.known().map_or("", String::as_str);
        match self.origin {
            ClientOrigin::Declared => kafka::told(&self.key, value),
            ClientOrigin::Library(library) => {
                let remark = format!("the default of {} clients", library.name());
                kafka::told_with(&self.key, value, &remark)
            }
            ClientOrigin::Framework(name) => {
                kafka::told_with(&self.key, value, &format!("set by {name}"))
            }
        }
    }
}

impl Profile {
    /// What a file tells, unless it configures brokers or nothing; `given` is what the caller says of clients that do
    /// not say themselves.
    pub(crate) fn of(
        file: &SettingsFile,
        name: &str,
        given: Option<kafka::client::Client>,
    ) -> Option<Self> {
        // Where nothing is set, nobody knows what for.
        if file.properties.entries.is_empty() {
            return None;
        }
        let keys = || file.properties.entries.iter().map(|entry| entry.key());
        let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let recognised = kafka::recognise(Some(last), keys());
        let (frame, roles, roles_are_told) = match file.kind {
            SettingsKind::Broker | SettingsKind::Mirror => return None,
            SettingsKind::Worker => (
                Frame::Worker,
                prefixed(file, &["producer.", "consumer."]),
                true,
            ),
            SettingsKind::Connector => {
                let names = ["producer.override.", "consumer.override."];
                (Frame::Connector, prefixed(file, &names), true)
            }
            SettingsKind::Client => client_roles(file, recognised.kind),
        };
        let frame = match (frame, file.framework) {
            (Frame::Plain, Some(settings_source::MIRROR)) => Frame::Mirror,
            _ => frame,
        };
        let hint = file.hints.get("client");
        let hint = hint.and_then(|text| text.parse::<kafka::client::Client>().ok());
        let library = match hint {
            Some(hint) => Some(hint.library),
            None if file.library.is_some() => file.library,
            None if frame != Frame::Plain => Some(Library::Java),
            None if keys().any(only_java) => Some(Library::Java),
            None => recognised.library,
        };
        // What is given holds where nothing in the file speaks against it. Frames bring a client of their own.
        let given = given.filter(|given| {
            hint.is_none()
                && matches!(frame, Frame::Plain | Frame::Streams)
                && library.is_none_or(|library| library == given.library)
        });
        Some(Self {
            roles,
            roles_are_told,
            library: library.or(given.map(|given| given.library)),
            version: hint.or(given).and_then(|client| client.version),
            frame,
        })
    }
}

impl<'e> Client<'e> {
    pub(crate) fn new(file: &'e SettingsFile, profile: Profile) -> Self {
        Self {
            file,
            roles: profile.roles,
            roles_are_told: profile.roles_are_told,
            library: profile.library,
            version: profile.version,
            frame: profile.frame,
        }
    }

    /// Whether it plays a role, or may play it.
    #[must_use]
    pub fn plays(&self, role: Role) -> bool {
        self.roles.iter().any(|one| one == role)
    }

    /// Whether it surely plays a role.
    #[must_use]
    pub fn surely_plays(&self, role: Role) -> bool {
        self.roles_are_told && self.plays(role)
    }

    /// The library, or Java: what a properties file is for when it says nothing else.
    #[must_use]
    pub fn library_or_java(&self) -> Library {
        self.library.unwrap_or(Library::Java)
    }

    /// Whether a Java client is of that version or a later one; nothing when that is not told.
    #[must_use]
    pub fn java_since(&self, since: kafka::Version) -> Option<bool> {
        let version = self.version?;
        if self.library? != Library::Java {
            return None;
        }
        match (version.from >= since, version.to < since) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// A setting of the producer, consumer or other client in the file, as written.
    #[must_use]
    pub fn declared(&self, role: Role, key: &str) -> Fact<String> {
        for prefix in self.prefixes(role) {
            let spelled = format!("{prefix}{key}");
            if self.file.properties.get(&spelled).is_some() {
                return settled(self.file.setting(&spelled), role, key);
            }
        }
        if self.library == Some(Library::Librdkafka)
            && let Some(alias) = self.alias(key)
        {
            return settled(self.file.setting(alias), role, key);
        }
        let absent: Fact<String> = Fact::absent_at(self.file.head, self.file.path.child(key));
        match self.file.properties.may_hide_keys() || self.file.is_open {
            true => absent.with(Value::Unknown(Why::Unresolved(format!(
                "{key} may be set by a part that is not known"
            )))),
            false => absent,
        }
    }

    /// A setting's effective value: written, set by the framework around it, or the library's default.
    #[must_use]
    pub fn setting(&self, role: Role, key: &str) -> ClientSetting {
        let fact = self.declared(role, key);
        if !fact.value.is_absent() {
            let origin = ClientOrigin::Declared;
            let key = key.to_owned();
            return ClientSetting { fact, origin, key };
        }
        let framework = match self.frame {
            Frame::Streams => Some("kafka-streams"),
            Frame::Worker | Frame::Connector | Frame::Mirror => Some("kafka-connect"),
            Frame::Plain => self.file.framework,
        };
        let guarantee = self.file.setting("processing.guarantee");
        let exactly_once = guarantee
            .holds(|value| value.starts_with("exactly_once"))
            .is_some();
        if let Some(name) = framework
            && let Some(value) = imposed(name, role, exactly_once, key)
        {
            return ClientSetting {
                fact: fact.with(Value::Known(value.to_owned())),
                origin: ClientOrigin::Framework(name),
                key: key.to_owned(),
            };
        }
        let library = self.library_or_java();
        let value = match default_of(library, self.version, role, key) {
            ClientDefault::Known(default) => match default.value() {
                Some(text) => Value::Known(text.to_owned()),
                None => Value::Absent,
            },
            ClientDefault::Unsupported => Value::Absent,
            ClientDefault::Depends(_) | ClientDefault::Unknown => Value::Unknown(Why::Elsewhere(
                format!("the version of the client, on which {key} depends,"),
            )),
        };
        ClientSetting {
            fact: fact.with(value),
            origin: ClientOrigin::Library(library),
            key: key.to_owned(),
        }
    }

    /// The catalogs in which the settings of the file may stand.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        match (self.frame, self.library) {
            (Frame::Worker, _) => vec![Kind::ConnectWorker],
            (Frame::Connector, _) if self.file.is_mirror() => {
                vec![Kind::Mirror, Kind::SourceConnector]
            }
            (Frame::Connector, _) => vec![Kind::SourceConnector],
            (Frame::Plain, Some(Library::Librdkafka)) => vec![Kind::Librdkafka],
            (Frame::Streams, _) => vec![Kind::Streams],
            _ => self.roles.iter().map(Role::kind).collect(),
        }
    }

    fn prefixes(&self, role: Role) -> &'static [&'static str] {
        match (self.frame, role) {
            (Frame::Streams, Role::Producer) => &["producer.", ""],
            (Frame::Streams, Role::Consumer) => &["main.consumer.", "consumer.", ""],
            (Frame::Streams, Role::Admin) => &["admin.", ""],
            (Frame::Worker, Role::Producer) => &["producer."],
            (Frame::Worker, Role::Consumer) => &["consumer."],
            (Frame::Worker, Role::Admin) => &["admin."],
            (Frame::Connector, Role::Producer) => &["producer.override."],
            (Frame::Connector, Role::Consumer) => &["consumer.override."],
            (Frame::Connector, Role::Admin) => &["admin.override."],
            _ => &[""],
        }
    }

    /// The name under which librdkafka's settings in the file mean `key`.
    fn alias(&self, key: &str) -> Option<&'e str> {
        let real = |name: &str| {
            let setting = kafka::setting(Kind::Librdkafka, name)?;
            Some(setting.alias_of().unwrap_or(setting.name))
        };
        let wanted = real(key)?;
        let mut keys = self.file.properties.entries.iter().map(|entry| entry.key());
        keys.find(|name| real(name) == Some(wanted))
    }
}

/// A value that a configuration provider or a template fills in later is not known.
fn settled(fact: Fact<String>, role: Role, key: &str) -> Fact<String> {
    let later = fact.value.known().is_some_and(|text| {
        let setting = kafka::setting(role.kind(), key);
        setting.is_some_and(|setting| {
            setting.check(text, kafka::Version::NEWEST) == Ok(kafka::Typed::Later)
        })
    });
    match later {
        true => {
            let why = Why::Elsewhere(format!("what stands for {key}"));
            fact.with(Value::Unknown(why))
        }
        false => fact,
    }
}

#[cfg(test)]
mod tests;
