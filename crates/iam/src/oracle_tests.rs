//! Patterns against ARNs and actions, beside the verdicts of an implementation that shares no line with ours: the crate
//! `iam-rs`. The pairs are the same in every run.

use crate::{Language, Pattern, Resource, Tri};

/// How many pairs of each kind.
const PAIRS: u32 = 100_000;

/// A linear congruential generator: the constants of Knuth's MMIX.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

const UUIDS: [&str; 3] = [
    "abcd1234-0123-abcd-5678-1234abcd5678-1",
    "abcd1234-0123-abcd-5678-1234abcd5678-s2",
    "u-1",
];

/// The five parts of an ARN behind `arn:`. The words are alike, so that near misses are common.
fn arn(dice: &mut Dice) -> [String; 5] {
    let kind = dice.one(&[
        "cluster",
        "topic",
        "group",
        "transactional-id",
        "replicator",
    ]);
    let mut tail = format!(
        "{kind}/{}/{}",
        dice.one(&["prod", "prod2", "prd", "p", "orders", "orders-prod"]),
        dice.one(&UUIDS)
    );
    if kind != "cluster" {
        tail.push('/');
        tail.push_str(dice.one(&[
            "orders",
            "orders-in",
            "a/b",
            "__amazon_msk_connect_x",
            "o",
            "ordersorders",
        ]));
    }
    [
        dice.one(&["aws", "aws-cn", "aws-us-gov"]).to_owned(),
        dice.one(&["kafka", "kafka", "kafka", "kafkaconnect"])
            .to_owned(),
        dice.one(&["eu-west-1", "eu-west-2", "us-east-1"])
            .to_owned(),
        dice.one(&["111122223333", "111122223334"]).to_owned(),
        tail,
    ]
}

/// Puts wildcards into a text: a stretch becomes a star, single characters question marks.
fn loosened(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(3) {
        if letters.is_empty() {
            break;
        }
        let from = dice.below(letters.len());
        if dice.once_in(3) {
            letters[from] = '?';
        } else {
            let to = (from + dice.below(9)).min(letters.len());
            letters.splice(from..to, ['*']);
        }
    }
    letters.into_iter().collect()
}

/// A pattern made from one ARN, and the same or another ARN to hold it against.
fn pair(dice: &mut Dice) -> (String, String) {
    let made_from = arn(dice);
    let mut against = made_from.clone();
    if dice.once_in(2) {
        let other = arn(dice);
        for (mine, theirs) in against.iter_mut().zip(other) {
            if dice.once_in(3) {
                *mine = theirs;
            }
        }
    }
    let parts: Vec<String> = made_from
        .iter()
        .enumerate()
        // No wildcard is allowed in the place of the service.
        .map(|(at, part)| match at {
            1 => part.clone(),
            4 => loosened(part, dice),
            _ if dice.once_in(3) => loosened(part, dice),
            _ => part.clone(),
        })
        .collect();
    let pattern = if dice.once_in(200) {
        "*".to_owned()
    } else {
        format!("arn:{}", parts.join(":"))
    };
    (pattern, format!("arn:{}", against.join(":")))
}

#[test]
fn arn_patterns_match_as_somebody_else_reads_them() {
    let mut dice = Dice(20_261_128);
    let mut hits = 0;
    for _ in 0..PAIRS {
        let (pattern, text) = pair(&mut dice);
        let theirs = iam_rs::Arn::parse(&text)
            .unwrap()
            .matches(&pattern)
            .unwrap();
        let ours = Resource::of(&pattern).covers(&Resource::of(&text));
        assert_eq!(ours, Tri::sure(theirs), "{pattern} against {text}");
        hits += u32::from(theirs);
    }
    // Both answers are well represented.
    assert!(
        (PAIRS / 4..PAIRS * 3 / 4).contains(&hits),
        "{hits} of {PAIRS}"
    );
}

#[test]
fn action_patterns_match_as_somebody_else_reads_them() {
    let names: Vec<String> = ["kafka", "kafka-cluster", "kafkaconnect"]
        .iter()
        .filter_map(|prefix| crate::catalog().service(prefix))
        .flat_map(|service| service.actions())
        .map(|facts| facts.full_name().to_ascii_lowercase())
        .collect();
    let mut dice = Dice(20_261_129);
    let mut hits = 0;
    for _ in 0..PAIRS {
        let from = &names[dice.below(names.len())];
        let against = if dice.once_in(2) {
            from
        } else {
            &names[dice.below(names.len())]
        };
        let pattern = loosened(from, &mut dice);
        let theirs = iam_rs::Arn::wildcard_match(against, &pattern);
        let word = Pattern::read(against, Language::Literal);
        let ours = Pattern::read_ignoring_case(&pattern).matches(&word);
        assert_eq!(ours, Tri::sure(theirs), "{pattern} against {against}");
        hits += u32::from(theirs);
    }
    assert!(
        (PAIRS / 4..PAIRS * 3 / 4).contains(&hits),
        "{hits} of {PAIRS}"
    );
}
