//! Rows of cells as aligned columns of text.

use std::fmt;

/// On which side a column's cells are filled up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A table whose columns are as wide as their widest cell.
#[derive(Debug)]
pub(crate) struct Grid<const N: usize> {
    aligns: [Align; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Grid<N> {
    pub(crate) fn new(aligns: [Align; N]) -> Self {
        Self {
            aligns,
            rows: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, row: [String; N]) {
        self.rows.push(row);
    }

    fn widths(&self) -> [usize; N] {
        let mut widths = [0; N];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        widths
    }

    /// How many columns of a terminal it takes beside its indentation.
    pub(crate) fn width(&self) -> usize {
        self.widths().iter().sum::<usize>() + 2 * N.saturating_sub(1)
    }

    /// Writes the rows, each behind `indent` blanks.
    pub(crate) fn write(&self, indent: usize, out: &mut impl fmt::Write) -> fmt::Result {
        let widths = self.widths();
        for row in &self.rows {
            let mut line = " ".repeat(indent);
            for (at, ((cell, width), align)) in row.iter().zip(widths).zip(self.aligns).enumerate()
            {
                if at > 0 {
                    line.push_str("  ");
                }
                let fill = " ".repeat(width - cell.chars().count());
                match align {
                    Align::Left => line.extend([cell.as_str(), &fill]),
                    Align::Right => line.extend([fill.as_str(), cell]),
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_nothing_trails() {
        let mut grid = Grid::new([Align::Left, Align::Right, Align::Left]);
        grid.push(["größe".into(), "1".into(), "a".into()]);
        grid.push(["x".into(), "100".into(), String::new()]);
        let mut text = String::new();
        grid.write(1, &mut text).unwrap();
        assert_eq!(text, " größe    1  a\n x      100\n");
        assert_eq!(grid.width(), 5 + 2 + 3 + 2 + 1);
    }
}
