//! The cluster a reference points at. In: a cursor on an ARN, and the template it stands in. Out: the cluster of that
//! template, where the reference leads to one.

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
    let name = target.value.by_default()?.resource()?;
    let cluster = estate
        .clusters()
        .find(|cluster| cluster.template() == template && cluster.resource.name() == name)?;
    Some((cluster, target.with(fact::Value::Known(()))))
}
