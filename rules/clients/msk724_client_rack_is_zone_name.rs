//! MSK724: a client that gives the name of its zone where brokers give the id of theirs.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Consumer) {
            continue;
        }
        let rack = client.declared(Role::Consumer, "client.rack");
        if rack.holds(|rack| is_zone_name(rack)).is_none() {
            continue;
        }
        let told = rack.value.known().map_or("", String::as_str);
        let message = format!(
            "client.rack = `{told}` is the name of a zone: brokers of MSK carry the id of theirs, such as use1-az1, so no copy counts as near",
        );
        out.add(&rack, &Hit::certain(), message)
            .help("use the zone id; names mean another zone in each account: aws ec2 describe-availability-zones");
    }
}

/// `us-east-1a`, `ap-southeast-2b`, `us-gov-west-1a`; an id such as `use1-az1` is none.
fn is_zone_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let Some((last, words)) = parts.split_last() else {
        return false;
    };
    let plain = |word: &&str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut letters = last.chars();
    let (digit, letter) = (letters.next(), letters.next());
    words.len() >= 2
        && words.first().is_some_and(|word| word.len() == 2)
        && words.iter().all(plain)
        && digit.is_some_and(|digit| digit.is_ascii_digit())
        && letter.is_some_and(|letter| letter.is_ascii_lowercase())
        && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_zone_name;

    #[test]
    fn tells_names_from_ids() {
        for name in ["us-east-1a", "ap-southeast-2b", "us-gov-west-1c"] {
            assert!(is_zone_name(name), "{name}");
        }
        for other in [
            "use1-az1",
            "us-east-1",
            "rack-1a",
            "",
            "us-east-1-bos-1a",
            "eu-1a",
        ] {
            assert!(!is_zone_name(other), "{other}");
        }
    }
}
