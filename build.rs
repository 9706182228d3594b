//! Compiles the built-in rule set and the interface's words into the widget; a fault in either is a fault of the build.
#![allow(clippy::print_stdout, reason = "a build script talks to cargo on standard output")]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=locales");
    let root = env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?;
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let bundle = kanta_rules::bundle::bundle(Path::new(&root))?;
    fs::write(Path::new(&out).join("rules.kgr"), &bundle.rules).map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join("words.rs"), words(&bundle.words)).map_err(|error| error.to_string())?;
    for (ending, packs) in [("pack", &bundle.packs), ("first-pack", &bundle.first_packs)] {
        for (language, pack) in packs {
            fs::write(Path::new(&out).join(format!("{language}.{ending}")), pack)
                .map_err(|error| error.to_string())?;
        }
    }
    let languages = bundle.packs.iter().map(|(language, _)| language.as_str()).collect::<Vec<_>>();
    fs::write(Path::new(&out).join("packs.rs"), packs(&languages)).map_err(|error| error.to_string())
}

/// A list of the languages with their texts, for what is drawn without a browser.
fn packs(languages: &[&str]) -> String {
    let mut code =
        format!("/// The texts by language.\nconst PACKS: [(&str, &[u8]); {}] = [\n", languages.len());
    for language in languages {
        // Writing to a string cannot fail.
        let _ = writeln!(
            code,
            "({language:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{language}.pack\"))),"
        );
    }
    code + "];\n"
}

/// A constant for each word of the interface, so that a word that is missing, or that nothing uses, shows up in the build.
fn words(keys: &[String]) -> String {
    let mut code =
        format!("/// How many words the interface has.\npub(crate) const COUNT: usize = {};\n", keys.len());
    for (number, key) in keys.iter().enumerate() {
        let name = key.replace('-', "_").to_uppercase();
        // Writing to a string cannot fail.
        let _ = writeln!(code, "/// `{key}`\npub(crate) const {name}: Word = Word({number});");
    }
    code
}
