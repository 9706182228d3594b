//! `cargo xtask serve`: the site on 127.0.0.1:8080, built anew at each change.

use crate::{run, setup, trunk};
use std::path::Path;

/// Sets the tools up and becomes `trunk serve`, into a folder of its own: `dist/` is for what is published.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<(), String> {
    let tools = setup::to_build(root)?;
    run::hand_over(trunk::command(root, &tools).args(["serve", "--dist=target/serve"]).args(arguments))
}
