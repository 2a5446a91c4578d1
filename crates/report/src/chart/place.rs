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

/// Where beside the end of a line its name is farthest from the points of other lines: place and `text-anchor`.
pub(super) fn clear(
    (x, y): (f64, f64),
    others: &[(f64, f64)],
    (top, bottom): (f64, f64),
) -> (f64, f64, &'static str) {
    /// A name and a few words.
    const WIDE: f64 = 150.0;
    let places = [
        (x + 8.0, y + 4.0, "start"),
        (x + 8.0, y + 22.0, "start"),
        (x + 8.0, y - 14.0, "start"),
        (x - 6.0, y - 12.0, "end"),
        (x - 6.0, y + 24.0, "end"),
    ];
    let room = |place: &(f64, f64, &str)| {
        let (from, to) = if place.2 == "start" {
            (place.0, place.0 + WIDE)
        } else {
            (place.0 - WIDE, place.0)
        };
        let beside = others
            .iter()
            .filter(|other| other.0 >= from && other.0 <= to);
        let nearest = beside.map(|other| (other.1 - (place.1 - 5.0)).abs());
        nearest.fold(f64::INFINITY, f64::min)
    };
    let inside = places
        .iter()
        .filter(|place| place.1 >= top && place.1 <= bottom);
    let best = inside.max_by(|a, b| room(a).min(40.0).total_cmp(&room(b).min(40.0)));
    best.copied()
        .unwrap_or((x - 6.0, y.clamp(top, bottom), "end"))
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
    use super::{apart, clear, corners};

    #[test]
    fn a_name_stands_where_no_other_line_is() {
        let above: Vec<(f64, f64)> = (0..40).map(|at| (f64::from(at) * 10.0, 80.0)).collect();
        let (_, y, _) = clear((200.0, 100.0), &above, (0.0, 300.0));
        assert!(y > 100.0, "{y}");
        assert!(clear((200.0, 290.0), &[], (0.0, 280.0)).1 <= 280.0);
    }

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
