//! Draws the first page of each language without a browser, and writes it into a folder: `first-page FOLDER`. Called by the site's
//! build.

use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), String> {
    let folder = env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("say into which folder the pages are to be written")?;
    for language in kanta_guide::languages() {
        let file = folder.join(format!("{language}.html"));
        fs::write(&file, kanta_guide::first_page(language))
            .map_err(|error| format!("could not write {}: {error}", file.display()))?;
    }
    Ok(())
}
