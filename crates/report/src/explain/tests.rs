use super::*;

#[test]
fn every_card_is_found_by_its_name() {
    let watches = Watches::default();
    for card in all(&watches) {
        assert!(told(&card.name, &watches).contains(&card), "{card:?}");
    }
}

#[test]
fn every_card_names_its_source() {
    for card in all(&Watches::default()) {
        let source = card.rows.iter().find(|(name, _)| *name == "source");
        // A figure that nobody publishes says so.
        let said = |text: &str| text.contains("20") || text == "no published source";
        assert!(source.is_some_and(|(_, text)| said(text)), "{card:?}");
        assert!(card.rows.iter().all(|(_, value)| !value.is_empty()));
    }
}

#[test]
fn every_subject_but_prices_is_there() {
    use Subject::{Limit, Property, Quota, Setting, Size, Version};
    let cards = all(&Watches::default());
    for subject in [Setting, Property, Quota, Limit, Size, Version] {
        let of = |card: &&Card| card.subject == subject;
        assert!(cards.iter().filter(of).count() > 20, "{subject:?}");
    }
}

#[test]
fn a_book_tells_each_price_with_its_day() {
    let text = include_str!("../../../../pricing/us-east-1.toml");
    let book = cost::PriceBook::parse(text).unwrap();
    assert_eq!(prices(&book).len(), book.prices().count());
    let cards = prices_of("kafka.m7g.large", &book);
    let [card] = cards.as_slice() else {
        panic!("{cards:?}")
    };
    assert_eq!(card.name, "standard.broker.kafka.m7g.large");
    assert!(prices(&book).contains(card));
    let text = card.text();
    assert!(
        text.contains("USD per") && text.contains("\n  as of   20"),
        "{text}"
    );
}
