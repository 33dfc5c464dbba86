//! The macro behind every closed vocabulary: an enum, its public ids, parsing with a suggestion. No vocabulary lives here.

/// Declares an enum whose variants have public ids (the words of the URL, the JSON, the data files and the command line).
macro_rules! ids {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$vmeta:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

                impl $name {
            /// Every value, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// What the vocabulary is called in messages.
            pub const WHAT: &'static str = $what;

            /// The public id.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value with this id.
            pub fn parse(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }

            /// One bit of its own, for sets of values.
            pub const fn bit(self) -> u16 {
                1 << (self as u16)
            }
        }

        impl crate::packed::Packed<'_> for $name {
            fn write(&self, to: &mut crate::packed::Writer) {
                to.number(*self as u32);
            }
            fn read(from: &mut crate::packed::Reader<'_>) -> Self {
                let all @ [first, ..] = [$(Self::$variant),+];
                from.choice(all, first)
            }
        }
    };
}
