//! MSK750: one broker's address for a whole cluster.

use fact::{Hit, Path};
use lint::Findings;
use model::Estate;

use crate::{bootstrap, client_files};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let addresses = bootstrap::of_file(client.file);
        let [only] = addresses.as_slice() else {
            continue;
        };
        // A list with parts that are put in later has more than it shows.
        let several = client
            .file
            .first_of(&[
                "bootstrap.servers",
                "metadata.broker.list",
                "bootstrap-servers",
            ])
            .is_none_or(|entry| entry.value().contains(','));
        if only.cluster().is_none() || several {
            continue;
        }
        let message = format!(
            "`{}` is the only address: while that broker restarts, a client that starts finds nobody to ask",
            only.host
        );
        out.at(
            only.span,
            &Path::new("bootstrap.servers"),
            &Hit::certain(),
            message,
        )
        .help("give one address per zone");
    }
}
