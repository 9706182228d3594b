//! How Trunk is called: with the tools that `setup` found, and for a release with a small standard library and without the paths of
//! this machine.

use crate::files;
use crate::run::{self, program};
use crate::setup::Tools;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which standard library a release has.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Std {
    /// Built along for size, and with panics that stop without a message ([`SMALL_STD`]).
    Small,
    /// As it comes with the stable toolchain.
    Plain,
}

/// The one setting of a release that is not stable yet, as environment variables of Cargo: the standard library is built along,
/// smaller (<https://doc.rust-lang.org/cargo/reference/unstable.html#build-std>). The toolchain is pinned to the digit, and
/// `RUSTC_BOOTSTRAP` has it allow this. Everything builds and works without (`cargo xtask dist --plain-std`), some 11 KB larger.
const SMALL_STD: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    // In a folder of its own, for with other variables Cargo builds all anew.
    ("CARGO_BUILD_TARGET_DIR", "target/small-std"),
];
/// Belongs to it: a panic stops the program at once. What it would say, and where, is left out.
const SMALL_STD_FLAGS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Cargo's name for flags of the browser's target alone; no program of this machine is built with them.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Trunk with its tools on the `PATH`. It asks crates.io for a newer version of itself unless told not to, and takes `NO_COLOR=1`,
/// as everyone else writes it, for a fault.
pub(crate) fn command(root: &Path, tools: &Tools) -> Command {
    let mut trunk = program(root, &tools.trunk);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove("NO_COLOR");
    trunk.env("PATH", run::path_with(tools.folder()));
    trunk
}

/// `trunk build --release`, as anyone may call it.
pub(crate) fn build(root: &Path, tools: &Tools) -> Command {
    let mut trunk = command(root, tools);
    trunk.args(["build", "--release"]);
    trunk
}

/// Builds the site into `dist/site`, the same bytes from any checkout on any machine.
pub(crate) fn release(root: &Path, tools: &Tools, std: Std) -> Result<(), String> {
    let mut trunk = build(root, tools);
    // These two would take the place of the flags below.
    trunk.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    let mut flags = remapped(root)?;
    if std == Std::Small {
        trunk.envs(SMALL_STD);
        flags.extend(SMALL_STD_FLAGS.map(str::to_owned));
    }
    run::run(trunk.env(FLAGS, flags.join(" ")))?;
    names_no_machine(root)
}

/// The flags that keep the paths of this machine out of the wasm.
fn remapped(root: &Path) -> Result<Vec<String>, String> {
    let flag = |(folder, name): (PathBuf, &str)| {
        let folder = folder.display().to_string();
        // Cargo takes these flags apart at the spaces.
        match folder.contains(char::is_whitespace) {
            true => Err(format!("{folder} has a space in it: a release is built from paths without one")),
            false => Ok(format!("--remap-path-prefix={folder}={name}")),
        }
    };
    places(root).into_iter().map(flag).collect()
}

/// Refuses a wasm that tells where it was built: it would differ from machine to machine.
fn names_no_machine(root: &Path) -> Result<(), String> {
    for file in files::list(&root.join("dist/site/embed"))?.iter().filter(|file| files::ends(file, "wasm")) {
        let wasm = files::read(file)?;
        for (folder, _) in places(root) {
            let place = folder.as_os_str().as_encoded_bytes();
            if wasm.windows(place.len()).any(|window| window == place) {
                return Err(format!(
                    "the wasm names {}, a folder of this machine: map it in trunk.rs",
                    folder.display()
                ));
            }
        }
    }
    Ok(())
}

/// The folders of this machine whose paths rustc would write into the wasm, with what it writes instead. Of two that hold
/// a path the later counts, so the packages' own folder, which is named after the registry, comes last.
fn places(root: &Path) -> Vec<(PathBuf, &'static str)> {
    let mut places = vec![(root.to_path_buf(), "guide")];
    let home = std::env::home_dir().map(|home| home.join(".cargo"));
    if let Some(cargo_home) = std::env::var_os("CARGO_HOME").map(PathBuf::from).or(home) {
        let registries = std::fs::read_dir(cargo_home.join("registry/src"));
        places.push((cargo_home, "cargo"));
        places.extend(registries.into_iter().flatten().flatten().map(|entry| (entry.path(), "crates")));
    }
    places
}
