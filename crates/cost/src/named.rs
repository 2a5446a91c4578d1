//! Things by name, in the order of their names. A sorted list: books and discounts are small and rarely changed, and the
//! browser, which loads this code, pays for every kind of map by its size.

/// A list with one entry per name, sorted by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T>(Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// What has a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        let at = self.place(name).ok()?;
        self.0.get(at).map(|(_, it)| it)
    }

    /// Adds what has a new name; what has a name already is replaced.
    pub fn insert(&mut self, name: String, it: T) {
        match self.place(&name) {
            Ok(at) => {
                if let Some((_, old)) = self.0.get_mut(at) {
                    *old = it;
                }
            }
            Err(at) => self.0.insert(at, (name, it)),
        }
    }

    /// Adds what another list has and this one has not.
    pub fn complete_with(&mut self, other: Self) {
        for (name, it) in other.0 {
            if let Err(at) = self.place(&name) {
                self.0.insert(at, (name, it));
            }
        }
    }

    /// Takes everything of another list, in place of what has the same name here.
    pub fn overrule_with(&mut self, other: Self) {
        for (name, it) in other.0 {
            self.insert(name, it);
        }
    }

    /// Each with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, it)| (name.as_str(), it))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a name is, or where it would be.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

impl<T> FromIterator<(String, T)> for Named<T> {
    /// Of several with one name the last one stays.
    fn from_iter<I: IntoIterator<Item = (String, T)>>(all: I) -> Self {
        let mut named = Self::default();
        for (name, it) in all {
            named.insert(name, it);
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_stand_once() {
        let given = [("b", 1), ("c", 2), ("a", 3), ("b", 4)];
        let mut named: Named<i32> = given
            .map(|(name, it)| (name.to_owned(), it))
            .into_iter()
            .collect();
        assert_eq!(
            named.iter().collect::<Vec<_>>(),
            [("a", &3), ("b", &4), ("c", &2)]
        );
        assert_eq!((named.get("b"), named.get("d")), (Some(&4), None));
        let more = [("c", 5), ("d", 6)].map(|(name, it)| (name.to_owned(), it));
        named.complete_with(more.into_iter().collect());
        assert_eq!((named.get("c"), named.get("d")), (Some(&2), Some(&6)));
        let other = [("a".to_owned(), 7)];
        named.overrule_with(other.into_iter().collect());
        assert_eq!((named.get("a"), named.get("b")), (Some(&7), Some(&4)));
        assert!(!named.is_empty() && Named::<i32>::default().is_empty());
    }
}
