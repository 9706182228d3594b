//! Builds the widget's wasm, the same bytes from any checkout on any machine.

use crate::bundle::Kind;
use crate::run::{self, program};
use crate::setup::Tools;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the widget for the browser, and makes its glue: the folder gets `kanta-guide.js` and `kanta-guide_bg.wasm`.
pub(crate) fn build(root: &Path, tools: &Tools, kind: Kind, folder: &Path) -> Result<(), String> {
    let mut rustc = match kind {
        Kind::Release => with_own_std(root),
        Kind::Dev => cargo(root),
    };
    rustc.args(["rustc", "--lib", "--package=kanta-guide", "--target", TARGET, "--profile", kind.profile()]);
    if kind == Kind::Release {
        rustc.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    }
    // As a Rust library besides, which the tests need, it would miss the link-time optimisation: 40 KB.
    run::run(rustc.arg("--crate-type=cdylib"))?;
    let built = target_folder(root).join(TARGET).join(kind.profile()).join("kanta_guide.wasm");
    run::run(
        program(root, &tools.wasm_bindgen)
            .args(["--target=web", "--no-typescript", "--experimental-reset-state-function"])
            .args(["--out-name=kanta-guide", "--out-dir"])
            .arg(folder)
            .arg(built),
    )
}

/// Makes the wasm and its glue smaller; it takes seconds that `serve` does not spend.
pub(crate) fn shrink(root: &Path, glue: &Path, wasm: &Path) -> Result<(), String> {
    run::run(program(root, "node").arg("xtask/shrink.mjs").arg(glue).arg(wasm))
}

/// The same, but the functions keep their names.
pub(crate) fn shrink_with_names(root: &Path, glue: &Path, wasm: &Path) -> Result<(), String> {
    run::run(program(root, "node").arg("xtask/shrink.mjs").arg(glue).arg(wasm).arg("-g"))
}

/// Refuses a wasm that tells where it was built: it would differ from machine to machine.
pub(crate) fn names_no_machine(root: &Path, wasm: &[u8]) -> Result<(), String> {
    for (folder, _) in places(root) {
        let place = folder.as_os_str().as_encoded_bytes();
        if wasm.windows(place.len()).any(|window| window == place) {
            return Err(format!(
                "the wasm names {}, a folder of this machine: map it in wasm.rs",
                folder.display()
            ));
        }
    }
    Ok(())
}

/// Cargo, building without the paths of this machine. The flags are given as a variable, for only Cargo's own encoding
/// of them bears paths with spaces; they reach what is built for the browser alone.
pub(crate) fn cargo(root: &Path) -> Command {
    with_flags(root, &[])
}

/// Cargo, building the standard library along, with panics that stop the program without a word: 10 KB of the 73 that
/// travel are the words and what puts them together. Neither is in the stable language yet; the toolchain is pinned to the
/// digit, and with this variable it allows both.
fn with_own_std(root: &Path) -> Command {
    let mut cargo = with_flags(root, &["-Zunstable-options", "-Cpanic=immediate-abort"]);
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo
}

fn with_flags(root: &Path, flags: &[&str]) -> Command {
    let maps = places(root)
        .into_iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .chain(flags.iter().map(|&flag| flag.to_owned()))
        .collect::<Vec<_>>();
    let mut cargo = program(root, "cargo");
    cargo.env("CARGO_ENCODED_RUSTFLAGS", maps.join("\u{1f}"));
    cargo
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

/// Where Cargo builds: the checkout's own `target`, unless the person chose another place.
pub(crate) fn target_folder(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}
