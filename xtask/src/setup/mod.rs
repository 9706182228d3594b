//! Set-up: finds each tool at its pinned version, on the PATH or in the checkout's `.tools/`, and installs only what is
//! missing. A second run installs nothing.

pub(crate) mod browsers;
mod debian;
mod nginx;

use crate::files;
use crate::run::{self, program, say};
use browsers::Browsers;
use std::env::consts::EXE_EXTENSION;
use std::path::{Path, PathBuf};

/// What rustc calls a browser.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const TRUNK: Crate = Crate {
    name: "trunk",
    program: "trunk",
    version: "0.21.14",
    // Its own lock file is the set of packages that it was released with. Without its features it can neither look for
    // a newer version of itself nor download tools, and builds in two thirds of the time.
    options: &["--locked", "--no-default-features"],
    brings: &[],
    takes: "2 to 4 minutes",
};

/// Must equal the version of the crate, or its glue and the wasm do not fit together. Without `--locked`: its lock file
/// names a package that the registry no longer has.
const WASM_BINDGEN: Crate = Crate {
    name: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    options: &[],
    brings: &["wasm-bindgen-test-runner"],
    takes: "1 to 3 minutes",
};

/// Drives Firefox for the journeys.
const GECKODRIVER: Crate = Crate {
    name: "geckodriver",
    program: "geckodriver",
    version: "0.37.1",
    options: &["--locked"],
    brings: &[],
    takes: "1 to 3 minutes",
};

/// Says whether what comes in is what `deny.toml` allows.
const CARGO_DENY: Crate = Crate {
    name: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    options: &["--locked"],
    brings: &[],
    takes: "1 to 3 minutes",
};

/// Calls libFuzzer.
const CARGO_FUZZ: Crate = Crate {
    name: "cargo-fuzz",
    program: "cargo-fuzz",
    version: "0.13.2",
    options: &["--locked"],
    brings: &[],
    takes: "1 to 2 minutes",
};

/// Where the finished tools lie.
pub(crate) struct Tools {
    pub(crate) trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Tools {
    /// The folder of wasm-bindgen, its test runner beside it.
    pub(crate) fn folder(&self) -> &Path {
        self.wasm_bindgen.parent().unwrap_or(Path::new("."))
    }
}

/// What `serve`, `dist` and `bench` need.
pub(crate) fn to_build(root: &Path) -> Result<Tools, String> {
    rust_target(root)?;
    node_packages(root)?;
    Ok(Tools { trunk: TRUNK.find_or_install(root)?, wasm_bindgen: WASM_BINDGEN.find_or_install(root)? })
}

/// What `test` needs besides: formatter, linter and the browsers, whose places are returned.
pub(crate) fn to_test(root: &Path) -> Result<Browsers, String> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if run::read(program(root, "cargo").args([command, "--version"])).is_err() {
            rustup(root, &["component", "add", component])?;
        }
    }
    let mut browsers = browsers::find_or_install(root)?;
    browsers.places.push(("GECKODRIVER", GECKODRIVER.find_or_install(root)?));
    Ok(browsers)
}

/// cargo-deny, which `test` needs as well.
pub(crate) fn cargo_deny(root: &Path) -> Result<PathBuf, String> {
    CARGO_DENY.find_or_install(root)
}

/// What `fuzz` needs: cargo-fuzz, whose folder is returned, and a compiler for libFuzzer, which is C++.
pub(crate) fn to_fuzz(root: &Path) -> Result<PathBuf, String> {
    debian::find_or_install_cxx(root)?;
    let tool = CARGO_FUZZ.find_or_install(root)?;
    Ok(tool.parent().unwrap_or(root).to_path_buf())
}

/// The tools of the compiler's own LLVM.
pub(crate) struct Llvm {
    /// The system that they run on, as the compiler calls it.
    pub(crate) host: String,
    folder: PathBuf,
}

impl Llvm {
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.folder.join(name).with_extension(EXE_EXTENSION)
    }
}

/// What `coverage` needs.
pub(crate) fn to_cover(root: &Path) -> Result<Llvm, String> {
    let host = run::read(program(root, "rustc").args(["--print", "host-tuple"]))?.trim().to_owned();
    let sysroot = run::read(program(root, "rustc").args(["--print", "sysroot"]))?;
    let folder = Path::new(sysroot.trim()).join("lib/rustlib").join(&host).join("bin");
    let llvm = Llvm { host, folder };
    if !llvm.tool("llvm-cov").is_file() {
        rustup(root, &["component", "add", "llvm-tools"])?;
    }
    Ok(llvm)
}

