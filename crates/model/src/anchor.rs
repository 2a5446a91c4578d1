//! From the name under which a finding reports a file to its name as seen from the folder of the configuration, so
//! that patterns, links and fingerprints mean the same wherever the program was started.

/// Two folders as absolute names with `/`. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// Where names begin: the folder of the configuration.
    pub root: String,
    /// Where relative names of the run begin: the current folder.
    pub here: String,
}

impl Anchor {
    /// The name of a file from the root, with `..` for one beside it, so that it is the same on every machine; a file
    /// that shares no folder with the root keeps its absolute name.
    #[must_use]
    pub fn name(&self, shown: &str) -> String {
        if self.root.is_empty() {
            return shown.to_owned();
        }
        let whole = match is_absolute(shown) {
            true => plain(shown),
            false => plain(&format!("{}/{shown}", self.here)),
        };
        let root = plain(&self.root);
        let root = root.trim_end_matches('/');
        let below = whole
            .strip_prefix(root)
            .filter(|rest| root.is_empty() || rest.starts_with('/'));
        match below {
            Some(below) => below.trim_start_matches('/').to_owned(),
            None => beside(root, &whole),
        }
    }
}

/// The way from a folder to a file outside of it.
fn beside(root: &str, whole: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) =
        (root.split('/').collect(), whole.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    // The first part of an absolute name is empty, or a drive.
    if shared < 2 {
        return whole.to_owned();
    }
    let up = from.len() - shared;
    let down = to.into_iter().skip(shared);
    let way: Vec<&str> = std::iter::repeat_n("..", up).chain(down).collect();
    way.join("/")
}

fn is_absolute(name: &str) -> bool {
    name.starts_with('/') || name.get(1..3) == Some(":/")
}

/// Without `.`, `..` and doubled `/`.
fn plain(name: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let slash = if name.starts_with('/') { "/" } else { "" };
    format!("{slash}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::Anchor;

    #[test]
    fn one_file_has_one_name() {
        let anchor = Anchor {
            root: "/repo".into(),
            here: "/repo/infra".into(),
        };
        for shown in [
            "a.yaml",
            "./a.yaml",
            "../infra/a.yaml",
            "/repo/infra/a.yaml",
        ] {
            assert_eq!(anchor.name(shown), "infra/a.yaml", "{shown}");
        }
        assert_eq!(anchor.name("../../other/a.yaml"), "/other/a.yaml");
        let inner = Anchor {
            root: "/repo/infra/kafka".into(),
            here: "/repo".into(),
        };
        assert_eq!(inner.name("config/a.yaml"), "../../config/a.yaml");
        assert_eq!(anchor.name("/repository/a.yaml"), "/repository/a.yaml");
        assert_eq!(Anchor::default().name("../a.yaml"), "../a.yaml");
    }

    #[test]
    fn the_root_of_the_file_system_is_a_root() {
        let anchor = Anchor {
            root: "/".into(),
            here: "/x".into(),
        };
        assert_eq!(anchor.name("a.yaml"), "x/a.yaml");
    }
}
