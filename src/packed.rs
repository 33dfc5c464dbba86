//! How values are written into the embedded blob and read back: numbers of variable length in one stream, texts end to end
//! in another, so that both compress well and no text needs a check of its own. Knows no table.
//!
//! Own code instead of a serialization library: the page pays for every type that such a library is made for.

/// FNV-1a, 64 bits: enough to notice damage; says nothing about who wrote the bytes.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A value that can be written and read back.
pub trait Packed<'a>: Sized {
    /// Writes the value.
    fn write(&self, to: &mut Writer);
    /// Reads a value; any value if the bytes are not those of one, and the reader then says so at its end.
    fn read(from: &mut Reader<'a>) -> Self;
}

/// What is written.
#[derive(Debug, Default)]
pub struct Writer {
    numbers: Vec<u8>,
    texts: String,
}

impl Writer {
    /// Writes a number, seven bits a byte, the low ones first.
    pub fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.numbers.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.numbers.push(number as u8);
    }

    /// The bytes: how many bytes of numbers there are, the numbers, the texts.
    pub fn finish(self) -> Vec<u8> {
        let count = self.numbers.len() as u32;
        [count.to_le_bytes().as_slice(), &self.numbers, self.texts.as_bytes()].concat()
    }
}

/// What is read from. Remembers that something was wrong instead of saying so each time.
#[derive(Debug)]
pub struct Reader<'a> {
    numbers: &'a [u8],
    texts: &'a str,
    wrong: bool,
}

impl<'a> Reader<'a> {
    /// Reads one value from bytes that hold nothing else; none if they do not.
    pub fn read<T: Packed<'a>>(bytes: &'a [u8]) -> Option<T> {
        let (count, rest) = bytes.split_first_chunk()?;
        let (numbers, texts) = rest.split_at_checked(u32::from_le_bytes(*count) as usize)?;
        let mut reader = Self { numbers, texts: core::str::from_utf8(texts).ok()?, wrong: false };
        let value = T::read(&mut reader);
        (!reader.wrong && reader.numbers.is_empty() && reader.texts.is_empty()).then_some(value)
    }

    /// The next number; 0 if there is none.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let Some((byte, rest)) = self.numbers.split_first() else { break };
            self.numbers = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return number;
            }
        }
        self.wrong = true;
        0
    }

    /// The value with the next number; the first if there is none.
    pub fn choice<T: Copy, const N: usize>(&mut self, all: [T; N], first: T) -> T {
        let value = all.get(self.number() as usize);
        self.wrong |= value.is_none();
        value.copied().unwrap_or(first)
    }
}

impl Packed<'_> for u16 {
    fn write(&self, to: &mut Writer) {
        to.number((*self).into());
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number() as Self
    }
}

impl Packed<'_> for u32 {
    fn write(&self, to: &mut Writer) {
        to.number(*self);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number()
    }
}

impl Packed<'_> for bool {
    fn write(&self, to: &mut Writer) {
        to.number((*self).into());
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number() != 0
    }
}

impl<'a> Packed<'a> for &'a str {
    fn write(&self, to: &mut Writer) {
        to.number(self.len() as u32);
        to.texts.push_str(self);
    }
    fn read(from: &mut Reader<'a>) -> Self {
        let length = from.number() as usize;
        let (text, rest) = from.texts.split_at_checked(length).unwrap_or_else(|| {
            from.wrong = true;
            ("", from.texts)
        });
        from.texts = rest;
        text
    }
}

impl<'a, T: Packed<'a>> Packed<'a> for Option<T> {
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }
    fn read(from: &mut Reader<'a>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<'a, T: Packed<'a>> Packed<'a> for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.number(self.len() as u32);
        for value in self {
            value.write(to);
        }
    }
    fn read(from: &mut Reader<'a>) -> Self {
        let length = from.number();
        let mut values = Self::new();
        for _ in 0..length {
            // A length that is none must not fill the memory.
            if from.wrong {
                break;
            }
            values.push(T::read(from));
        }
        values
    }
}

/// Writes and reads a record field by field, in the order given here.
macro_rules! packed {
    ($a:lifetime $($name:ty { $($field:ident),+ $(,)? })+) => {$(
        impl<$a> Packed<$a> for $name {
            fn write(&self, to: &mut Writer) {
                $(self.$field.write(to);)+
            }
            fn read(from: &mut Reader<$a>) -> Self {
                Self { $($field: Packed::read(from)),+ }
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back(numbers: Vec<u16>, texts: Vec<String>, day: Option<bool>) {
            let mut to = Writer::default();
            numbers.write(&mut to);
            texts.iter().map(String::as_str).collect::<Vec<_>>().write(&mut to);
            day.write(&mut to);
            let bytes = to.finish();
            let read = Reader::read::<Three>(&bytes).unwrap();
            prop_assert_eq!((read.numbers, read.texts, read.day), (numbers, texts.iter().map(String::as_str).collect(), day));
        }

        #[test]
        fn foreign_bytes_are_refused_or_read_but_stop_nothing(bytes: Vec<u8>) {
            let _ = Reader::read::<Three>(&bytes);
        }
    }

    struct Three<'a> {
        numbers: Vec<u16>,
        texts: Vec<&'a str>,
        day: Option<bool>,
    }

    packed! { 'a Three<'a> { numbers, texts, day } }
}
