//! A hash for each product, by which two builds are seen to be the same.

use crate::{files, run};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Prints the hash of each product.
pub(crate) fn print(dist: &Path) -> Result<(), String> {
    lines(dist)?.iter().for_each(|line| run::say(line));
    Ok(())
}

/// A line for each product: its hash and its name.
pub(crate) fn lines(dist: &Path) -> Result<Vec<String>, String> {
    let mut products = std::fs::read_dir(dist)
        .map_err(|error| format!("could not list {}: {error}", dist.display()))?
        .map(|entry| entry.map(|entry| entry.path()).map_err(|error| error.to_string()))
        .collect::<Result<Vec<_>, String>>()?;
    products.sort();
    let line = |product: &PathBuf| {
        let digest = if product.is_dir() { of_folder(product)? } else { digest(&files::read(product)?) };
        Ok(format!("{digest}  dist/{}", files::name(product)?))
    };
    products.iter().map(line).collect()
}

/// The hash of a folder: of what `find . -type f | LC_ALL=C sort | xargs sha256sum` prints in it.
fn of_folder(folder: &Path) -> Result<String, String> {
    let mut lines = Vec::new();
    for file in files::list(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string().replace('\\', "/");
        lines.push((name, digest(&files::read(&file)?)));
    }
    lines.sort();
    Ok(digest(
        lines.iter().map(|(name, digest)| format!("{digest}  ./{name}\n")).collect::<String>().as_bytes(),
    ))
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_the_hash_of_what_sha256sum_says_of_its_files() {
        let folder = std::env::temp_dir().join(format!("kanta-digests-{}", std::process::id()));
        files::folder(&folder.join("a")).unwrap();
        files::write(&folder.join("a/c"), b"1").unwrap();
        files::write(&folder.join("a-b"), b"2").unwrap();
        let lines = format!("{}  ./a-b\n{}  ./a/c\n", digest(b"2"), digest(b"1"));
        assert_eq!(of_folder(&folder).unwrap(), digest(lines.as_bytes()));
        assert_eq!(digest(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        files::write(&folder.join("a/c"), b"3").unwrap();
        assert_ne!(of_folder(&folder).unwrap(), digest(lines.as_bytes()));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
