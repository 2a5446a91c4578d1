//! MSK627: a settings file that belongs to a broker of one's own.

use lint::Findings;
use model::Estate;

use crate::broker_keys;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let Some(file) = scope.file else { continue };
        let own = broker_keys::of_own_broker(file);
        let Some(first) = own.iter().min_by_key(|entry| entry.key_span()) else {
            continue;
        };
        let names: Vec<&str> = own.iter().map(|entry| entry.key()).collect();
        let message = format!(
            "these are the settings of a broker of your own ({}): MSK sets them itself and refuses a configuration with them",
            names.join(", "),
        );
        out.certain(first.key_span(), &file.path.child(first.key()), message)
            .help("for a file meant for MSK, say so: `# mskwise: class=standard` has every setting checked against what MSK takes");
    }
}
