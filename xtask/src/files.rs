//! Files: read, written, copied and listed, with errors that name the file.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("could not read {}: {error}", path.display()))
}

pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("could not read {}: {error}", path.display()))
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("could not write {}: {error}", path.display()))
}

/// Copies every file of a flat folder into another.
pub(crate) fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    for file in list(from)? {
        write(&to.join(name(&file)?), &read(&file)?)?;
    }
    Ok(())
}

/// Makes a folder anew, empty.
pub(crate) fn empty_folder(path: &Path) -> Result<(), String> {
    if path.exists() {
        std::fs::remove_dir_all(path)
            .map_err(|error| format!("could not empty {}: {error}", path.display()))?;
    }
    folder(path)
}

/// Makes a folder if it is not there.
pub(crate) fn folder(path: &Path) -> Result<(), String> {
    std::fs::create_dir_all(path).map_err(|error| format!("could not make {}: {error}", path.display()))
}

/// Every file under a folder, in the order of their paths.
pub(crate) fn list(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fault = |error| format!("could not list {}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() { files.extend(list(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}

/// Moves a file within one file system.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::rename(from, to).map_err(|error| format!("could not move {}: {error}", from.display()))
}

/// Whether a file's name has this ending.
pub(crate) fn ends(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|own| own == ending)
}

/// A file's name without its folder.
pub(crate) fn name(file: &Path) -> Result<&str, String> {
    file.file_name()
        .and_then(|name| name.to_str())
        .ok_or_else(|| format!("{} has no plain name", file.display()))
}

/// The first 12 hexadecimal digits of the SHA-256 of some bytes: enough to tell two contents apart in a name.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
