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

/// The points of a line that matter: those that lie on the straight way between two others, to a tenth of a unit, are
/// left out.
pub(super) fn corners(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    const ON_THE_WAY: f64 = 0.1;
    let mut kept = Vec::new();
    let mut from = 0;
    for at in 0..points.len() {
        // One step on, everything since the last corner must still lie on the way.
        let straight = at > 0
            && points.get(from..=at + 1).is_some_and(|part| {
                let (Some(first), Some(last)) = (part.first(), part.last()) else {
                    return false;
                };
                let slope = (last.1 - first.1) / (last.0 - first.0).max(f64::EPSILON);
                let off = |point: &(f64, f64)| first.1 + slope * (point.0 - first.0) - point.1;
                part.iter().all(|point| off(point).abs() <= ON_THE_WAY)
            });
        if !straight {
            kept.extend(points.get(at).copied());
            from = at;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{apart, corners};

    #[test]
    fn straight_ways_need_no_points() {
        let line = vec![(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (3.0, 9.0), (4.0, 9.0)];
        assert_eq!(
            corners(&line),
            [(0.0, 0.0), (2.0, 2.0), (3.0, 9.0), (4.0, 9.0)]
        );
        assert_eq!(corners(&[(1.0, 1.0)]), [(1.0, 1.0)]);
    }

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
