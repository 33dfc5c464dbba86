//! Colours of the screen, and how two of them contrast by the formula of WCAG 2.

use std::fmt;

/// A colour in red, green and blue.
#[derive(Clone, Copy)]
pub(crate) struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// From 1, not to be told apart, to 21, black on white.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[test]
fn known_contrasts_come_out() {
    let contrast = |a: &str, b: &str| (Colour::read(a).unwrap().contrast(Colour::read(b).unwrap()) * 100.0).round() / 100.0;
    assert_eq!(
        [contrast("#000000", "#ffffff"), contrast("#777777", "#ffffff"), contrast("#123456", "#123456")],
        [21.0, 4.48, 1.0]
    );
}
