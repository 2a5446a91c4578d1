//! Offer files in both forms, written here after AWS's form, and the whole price list against the books in `pricing/`.

use std::collections::BTreeMap;

use cost::PriceBook;

use super::{book, offer::Offer};

/// One item of the price list: region, location, usage type, operation, price.
type Line<'t> = [&'t str; 5];

fn transcribed() -> Vec<Line<'static>> {
    let text = include_str!("../../fixtures/msk-2025-04-04.txt");
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            cells.try_into().expect("five cells a line")
        })
        .collect()
}

fn as_json(lines: &[Line<'_>], service: &str) -> String {
    let mut products = serde_json::Map::new();
    let mut terms = serde_json::Map::new();
    for (at, [region, location, usage, operation, price]) in lines.iter().enumerate() {
        let sku = format!("SKU{at}");
        products.insert(
            sku.clone(),
            serde_json::json!({ "sku": sku, "productFamily": "Managed Streaming for Apache Kafka (MSK)", "attributes": {
                "servicecode": service, "location": location, "locationType": "AWS Region", "usagetype": usage,
                "operation": operation, "regionCode": region, "servicename": "Amazon Managed Streaming for Apache Kafka" } }),
        );
        terms.insert(
            sku.clone(),
            serde_json::json!({ format!("{sku}.JRTCKXETXF"): { "offerTermCode": "JRTCKXETXF", "sku": sku,
                "effectiveDate": "2025-04-01T00:00:00Z", "termAttributes": {}, "priceDimensions": {
                    format!("{sku}.JRTCKXETXF.6YS6EN2CT7"): { "description": "a price", "beginRange": "0", "endRange": "Inf",
                        "unit": "Hrs", "pricePerUnit": { "USD": format!("{price}00000") }, "appliesTo": [] } } } }),
        );
    }
    serde_json::json!({ "formatVersion": "v1.0", "disclaimer": "for information", "offerCode": service,
        "version": "20250404190532", "publicationDate": "2025-04-04T19:05:32Z", "products": products,
        "terms": { "OnDemand": terms } })
    .to_string()
}

fn as_csv(lines: &[Line<'_>]) -> String {
    let mut text = String::from(
        "\"FormatVersion\",\"v1.0\"\n\"Disclaimer\",\"for information, \"\"as is\"\"\"\n\"Publication Date\",\"2025-04-04T19:05:32Z\"\n\
         \"Version\",\"20250404190532\"\n\"OfferCode\",\"AmazonMSK\"\n\
         \"SKU\",\"OfferTermCode\",\"RateCode\",\"TermType\",\"PriceDescription\",\"EffectiveDate\",\"StartingRange\",\"EndingRange\",\
         \"Unit\",\"PricePerUnit\",\"Currency\",\"Product Family\",\"serviceCode\",\"Location\",\"Location Type\",\"usageType\",\
         \"operation\",\"Region Code\",\"serviceName\"\n",
    );
    for (at, [region, location, usage, operation, price]) in lines.iter().enumerate() {
        text.push_str(&format!(
            "\"SKU{at}\",\"JRTCKXETXF\",\"SKU{at}.JRTCKXETXF.6YS6EN2CT7\",\"OnDemand\",\"a price, per unit\",\"2025-04-01\",\"0\",\"Inf\",\
             \"Hrs\",\"{price}0000\",\"USD\",\"Managed Streaming\",\"AmazonMSK\",\"{location}\",\"AWS Region\",\"{usage}\",\
             \"{operation}\",\"{region}\",\"Amazon MSK\"\n"
        ));
    }
    text
}

fn imported(text: &str) -> BTreeMap<String, PriceBook> {
    let offer = Offer::parse(text).unwrap();
    assert_eq!(offer.unread, [""; 0]);
    assert_eq!(offer.date, "2025-04-04");
    let books = book::books(&offer, None);
    let parsed = |(region, book): (String, book::Book)| {
        let parsed = PriceBook::parse(&book.text()).unwrap_or_else(|told| panic!("{told}"));
        (region, parsed)
    };
    books.into_iter().map(parsed).collect()
}

/// Every one of the 933 prices of the list is in the book of its region, with the same figure and unit; the two that
/// the books hold beyond it are those of Sao Paulo that came later.
#[test]
fn the_books_are_the_price_list() {
    let lines = transcribed();
    assert_eq!(lines.len(), 933);
    for books in [
        imported(&as_json(&lines, "AmazonMSK")),
        imported(&as_csv(&lines)),
    ] {
        assert!(books.keys().map(String::as_str).eq(PriceBook::regions()));
        let mut compared = 0;
        let mut later = Vec::new();
        for (region, listed) in &books {
            let ours = PriceBook::of_region(region).unwrap();
            for (key, price) in listed.prices() {
                let charge = cost::Charge::of_key(key).unwrap();
                let mine = ours.price(&charge).unwrap();
                assert_eq!(
                    (mine.amount, mine.unit),
                    (price.amount, price.unit),
                    "{region} {key}"
                );
                compared += 1;
            }
            let msk = |key: &str| cost::Charge::of_key(key).is_some_and(|charge| charge.is_msk());
            let more = ours.prices().filter(|(key, _)| msk(key));
            later.extend(
                more.filter(|(key, _)| !listed.prices().any(|(known, _)| known == *key))
                    .map(|(key, _)| format!("{region} {key}")),
            );
            assert_eq!(listed.name(), ours.name());
        }
        assert_eq!(compared, 933);
        assert_eq!(
            later,
            [
                "sa-east-1 serverless.cluster",
                "sa-east-1 serverless.partition"
            ]
        );
    }
}

const ONE: Line<'static> = [
    "eu-west-9",
    "EU (Nowhere)",
    "EUW9-Kafka.m8g.large",
    "RunBroker",
    "0.25",
];

#[test]
fn a_size_nobody_knew_is_read_by_its_form() {
    let books = imported(&as_csv(&[ONE]));
    let (key, price) = books["eu-west-9"].prices().next().unwrap();
    assert_eq!(
        (key, price.amount.to_string()),
        ("standard.broker.kafka.m8g.large", "0.25".into())
    );
    assert_eq!(price.source, "aws-price-list-2025-04-04");
}

#[test]
fn what_has_no_name_in_our_books_is_told() {
    let odd = [
        "eu-west-9",
        "EU (Nowhere)",
        "EUW9-Kafka.Something",
        "RunSomething",
        "1",
    ];
    let offer = Offer::parse(&as_json(&[ONE, odd], "AmazonMSK")).unwrap();
    assert_eq!(
        offer.unread,
        ["EUW9-Kafka.Something RunSomething in eu-west-9"]
    );
    assert_eq!(offer.items.len(), 1);
}

#[test]
fn what_a_book_cannot_hold_is_refused() {
    let told = |text: &str| Offer::parse(text).unwrap_err();
    let other = [
        "eu-west-9",
        "EU (Nowhere)",
        "EUW9-Kafka.m8g.large",
        "RunBroker",
        "0.26",
    ];
    assert!(told(&as_csv(&[ONE, other])).contains("two prices"));
    let tiers = as_csv(&[ONE]).replace("\"0\",\"Inf\"", "\"1024\",\"Inf\"");
    assert!(told(&tiers).contains("volume tiers"));
    assert!(told(&as_json(&[ONE], "AmazonEC2")).contains("AmazonEC2"));
    assert!(told(&as_csv(&[ONE]).replace("0.250000", "lots")).contains("no price"));
    assert!(
        told("{\"offerCode\": \"AmazonMSK\", \"publicationDate\": \"2025-04-04\"}")
            .contains("products")
    );
    assert!(told("a,b\n1,2\n").contains("SKU"));
    assert!(told(&as_csv(&[ONE]).replace("usageType", "use")).contains("usageType"));
}

#[test]
fn what_changed_is_told() {
    let offer = Offer::parse(&as_csv(&[ONE])).unwrap();
    let books = book::books(&offer, Some("eu-west-9"));
    let new = &books["eu-west-9"];
    assert_eq!(book::figures(&new.text()).unwrap().len(), 1);
    assert!(new.against(&book::figures(&new.text()).unwrap()).is_empty());
    let before = "[charge]\n\"standard.broker.kafka.m8g.large\" = { price = \"0.2\" }\n\"connect.mcu\" = { price = \"0.1\" }\n";
    assert_eq!(
        new.against(&book::figures(before).unwrap()),
        [
            "changed: standard.broker.kafka.m8g.large from 0.2 to 0.25",
            "gone: connect.mcu, which the offer file does not hold"
        ]
    );
    assert!(book::books(&offer, Some("eu-west-1")).is_empty());
}
