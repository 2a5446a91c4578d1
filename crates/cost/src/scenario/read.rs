//! The text of a scenario, TOML or JSON → `Scenario`, with every mistake told by place and path.

use fact::{FileId, Span};
use rust_decimal::Decimal;
use syntax::limits::MAX_DEPLOYMENTS;

use super::{
    Currency, Deployment, Discount, Kind, Scenario, Surroundings, Workload, figures::number,
    form::Walk,
};
use crate::{
    Answers, Charge, Hours, Percent, Quantity, Question, Stated,
    outline::{self, Complaints, Entry, Fields, Kind as NodeKind, Node},
    problem::{Problems, nearest},
};

/// No month is longer.
const LONGEST_MONTH: u32 = 744;
const KINDS: [&str; 6] = [
    "standard",
    "express",
    "serverless",
    "connect",
    "replicator",
    "private-connectivity",
];

impl Scenario {
    /// Reads a scenario: JSON when the text begins with `{`, else TOML. `file` is the file that the spans of its
    /// quantities will name.
    ///
    /// # Errors
    /// Everything wrong with the text: what is not TOML or JSON, unknown keys, figures that are no quantities.
    pub fn parse(text: &str, file: FileId) -> Result<Self, Problems> {
        let is_json = text
            .trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
            .starts_with('{');
        let root = if is_json {
            outline::json(text)
        } else {
            outline::toml(text)
        };
        let root = root.map_err(|problem| Problems(vec![problem]))?;
        let complaints = Complaints::default();
        let scenario = Fields::of(&root, String::new(), &complaints)
            .map(|fields| Reader { fields, file }.scenario());
        match (scenario, complaints.into_sorted()) {
            (Some(scenario), problems) if problems.is_empty() => Ok(scenario),
            (_, problems) => Err(Problems(problems)),
        }
    }
}

pub(super) struct Reader<'a> {
    pub(super) fields: Fields<'a>,
    pub(super) file: FileId,
}

impl<'a> Reader<'a> {
    fn scenario(mut self) -> Scenario {
        let region = self.fields.text("region");
        if region.is_none() && self.fields.take("region").is_none() {
            let message = "a scenario needs `region`, such as \"us-east-1\"";
            self.fields.complaints.add("", None, message);
        }
        let hours = self.month();
        let workload = self.inner("workload").map(|mut inner| {
            let mut workload = Workload::default();
            workload.walk(&mut inner);
            inner.fields.finish();
            workload
        });
        let deployments = self.deployments();
        let surroundings = self.inner("surroundings").map(|mut inner| {
            let mut surroundings = Surroundings::default();
            surroundings.walk(&mut inner);
            inner.fields.finish();
            surroundings
        });
        let assume = self.assume();
        let discount = self.discount();
        let currency = self.currency();
        let scenario = Scenario {
            region: region.unwrap_or_default().to_owned(),
            hours,
            workload,
            deployments,
            surroundings,
            assume,
            discount,
            currency,
        };
        self.check_hours(&scenario);
        self.fields.finish();
        scenario
    }

    fn inner(&mut self, key: &'static str) -> Option<Reader<'a>> {
        let fields = self.fields.table(key)?;
        Some(Reader {
            fields,
            file: self.file,
        })
    }

    fn month(&mut self) -> Option<Hours> {
        let mut stated: Option<Stated<Hours>> = None;
        self.quantity("hours", &mut stated);
        let hours = stated?.range.typical;
        let fits = !hours.get().is_zero() && hours.get() <= Decimal::from(LONGEST_MONTH);
        if !fits && let Some(node) = self.fields.take("hours") {
            let message =
                format!("the length of a month is above 0 and at most {LONGEST_MONTH} hours");
            self.fields.complain("hours", node, message);
        }
        fits.then_some(hours)
    }

    fn deployments(&mut self) -> Vec<Deployment> {
        let Some(node) = self.fields.take("deployment") else {
            return Vec::new();
        };
        let NodeKind::List(items) = &node.kind else {
            let message = "write each deployment under its own [[deployment]]";
            self.fields.complain("deployment", node, message);
            return Vec::new();
        };
        if items.len() > MAX_DEPLOYMENTS {
            let message = format!("at most {MAX_DEPLOYMENTS} deployments are read");
            self.fields.complain("deployment", node, message);
            return Vec::new();
        }
        let one = |(at, item)| self.deployment(at, item);
        items.iter().enumerate().filter_map(one).collect()
    }

    fn deployment(&self, index: usize, node: &'a Node) -> Option<Deployment> {
        let path = format!("deployment[{index}]");
        let fields = Fields::of(node, path, self.fields.complaints)?;
        let mut reader = Reader {
            fields,
            file: self.file,
        };
        let name = reader.fields.text("name").map(str::to_owned);
        let word = reader.fields.text("kind");
        let mut hours = None;
        reader.quantity("hours", &mut hours);
        let Some(mut kind) = word.and_then(Kind::empty) else {
            reader.complain_kind(word);
            return None;
        };
        kind.walk(&mut reader);
        let at = reader.span(node);
        reader.fields.finish();
        Some(Deployment {
            name: name.unwrap_or_else(|| kind.as_str().to_owned()),
            hours,
            kind,
            at,
        })
    }

    fn complain_kind(&mut self, word: Option<&str>) {
        let known = KINDS.join(", ");
        let Some(word) = word else {
            if self.fields.take("kind").is_none() {
                let message = format!("a deployment needs `kind`: {known}");
                let at = self.fields.at.clone();
                self.fields.complaints.add(&self.fields.path, at, message);
            }
            return;
        };
        let hint = match nearest(word, KINDS) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known: {known}"),
        };
        if let Some(node) = self.fields.take("kind") {
            let message = format!("`{word}` is no kind of deployment; {hint}");
            self.fields.complain("kind", node, message);
        }
    }