/// A program that Cargo installs.
struct Crate {
    name: &'static str,
    program: &'static str,
    version: &'static str,
    options: &'static [&'static str],
    /// The programs that it brings besides.
    brings: &'static [&'static str],
    takes: &'static str,
}

impl Crate {
    fn find_or_install(&self, root: &Path) -> Result<PathBuf, String> {
        let own = root.join(".tools/bin").join(self.program).with_extension(EXE_EXTENSION);
        let known = [which::which(self.program).ok(), Some(own.clone())];
        if let Some(found) = known.into_iter().flatten().find(|file| self.is_at(root, file)) {
            return Ok(found);
        }
        say(&format!("building {} {} ({}, once)…", self.name, self.version, self.takes));
        self.install(root)?;
        if self.is_at(root, &own) { Ok(own) } else { Err(self.by_hand()) }
    }

    fn is_at(&self, root: &Path, file: &Path) -> bool {
        let asked = program(root, file).arg("--version").output();
        let said =
            asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
        let beside = |name: &&str| file.with_file_name(name).with_extension(EXE_EXTENSION).is_file();
        said.split_whitespace().nth(1) == Some(self.version) && self.brings.iter().all(beside)
    }

    /// Built without optimisation: it takes a quarter of the time, and the tool works only for seconds.
    fn install(&self, root: &Path) -> Result<(), String> {
        let mut cargo = program(root, "cargo");
        cargo.args(["install", "--debug", "--root", ".tools", "--version", self.version]).args(self.options);
        cargo.arg(self.name).env("CARGO_PROFILE_DEV_DEBUG", "0").env_remove("CARGO_TARGET_DIR");
        run::run(&mut cargo).map_err(|_| self.by_hand())
    }

    fn by_hand(&self) -> String {
        format!("{0} {1} could not be installed: run cargo install {0}@{1}", self.name, self.version)
    }
}

fn rust_target(root: &Path) -> Result<(), String> {
    let sysroot = run::read(program(root, "rustc").args(["--print", "sysroot"]))?;
    let parts = Path::new(sysroot.trim()).join("lib/rustlib");
    if !parts.join(TARGET).is_dir() {
        rustup(root, &["target", "add", TARGET])?;
    }
    // The standard library's source: a release builds it along.
    if !parts.join("src/rust/library").is_dir() {
        rustup(root, &["component", "add", "rust-src"])?;
    }
    Ok(())
}

fn rustup(root: &Path, arguments: &[&str]) -> Result<(), String> {
    let line = arguments.join(" ");
    say(&format!("rustup {line}…"));
    run::run(program(root, "rustup").args(arguments))
        .map_err(|_| format!("the Rust toolchain lacks a part: install rustup, then run rustup {line}"))
}

/// The packages of a folder's `package-lock.json`. The lock that they were installed from is kept beside them, by its hash, for npm
/// itself takes seconds to find that nothing is to be done.
pub(crate) fn node_packages(folder: &Path) -> Result<(), String> {
    let stamp = folder.join("node_modules/.installed-from");
    let lock = files::hash(&files::read(&folder.join("package-lock.json"))?);
    if files::read_text(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if ["node", "npm"].iter().any(|name| which::which(name).is_err()) {
        return Err("Node.js is missing: install version 20.19 or newer, with npm".to_owned());
    }
    say("npm ci (a few seconds, once)…");
    // None of the packages needs the script that it would run on installation.
    run::run(program(folder, "npm").args(["ci", "--ignore-scripts"]))?;
    files::write(&stamp, lock.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What follows `start` in a file of the checkout, up to the next quotation mark.
    fn quoted_after(file: &str, start: &str) -> String {
        let text = files::read_text(&crate::workspace().join(file)).unwrap();
        text.split_once(start).unwrap().1.split('"').next().unwrap().to_owned()
    }

    #[test]
    fn the_tools_are_those_that_the_other_files_name() {
        assert_eq!(quoted_after("Cargo.lock", "name = \"wasm-bindgen\"\nversion = \""), WASM_BINDGEN.version);
        assert_eq!(quoted_after("Trunk.toml", "trunk-version = \"="), TRUNK.version);
    }
}
