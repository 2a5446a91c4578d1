//! MSK762: Streams without standby copies of its state.

use fact::{Fact, Hit};
use kafka::Kind;
use lint::Findings;
use model::{Estate, Frame};

use crate::client_files;

const KEY: &str = "num.standby.replicas";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    if kafka::usual(Kind::Streams, KEY) != Some(0) {
        return;
    }
    for client in client_files::all(estate).filter(|client| client.frame == Frame::Streams) {
        let copies: Fact<String> = client.file.setting(KEY);
        let none = copies.value.is_absent() || copies.holds(|copies| copies == "0").is_some();
        if !none {
            continue;
        }
        let message = format!(
            "{KEY} is 0{}: whoever takes over a lost instance reads its state from the changelog topics first",
            if copies.value.is_absent() {
                " by default"
            } else {
                ""
            },
        );
        out.add(&copies, &Hit::certain(), message)
            .help(format!("set {KEY}=1 where a long restart matters"));
    }
}
