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

/// The text of a plain file in UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read_file(path)?).map_err(|error| Error::new(ErrorKind::InvalidData, error))
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
