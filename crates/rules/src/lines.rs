//! From byte offsets of a text to lines and columns, at a cost that does not grow with the text.

/// After how many bytes the characters before are counted once and for all.
const BLOCK: usize = 1024;

/// Where the lines of a text begin, and how many characters stand before each block of it.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t [u8],
    /// The offset of each line's first byte.
    starts: Vec<usize>,
    /// For each block, the characters before it.
    before: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Looks at the whole text once.
    pub(crate) fn new(text: &'t str) -> Lines<'t> {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at.saturating_add(1))).collect();
        let mut sum: usize = 0;
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = sum;
            sum = sum.saturating_add(characters(block));
            before
        });
        let mut before: Vec<usize> = blocks.collect();
        before.push(sum);
        Lines { text: text.as_bytes(), starts, before }
    }

    /// The line and the column in characters, both from 1. What lies behind the end is at the end.
    pub(crate) fn at(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.characters_before(offset).saturating_sub(self.characters_before(start));
        (line, column.saturating_add(1))
    }

    fn characters_before(&self, offset: usize) -> usize {
        let before = self.before.get(offset / BLOCK).copied().unwrap_or(0);
        before.saturating_add(characters(self.rest_of_block(offset)))
    }

    /// What is looked at for an offset: from the start of its block.
    fn rest_of_block(&self, offset: usize) -> &[u8] {
        self.text.get(offset.saturating_sub(offset % BLOCK)..offset).unwrap_or_default()
    }
}

/// How many characters begin in some bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, read from the start each time.
    fn counted(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..offset.min(text.len())];
        let line = before.rsplit('\n').next().map_or(0, |line| line.chars().count());
        (before.matches('\n').count() + 1, line + 1)
    }

    #[test]
    fn every_offset_is_where_an_editor_shows_it() {
        let long = format!("{}\nÅ\n", "å字x".repeat(700));
        let texts = ["", "\n", "a", "a\n", "\n\nå\r\nö", &long, &"x\n".repeat(1_500), &"y".repeat(3_072)];
        for text in texts {
            let lines = Lines::new(text);
            for offset in (0..=text.len() + 2).filter(|at| *at > text.len() || text.is_char_boundary(*at)) {
                assert_eq!(lines.at(offset), counted(text, offset), "{offset} of {text:.20}");
            }
        }
    }

    #[test]
    fn an_offset_costs_the_same_wherever_it_lies() {
        // One line of a megabyte, and a million lines.
        for text in ["x".repeat(1 << 20), "\n".repeat(1 << 20)] {
            let lines = Lines::new(&text);
            let costs = (0..=text.len()).map(|offset| lines.rest_of_block(offset).len());
            assert_eq!(costs.max(), Some(BLOCK - 1));
        }
    }
}
