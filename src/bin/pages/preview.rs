//! The preview image of an answer page: its question, and the verdict for every door in words and colour.

use crate::letters::{Face, Letters};
use crate::overview::heading;
use crate::png::{Picture, STEPS};
use crate::words::words;
use ai_access::dataset::Dataset;
use ai_access::decide::decide;
use ai_access::scenario::Scenario;
use ai_access::subject::Channel;
use ai_access::verdict::Verdict;

/// The size that networks ask for.
pub(crate) const SIZE: (u32, u32) = (1200, 630);
const EDGE: i32 = 70;
const PAPER: [u8; 3] = [0xff, 0xfe, 0xfb];
/// The colours of the page: ink, quiet ink, and those of the verdicts.
const COLOURS: [[u8; 3]; 7] = [
    [0x17, 0x18, 0x1a],
    [0x55, 0x59, 0x5f],
    [0xa3, 0x1d, 0x18],
    [0x7f, 0x52, 0x00],
    [0x8a, 0x3f, 0x00],
    [0x0a, 0x64, 0x48],
    [0x4f, 0x53, 0x5a],
];
const INK: u8 = 0;
const QUIET: u8 = 1;

const fn tone(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Unavailable | Verdict::Blocked => 2,
        Verdict::Conditional => 3,
        Verdict::AgainstRules => 4,
        Verdict::Allowed => 5,
        Verdict::Unknown => 6,
    }
}

/// What the picture says, for those who do not see it.
pub(crate) fn alternative(data: &Dataset, asked: &Scenario) -> String {
    let doors = Channel::ALL.iter().map(|channel| {
        let (door, verdict) = row(data, &Scenario { channel: *channel, ..*asked });
        format!("{door}, {}", words(data).verdict(verdict))
    });
    format!("{} {}.", question(data, asked), doors.collect::<Vec<_>>().join("; "))
}

/// The picture as a PNG file. An error names a letter that the project has not.
pub(crate) fn png(data: &Dataset, letters: &Letters, asked: &Scenario) -> Result<Vec<u8>, String> {
    let (width, height) = SIZE;
    let mut sheet = Sheet { letters, picture: Picture::new(width as usize, height as usize) };
    sheet.small("AI Access Simulator", EDGE, 66, QUIET)?;
    let mut y = 74;
    for line in letters.large.lines(&question(data, asked), 1060)? {
        y += 58;
        write(&mut sheet.picture, &letters.large, &line, EDGE, y, INK)?;
    }
    y += 26;
    for channel in Channel::ALL {
        y += 41;
        let (door, verdict) = row(data, &Scenario { channel: *channel, ..*asked });
        mark(&mut sheet.picture, EDGE + 12, y - 10, verdict);
        sheet.small(words(data).verdict(verdict), EDGE + 44, y, tone(verdict))?;
        sheet.small(door, EDGE + 340, y, INK)?;
    }
    let foot = format!("For a company, on {}. The sources stand on the page.", words(data).date(asked.date));
    sheet.small(&foot, EDGE, 602, QUIET)?;
    Ok(sheet.picture.png(PAPER, &COLOURS))
}

fn question(data: &Dataset, asked: &Scenario) -> String {
    format!("Can {}’s AI be used {}?", words(data).maker(asked.provider), words(data).place_in(asked.place))
}

/// A door as it is called at the head of a column, and its verdict.
fn row<'a>(data: &Dataset<'a>, asked: &Scenario) -> (&'a str, Verdict) {
    (heading(data, asked.channel), decide(data, asked).verdict)
}

struct Sheet<'l> {
    letters: &'l Letters,
    picture: Picture,
}

impl Sheet<'_> {
    fn small(&mut self, text: &str, x: i32, y: i32, colour: u8) -> Result<(), String> {
        write(&mut self.picture, &self.letters.small, text, x, y, colour)
    }
}

/// Writes a line.
fn write(picture: &mut Picture, face: &Face, text: &str, x: i32, y: i32, colour: u8) -> Result<(), String> {
    for (pen, letter) in face.set(text)?.0 {
        for (row, darkness) in (0..).zip(letter.darkness.chunks(letter.width.max(1))) {
            for (column, step) in (0..).zip(darkness) {
                picture.cover(x + pen + letter.left + column, y + letter.top + row, colour, *step);
            }
        }
    }
    Ok(())
}

/// A disc where it is closed, a ring where it is open, a ring with a point in between.
fn mark(picture: &mut Picture, x: i32, y: i32, verdict: Verdict) {
    const RADIUS: f64 = 11.0;
    for dy in -13..=13 {
        for dx in -13..=13 {
            let from_middle = f64::from(dx * dx + dy * dy).sqrt();
            let disc = |radius: f64| (radius - from_middle + 0.5).clamp(0.0, 1.0);
            let ring = disc(RADIUS) - disc(RADIUS - 3.5);
            let covered = match verdict {
                Verdict::Unavailable | Verdict::Blocked => disc(RADIUS),
                Verdict::Allowed | Verdict::Unknown => ring,
                Verdict::Conditional | Verdict::AgainstRules => ring.max(disc(4.0)),
            };
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of steps")]
            picture.cover(x + dx, y + dy, tone(verdict), (covered * f64::from(STEPS)).round() as u8);
        }
    }
}
