//! The letters of the preview images: shapes that a browser drew once (`scripts/letters.mjs`), and how words are set with them.

use std::collections::BTreeMap;

/// All letters, packed.
const PACKED: &[u8] = include_bytes!("../../../www/letters.bin");

/// One letter: its room, where its shape stands in relation to the pen, and how dark each pixel is, from 0 to 15.
#[derive(Debug)]
pub(crate) struct Letter {
    advance: i32,
    /// Left edge, relative to the pen.
    pub(crate) left: i32,
    /// Upper edge, relative to the line; above it is negative.
    pub(crate) top: i32,
    /// Its width in pixels.
    pub(crate) width: usize,
    /// Row after row.
    pub(crate) darkness: Vec<u8>,
}

/// The letters of one size.
#[derive(Debug)]
pub(crate) struct Face(BTreeMap<char, Letter>);

/// Letters with their places on a line, and where the pen is after the last one.
type Line<'f> = (Vec<(i32, &'f Letter)>, i32);

/// The sizes of an image.
#[derive(Debug)]
pub(crate) struct Letters {
    /// For the question.
    pub(crate) large: Face,
    /// For everything else.
    pub(crate) small: Face,
}

impl Letters {
    /// Those that the project brings along.
    pub(crate) fn embedded() -> Result<Self, String> {
        let broken = || "www/letters.bin is damaged; `node scripts/letters.mjs` makes it anew".to_owned();
        let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(PACKED).map_err(|_| broken())?;
        let mut bytes = bytes.into_iter();
        let large = Face::read(&mut bytes).ok_or_else(broken)?;
        let small = Face::read(&mut bytes).ok_or_else(broken)?;
        Ok(Self { large, small })
    }
}

impl Face {
    fn read(bytes: &mut impl Iterator<Item = u8>) -> Option<Self> {
        let count = u16::from_be_bytes([bytes.next()?, bytes.next()?]);
        let mut letters = BTreeMap::new();
        for _ in 0..count {
            let code = u32::from_be_bytes([bytes.next()?, bytes.next()?, bytes.next()?, bytes.next()?]);
            let advance = i32::from(bytes.next()?);
            let (left, top) = (i32::from(bytes.next()?) - 128, i32::from(bytes.next()?) - 128);
            let (width, height) = (usize::from(bytes.next()?), usize::from(bytes.next()?));
            let mut darkness = Vec::with_capacity(width * height);
            while darkness.len() < width * height {
                let two = bytes.next()?;
                darkness.push(two >> 4);
                darkness.push(two & 15);
            }
            darkness.truncate(width * height);
            letters.insert(char::from_u32(code)?, Letter { advance, left, top, width, darkness });
        }
        Some(Self(letters))
    }

    /// Each letter of a text with its place on the line, and where the pen is after the last one.
    pub(crate) fn set<'f>(&'f self, text: &str) -> Result<Line<'f>, String> {
        let (mut set, mut pen) = (Vec::new(), 0);
        for character in text.chars() {
            let letter = self.0.get(&character).ok_or_else(|| {
                format!("www/letters.bin has no `{character}`, which `{text}` needs; add it in scripts/letters.mjs and run that")
            })?;
            set.push((pen, letter));
            pen += letter.advance;
        }
        Ok((set, pen))
    }

    /// A text in lines that are no longer than this; a word that is stands alone.
    pub(crate) fn lines(&self, text: &str, longest: i32) -> Result<Vec<String>, String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer {
                Some(longer) if self.set(&longer)?.1 <= longest => {
                    lines.pop();
                    lines.push(longer);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        Ok(lines)
    }
}
