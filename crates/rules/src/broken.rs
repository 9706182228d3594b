//! Where a file that is not TOML is broken: at the slip itself, which the parser often notices only some lines later.

use crate::near::nearest;
use crate::problem::Problem;

/// What is wrong, and the offset of its place, where that can be said better than the parser does.
pub(crate) fn slip(text: &str, noticed: usize, message: &str) -> Option<(usize, Problem)> {
    if message == "duplicate key" {
        return twice(text, noticed);
    }
    let (at, bracket) = unclosed(text, noticed)?;
    let closing = if bracket == '[' { ']' } else { '}' };
    Some((at, Problem::Syntax(format!("`{bracket}` is not closed, expected `{closing}`"))))
}

/// The bracket of a value that is still open where the next line of the file begins.
fn unclosed(text: &str, noticed: usize) -> Option<(usize, char)> {
    let (before, rest) = text.split_at_checked(noticed)?;
    let line = before.rfind('\n').map_or(0, |end| end.saturating_add(1));
    let (before, here) = text.split_at_checked(line)?;
    let here = here.lines().next().unwrap_or_default();
    // A list may go over several lines; these are not of a list.
    if !(head(here).is_some() || key(here).is_some() || rest.trim().is_empty()) {
        return None;
    }
    let open = open_brackets(if rest.trim().is_empty() { text } else { before });
    let (at, bracket) = *open.first()?;
    let alone = text.get(at..).and_then(|text| text.lines().next()).is_some_and(|line| line.trim() == "{");
    (!alone).then_some((at, bracket))
}

/// The brackets of values that are open at the end of a text, outermost first.
fn open_brackets(text: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut offset: usize = 0;
    for line in text.split_inclusive('\n') {
        let is_head = open.is_empty() && head(line).is_some();
        let mut quote = None;
        let mut escaped = false;
        for (at, c) in line.char_indices().filter(|_| !is_head) {
            match (quote, c) {
                (Some(_), _) if escaped => escaped = false,
                (Some('"'), '\\') => escaped = true,
                (Some(one), _) if one == c => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(c),
                (None, '#') => break,
                (None, '[' | '{') => open.push((offset.saturating_add(at), c)),
                (None, ']' | '}') => drop(open.pop()),
                (None, _) => {}
            }
        }
        offset = offset.saturating_add(line.len());
    }
    open
}

/// A key or the head of a table that stands twice, with the line of the first.
fn twice(text: &str, noticed: usize) -> Option<(usize, Problem)> {
    let lines: Vec<&str> = text.lines().collect();
    let line = text.get(..noticed)?.matches('\n').count();
    let (before, here) = (lines.get(..line)?, *lines.get(line)?);
    let number = |at: usize| at.saturating_add(1);
    let Some((brackets, name)) = head(here) else {
        let key = key(here)?;
        let of_table = before.iter().enumerate().rev().take_while(|(_, line)| head(line).is_none());
        let (first, _) = of_table.into_iter().find(|(_, line)| self::key(line) == Some(key))?;
        return Some((noticed, Problem::Twice { key: key.to_owned(), line: number(first), between: None }));
    };
    let of_name = |(_, line): &(usize, &&str)| head(line).is_some_and(|(_, other)| other == name);
    let Some((first, other)) = before.iter().enumerate().rev().find(of_name) else {
        return before_its_list(text, name, before);
    };
    let (brackets_there, _) = head(other)?;
    if brackets != brackets_there {
        let (single, double) = if brackets == 1 { (line, first) } else { (first, line) };
        return Some((
            offset(text, single),
            Problem::SingleBrackets { head: name.to_owned(), line: number(double) },
        ));
    }
    // Of a table in one of a list: the head of the next of the list is not there, or is misspelt.
    let list = name.rsplit_once('.').map(|(list, _)| list);
    let list = list.filter(|list| before.iter().any(|line| head(line) == Some((2, list))));
    let between = before.iter().enumerate().skip(number(first));
    let heads = between.filter_map(|(at, line)| Some((at, head(line)?.1)));
    let misspelt = list.and_then(|list| heads.into_iter().find(|(_, name)| nearest(name, [list]).is_some()));
    let at = misspelt.map_or(noticed, |(at, _)| offset(text, at));
    let key = format!("[{name}]");
    Some((at, Problem::Twice { key, line: number(first), between: list.map(|list| format!("[[{list}]]")) }))
}

/// The head of a table within one of a list, before the list begins; or the head before it that may be meant for the list's.
fn before_its_list(text: &str, list: &str, before: &[&str]) -> Option<(usize, Problem)> {
    let within = format!("{list}.");
    let mut heads = before.iter().enumerate().filter_map(|(at, line)| Some((at, head(line)?.1)));
    let is_near = |name: &str| nearest(name, [list]).is_some();
    let (at, head) = heads.find(|(_, name)| name.starts_with(&within) || is_near(name))?;
    let inner = if is_near(head) {
        heads.map(|(_, name)| name).find(|name| name.starts_with(&within))?
    } else {
        head
    };
    Some((offset(text, at), Problem::NoList { head: format!("[{inner}]"), list: format!("[[{list}]]") }))
}

/// The offset at which a line begins, after its blanks.
fn offset(text: &str, line: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let blanks = text.get(before..).map_or(0, |rest| rest.len().saturating_sub(rest.trim_start().len()));
    before.saturating_add(blanks)
}

/// The brackets and the name of the head of a table.
fn head(line: &str) -> Option<(usize, &str)> {
    let inner = line.trim().strip_prefix('[')?;
    let (brackets, inner) = inner.strip_prefix('[').map_or((1, inner), |inner| (2, inner));
    let name = inner.split_once(']').map_or(inner, |(name, _)| name).trim();
    name.starts_with(|first: char| first.is_ascii_alphabetic()).then_some((brackets, name))
}

/// The key before a value.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.trim_start().split_once('=')?;
    let key = key.trim_end();
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (!key.is_empty() && key.chars().all(is_key)).then_some(key)
}
