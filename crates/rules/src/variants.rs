//! Texts that are said otherwise to some: read, and compiled.

use crate::builder::YES;
use crate::conditions::Conditions;
use crate::document::Table;
use crate::fault::Faults;
use crate::read::{condition, named};
use crate::source::{SourceSet, SourceVariant};
use crate::texts::Slots;
use crate::topics::{holds, same_ids};
use kanta_engine::Variant;

/// Reads the variants of a file.
pub(crate) fn read_variants(file: &mut Table, faults: &mut Faults) -> Vec<SourceVariant> {
    let tables = file.tables("variant", faults);
    let variant = |mut table: Table| {
        let id = named(&mut table, "variant", faults);
        let when = condition(table.take("when"), faults);
        table.end("id, when", faults);
        Some(SourceVariant { id: id?, when })
    };
    tables.into_iter().filter_map(variant).collect()
}

/// Compiles what is said otherwise to some. It comes last: any text that is asked for may have a variant.
pub(crate) fn variants(
    set: &SourceSet,
    conditions: &mut Conditions<'_>,
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> Vec<Variant> {
    same_ids(set.variants.iter().map(|variant| &variant.id), faults);
    let ready = set.variants.iter().map(|source| {
        let id = &source.id.text;
        let what = format!("variant `{id}`");
        Variant {
            diagram: holds(&source.when, YES, &source.id, &what, conditions, faults),
            texts: slots.variants(&format!("variant.{id}.")),
        }
    });
    ready.collect()
}
