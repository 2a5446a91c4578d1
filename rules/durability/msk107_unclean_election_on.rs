//! MSK107: unclean leader election switched on by somebody.

use lint::Findings;
use model::Estate;

use crate::{
    replication::{UNCLEAN, is_free, is_free_for},
    topic_settings::TopicSettings,
    witness::Together,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let written = scope.declared(UNCLEAN);
        let known = written.and(&is_free(&scope));
        let on = known.holds(|(text, free)| *free && text.eq_ignore_ascii_case("true"));
        if let Some(hit) = on {
            let message = format!(
                "{UNCLEAN} is on: a copy that has fallen behind may become leader, and records that were acknowledged are lost"
            );
            out.add(&written, &hit, message)
                .help(format!("set {UNCLEAN}=false"))
                .replace("switch unclean leader election off", false, "false");
        }
    }
    for topic in estate.topics() {
        let written = TopicSettings::of(topic).is_on(UNCLEAN);
        let known = written.and(&is_free_for(&topic));
        if let Some(hit) = known.holds(|(on, free)| *free && *on) {
            let message = format!(
                "topic {} allows unclean leader election: a copy that has fallen behind may become leader, and records that were acknowledged are lost",
                topic.label(),
            );
            out.add(&written, &hit, message)
                .help(format!("set {UNCLEAN}=false for the topic"));
        }
    }
}
