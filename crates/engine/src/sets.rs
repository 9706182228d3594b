//! Small sets: bit sets of at most 64 members, and sorted lists (B-trees would add 19 KB to the wasm, 7 KB compressed). And
//! numbers as text.

/// The set with the one member `index`; the empty set past 63, which the compiler keeps from happening.
pub fn bit(index: usize) -> u64 {
    u32::try_from(index).ok().and_then(|i| 1_u64.checked_shl(i)).unwrap_or(0)
}

/// A number in decimal digits, without what `format!` adds to the wasm.
#[inline(never)]
pub fn decimal(number: usize) -> String {
    let mut digits = String::new();
    let mut left = number;
    loop {
        digits.insert(0, u32::try_from(left % 10).ok().and_then(|d| char::from_digit(d, 10)).unwrap_or('0'));
        left /= 10;
        if left == 0 {
            return digits;
        }
    }
}

/// The members of a bit set, in ascending order.
pub fn members(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let least = usize::try_from(set.trailing_zeros()).ok().filter(|&least| least < 64);
        set &= set.wrapping_sub(1);
        least
    })
}

/// Puts a member into a sorted list without repeats; says whether it is new.
pub(crate) fn insert<T: Ord>(list: &mut Vec<T>, member: T) -> bool {
    match list.binary_search(&member) {
        Ok(_) => false,
        Err(at) => {
            list.insert(at, member);
            true
        }
    }
}
