//! `cargo xtask serve`: the site on 127.0.0.1:8080, built anew at each change.

use crate::bundle::{self, Kind};
use crate::{files, run, setup, site};
use std::path::Path;

/// Starts Trunk, which builds by calling `cargo xtask bundle`. It wants the page to be there before that.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let tools = setup::to_build(root)?;
    let bundle = bundle::folder(root, Kind::Dev);
    files::folder(&bundle)?;
    files::write(&bundle.join("index.html"), &[])?;
    run::hand_over(site::trunk(root, &tools).arg("serve"))
}
