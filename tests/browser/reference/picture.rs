//! Pictures, and when two of them show something else. A picture is held against another in small squares, by the mean colour of
//! each: letters that are drawn a little otherwise do not count, and neither does a line that stands a little higher.

use std::collections::BTreeMap;

/// The side of a square, in pixels of the picture.
const SIDE: usize = 8;
/// How far apart two means of a colour may be, of 255.
const APART: i32 = 14;
/// So many pixels up or down the same may stand.
const SLACK: usize = 12;
/// The share of squares that may differ, in thousandths; on a machine with other fonts, where lines break elsewhere, more.
const SHARE: [usize; 2] = [4, 250];
/// How much taller or lower a page may be, in the same cases, in hundredths.
const TALLER: [usize; 2] = [1, 15];

/// A picture in red, green and blue.
#[derive(Clone)]
pub(crate) struct Picture {
    wide: usize,
    high: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// From a file.
    pub(crate) fn read(png: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(png);
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().expect("a picture");
        let mut bytes = vec![0; reader.output_buffer_size()];
        let info = reader.next_frame(&mut bytes).expect("a whole picture");
        let samples = info.color_type.samples();
        let pixels = bytes[..info.buffer_size()]
            .chunks(samples)
            .map(|p| [p[0], p[if samples > 2 { 1 } else { 0 }], p[if samples > 2 { 2 } else { 0 }]]);
        Self { wide: info.width as usize, high: info.height as usize, pixels: pixels.collect() }
    }

    /// As a file: with the sixty-four colours that it has most of, after near ones were put together.
    pub(crate) fn written(&self) -> Vec<u8> {
        let coarse = |p: &[u8; 3]| p.map(|c| c & 0xf0);
        let mut counts: BTreeMap<[u8; 3], (usize, [usize; 3])> = BTreeMap::new();
        for pixel in &self.pixels {
            let (n, sums) = counts.entry(coarse(pixel)).or_default();
            *n += 1;
            sums.iter_mut().zip(pixel).for_each(|(sum, c)| *sum += usize::from(*c));
        }
        let mut all: Vec<_> = counts.into_iter().collect();
        all.sort_by_key(|(key, (n, _))| (usize::MAX - n, *key));
        let palette: Vec<[u8; 3]> = all.iter().take(64).map(|(_, (n, sums))| sums.map(|s| (s / n) as u8)).collect();
        let far = |a: &[u8; 3], b: &[u8; 3]| a.iter().zip(b).map(|(a, b)| (i32::from(*a) - i32::from(*b)).pow(2)).sum::<i32>();
        let nearest: BTreeMap<[u8; 3], u8> = all
            .iter()
            .map(|(key, (n, sums))| {
                let mean = sums.map(|s| (s / n) as u8);
                let best = palette.iter().enumerate().min_by_key(|(_, p)| far(p, &mean)).map_or(0, |(at, _)| at);
                (*key, best as u8)
            })
            .collect();
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, self.wide as u32, self.high as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Best);
        encoder.set_palette(palette.concat());
        let indices: Vec<u8> = self.pixels.iter().map(|p| nearest[&coarse(p)]).collect();
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&indices).expect("a picture");
        writer.finish().expect("an end");
        out
    }

    /// The mean colour of the square that begins there.
    fn mean(&self, x: usize, y: usize) -> [i32; 3] {
        let (right, below) = ((x + SIDE).min(self.wide), (y + SIDE).min(self.high));
        let mut sums = [0; 3];
        for row in y..below {
            for pixel in &self.pixels[row * self.wide + x..row * self.wide + right] {
                sums.iter_mut().zip(pixel).for_each(|(sum, c)| *sum += i32::from(*c));
            }
        }
        sums.map(|sum| sum / ((right - x) * (below - y)) as i32)
    }

    /// How many squares of this picture the other has neither there nor a little higher or lower; and how many there are.
    fn lost_in(&self, other: &Self) -> (usize, usize) {
        let (mut lost, mut all) = (0, 0);
        for y in (0..self.high).step_by(SIDE) {
            for x in (0..self.wide).step_by(SIDE) {
                let own = self.mean(x, y);
                let there = |y: usize| y < other.high && own.iter().zip(other.mean(x, y)).all(|(a, b)| (a - b).abs() <= APART);
                let near = || (y.saturating_sub(SLACK)..=y + SLACK).any(there);
                all += 1;
                lost += usize::from(!there(y) && !near());
            }
        }
        (lost, all)
    }

    /// In what a picture differs from this one, if in more than may be.
    pub(crate) fn differs(&self, other: &Self, same_fonts: bool) -> Option<String> {
        let tolerance = usize::from(!same_fonts);
        if self.wide != other.wide || self.high.abs_diff(other.high) * 100 > self.high * TALLER[tolerance] {
            return Some(format!("{} × {} instead of {} × {}", other.wide, other.high, self.wide, self.high));
        }
        // Both ways: what is gone counts as well as what is new.
        let ((gone, all), (new, _)) = (self.lost_in(other), other.lost_in(self));
        let differ = gone.max(new);
        (differ * 1000 > all * SHARE[tolerance]).then(|| format!("{differ} of {all} squares differ"))
    }
}

#[test]
fn what_is_gone_moved_or_coloured_otherwise_is_noticed_and_nothing_else() {
    let file = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name);
        Picture::read(&std::fs::read(path).unwrap())
    };
    let kept = file("why-640-light-en.png");
    let paper = kept.pixels[0];
    let wiped = |x: std::ops::Range<usize>, y: std::ops::Range<usize>| {
        let mut other = kept.clone();
        for row in y {
            other.pixels[row * kept.wide + x.start..row * kept.wide + x.end].fill(paper);
        }
        other
    };
    assert_eq!(kept.differs(&kept, true), None);
    // Written and read again it is the same, and so it is with each pixel a little lighter, or a line lower.
    assert_eq!(kept.differs(&Picture::read(&kept.written()), true), None);
    let lighter = Picture { pixels: kept.pixels.iter().map(|p| p.map(|c| c.saturating_add(4))).collect(), ..kept.clone() };
    assert_eq!(kept.differs(&lighter, true), None);
    let lower = Picture {
        pixels: [vec![paper; kept.wide * 4], kept.pixels[..kept.pixels.len() - kept.wide * 4].to_vec()].concat(),
        ..kept.clone()
    };
    assert_eq!(kept.differs(&lower, true), None);
    // The word of the answer is gone; a part of the path; everything is as in the dark; another view is shown.
    assert!(kept.differs(&wiped(0..200, 60..110), true).is_some(), "without its headline");
    assert!(kept.differs(&wiped(100..220, 180..230), true).is_some(), "without a part of the path");
    for other in ["why-640-dark-en.png", "map-640-light-en.png", "why-640-light-ar.png", "timeline-640-light-en.png"] {
        assert!(kept.differs(&file(other), true).is_some(), "{other}");
    }
    assert!(kept.differs(&file("why-640-dark-en.png"), false).is_some(), "other fonts excuse no other colours");
}
