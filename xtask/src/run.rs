//! Runs other programs, and talks to the person at the terminal.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Prints a line of what is going on.
pub(crate) fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    // A reader that went away is no reason to fail the work.
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Prints a line of what went wrong.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A program to be run from the checkout's root.
pub(crate) fn program(root: &Path, name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root);
    command
}

/// Runs a program that speaks for itself.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command)) }
}

/// Becomes another program, where the system can: who then stops this process stops that one.
pub(crate) fn hand_over(command: &mut Command) -> Result<(), String> {
    #[cfg(unix)]
    {
        let error = std::os::unix::process::CommandExt::exec(command);
        Err(cannot_start(command, &error))
    }
    #[cfg(not(unix))]
    run(command)
}

/// Runs a program for what it prints; what it complains of is passed on only if it fails.
pub(crate) fn read(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    complain(String::from_utf8_lossy(&output.stderr).trim_end());
    Err(failed(command))
}

/// What a program printed while it was shown, and whether it ended well.
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) ended: Result<(), String>,
}

/// Runs a program, shows each line that it prints as it comes, and keeps the lines.
pub(crate) fn show(command: &mut Command) -> Result<Shown, String> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| cannot_start(command, &error))?;
    let mut text = String::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).split(b'\n') {
            let line =
                line.map_err(|error| format!("could not read what {} printed: {error}", named(command)))?;
            let line = String::from_utf8_lossy(&line);
            say(&line);
            text.push_str(&line);
            text.push('\n');
        }
    }
    let status = child.wait().map_err(|error| format!("lost {}: {error}", named(command)))?;
    Ok(Shown { text, ended: if status.success() { Ok(()) } else { Err(failed(command)) } })
}

/// The PATH with a folder before all others.
pub(crate) fn path_with(folder: &Path) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap_or(path)
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("could not start {}: {error}", named(command))
}

fn failed(command: &Command) -> String {
    format!("{} failed; what it said stands above", named(command))
}

/// The program and its first argument or two: `cargo clippy`, `node --test`.
fn named(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let arguments = command.get_args().take(2).map(OsStr::to_string_lossy);
    std::iter::once(program.to_string_lossy()).chain(arguments).collect::<Vec<_>>().join(" ")
}
