//! Finding an item of a set by a name: a region by its own, or by that of a municipality in it.

/// The places whose name holds what is typed: those that begin with it first, in the order given. Each place has its name, another
/// name (empty where it has none) and a number; it comes with the name that was found, and the number.
///
/// Capitals do not matter, å and ä may be typed as a, ö as o, and a hyphen as a space.
pub fn find<'a>(
    typed: &str,
    places: impl Iterator<Item = (&'a str, &'a str, usize)>,
) -> Vec<(&'a str, usize)> {
    let typed = fold(typed.trim());
    let (mut first, mut later) = (Vec::new(), Vec::new());
    if typed.is_empty() {
        return first;
    }
    for (name, other, number) in places {
        let holds = |name: &str| fold(name).windows(typed.len()).position(|part| part == typed);
        match (holds(name), holds(other)) {
            (Some(0), _) => first.push((name, number)),
            (_, Some(0)) => first.push((other, number)),
            (Some(_), _) => later.push((name, number)),
            (None, Some(_)) => later.push((other, number)),
            (None, None) => {}
        }
    }
    first.append(&mut later);
    first
}

/// A text as it is compared.
fn fold(text: &str) -> Vec<char> {
    let plain = |letter: char| match letter {
        'Å' | 'å' | 'Ä' | 'ä' => 'a',
        'Ö' | 'ö' => 'o',
        '-' => ' ',
        other => other.to_ascii_lowercase(),
    };
    // Without the places at which a long name may be broken.
    text.chars().filter(|&letter| letter != '\u{ad}').map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::find;

    const PLACES: [(&str, &str, usize); 9] = [
        ("Egentliga Finland", "", 0),
        ("Öster\u{ad}botten", "", 1),
        ("Södra Österbotten", "", 2),
        ("Åbo", "Turku", 0),
        ("Åland", "Ahvenanmaa", 3),
        ("Pargas", "Parainen", 0),
        ("Övertorneå", "Ylitornio", 4),
        ("Torneå", "Tornio", 4),
        ("Pedersöre", "Pedersören kunta", 1),
    ];

    fn found(typed: &str) -> Vec<(&'static str, usize)> {
        find(typed, PLACES.into_iter())
    }

    #[test]
    fn a_place_is_found_by_either_name_and_comes_with_the_one_that_was_found() {
        assert_eq!(found("Åbo"), [("Åbo", 0)]);
        assert_eq!(found("turku"), [("Turku", 0)]);
        assert_eq!(found("PARAINEN"), [("Parainen", 0)]);
        assert_eq!(found("par"), [("Pargas", 0)], "once, though both names begin so");
        assert_eq!(found("kunta"), [("Pedersören kunta", 1)]);
    }

    #[test]
    fn names_that_begin_so_come_before_those_that_hold_it() {
        assert_eq!(found("tor"), [("Torneå", 4), ("Övertorneå", 4)]);
        assert_eq!(found("österbotten"), [("Öster\u{ad}botten", 1), ("Södra Österbotten", 2)]);
        assert_eq!(found("land"), [("Egentliga Finland", 0), ("Åland", 3)]);
    }

    #[test]
    fn letters_that_a_keyboard_lacks_may_be_typed_without_their_dots() {
        assert_eq!(found("aland"), [("Åland", 3)]);
        assert_eq!(found("overtornea"), [("Övertorneå", 4)]);
        assert_eq!(found("  sodra osterbotten "), [("Södra Österbotten", 2)]);
        assert_eq!(found("södra-österbotten"), [("Södra Österbotten", 2)]);
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        for typed in ["", "  ", "\u{ad}", "Stockholm", "Åbo och Tammerfors"] {
            assert_eq!(found(typed), [], "{typed:?}");
        }
    }
}
