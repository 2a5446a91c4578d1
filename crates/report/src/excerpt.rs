//! The lines around a span, cut to a size that fits a report.

use fact::{Sources, Span};

use crate::{spot::Spot, text::line};

/// How many lines of a long stretch are shown.
const MAX_ROWS: u32 = 6;

/// How many characters of a line are shown on each side of what is marked, and of the marked text itself.
const MAX_SIDE: usize = 120;

/// One line of a source in three parts, safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its number, from 1.
    pub(crate) number: u32,
    /// What stands before the marked part.
    pub(crate) before: String,
    /// The marked part; empty in a line of context.
    pub(crate) marked: String,
    /// What stands behind it.
    pub(crate) after: String,
}

/// The lines of a span and one on each side.
pub(crate) fn excerpt(span: Span, sources: &Sources) -> Vec<Row> {
    let Some(source) = sources.get(span.file) else {
        return Vec::new();
    };
    let spot = Spot::of(span, sources);
    let (first, last) = (
        spot.start.line,
        spot.last_line().min(spot.start.line + MAX_ROWS - 1),
    );
    let rows = first.saturating_sub(1).max(1)..=last.saturating_add(1);
    rows.filter(|number| *number <= source.line_count())
        .map(|number| {
            let start = source.line_bytes(number).start;
            let marked = (first..=last).contains(&number);
            let from = if marked && number == first {
                spot.start.byte as usize - start
            } else {
                0
            };
            let to = if !marked {
                0
            } else if number == spot.end.line {
                spot.end.byte as usize - start
            } else {
                usize::MAX
            };
            row(number, source.line_text(number), from, to)
        })
        .collect()
}

/// Cuts a line at its bytes `from` and `to`, counted from 0.
fn row(number: u32, text: &str, from: usize, to: usize) -> Row {
    let from = from.min(text.len());
    let to = to.clamp(from, text.len());
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or("");
    Row {
        number,
        before: cut_front(part(0, from)),
        marked: cut_back(part(from, to)),
        after: cut_back(part(to, text.len())),
    }
}

fn cut_back(text: &str) -> String {
    match text.char_indices().nth(MAX_SIDE) {
        Some((at, _)) => format!("{}…", line(text.get(..at).unwrap_or(""))),
        None => line(text).into_owned(),
    }
}

fn cut_front(text: &str) -> String {
    match text.char_indices().nth_back(MAX_SIDE) {
        Some((at, c)) => format!("…{}", line(text.get(at + c.len_utf8()..).unwrap_or(""))),
        None => line(text).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_cut_out_of_its_line() {
        let mut sources = Sources::default();
        let text = "eins\nzwei: größer als\ndrei\n";
        let file = sources.add("a", text);
        let start = text.find("größer").unwrap();
        let rows = excerpt(Span::new(file, start, start + "größer".len()), &sources);
        let row = |number, before: &str, marked: &str, after: &str| Row {
            number,
            before: before.into(),
            marked: marked.into(),
            after: after.into(),
        };
        let wanted = [
            row(1, "", "", "eins"),
            row(2, "zwei: ", "größer", " als"),
            row(3, "", "", "drei"),
        ];
        assert_eq!(rows, wanted);
    }

    #[test]
    fn an_endless_line_is_cut_on_both_sides() {
        let mut sources = Sources::default();
        let text = format!("{}HERE{}", "a".repeat(5000), "b".repeat(5000));
        let file = sources.add("a", text);
        let rows = excerpt(Span::new(file, 5000, 5004), &sources);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].marked, "HERE");
        assert_eq!(rows[0].before.chars().count(), MAX_SIDE + 1);
        assert_eq!(rows[0].after.chars().count(), MAX_SIDE + 1);
    }
}
