//! The price books that come with the program. Only the one asked for is read, so that starting stays cheap.

use super::PriceBook;
use crate::problem::nearest;

/// Every region with the text of its book, sorted.
#[rustfmt::skip]
const BOOKS: &[(&str, &str)] = &[
    ("af-south-1", include_str!("../../../../pricing/af-south-1.toml")),
    ("ap-east-1", include_str!("../../../../pricing/ap-east-1.toml")),
    ("ap-northeast-1", include_str!("../../../../pricing/ap-northeast-1.toml")),
    ("ap-northeast-2", include_str!("../../../../pricing/ap-northeast-2.toml")),
    ("ap-northeast-3", include_str!("../../../../pricing/ap-northeast-3.toml")),
    ("ap-south-1", include_str!("../../../../pricing/ap-south-1.toml")),
    ("ap-south-2", include_str!("../../../../pricing/ap-south-2.toml")),
    ("ap-southeast-1", include_str!("../../../../pricing/ap-southeast-1.toml")),
    ("ap-southeast-2", include_str!("../../../../pricing/ap-southeast-2.toml")),
    ("ap-southeast-3", include_str!("../../../../pricing/ap-southeast-3.toml")),
    ("ap-southeast-4", include_str!("../../../../pricing/ap-southeast-4.toml")),
    ("ap-southeast-5", include_str!("../../../../pricing/ap-southeast-5.toml")),
    ("ca-central-1", include_str!("../../../../pricing/ca-central-1.toml")),
    ("ca-west-1", include_str!("../../../../pricing/ca-west-1.toml")),
    ("eu-central-1", include_str!("../../../../pricing/eu-central-1.toml")),
    ("eu-central-2", include_str!("../../../../pricing/eu-central-2.toml")),
    ("eu-north-1", include_str!("../../../../pricing/eu-north-1.toml")),
    ("eu-south-1", include_str!("../../../../pricing/eu-south-1.toml")),
    ("eu-south-2", include_str!("../../../../pricing/eu-south-2.toml")),
    ("eu-west-1", include_str!("../../../../pricing/eu-west-1.toml")),
    ("eu-west-2", include_str!("../../../../pricing/eu-west-2.toml")),
    ("eu-west-3", include_str!("../../../../pricing/eu-west-3.toml")),
    ("il-central-1", include_str!("../../../../pricing/il-central-1.toml")),
    ("me-central-1", include_str!("../../../../pricing/me-central-1.toml")),
    ("me-south-1", include_str!("../../../../pricing/me-south-1.toml")),
    ("sa-east-1", include_str!("../../../../pricing/sa-east-1.toml")),
    ("us-east-1", include_str!("../../../../pricing/us-east-1.toml")),
    ("us-east-2", include_str!("../../../../pricing/us-east-2.toml")),
    ("us-gov-east-1", include_str!("../../../../pricing/us-gov-east-1.toml")),
    ("us-gov-west-1", include_str!("../../../../pricing/us-gov-west-1.toml")),
    ("us-west-1", include_str!("../../../../pricing/us-west-1.toml")),
    ("us-west-2", include_str!("../../../../pricing/us-west-2.toml")),
];

/// What surrounds a cluster in every estimate.
const AROUND: &[&str] = &[
    include_str!("../../../../pricing/surroundings/data-transfer.toml"),
    include_str!("../../../../pricing/surroundings/network-and-monitoring.toml"),
];

/// What stands outside MSK and is asked for in a comparison only.
const ALTERNATIVES: &[&str] = &[
    include_str!("../../../../pricing/surroundings/ec2-ebs.toml"),
    include_str!("../../../../pricing/surroundings/streaming-alternatives.toml"),
];

/// A region without a price book.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no price book for region `{region}`{}", hint.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
pub struct UnknownRegion {
    /// The region that was asked for.
    pub region: String,
    /// The region that was probably meant.
    pub hint: Option<&'static str>,
}

