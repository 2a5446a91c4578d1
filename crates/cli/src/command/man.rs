//! `mskwise man`: one page with every command, from the definitions that `--help` reads.

use clap::CommandFactory;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::world::{Exit, Refusal, World};

pub(super) fn run(world: &mut World<'_>) -> Result<Exit, Refusal> {
    let page = render()
        .map_err(|error| Refusal::failure(format!("the page could not be written: {error}")))?;
    world.say(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Success)
}

/// The page: the program, then one section of options per command, so that one file is the whole manual.
fn render() -> std::io::Result<Vec<u8>> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    let whole = Man::new(command.clone()).title("mskwise").manual("mskwise");
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    for one in command.get_subcommands() {
        let name = format!("mskwise {}", one.get_name());
        let part = Man::new(one.clone().display_name(name.clone()));
        page.extend_from_slice(format!(".SH \"{}\"\n", name.to_uppercase()).as_bytes());
        let mut body = Vec::new();
        part.render_description_section(&mut body)?;
        part.render_synopsis_section(&mut body)?;
        part.render_options_section(&mut body)?;
        page.extend_from_slice(&demoted(&body));
    }
    whole.render_extra_section(&mut page)?;
    whole.render_version_section(&mut page)?;
    Ok(page)
}

/// Sections of a command are subsections of the page.
fn demoted(body: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(body)
        .replace(".SH ", ".SS ")
        .into_bytes()
}
