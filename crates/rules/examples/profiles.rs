//! Writes every full profile of a rule set of the guide as a line of the JSON interface, as the naive reading of the tests finds them:
//! `cargo run -p kanta-rules --example profiles -- 2021-04`. The test of the engine without a page reads them.

#[path = "../tests/reference/mod.rs"]
mod reference;

use reference::pairs::regions;
use reference::{Given, Reference, published};
use std::io::{BufWriter, Result, Write, stdout};

fn main() -> Result<()> {
    let id = std::env::args().nth(1).unwrap_or_default();
    let set = published(&id);
    let reference = Reference::new(&set, &regions());
    let mut out = BufWriter::new(stdout().lock());
    for profile in &reference.profiles {
        let answers: Vec<Given> =
            profile.iter().map(|value| value.map_or(Given::LeftOut, Given::Value)).collect();
        writeln!(out, "{}", reference.input(&answers))?;
    }
    out.flush()
}
