//! Debian's packages: whether they can be had here without asking the person, and how.

use crate::run::{self, on_path, program};
use std::path::Path;

/// Whether the system is Debian, or made from it.
pub(super) fn is_here() -> bool {
    Path::new("/etc/debian_version").exists() && on_path("apt-get").is_some()
}

/// Whether packages can be had without asking: the system is Debian, and the user root.
pub(super) fn can_install(root: &Path) -> bool {
    is_here() && run::read(program(root, "id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}

/// Runs apt-get, which asks nothing.
pub(super) fn apt(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    run::run(program(folder, "apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}
