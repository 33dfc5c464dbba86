//! What the map is drawn from, whoever draws it: the lines of its file and the patterns of its colours. Numbers stay as they are
//! written.

/// A line of the map's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'f> {
    /// The box of the whole: left, top, width and height.
    Whole(&'f str),
    /// The name of a part to enlarge, and its box.
    Part(&'f str, &'f str),
    /// The code of a place, or what is none, and its outline as SVG writes paths.
    Land(&'f str, &'f str),
    /// The code of a place that is too small for an outline, and where its dot lies: to the right and down.
    Dot(&'f str, &'f str),
}

/// The lines of the map's file; what is none is passed over.
pub fn lines(file: &str) -> impl Iterator<Item = Line<'_>> {
    file.lines().filter_map(|line| match line.split_once(' ')? {
        ("#", _) => None,
        ("@", whole) => Some(Line::Whole(whole)),
        (code, rest) => Some(match code.strip_prefix('=') {
            Some(part) => Line::Part(part, rest),
            None if rest.starts_with('M') => Line::Land(code, rest),
            None => Line::Dot(code, rest),
        }),
    })
}

/// A pattern for each verdict that is not plain, in the colours of the style sheet: its name, the size of a tile, its lines.
pub const PATTERNS: [(&str, &str, &str); 4] = [
    ("conditional", "7", "M-1 8L8 -1M-2 2L2 -2M5 9L9 5"),
    ("against-rules", "4.5", "M-1 -1L5.5 5.5M-2 2.5L2 6.5M2.5 -2L6.5 2"),
    ("unknown", "4.5", "M2.25 2.25h0"),
    ("unavailable", "4", "M2 -1V5"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_it_looks_like() {
        let file = "# Drawn by a script.\n@ 34 0 1165 520\n=europe 469 40 290 129\n- M807 167l-1-2z\nAE M746 203l1 3z\nLI 581 122\nnothing";
        let expected = [
            Line::Whole("34 0 1165 520"),
            Line::Part("europe", "469 40 290 129"),
            Line::Land("-", "M807 167l-1-2z"),
            Line::Land("AE", "M746 203l1 3z"),
            Line::Dot("LI", "581 122"),
        ];
        assert_eq!(lines(file).collect::<Vec<_>>(), expected);
    }
}
