//! What a reader calls the property at an address.

use fact::Path;

/// The name of the property at an address, as a reader knows it: that of the list for one of its entries.
pub(crate) fn named(path: &Path) -> &str {
    let numbered = |name: &&str| name.bytes().all(|byte| byte.is_ascii_digit());
    let mut names = path.as_str().rsplit('/');
    names.find(|name| !numbered(name)).unwrap_or("")
}
