//! Debian's packages: whether they can be had here without asking the person, and how.

use crate::run::{self, program, say};
use std::path::Path;

/// Whether the system is Debian, or made from it.
pub(super) fn is_here() -> bool {
    Path::new("/etc/debian_version").exists() && which::which("apt-get").is_ok()
}

/// Whether packages can be had without asking: the system is Debian, and the user root.
pub(super) fn can_install(root: &Path) -> bool {
    is_here() && run::read(program(root, "id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}

/// Runs apt-get, which asks nothing.
pub(super) fn apt(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    run::run(program(folder, "apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// A compiler for C++ under the name by which builds call it.
pub(super) fn find_or_install_cxx(root: &Path) -> Result<(), String> {
    if std::env::var_os("CXX").is_none() && which::which("c++").is_err() {
        let by_hand = "a C++ compiler is missing: install it (on Debian, as root: apt-get install g++), or set CXX to its path";
        if !can_install(root) {
            return Err(by_hand.to_owned());
        }
        say("installing Debian's g++ (about a minute, once)…");
        apt(root, &["update", "--quiet"])
            .and_then(|()| apt(root, &["install", "--quiet", "--yes", "g++"]))
            .map_err(|_| by_hand.to_owned())?;
    }
    Ok(())
}