    /// A deployment cannot exist for longer than the month.
    fn check_hours(&self, scenario: &Scenario) {
        let month = scenario.hours.map_or_else(
            || crate::defaults::named("hours").value(),
            |hours| hours.get(),
        );
        for (index, deployment) in scenario.deployments.iter().enumerate() {
            let Some(hours) = &deployment.hours else {
                continue;
            };
            if hours.range.high.get() > month {
                let at = hours.at.map(fact::Span::range);
                let message = format!(
                    "{} hours are more than the month has ({month}); `hours` of the scenario is its length",
                    hours.range.high.get()
                );
                let path = format!("deployment[{index}].hours");
                self.fields.complaints.add(&path, at, message);
            }
        }
    }

    fn assume(&mut self) -> Answers {
        let mut answers = Answers::default();
        let Some(mut table) = self.fields.table("assume") else {
            return answers;
        };
        for entry in table.rest() {
            let Some(question) = Question::of_id(&entry.key) else {
                unknown(
                    &table,
                    entry,
                    Question::ALL.iter().map(|question| question.id()),
                );
                continue;
            };
            let [usual, other] = question.answers();
            match &entry.value.kind {
                NodeKind::Text(text) if text == usual => {}
                NodeKind::Text(text) if text == other => answers = answers.flip(question),
                _ => {
                    let message = format!("the answers are \"{usual}\" and \"{other}\"");
                    table.complain(&entry.key, &entry.value, message);
                }
            }
        }
        answers
    }

    fn discount(&mut self) -> Discount {
        let mut discount = Discount::default();
        let Some(mut table) = self.fields.table("discount") else {
            return discount;
        };
        let dimensions = Charge::dimensions();
        for entry in table.rest() {
            let overall = entry.key == "overall";
            if !overall && !dimensions.contains(&&*entry.key) {
                let known = dimensions.iter().copied().chain(["overall"]);
                unknown(&table, entry, known);
                continue;
            }
            let percent = match &entry.value.kind {
                NodeKind::Text(text) | NodeKind::Number(text) => Percent::parse(text),
                _ => None,
            };
            match percent {
                Some(percent) if overall => discount.overall = percent,
                Some(percent) => {
                    discount.by_dimension.insert(entry.key.clone(), percent);
                }
                None => {
                    let message = "a discount is a percentage from 0 to 100, such as \"12%\"";
                    table.complain(&entry.key, &entry.value, message);
                }
            }
        }
        discount
    }

    fn currency(&mut self) -> Option<Currency> {
        let mut table = self.fields.table("currency")?;
        let code = table.text("code").map(str::to_owned);
        let rate = table.take("rate");
        let parsed = rate.and_then(number).filter(|rate| {
            *rate > Decimal::ZERO && *rate <= Decimal::ONE_HUNDRED * Decimal::ONE_THOUSAND
        });
        if let (Some(node), None) = (rate, parsed) {
            let message =
                "a rate is above 0 and at most 100000: units of the currency for one US dollar";
            table.complain("rate", node, message);
        }
        if code.is_none() || rate.is_none() {
            let message = "a currency needs `code` and `rate`";
            table.complaints.add(&table.path, table.at.clone(), message);
        }
        table.finish();
        Some(Currency {
            code: code?,
            rate: parsed?,
        })
    }

    pub(super) fn span(&self, node: &Node) -> Option<Span> {
        let at = node.at.clone()?;
        Some(Span::new(self.file, at.start, at.end))
    }
}

fn unknown<'k>(table: &Fields<'_>, entry: &Entry, known: impl Iterator<Item = &'k str> + Clone) {
    let hint = match nearest(&entry.key, known.clone()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known here: {}", known.collect::<Vec<_>>().join(", ")),
    };
    let message = format!("unknown key `{}`; {hint}", entry.key);
    table.complaints.add(&table.path, entry.at.clone(), message);
}
