//! Labels that would lie on each other are moved apart.

/// The height of a line of text with a little air.
const APART: f64 = 16.0;

/// Moves labels (name, x, y) so that they stand a line apart, in their order from top to bottom, between two bounds.
pub(super) fn apart(
    mut labels: Vec<(&str, f64, f64)>,
    top: f64,
    bottom: f64,
) -> Vec<(&str, f64, f64)> {
    labels.sort_by(|a, b| a.2.total_cmp(&b.2));
    let mut least = top;
    for label in &mut labels {
        label.2 = label.2.max(least);
        least = label.2 + APART;
    }
    let mut most = bottom;
    for label in labels.iter_mut().rev() {
        label.2 = label.2.min(most);
        most = label.2 - APART;
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn labels_stand_apart_and_inside() {
        let placed = apart(
            vec![("a", 0.0, 50.0), ("b", 0.0, 48.0), ("c", 0.0, 99.0)],
            0.0,
            90.0,
        );
        let names: Vec<&str> = placed.iter().map(|label| label.0).collect();
        assert_eq!(names, ["b", "a", "c"]);
        assert!(
            placed.windows(2).all(|pair| pair[1].2 - pair[0].2 >= 16.0),
            "{placed:?}"
        );
        assert!(placed.iter().all(|label| label.2 <= 90.0));
    }
}
