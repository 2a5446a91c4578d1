//! The cost of each kind over one input of a workload, as an SVG picture that stands alone: light and dark, lines that
//! differ in dash as well as in colour, a name on each, and a description for who cannot see it.

mod place;
mod scale;

use std::fmt;

use cost::{
    Comparison, Money, PriceBook, Scenario,
    compare::{BreakEven, Curve, Input, KINDS},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{cost::figure, xml::escape};
use place::apart;
use scale::Scale;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 74.0;
const RIGHT: f64 = 96.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 52.0;
/// Values at which the curves are drawn; steps between two of them look as steep as they are.
const SAMPLES: u32 = 720;

const STYLE: &str = include_str!("style.css");

/// A picture of one input; nothing where the workload has no range to look at or nothing has a price.
pub(crate) struct Chart<'r> {
    input: Input,
    comparison: &'r Comparison,
    currency: &'r str,
    here: f64,
    lines: Vec<Line>,
    x: Scale,
    y: Scale,
}

/// One kind: its points in pieces, as it may fit no workload in between.
struct Line {
    kind: &'static str,
    pieces: Vec<Vec<(f64, f64)>>,
}

impl<'r> Chart<'r> {
    pub(crate) fn of(
        input: Input,
        comparison: &'r Comparison,
        scenario: &Scenario,
        book: &PriceBook,
        currency: &'r str,
    ) -> Option<Self> {
        let curve = Curve::of(input, scenario, book, &comparison.sizing)?;
        let here = input.here(scenario)?.to_f64()?;
        let (from, to) = window(&curve, input, here)?;
        let x = Scale::new((from, to), (LEFT, WIDTH - RIGHT));
        let lines: Vec<Line> = KINDS.iter().map(|kind| line(kind, &curve, &x)).collect();
        let costs = || {
            lines
                .iter()
                .flat_map(|line| line.pieces.iter().flatten())
                .map(|(_, cost)| *cost)
        };
        let low = costs().fold(f64::INFINITY, f64::min);
        let high = costs().fold(0.0, f64::max);
        if !(low > 0.0 && high.is_finite() && high > 0.0) {
            return None;
        }
        let y = Scale::new((low * 0.8, high * 1.25), (HEIGHT - BOTTOM, TOP));
        Some(Self {
            input,
            comparison,
            currency,
            here,
            lines,
            x,
            y,
        })
    }

    /// The break-evens that the picture shows.
    fn turns(&self) -> impl Iterator<Item = (&BreakEven, f64)> {
        let all = self.comparison.break_evens.iter();
        all.filter(|turn| turn.input == self.input)
            .filter_map(|turn| Some((turn, turn.at.to_f64()?)))
            .filter(|(_, at)| self.x.holds(*at))
    }

    /// What the picture says, in words.
    fn description(&self) -> String {
        let best = self.comparison.best();
        let costs: Vec<String> = best
            .map(|best| {
                format!(
                    "{} {}",
                    name(best.kind),
                    figure::roughly(best.total(), self.currency)
                )
            })
            .collect();
        let mut text = format!(
            "Cost a month over {}, both on logarithmic scales. At this workload, {} {}: {}.",
            self.input.unit(),
            short(self.here),
            self.input.unit(),
            costs.join(", ")
        );
        for (turn, at) in self.turns().take(6) {
            text.push_str(&format!(
                " From {} on {} is cheaper than {}.",
                short(at),
                name(turn.above),
                name(turn.below)
            ));
        }
        text
    }

