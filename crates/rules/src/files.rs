//! Files that are read: plain ones, up to a bound. A pipe or a device might never end.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// The largest file that is read, in MiB.
pub(crate) const MOST_MIB: u64 = 16;

/// The bytes of a plain file.
///
/// # Errors
/// That it cannot be read; of the kind `InvalidInput` where it is no plain file, or larger than 16 MiB.
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    // Before it is opened: opening a pipe waits for its other end.
    if !std::fs::metadata(path)?.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "it is no plain file"));
    }
    let most = MOST_MIB << 20;
    let mut bytes = Vec::new();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= most) {
        Ok(bytes)
    } else {
        Err(Error::new(ErrorKind::InvalidInput, format!("it has more than {MOST_MIB} MiB")))
    }
}

/// The bytes of a plain file in a folder. A link may lead to another file of the folder: whoever sent in a rule set is not to be told
/// what else the machine has on which it is checked.
///
/// # Errors
/// As [`read_file`]; of the kind `InvalidInput` where it is a link that leads out of the folder.
pub fn read_inside(folder: &Path, file: impl AsRef<Path>) -> Result<Vec<u8>> {
    let path = folder.join(file);
    let bytes = read_file(&path)?;
    if path.canonicalize()?.starts_with(folder.canonicalize()?) {
        Ok(bytes)
    } else {
        Err(Error::new(ErrorKind::InvalidInput, "it is a link that leads out of its folder"))
    }
}

/// The text of a plain file in a folder, in UTF-8.
pub(crate) fn read_text(folder: &Path, file: &str) -> Result<String> {
    String::from_utf8(read_inside(folder, file)?).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}

/// Why a file of a rule set cannot be read, and what to do.
pub(crate) fn reason(error: &Error) -> String {
    let is = |kind| error.kind() == kind;
    if is(ErrorKind::NotFound) {
        "it is not there; create it or mend its name".to_owned()
    } else if is(ErrorKind::InvalidData) {
        "it is not UTF-8; save it anew as UTF-8".to_owned()
    } else if is(ErrorKind::InvalidInput) {
        format!("{error}; put a plain file of at most {MOST_MIB} MiB in its place")
    } else {
        format!("{error}; see to it that it can be opened")
    }
}
