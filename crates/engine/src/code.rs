//! The binary form of a compiled rule set: the fields in order, numbers as LEB128, lists and strings after their length.
//!
//! Our own, because it costs the widget a third of what a derived deserialiser does (docs/decisions.md), and because every
//! length is checked against what is left before anything is allocated.

use crate::Text;

/// Something that has a binary form.
pub trait Code: Sized {
    /// Appends the binary form.
    fn write(&self, to: &mut Writer);
    /// Takes one off the front. Of bytes that are none, whatever comes out is not to be used: the reader has failed.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Bytes that are being written.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// The text that was last referred to.
    text: u16,
}

/// Bytes that are being read. A failure is remembered here and asked for once at the end, so that reading a structure needs no
/// way out after each field (that halves its code).
#[derive(Debug)]
pub struct Reader<'a> {
    left: &'a [u8],
    failed: bool,
    /// The text that was last referred to.
    text: u16,
}

impl<'a> Reader<'a> {
    pub(crate) fn fail(&mut self) {
        self.failed = true;
        self.left = &[];
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        match self.left.split_at_checked(length) {
            Some((taken, left)) => {
                self.left = left;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }
}

/// The binary form of a value.
pub fn encode(value: &impl Code) -> Vec<u8> {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.bytes
}

/// The value that these bytes, and nothing but these, are the form of.
pub fn decode<T: Code>(bytes: &[u8]) -> Option<T> {
    let mut reader = Reader { left: bytes, failed: false, text: 0 };
    let value = T::read(&mut reader);
    (!reader.failed && reader.left.is_empty()).then_some(value)
}

/// As the way from the text before, the least first: texts are referred to more or less in order, so that nearly all are one
/// and the same small number, which packs well (0.5 KB of what travels).
impl Code for Text {
    fn write(&self, to: &mut Writer) {
        self.0.wrapping_sub(to.text).write(to);
        to.text = self.0;
    }

    fn read(from: &mut Reader<'_>) -> Text {
        from.text = from.text.wrapping_add(u16::read(from));
        Text(from.text)
    }
}

impl Code for u64 {
    fn write(&self, to: &mut Writer) {
        let mut left = *self;
        while left > 0x7f {
            to.bytes.push(u8::try_from(left & 0x7f).unwrap_or(0) | 0x80);
            left >>= 7;
        }
        to.bytes.push(u8::try_from(left).unwrap_or(0));
    }

    fn read(from: &mut Reader<'_>) -> u64 {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let next = from.byte();
            value |= u64::from(next & 0x7f) << shift;
            if next & 0x80 == 0 {
                if shift == 63 && next > 1 {
                    from.fail();
                }
                return value;
            }
        }
        from.fail();
        value
    }
}

/// Numbers of other sizes, as far as they fit.
macro_rules! number {
    ($($type:ty),*) => {$(
        impl Code for $type {
            fn write(&self, to: &mut Writer) {
                u64::try_from(*self).unwrap_or(u64::MAX).write(to);
            }

            fn read(from: &mut Reader<'_>) -> $type {
                <$type>::try_from(u64::read(from)).unwrap_or_else(|_| {
                    from.fail();
                    0
                })
            }
        }
    )*};
}
number!(u8, u16, usize);

impl Code for bool {
    fn write(&self, to: &mut Writer) {
        to.bytes.push(u8::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> bool {
        let truth = from.byte();
        if truth > 1 {
            from.fail();
        }
        truth == 1
    }
}

impl Code for String {
    fn write(&self, to: &mut Writer) {
        self.len().write(to);
        to.bytes.extend_from_slice(self.as_bytes());
    }

    fn read(from: &mut Reader<'_>) -> String {
        let length = usize::read(from);
        match std::str::from_utf8(from.take(length)) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                from.fail();
                String::new()
            }
        }
    }
}

impl<T: Code> Code for Vec<T> {
    fn write(&self, to: &mut Writer) {
        self.len().write(to);
        self.iter().for_each(|one| one.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Vec<T> {
        let length = usize::read(from);
        // Each member takes a byte at least, so a length that lies asks for no memory.
        if length > from.left.len() {
            from.fail();
            return Vec::new();
        }
        (0..length).map(|_| T::read(from)).collect()
    }
}

impl<T: Code> Code for Option<T> {
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        self.iter().for_each(|one| one.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Option<T> {
        bool::read(from).then(|| T::read(from))
    }
}

impl<A: Code, B: Code> Code for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader<'_>) -> (A, B) {
        (A::read(from), B::read(from))
    }
}

/// Gives a struct its binary form: its fields, in the order listed.
macro_rules! fields {
    ($type:ident { $($field:tt),* $(,)? }) => {
        impl $crate::code::Code for $type {
            fn write(&self, to: &mut $crate::code::Writer) {
                $($crate::code::Code::write(&self.$field, to);)*
            }

            #[inline(never)]
            fn read(from: &mut $crate::code::Reader<'_>) -> $type {
                $type { $($field: $crate::code::Code::read(from)),* }
            }
        }
    };
}

/// Gives an enum of two variants with one field each its binary form: whether it is the second, then the field.
macro_rules! either {
    ($type:ident { $first:ident, $second:ident }) => {
        impl $crate::code::Code for $type {
            fn write(&self, to: &mut $crate::code::Writer) {
                match self {
                    $type::$first(inner) => {
                        $crate::code::Code::write(&false, to);
                        $crate::code::Code::write(inner, to);
                    }
                    $type::$second(inner) => {
                        $crate::code::Code::write(&true, to);
                        $crate::code::Code::write(inner, to);
                    }
                }
            }

            fn read(from: &mut $crate::code::Reader<'_>) -> $type {
                if $crate::code::Code::read(from) {
                    $type::$second($crate::code::Code::read(from))
                } else {
                    $type::$first($crate::code::Code::read(from))
                }
            }
        }
    };
}

pub(crate) use {either, fields};
