//! Whatever a node stands for as a text. A piece nobody can tell becomes a hole that keeps the name of the resource
//! or parameter it speaks of.

use fact::{Alternative, Outcome, Span, Text, Value, Why};
use syntax::Node;

use crate::{Function, Reference, Resolved, Template};

impl Template {
    /// The text of a node; what cannot be told becomes a hole, what is absent stays absent.
    pub(crate) fn text_at<'t>(&'t self, node: &'t Node, depth: usize) -> Value<Text> {
        self.as_text(self.resolve_at(node, depth), node.full_span())
    }

    /// The text of the argument of a function with a single argument.
    pub(crate) fn argument_text<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Text> {
        self.as_text(self.argument(call, depth), call.span)
    }

    /// A value as text; `at` is where its holes are when they do not say so themselves.
    pub(crate) fn as_text(&self, value: Value<Resolved<'_>>, at: Span) -> Value<Text> {
        match value {
            Value::Known(resolved) => Value::Known(self.text_of(&resolved, at)),
            Value::Absent => Value::Absent,
            Value::Unknown(why) => Value::Known(hole(&why, at)),
            Value::OneOf(alternatives) => Value::OneOf(
                alternatives
                    .into_iter()
                    .map(|alternative| {
                        let place = alternative.span.unwrap_or(at);
                        Alternative {
                            case: alternative.case,
                            standing: alternative.standing,
                            span: alternative.span,
                            outcome: match alternative.outcome {
                                Outcome::Known(resolved) => {
                                    Outcome::Known(self.text_of(&resolved, place))
                                }
                                Outcome::Absent => Outcome::Absent,
                                Outcome::Unknown(why) => Outcome::Known(hole(&why, place)),
                            },
                        }
                    })
                    .collect(),
            ),
        }
    }

    /// A resolved value as text; anything but a scalar or a computed text is a hole.
    pub(crate) fn text_of(&self, resolved: &Resolved<'_>, at: Span) -> Text {
        match resolved {
            Resolved::Text(text) => text.clone(),
            Resolved::Node(node) => node
                .text(self.source())
                .unwrap_or_else(|| Text::hole(node.full_span())),
            Resolved::Reference(reference) => reference.hole(at),
            Resolved::List(_) => Text::hole(at),
        }
    }

    /// The resource a text speaks of: the text is one hole, or an ARN whose resource part ends in one that is the
    /// resource's name or ARN. `${Cluster.Arn}/topic` speaks of something below the cluster, not of the cluster.
    pub(crate) fn spoken_of(&self, text: &Text) -> Option<Reference> {
        if let Some(name) = text.only_name() {
            return self.named(name);
        }
        if !text.as_str().starts_with("arn:") {
            return None;
        }
        let (at, name) = text.holes().last()?;
        // The fifth colon ends the account; a name stands behind `/` or `:`.
        let colon = text.as_str().match_indices(':').nth(4)?.0;
        let own_part = at > colon
            && text.as_str().get(..at)?.ends_with([':', '/'])
            && matches!(text.as_str().get(at + Text::HOLE.len_utf8()..)?, "" | ":*");
        let reference = self.named(name?)?;
        let mut inside = text.holes().filter(|(hole, _)| *hole > colon);
        (own_part && inside.next()?.0 == at && reference.attribute().is_none()).then_some(reference)
    }
}

fn hole(why: &Why, at: Span) -> Text {
    match why {
        Why::Parameter(name) | Why::Pseudo(name) if !name.starts_with("Fn::") => {
            Text::named_hole(name, at)
        }
        _ => Text::hole(at),
    }
}
