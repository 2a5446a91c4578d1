//! What AWS says about MSK: sizes, quotas, versions, settable properties, limits and CloudFormation shapes.
//! In: the data files beside this crate. Out: typed, lazily parsed figures, each with its source and date.
