//! The fields of a scenario's tables: figures, ranges, flows.

use fact::Span;
use rust_decimal::Decimal;

use super::{Flow, form::Walk, read::Reader};
use crate::{
    Basis, Quantity, Range, Stated,
    outline::{Fields, Kind, Node},
    units::Form,
};

/// More instance types than MSK has; keeps the time on hostile input bounded.
const MOST_CHOICES: usize = 64;

/// The decimal a text or number stands for, exactly as it is spelt.
pub(super) fn number(node: &Node) -> Option<Decimal> {
    let (Kind::Text(text) | Kind::Number(text)) = &node.kind else {
        return None;
    };
    let text = text.trim().replace('_', "");
    if let Ok(number) = Decimal::from_str_exact(&text) {
        return Some(number);
    }
    // An exponent; one reader for both kinds of document.
    Decimal::from_str_exact(&syntax::json::plain(&text)?).ok()
}

impl Reader<'_> {
    fn figure(&self, form: Form, path: &str, node: &Node) -> Option<Decimal> {
        let value = number(node).and_then(|figure| form.figure(figure));
        if value.is_none() {
            let what = if form.whole {
                "a whole number"
            } else {
                "a number"
            };
            let unit = if form.unit.is_empty() {
                String::new()
            } else {
                format!(" of {}", form.unit)
            };
            let message = format!(
                "{what}{unit} from 0 to {} is needed here, such as \"3\"",
                form.limit
            );
            self.fields.complaints.add(path, node.at.clone(), message);
        }
        value
    }

    /// `{ low, typical, high }`; without a typical figure it is the middle.
    fn range(&self, form: Form, path: String, node: &Node) -> Option<Range<Decimal>> {
        let mut fields = Fields::of(node, path, self.fields.complaints)?;
        let mut one = |key| {
            let node = fields.take(key)?;
            self.figure(form, &fields.path_of(key), node)
        };
        let (low, typical, high) = (one("low"), one("typical"), one("high"));
        let (path, at) = (fields.path.clone(), fields.at.clone());
        fields.finish();
        let (Some(low), Some(high)) = (low, high) else {
            let message = "a range needs `low` and `high`";
            self.fields.complaints.add(&path, at, message);
            return None;
        };
        let typical = match typical {
            Some(typical) => typical,
            None => {
                let middle = (low + high) / Decimal::TWO;
                form.figure(if form.whole { middle.ceil() } else { middle })?
            }
        };
        let ordered = low <= typical && typical <= high;
        if !ordered {
            let message = "low, typical and high must not decrease";
            self.fields.complaints.add(&path, at, message);
        }
        ordered.then_some(Range { low, typical, high })
    }

    /// What is written under a key, for any quantity: the types are put on by the caller, as this code is long.
    fn stated(&mut self, form: Form, key: &'static str) -> Option<(Range<Decimal>, Option<Span>)> {
        let node = self.fields.take(key)?;
        let path = self.fields.path_of(key);
        let range = match &node.kind {
            Kind::Table(_) => self.range(form, path, node),
            _ => self.figure(form, &path, node).map(Range::exact),
        };
        Some((range?, self.span(node)))
    }
}

impl Walk for Reader<'_> {
    fn choice(&mut self, key: &'static str, field: &mut Option<String>, others: &mut Vec<String>) {
        let Some(node) = self.fields.take(key) else {
            return;
        };
        let text = |node: &Node| match &node.kind {
            Kind::Text(text) => Some(text.clone()),
            _ => None,
        };
        let all: Option<Vec<String>> = match &node.kind {
            Kind::List(items) if items.len() <= MOST_CHOICES => items.iter().map(text).collect(),
            _ => text(node).map(|one| vec![one]),
        };
        let mut all = all.unwrap_or_default().into_iter();
        *field = all.next();
        if field.is_none() {
            let message =
                "a text in quotes is needed here, or a list of them with the usual one first";
            self.fields.complain(key, node, message);
        }
        others.extend(all);
    }

    fn quantity<T: Quantity>(&mut self, key: &'static str, field: &mut Option<Stated<T>>) {
        let Some((range, at)) = self.stated(T::FORM, key) else {
            return;
        };
        let (low, typical, high) = (T::new(range.low), T::new(range.typical), T::new(range.high));
        if let (Some(low), Some(typical), Some(high)) = (low, typical, high) {
            *field = Some(Stated {
                range: Range { low, typical, high },
                basis: Basis::Given,
                at,
            });
        }
    }

    fn flag(&mut self, key: &'static str, field: &mut Option<bool>) {
        *field = self.fields.flag(key);
    }

    fn flow(&mut self, key: &'static str, field: &mut Flow) {
        let Some(node) = self.fields.take(key) else {
            return;
        };
        // A bare figure is the average.
        if !matches!(node.kind, Kind::Table(_)) {
            self.quantity(key, &mut field.average);
            return;
        }
        let path = self.fields.path_of(key);
        let Some(fields) = Fields::of(node, path, self.fields.complaints) else {
            return;
        };
        let mut inner = Reader {
            fields,
            file: self.file,
        };
        field.walk(&mut inner);
        if let (Some(average), Some(peak)) = (&field.average, &field.peak)
            && average.range.typical > peak.range.typical
        {
            let message = "the average is above the peak";
            let (path, at) = (inner.fields.path.clone(), inner.fields.at.clone());
            inner.fields.complaints.add(&path, at, message);
        }
        inner.fields.finish();
    }
}
