//! A picture in few colours, as a PNG file. What is on it is decided elsewhere.

/// How many steps there are from the paper to a colour.
pub(crate) const STEPS: u8 = 15;

/// A picture: for each pixel a colour and how much of it covers the paper.
#[derive(Debug)]
pub(crate) struct Picture {
    width: usize,
    height: usize,
    /// Colour times sixteen, plus the step.
    pixels: Vec<u8>,
}

impl Picture {
    /// Blank paper.
    pub(crate) fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![0; width * height] }
    }

    /// Covers a pixel with a colour; what lies outside is cut off, and the darker of two stays.
    pub(crate) fn cover(&mut self, x: i32, y: i32, colour: u8, step: u8) {
        // Three shades are enough for the eye, and make a file a third smaller.
        let step = (step + 2) / 5 * 5;
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x >= self.width {
            return;
        }
        if let Some(pixel) = self.pixels.get_mut(y * self.width + x).filter(|pixel| **pixel & 15 < step) {
            *pixel = colour * 16 + step;
        }
    }

    /// The file. `colours` are those of the pixels, in order.
    pub(crate) fn png(&self, paper: [u8; 3], colours: &[[u8; 3]]) -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut head = Vec::new();
        for side in [self.width, self.height] {
            head.extend(u32::try_from(side).unwrap_or(u32::MAX).to_be_bytes());
        }
        // Eight bits a pixel, colours from a list; nothing interlaced.
        head.extend([8, 3, 0, 0, 0]);
        chunk(&mut file, b"IHDR", &head);
        let palette: Vec<u8> =
            colours.iter().flat_map(|colour| (0..=STEPS).flat_map(|step| mixed(paper, *colour, step))).collect();
        chunk(&mut file, b"PLTE", &palette);
        // Each row says first that it is given as it stands.
        let mut rows = Vec::with_capacity(self.pixels.len() + self.height);
        for row in self.pixels.chunks(self.width) {
            rows.push(0);
            rows.extend_from_slice(row);
        }
        chunk(&mut file, b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&rows, 3));
        chunk(&mut file, b"IEND", &[]);
        file
    }
}

/// The colour of a step.
fn mixed(paper: [u8; 3], colour: [u8; 3], step: u8) -> Vec<u8> {
    let (step, all) = (u32::from(step), u32::from(STEPS));
    let part = |(p, c): (u8, u8)| u8::try_from((u32::from(p) * (all - step) + u32::from(c) * step) / all).unwrap_or(u8::MAX);
    paper.into_iter().zip(colour).map(part).collect()
}

/// A part of the file: length, kind, content, checksum.
fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    file.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes());
    file.extend(kind);
    file.extend(content);
    file.extend(checksum(kind.iter().chain(content)).to_be_bytes());
}

/// The format's checksum, a CRC of 32 bits.
fn checksum<'b>(bytes: impl Iterator<Item = &'b u8>) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!(checksum(b"123456789".iter()), 0xCBF4_3926);
    }
}
