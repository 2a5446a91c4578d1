//! The groups of a user, whose policies are the user's as well.

use cloudformation::{Cursor, Resource};

use super::{
    attachments::{self, Separate, of_kind, own_policies, widest},
    principals::Principal,
};
use crate::Estate;

/// A user has the policies of its groups as well.
pub(super) fn attach(
    estate: &Estate,
    template: usize,
    user: &Resource<'_>,
    names: &[String],
    separate: &[Separate<'_>],
    principal: &mut Principal,
) {
    let mut wanted = named(&user.property("Groups"), principal);
    for addition in of_kind(estate, template, "AWS::IAM::UserToGroupAddition") {
        let properties = addition.properties();
        let users = named(&properties.get("Users"), principal);
        if users.iter().any(|user| names.contains(user)) {
            wanted.extend(one_name(&properties.get("GroupName")));
        }
    }
    wanted.sort();
    wanted.dedup();
    for group in wanted {
        let here = of_kind(estate, template, "AWS::IAM::Group")
            .find(|one| attachments::names(one).contains(&group));
        let Some(here) = here else {
            principal.open(format!("the policies of group {group}"));
            continue;
        };
        own_policies(&here, principal);
        let names = attachments::names(&here);
        for policy in separate.iter().filter(|one| one.is_attached_to(&names)) {
            policy.attach_to(principal);
        }
    }
}

/// The names in a list; a list or a name that cannot be told opens the principal.
fn named(list: &Cursor<'_>, principal: &mut Principal) -> Vec<String> {
    let elements = list.elements();
    if elements.value.is_unknown() {
        principal.open("the policies of its groups");
    }
    widest(&elements.value)
        .iter()
        .filter_map(|one| {
            let name = one_name(one);
            if name.is_none() {
                principal.open("the policies of a group");
            }
            name
        })
        .collect()
}

fn one_name(cursor: &Cursor<'_>) -> Option<String> {
    let target = cursor.target();
    let resource = target.value.known().and_then(|target| target.resource());
    let name = cursor.string();
    resource.map(str::to_owned).or(name.value.known().cloned())
}