    pub(crate) fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        let id = self.input.as_str();
        writeln!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"msk-chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">"
        )?;
        writeln!(out, "<title id=\"{id}-title\">Cost a month by {id}</title>")?;
        writeln!(
            out,
            "<desc id=\"{id}-desc\">{}</desc>",
            escape(&self.description())
        )?;
        writeln!(out, "<style>\n{STYLE}</style>")?;
        writeln!(
            out,
            "<rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>"
        )?;
        self.axes(out)?;
        self.workload(out)?;
        for line in &self.lines {
            self.line(line, out)?;
        }
        self.marks(out)?;
        self.names(out)?;
        writeln!(out, "</svg>")
    }

    fn axes(&self, out: &mut impl fmt::Write) -> fmt::Result {
        let bottom = HEIGHT - BOTTOM;
        for tick in self.y.ticks(7) {
            let y = self.y.at(tick);
            writeln!(
                out,
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\n\
                 <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                LEFT - 8.0,
                y + 4.0,
                escape(&money(tick, self.currency))
            )?;
        }
        for tick in self.x.ticks(9) {
            let x = self.x.at(tick);
            writeln!(
                out,
                "<line class=\"axis\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{bottom}\" y2=\"{}\"/>\n\
                 <text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                bottom + 5.0,
                bottom + 20.0,
                short(tick)
            )?;
        }
        writeln!(
            out,
            "<line class=\"axis\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{bottom}\" y2=\"{bottom}\"/>\n\
             <text class=\"soft\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{} (even steps are even ratios)</text>",
            WIDTH - RIGHT,
            f64::midpoint(LEFT, WIDTH - RIGHT),
            HEIGHT - 10.0,
            self.input.unit()
        )
    }

    fn workload(&self, out: &mut impl fmt::Write) -> fmt::Result {
        if !self.x.holds(self.here) {
            return Ok(());
        }
        let x = self.x.at(self.here);
        let late = x > WIDTH - RIGHT - 110.0;
        let (from, anchor) = if late {
            (x - 6.0, "end")
        } else {
            (x + 6.0, "start")
        };
        writeln!(
            out,
            "<line class=\"here\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{TOP}\" y2=\"{}\"/>\n\
             <text class=\"soft\" x=\"{from:.1}\" y=\"{}\" text-anchor=\"{anchor}\">this workload</text>",
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM - 8.0
        )
    }

    fn line(&self, line: &Line, out: &mut impl fmt::Write) -> fmt::Result {
        for piece in &line.pieces {
            let places: Vec<(f64, f64)> = piece
                .iter()
                .map(|(x, cost)| (self.x.at(*x), self.y.at(*cost)))
                .collect();
            let points: Vec<String> = place::corners(&places)
                .into_iter()
                .map(|(x, y)| format!("{x:.1},{y:.1}"))
                .collect();
            writeln!(
                out,
                "<polyline class=\"line {}\" points=\"{}\"/>",
                line.kind,
                points.join(" ")
            )?;
        }
        Ok(())
    }

    fn marks(&self, out: &mut impl fmt::Write) -> fmt::Result {
        for best in self.comparison.best().filter(|_| self.x.holds(self.here)) {
            let Some(cost) = best.total().typical.exact().to_f64() else {
                continue;
            };
            writeln!(
                out,
                "<circle class=\"dot {}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"4.5\"/>",
                best.kind,
                self.x.at(self.here),
                self.y.at(cost)
            )?;
        }
        for (turn, at) in self.turns() {
            let Some(cost) = turn.cost().exact().to_f64() else {
                continue;
            };
            writeln!(
                out,
                "<circle class=\"turn\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3.5\"/>",
                self.x.at(at),
                self.y.at(cost)
            )?;
        }
        Ok(())
    }

    /// A name beside the end of each line, moved apart where ends are close.
    fn names(&self, out: &mut impl fmt::Write) -> fmt::Result {
        let edge = WIDTH - RIGHT;
        let ends = self.lines.iter().filter_map(|line| {
            let (x, cost) = line.pieces.last()?.last()?;
            Some((line.kind, self.x.at(*x), self.y.at(*cost)))
        });
        let (at_edge, early): (Vec<_>, Vec<_>) = ends.partition(|(_, x, _)| *x > edge - 2.0);
        // Beyond its end a kind fits no longer; its name stands where the other lines are farthest.
        for (kind, x, y) in early {
            let others = self.lines.iter().filter(|line| line.kind != kind);
            let others = others.flat_map(|line| line.pieces.iter().flatten());
            let others: Vec<(f64, f64)> = others
                .map(|(x, cost)| (self.x.at(*x), self.y.at(*cost)))
                .collect();
            let (x, y, anchor) = place::clear((x, y), &others, (TOP + 8.0, HEIGHT - BOTTOM - 8.0));
            writeln!(
                out,
                "<text class=\"name {kind}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}, up to here</text>",
                name(kind)
            )?;
        }
        for (kind, x, y) in apart(at_edge, TOP + 8.0, HEIGHT - BOTTOM - 4.0) {
            writeln!(
                out,
                "<text class=\"name {kind}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                x + 7.0,
                y + 4.0,
                name(kind)
            )?;
        }
        Ok(())
    }
}

/// A kind as a name.
pub(crate) fn name(kind: &str) -> &str {
    match kind {
        "standard" => "Standard",
        "express" => "Express",
        "serverless" => "Serverless",
        other => other,
    }
}

/// A window in which something can be seen: around the workload, within what is known.
fn window(curve: &Curve, input: Input, here: f64) -> Option<(f64, f64)> {
    const AROUND: f64 = 100.0;
    let (from, to) = (curve.from.to_f64()?, curve.to.to_f64()?);
    if input == Input::Throughput || here <= 0.0 {
        return Some((from, to));
    }
    let (low, high) = (from.max(here / AROUND), to.min(here * AROUND));
    (low < high).then_some((low, high))
}

fn line(kind: &'static str, curve: &Curve, x: &Scale) -> Line {
    let mut pieces = vec![Vec::new()];
    for at in x.even(SAMPLES) {
        let cost = Decimal::try_from(at)
            .ok()
            .and_then(|value| curve.at(kind, value.clamp(curve.from, curve.to)))
            .filter(|point| point.cost > Money::ZERO)
            .and_then(|point| point.cost.exact().to_f64());
        match (cost, pieces.last_mut()) {
            (Some(cost), Some(piece)) => piece.push((at, cost)),
            (None, Some(piece)) if !piece.is_empty() => pieces.push(Vec::new()),
            _ => {}
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    Line { kind, pieces }
}

/// A figure with three digits that count: `1.5`, `20`, `1.2k`, `3M`.
fn short(value: f64) -> String {
    let (value, letter) = match value {
        value if value >= 1e6 => (value / 1e6, "M"),
        value if value >= 1e3 => (value / 1e3, "k"),
        value => (value, ""),
    };
    let digits = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    format!("{text}{letter}")
}

fn money(value: f64, currency: &str) -> String {
    if currency == "USD" {
        format!("${}", short(value))
    } else {
        format!("{} {currency}", short(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short() {
        let shown: Vec<String> = [0.05, 1.0, 1.25, 20.0, 999.6, 1500.0, 2_000_000.0]
            .map(short)
            .into();
        assert_eq!(shown, ["0.05", "1", "1.25", "20", "1000", "1.5k", "2M"]);
        assert_eq!(money(1500.0, "USD"), "$1.5k");
        assert_eq!(money(1500.0, "EUR"), "1.5k EUR");
    }
}
