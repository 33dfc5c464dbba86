//! Names spelt as on any keyboard: so they are compared with what somebody types, and put in order.

/// Lower case, common accents and typographic apostrophes removed: what people type on any keyboard. Covers the scripts of the
/// register that have case; the library's full tables would cost 17 kB in the browser.
pub fn folded(text: &str) -> String {
    let lower = |c: char, offset: u32| char::from_u32(c as u32 + offset).unwrap_or(c);
    let folded = text.trim().chars().map(|c| match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => lower(c, 32),
        'Ѐ'..='Џ' => lower(c, 80),
        other => other,
    });
    folded
        .map(|c| match c {
            'à'..='å' | 'ā' | 'Ā' => 'a',
            'ç' | 'č' | 'Č' => 'c',
            'è'..='ë' | 'ē' => 'e',
            'ì'..='ï' | 'ī' | 'İ' => 'i',
            'ñ' => 'n',
            'ò'..='ö' | 'ø' | 'ō' => 'o',
            'ù'..='ü' | 'ū' => 'u',
            'ý' | 'ÿ' => 'y',
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            '’' | 'ʻ' => '\'',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::dataset::Dataset;

    /// A letter with an accent stands where it stands without one, not behind the Z.
    #[test]
    fn places_stand_in_the_order_of_their_letters() {
        let data = Dataset::embedded().unwrap();
        let order: Vec<&str> = data.tables().alphabetical.iter().map(|p| data.code(*p)).collect();
        let at = |code: &str| order.iter().position(|c| *c == code).unwrap();
        assert_eq!(order.len(), data.tables().places.len());
        for (before, after) in [("AF", "AX"), ("AX", "AL"), ("CU", "CW"), ("CW", "CY"), ("RE", "RO"), ("ST", "SA"), ("AX", "ZW")]
        {
            assert!(at(before) < at(after), "{before} must stand before {after}: {order:?}");
        }
    }
}
