//! `Fn::Cidr`: the first blocks of a network, of one size, in order.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use fact::{Outcome, Text, Value, Why};

use crate::{Function, Resolved, Template, resolve::unresolved};

/// The function gives at most this many blocks (CloudFormation reference, Fn::Cidr).
const MAX_BLOCKS: usize = 256;

/// How many bits of an address a block leaves free when nothing is said: an IPv4 /24 (CloudFormation reference).
const DEFAULT_BITS: u32 = 8;

impl Template {
    pub(crate) fn cidr<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let [network, count, rest @ ..] = call.argument.items() else {
            return unresolved("Fn::Cidr takes a network and a count");
        };
        let number = |text: &Text| text.as_str().trim().parse::<u32>().ok();
        let count = self
            .text_at(count, depth)
            .and_then(|text| match number(&text) {
                Some(count) if (1..=MAX_BLOCKS).contains(&(count as usize)) => {
                    Outcome::Known(count as usize)
                }
                _ => Outcome::Unknown(Why::Unresolved("the count of Fn::Cidr is not known".into())),
            });
        let bits = match rest.first() {
            Some(bits) => self.text_at(bits, depth),
            None => Value::Known(Text::standing_for(&DEFAULT_BITS.to_string(), call.span)),
        };
        let network = self.text_at(network, depth);
        count
            .zip(&network)
            .zip(&bits)
            .map(|((count, network), bits)| {
                let found = (!network.has_hole())
                    .then(|| blocks(network.as_str().trim(), count, number(&bits)?))
                    .flatten();
                // How many there are is known even where the network is not.
                let members = match found {
                    Some(blocks) => blocks
                        .iter()
                        .map(|block| Text::standing_for(block, call.span))
                        .collect(),
                    None => vec![Text::hole(call.span); count],
                };
                Resolved::List(members.into_iter().map(Resolved::Text).collect())
            })
    }
}

/// The first `count` blocks of `network` that leave `bits` bits free; `None` when they do not fit.
fn blocks(network: &str, count: usize, bits: u32) -> Option<Vec<String>> {
    let (address, prefix) = network.split_once('/')?;
    let prefix: u32 = prefix.parse().ok()?;
    let address: IpAddr = address.parse().ok()?;
    let (width, base): (u32, u128) = match address {
        IpAddr::V4(address) => (32, u128::from(u32::from(address))),
        IpAddr::V6(address) => (128, u128::from(address)),
    };
    let size = width
        .checked_sub(bits)
        .filter(|size| *size >= prefix && prefix <= width)?;
    let host = width - prefix;
    let start = if host >= 128 { 0 } else { base >> host << host };
    let available = size - prefix;
    if available < 64 && (count as u128) > 1u128 << available {
        return None;
    }
    let step = if bits >= 128 { 0 } else { 1u128 << bits };
    let blocks = (0..count as u128).map(|number| {
        let at = start + number * step;
        match address {
            IpAddr::V4(_) => {
                let at = Ipv4Addr::from(u32::try_from(at).unwrap_or(u32::MAX));
                format!("{at}/{size}")
            }
            IpAddr::V6(_) => format!("{}/{size}", Ipv6Addr::from(at)),
        }
    });
    Some(blocks.collect())
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn blocks_follow_each_other() {
        let found = blocks("10.0.0.0/16", 3, 8).unwrap();
        assert_eq!(found, ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]);
        let found = blocks("192.168.0.17/24", 2, 5).unwrap();
        assert_eq!(found, ["192.168.0.0/27", "192.168.0.32/27"]);
        let found = blocks("2001:db8::/56", 2, 64).unwrap();
        assert_eq!(found, ["2001:db8::/64", "2001:db8:0:1::/64"]);
    }

    #[test]
    fn what_does_not_fit_is_nothing() {
        assert_eq!(blocks("10.0.0.0/24", 2, 8), None);
        assert_eq!(blocks("10.0.0.0/24", 1, 8).unwrap(), ["10.0.0.0/24"]);
        assert_eq!(blocks("10.0.0.0/24", 1, 9), None);
        assert_eq!(blocks("10.0.0.0/33", 1, 0), None);
        assert_eq!(blocks("10.0.0.0", 1, 8), None);
        assert_eq!(blocks("10.0.0.0/24", 1, 99), None);
        assert!(blocks("0.0.0.0/0", 256, 24).is_some());
        assert!(blocks("::/0", 1, 128).is_some());
        assert_eq!(blocks("255.255.255.255/32", 1, 0).unwrap().len(), 1);
    }
}
