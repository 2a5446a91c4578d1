//! A unified diff. In: a text before and after. Out: what `git apply` and `patch` take.

/// Lines around a change.
const CONTEXT: usize = 3;
/// Beyond this product of lines a change is told as a whole instead of being searched for the shortest way.
const CELLS: usize = 16_000_000;

/// The diff of one file; empty when nothing changed.
#[must_use]
pub fn unified(name: &str, before: &str, after: &str) -> String {
    let (old, new) = (lines(before), lines(after));
    let steps = steps(&old, &new);
    let mut out = String::new();
    for hunk in hunks(&steps) {
        let Some(first) = hunk.first() else { continue };
        if out.is_empty() {
            // From the root of the file system a patch is applied there: `patch -p1 -d /`.
            let name = name.trim_start_matches('/');
            out = format!("--- a/{name}\n+++ b/{name}\n");
        }
        let count = |skipped: Kind| hunk.iter().filter(|step| step.kind != skipped).count();
        let (olds, news) = (count(Kind::Added), count(Kind::Removed));
        // A side without lines is named by the line before it.
        let start = |at: usize, lines: usize| at + usize::from(lines > 0);
        out.push_str(&format!(
            "@@ -{},{olds} +{},{news} @@\n",
            start(first.old, olds),
            start(first.new, news)
        ));
        for step in hunk {
            let (sign, line) = match step.kind {
                Kind::Same => (' ', old.get(step.old)),
                Kind::Removed => ('-', old.get(step.old)),
                Kind::Added => ('+', new.get(step.new)),
            };
            let line = line.copied().unwrap_or("");
            out.push(sign);
            out.push_str(line);
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Removed,
    Added,
}

/// One line of the diff and how many lines of each side come before it.
#[derive(Clone, Copy)]
struct Step {
    kind: Kind,
    old: usize,
    new: usize,
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// From the old text to the new one, over the longest common part between what is alike at both ends.
fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
    let alike = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let front = old.iter().zip(new).take_while(alike).count();
    let rest = old.len().min(new.len()) - front;
    let ends = old.iter().rev().zip(new.iter().rev());
    let back = ends.take(rest).take_while(alike).count();
    let a = old.get(front..old.len() - back).unwrap_or(&[]);
    let b = new.get(front..new.len() - back).unwrap_or(&[]);

    let mut steps = Vec::new();
    let mut at = (0, 0);
    let mut push = |kind: Kind, at: &mut (usize, usize)| {
        let (old, new) = *at;
        steps.push(Step { kind, old, new });
        at.0 += usize::from(kind != Kind::Added);
        at.1 += usize::from(kind != Kind::Removed);
    };
    for _ in 0..front {
        push(Kind::Same, &mut at);
    }
    for kind in middle(a, b) {
        push(kind, &mut at);
    }
    for _ in 0..back {
        push(Kind::Same, &mut at);
    }
    steps
}

/// The way through the part that differs.
fn middle(a: &[&str], b: &[&str]) -> Vec<Kind> {
    let width = b.len() + 1;
    if a.len().saturating_mul(b.len()) > CELLS {
        let removed = std::iter::repeat_n(Kind::Removed, a.len());
        return removed
            .chain(std::iter::repeat_n(Kind::Added, b.len()))
            .collect();
    }
    // How many lines the rests behind a pair of places have in common.
    let mut common = vec![0u32; (a.len() + 1) * width];
    let read = |common: &[u32], i: usize, j: usize| common.get(i * width + j).copied().unwrap_or(0);
    for (i, one) in a.iter().enumerate().rev() {
        for (j, other) in b.iter().enumerate().rev() {
            let best = match one == other {
                true => read(&common, i + 1, j + 1) + 1,
                false => read(&common, i + 1, j).max(read(&common, i, j + 1)),
            };
            if let Some(cell) = common.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut way = Vec::new();
    while i < a.len() || j < b.len() {
        let same = a.get(i).is_some() && a.get(i) == b.get(j);
        let kind = if same {
            Kind::Same
        } else if i < a.len()
            && (j == b.len() || read(&common, i + 1, j) >= read(&common, i, j + 1))
        {
            Kind::Removed
        } else {
            Kind::Added
        };
        i += usize::from(kind != Kind::Added);
        j += usize::from(kind != Kind::Removed);
        way.push(kind);
    }
    way
}

/// The stretches around changes; two that come close are one.
fn hunks(steps: &[Step]) -> Vec<&[Step]> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if step.kind == Kind::Same {
            continue;
        }
        let (start, end) = (
            at.saturating_sub(CONTEXT),
            (at + 1 + CONTEXT).min(steps.len()),
        );
        match ranges.last_mut() {
            Some(last) if start <= last.1 => last.1 = end,
            _ => ranges.push((start, end)),
        }
    }
    let cut = |(start, end)| steps.get(start..end).unwrap_or(&[]);
    ranges.into_iter().map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn one_line_changes_with_its_surroundings() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let after = before.replace("5\n", "five\n");
        let wanted = "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n";
        assert_eq!(unified("f", before, &after), wanted);
        assert_eq!(unified("f", before, before), "");
        assert!(unified("/x/f", before, &after).starts_with("--- a/x/f\n+++ b/x/f\n"));
    }

    #[test]
    fn changes_far_apart_are_hunks_of_their_own() {
        let before: String = (1..=20).map(|n| format!("{n}\n")).collect();
        let after = before.replacen("2\n", "", 1).replace("19\n", "19\n19a\n");
        let diff = unified("f", &before, &after);
        assert!(diff.contains("@@ -1,5 +1,4 @@\n 1\n-2\n 3\n"), "{diff}");
        assert!(diff.contains("@@ -17,4 +16,5 @@\n"), "{diff}");
        assert!(diff.ends_with(" 19\n+19a\n 20\n"), "{diff}");
    }

    #[test]
    fn a_missing_line_end_is_told() {
        let wanted = "--- a/f\n+++ b/f\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n";
        assert_eq!(unified("f", "a", "a\nb"), wanted);
        assert_eq!(
            unified("f", "", "a\n"),
            "--- a/f\n+++ b/f\n@@ -0,0 +1,1 @@\n+a\n"
        );
    }
}
