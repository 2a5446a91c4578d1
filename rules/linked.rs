//! The cluster a reference points at. In: a cursor on an ARN, and the template it stands in. Out: the cluster, of
//! that template or another one of the run, where the reference leads to one.

use cloudformation::Cursor;
use fact::Fact;
use model::{Cluster, Estate};

/// The cluster behind `!Ref Cluster` or `!GetAtt Cluster.Arn`, and where the reference stands.
pub(crate) fn cluster<'e>(
    estate: &'e Estate,
    template: usize,
    arn: &Cursor<'e>,
) -> Option<(Cluster<'e>, Fact<()>)> {
    let target = arn.target();
    let cluster = estate.cluster_referred(template, target.value.by_default()?)?;
    Some((cluster, target.with(fact::Value::Known(()))))
}
