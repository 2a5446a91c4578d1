use super::*;
use crate::{Estate, Input, Options};

fn read(name: &str, text: &str) -> Estate {
    Estate::read(vec![Input::named(name, text)], &Options::default())
}

#[test]
fn defaults_follow_the_library_and_its_version() {
    for (hint, key, wanted) in [
        ("client=java@2.8", "acks", Some("1")),
        ("client=java@3.6", "acks", Some("all")),
        // 3.0 changed it, and nobody says which version it is.
        ("client=java", "acks", None),
        ("client=java", "max.block.ms", Some("60000")),
        ("client=librdkafka@2.3", "linger.ms", Some("5")),
    ] {
        let estate = read(
            "p.properties",
            &format!("# mskwise: kind=producer {hint}\nclient.id=a\n"),
        );
        let client = estate.client_views().next().unwrap();
        let setting = client.setting(Role::Producer, key);
        assert_eq!(
            setting.fact.value.known().map(String::as_str),
            wanted,
            "{hint} {key}"
        );
        assert!(!setting.is_declared());
    }
}

#[test]
fn roles_are_told_by_what_only_one_role_has() {
    for (name, text, producer, consumer, told) in [
        ("a.properties", "acks=all\nlinger.ms=5\n", true, false, true),
        (
            "consumer.properties",
            "bootstrap.servers=b:9098\ngroup.id=g\n",
            false,
            true,
            true,
        ),
        (
            "client.properties",
            "security.protocol=SSL\nclient.id=a\n",
            true,
            true,
            false,
        ),
    ] {
        let estate = read(name, text);
        let client = estate.client_views().next().unwrap();
        let plays = (client.plays(Role::Producer), client.plays(Role::Consumer));
        assert_eq!(
            (plays, client.roles_are_told),
            ((producer, consumer), told),
            "{name}"
        );
    }
}

#[test]
fn frames_have_spellings_of_their_own() {
    let worker = "# mskwise: kind=worker\nproducer.acks=1\nacks=0\n";
    let estate = read("w.properties", worker);
    let client = estate.client_views().next().unwrap();
    let acks = client.setting(Role::Producer, "acks");
    assert_eq!((acks.told().as_str(), client.frame), ("`1`", Frame::Worker));

    // librdkafka has two names for it.
    let text = "# mskwise: client=librdkafka@2.3\nrequest.required.acks=1\n";
    let estate = read("p.properties", text);
    let client = estate.client_views().next().unwrap();
    assert_eq!(client.setting(Role::Producer, "acks").integer(), Some(1));
}

#[test]
fn what_is_filled_in_later_is_not_known() {
    let estate = read("p.properties", "acks=${env:ACKS}\nlinger.ms=5\n");
    let client = estate.client_views().next().unwrap();
    assert!(client.declared(Role::Producer, "acks").value.is_unknown());
}
