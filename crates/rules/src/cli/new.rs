//! `kanta-rules new`: a small rule set to begin with, which passes `check`.

use std::path::Path;

/// The files of the rule set.
const FILES: [(&str, &str); 6] = [
    ("rule-set.toml", include_str!("../../template/rule-set.toml")),
    ("questions.toml", include_str!("../../template/questions.toml")),
    ("topics.toml", include_str!("../../template/topics.toml")),
    ("tasks.toml", include_str!("../../template/tasks.toml")),
    ("cases.toml", include_str!("../../template/cases.toml")),
    ("en.toml", include_str!("../../template/en.toml")),
];

/// Writes the files into a new folder, whose name becomes the rule set's id.
pub(crate) fn new(folder: &Path) -> Result<String, String> {
    let id = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(is_id) {
        return Err(format!(
            "The folder's name becomes the rule set's id, and {id:?} is none; use lower-case letters, digits and hyphens."
        ));
    }
    if folder.exists() {
        return Err(format!("{} is there already; choose another name.", folder.display()));
    }
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}.", folder.display());
    std::fs::create_dir_all(folder).map_err(failed)?;
    let schemas = folder.join("../schema").is_dir();
    for (file, text) in FILES {
        let text = text.replace("id = \"new-rules\"", &format!("id = \"{id}\""));
        let text = if schemas { format!("{}{text}", schema(file)) } else { text };
        std::fs::write(folder.join(file), text).map_err(failed)?;
    }
    let folder = folder.display();
    Ok(format!(
        "Rule set {id} in {folder}, {} files. It holds together: kanta-rules check {folder}\n\
         Change it while `kanta-rules watch {folder}` checks it at each save.",
        FILES.len()
    ))
}

/// The line by which editors find the schema of a file.
fn schema(file: &str) -> String {
    let name = file.strip_suffix(".toml").unwrap_or(file);
    let name = if name == "en" { "texts" } else { name };
    format!("#:schema ../schema/{name}.schema.json\n")
}
