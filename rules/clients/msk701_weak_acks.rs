//! MSK701: a producer that does not wait for the in-sync copies.

use fact::{Confidence, Hit};
use kafka::client::{ClientDefault, Role, State, default_of};
use lint::{Findings, Severity};
use model::{Client, ClientOrigin, Estate, Frame};

use crate::{client_files, idempotence, lines};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Producer) {
            continue;
        }
        let acks = client.declared(Role::Producer, "acks");
        if acks.value.is_absent() {
            unset(estate, &client, out);
            continue;
        }
        // Beside a written idempotence the producer does not even start; that has a rule of its own, which names acks.
        if idempotence::written(&client).is_some_and(|(_, on)| on) {
            continue;
        }
        let consequence = match acks.value.known().map(String::as_str) {
            Some("0") => {
                "records count as sent before any broker has them, and nothing is sent again"
            }
            Some("1") => {
                "what the leader has acknowledged is lost when it fails before the followers have copied it, and MSK restarts leaders at every patch"
            }
            _ => continue,
        };
        let told = acks.value.known().map_or("", String::as_str);
        let hit = Hit::certain();
        out.add(&acks, &hit, format!("acks = `{told}`: {consequence}"))
            .help("set acks=all, with min.insync.replicas=2 and three copies")
            .replace("write all", false, "all");
    }
}

/// Nothing is written: the library decides.
fn unset(estate: &Estate, client: &Client<'_>, out: &mut Findings<'_>) {
    let add = || lines::with(estate, &client.file.properties.entries, "acks=all");
    if client.frame != Frame::Plain || !client.surely_plays(Role::Producer) {
        return;
    }
    // Both make the library wait for all.
    let idempotent = idempotence::written(client).is_some_and(|(_, on)| on);
    if idempotent || idempotence::transactional(client).is_some() {
        return;
    }
    let weak = |text: Option<&str>| matches!(text, Some("0" | "1"));
    let setting = client.setting(Role::Producer, "acks");
    if let ClientOrigin::Framework(name) = setting.origin {
        if let Some(value) = setting.fact.value.known().filter(|text| weak(Some(text))) {
            let message = format!(
                "acks is not set, and {name} takes {value}: acknowledged records can be lost"
            );
            out.add(&setting.fact, &Hit::certain(), message)
                .severity(Severity::Warning)
                .help("set acks=all");
        }
        return;
    }
    let library = client.library_or_java();
    let acks = client.declared(Role::Producer, "acks");
    let version = client.version;
    match default_of(library, version, Role::Producer, "acks") {
        ClientDefault::Known(default) if weak(default.value()) => {
            let version = version.map_or(String::new(), |version| format!(" {version}"));
            let message = format!(
                "acks is not set, and {}{version} clients take {}: acknowledged records can be lost",
                library.name(),
                default.value().unwrap_or(""),
            );
            let hit = client_files::as_sure_as_the_library(client);
            out.add(&acks, &hit, message)
                .severity(Severity::Warning)
                .help("set acks=all")
                .offer("add acks=all", false, add());
        }
        ClientDefault::Depends(steps) => {
            let is_weak =
                |state: &State| matches!(state, State::Default(default) if weak(default.value()));
            let safe = steps.iter().find(|(_, state)| !is_weak(state));
            let Some((since, _)) = safe.filter(|_| steps.iter().any(|(_, state)| is_weak(state)))
            else {
                return;
            };
            let message = format!(
                "acks is not set: {} clients before {since} do not wait for the followers, and the version is not told",
                library.name(),
            );
            let hit = Hit::certain().at_most(Confidence::Low);
            out.add(&acks, &hit, message)
                .severity(Severity::Note)
                .help(format!(
                    "set acks=all, or say which client it is: `# mskwise: client={}@{since}`",
                    library.name()
                ))
                .offer("add acks=all", false, add());
        }
        _ => {}
    }
}
