//! The scripts of the element by their hashes: names for them that never mean other contents, and `integrity.json`, the list of those
//! with the value of `integrity` that a page may write.

use crate::files;
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::path::Path;

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The scripts that a host names.
const NAMED: [&str; 2] = ["kanta-guide", "kanta-guide-frame"];
/// How the names of those begin that they load by themselves.
const LATER: &str = "kanta-guide-later-";

/// Writes both into the folder of the element.
pub(super) fn write(embed: &Path) -> Result<(), String> {
    let mut list = BTreeMap::new();
    for name in NAMED {
        let script = files::read(&embed.join(format!("{name}.js")))?;
        let lasting = format!("{name}-{VERSION}-{}.js", files::hash(&script));
        files::write(&embed.join(&lasting), &script)?;
        list.insert(lasting, value(&script));
    }
    for file in files::list(embed)?.iter().filter(|file| files::ends(file, "js")) {
        let name = files::name(file)?;
        if name.starts_with(LATER) {
            list.insert(name.to_owned(), value(&files::read(file)?));
        }
    }
    let list = serde_json::to_string_pretty(&list).map_err(|error| error.to_string())?;
    files::write(&embed.join("integrity.json"), format!("{list}\n").as_bytes())
}

/// The value of `integrity` that only these bytes have.
fn value(bytes: &[u8]) -> String {
    format!("sha384-{}", Base64::encode_string(&Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_has_a_name_of_its_contents_and_is_listed_under_no_other() {
        let folder = std::env::temp_dir().join(format!("kanta-integrity-{}", std::process::id()));
        files::folder(&folder).unwrap();
        for name in ["kanta-guide.js", "kanta-guide-frame.js", "frame.js", "kanta-guide-later-A.js"] {
            files::write(&folder.join(name), b"").unwrap();
        }
        write(&folder).unwrap();
        let names = ["kanta-guide-later-A.js".to_owned()]
            .into_iter()
            .chain(NAMED.map(|name| format!("{name}-{VERSION}-e3b0c44298fc.js")));
        let of_nothing = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        let list: BTreeMap<String, String> =
            serde_json::from_str(&files::read_text(&folder.join("integrity.json")).unwrap()).unwrap();
        assert_eq!(list, names.map(|name| (name, of_nothing.to_owned())).collect());
        assert!(list.keys().all(|name| folder.join(name).is_file()));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