impl PriceBook {
    /// The book of a region that comes with the program, with data transfer, endpoints and monitoring around it.
    ///
    /// # Errors
    /// When there is no book of that region.
    pub fn of_region(region: &str) -> Result<Self, UnknownRegion> {
        let at = BOOKS.binary_search_by(|(code, _)| (*code).cmp(region));
        let found = at.ok().and_then(|at| BOOKS.get(at));
        let Some((_, text)) = found else {
            return Err(UnknownRegion {
                region: region.to_owned(),
                hint: nearest(region, Self::regions()),
            });
        };
        let book = Self::parse(text).expect("a test reads every book that comes with the program");
        Ok(book.with_surroundings())
    }

    /// The codes of all regions that have a book, sorted.
    pub fn regions() -> impl Iterator<Item = &'static str> {
        BOOKS.iter().map(|(code, _)| *code)
    }

    /// Adds what surrounds a cluster, as far as the program knows it for the region.
    #[must_use]
    pub fn with_surroundings(self) -> Self {
        self.with(AROUND)
    }

    /// Adds what stands outside MSK: EC2, EBS, Kinesis and Firehose.
    #[must_use]
    pub fn with_alternatives(self) -> Self {
        self.with(ALTERNATIVES)
    }

    fn with(mut self, books: &[&str]) -> Self {
        for text in books {
            let more = Self::parse_surroundings(text, &self.region)
                .expect("a test reads every book that comes with the program");
            self.complete_with(more);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Charge, Plain, Source};
    use rust_decimal::Decimal;

    /// Prices per region, counted in the price list of 2025-04-04 plus two of 2026-10-07 for Sao Paulo.
    const COUNTS: &[(&str, usize)] = &[
        ("af-south-1", 15),
        ("ap-east-1", 15),
        ("ap-northeast-1", 40),
        ("ap-northeast-2", 40),
        ("ap-northeast-3", 15),
        ("ap-south-1", 40),
        ("ap-south-2", 31),
        ("ap-southeast-1", 40),
        ("ap-southeast-2", 40),
        ("ap-southeast-3", 15),
        ("ap-southeast-4", 15),
        ("ap-southeast-5", 23),
        ("ca-central-1", 40),
        ("ca-west-1", 15),
        ("eu-central-1", 40),
        ("eu-central-2", 15),
        ("eu-north-1", 40),
        ("eu-south-1", 15),
        ("eu-south-2", 31),
        ("eu-west-1", 40),
        ("eu-west-2", 40),
        ("eu-west-3", 40),
        ("il-central-1", 15),
        ("me-central-1", 31),
        ("me-south-1", 31),
        ("sa-east-1", 37),
        ("us-east-1", 40),
        ("us-east-2", 40),
        ("us-gov-east-1", 15),
        ("us-gov-west-1", 15),
        ("us-west-1", 26),
        ("us-west-2", 40),
    ];

    #[test]
    fn every_region_has_its_prices() {
        assert_eq!(COUNTS.iter().map(|(_, count)| count).sum::<usize>(), 935);
        assert!(PriceBook::regions().is_sorted());
        assert_eq!(PriceBook::regions().count(), COUNTS.len());
        for ((region, text), (expected, count)) in BOOKS.iter().zip(COUNTS) {
            assert_eq!(region, expected);
            let book = PriceBook::parse(text).unwrap();
            assert_eq!(book.region(), *region);
            assert_eq!(book.prices().count(), *count, "{region}");
            assert!(
                book.prices()
                    .all(|(key, _)| Charge::of_key(key).unwrap().is_msk())
            );
        }
    }

    #[test]
    fn every_figure_names_a_source_we_describe() {
        for region in PriceBook::regions() {
            let book = PriceBook::of_region(region).unwrap().with_alternatives();
            for (key, price) in book.prices() {
                for source in price.confirmed.iter().chain([&price.source]) {
                    assert!(Source::of_key(source).is_some(), "{region} {key} {source}");
                }
            }
        }
    }

    /// Copied by hand from the price list, one or two of every dimension, in eleven regions.
    #[test]
    fn figures_are_those_of_the_price_list() {
        let standard = |size: &str| Charge::StandardBroker(size.into());
        let express = |size: &str| Charge::ExpressBroker(size.into());
        let spots: &[(&str, Charge, &str)] = &[
            ("us-east-1", standard("kafka.t3.small"), "0.0456"),
            ("us-east-1", standard("kafka.m5.16xlarge"), "6.73"),
            ("us-east-1", Plain::ServerlessCluster.into(), "0.75"),
            ("us-east-1", Plain::TieredRetrieval.into(), "0.0015"),
            ("us-west-2", express("express.m7g.large"), "0.476"),
            ("us-west-2", Plain::ExpressDataIn.into(), "0.0117"),
            ("us-west-1", Plain::TieredStorage.into(), "0.0678"),
            ("eu-west-1", standard("kafka.m5.8xlarge"), "3.749"),
            ("eu-west-1", Plain::ServerlessPartition.into(), "0.001725"),
            ("eu-central-1", standard("kafka.m7g.4xlarge"), "1.9553"),
            ("eu-central-1", Plain::StorageThroughput.into(), "0.0952"),
            ("eu-central-2", standard("kafka.m5.large"), "0.278"),
            ("ap-southeast-1", express("express.m7g.16xlarge"), "16.32"),
            ("ap-southeast-1", Plain::ServerlessDataOut.into(), "0.0625"),
            ("ap-southeast-5", standard("kafka.t3.small"), "0.05203"),
            ("ap-northeast-1", Plain::ConnectMcu.into(), "0.142"),
            ("ap-northeast-1", Plain::ReplicatorHour.into(), "0.41"),
            ("ap-south-1", standard("kafka.m7g.xlarge"), "0.2915"),
            ("sa-east-1", Plain::ServerlessCluster.into(), "1.195"),
            ("sa-east-1", Plain::ReplicatorCrossRegion.into(), "0.12"),
            (
                "me-central-1",
                Plain::PrivateConnectivityHour.into(),
                "0.028224",
            ),
            (
                "me-central-1",
                Plain::PrivateConnectivityData.into(),
                "0.00672",
            ),
            ("us-gov-west-1", Plain::StandardStorage.into(), "0.12"),
            ("sa-east-1", Plain::ExpressStorage.into(), "0.19"),
            ("eu-central-1", Plain::ReplicatorSameRegion.into(), "0.1"),
            ("ap-northeast-1", Plain::ServerlessDataIn.into(), "0.129"),
            ("ap-south-1", Plain::ServerlessStorage.into(), "0.114"),
            ("ap-northeast-2", Plain::InterZone.into(), "0.01"),
        ];
        for (region, charge, amount) in spots {
            let book = PriceBook::of_region(region).unwrap();
            let price = book.price(charge).unwrap();
            assert_eq!(
                price.amount,
                Decimal::from_str_exact(amount).unwrap(),
                "{region} {}",
                charge.key()
            );
        }
    }

    #[test]
    fn surroundings_cover_the_regions_they_cover() {
        let count = |text: &&str| {
            PriceBook::regions()
                .map(|region| {
                    PriceBook::parse_surroundings(text, region)
                        .unwrap()
                        .prices()
                        .count()
                })
                .sum::<usize>()
        };
        // 27 regions: 27 zone prices, 108 internet tiers, 27 to other regions, 2 between the two of us-east.
        // Endpoints and monitoring: 30 figures in four regions.
        assert_eq!(AROUND.iter().map(count).collect::<Vec<_>>(), [164, 30]);
        // 16 regions with 745 instance types and 94 volume figures (two regions state no io2 price); 26 of Kinesis and Firehose.
        assert_eq!(
            ALTERNATIVES.iter().map(count).collect::<Vec<_>>(),
            [839, 26]
        );
    }

    #[test]
    fn an_unknown_region_is_told() {
        let error = PriceBook::of_region("us-esat-1").unwrap_err();
        assert_eq!(
            error.to_string(),
            "no price book for region `us-esat-1`; did you mean `us-east-1`?"
        );
        assert!(PriceBook::of_region("").is_err());
    }
}
