//! A result as plain values, and its JSON: one shape for the command line, the exports and the module for developers. What is
//! in a result is `report`'s business. Own, because a JSON library would be a third of the module.

use core::fmt::{self, Display, Formatter, Write};
use std::borrow::Cow;

/// What JSON can say, as far as results need it: of other numbers only the writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing: the field has no value.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Any other number, as JSON writes it: `19.45`, `2.1e25`.
    Decimal(String),
    /// A text.
    Text(Cow<'static, str>),
    /// Values in order.
    List(Vec<Value>),
    /// Named values, in the order in which they are shown.
    Object(Vec<(Cow<'static, str>, Value)>),
}

/// An object, written as JSON writes it: `object! { "id": id, "rules": rules }`.
macro_rules! object {
    ($($key:literal: $value:expr),* $(,)?) => {
        $crate::value::Value::Object(vec![$((std::borrow::Cow::Borrowed($key), $crate::value::Value::from($value))),*])
    };
}

impl Value {
    /// The value with this name, of an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.fields().iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The named values of an object; nothing of anything else.
    pub fn fields(&self) -> &[(Cow<'static, str>, Self)] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// An object from names that are known only now.
    pub fn named(fields: impl IntoIterator<Item = (String, Self)>) -> Self {
        Self::Object(fields.into_iter().map(|(key, value)| (Cow::Owned(key), value)).collect())
    }

    /// The same object with one more value at its end; anything else stays as it is.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Self>) -> Self {
        if let Self::Object(fields) = &mut self {
            fields.push((Cow::Borrowed(name), value.into()));
        }
        self
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        // No list of this program is near as long.
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Cow::Owned(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

/// JSON: on one line, or with `{:#}` one value a line, indented by two.
impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let indent = f.alternate().then_some(0);
        self.write(f, indent)
    }
}

impl Value {
    fn write(&self, f: &mut Formatter<'_>, indent: Option<usize>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Flag(true) => f.write_str("true"),
            Self::Flag(false) => f.write_str("false"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Decimal(number) => f.write_str(number),
            Self::Text(text) => quoted(f, text),
            Self::List(values) => group(f, ['[', ']'], indent, values.iter(), |f, value, indent| value.write(f, indent)),
            Self::Object(fields) => group(f, ['{', '}'], indent, fields.iter(), |f, (key, value), indent| {
                quoted(f, key)?;
                f.write_str(if indent.is_some() { ": " } else { ":" })?;
                value.write(f, indent)
            }),
        }
    }
}

/// Members between brackets; an empty group stays on its line.
fn group<T>(
    f: &mut Formatter<'_>,
    [open, close]: [char; 2],
    indent: Option<usize>,
    members: impl ExactSizeIterator<Item = T>,
    write: impl Fn(&mut Formatter<'_>, T, Option<usize>) -> fmt::Result,
) -> fmt::Result {
    f.write_char(open)?;
    let inner = indent.filter(|_| members.len() > 0).map(|n| n + 1);
    let mut first = true;
    for member in members {
        if !first {
            f.write_char(',')?;
        }
        first = false;
        line(f, inner)?;
        write(f, member, inner)?;
    }
    line(f, inner.map(|n| n - 1))?;
    f.write_char(close)
}

fn line(f: &mut Formatter<'_>, indent: Option<usize>) -> fmt::Result {
    let Some(depth) = indent else { return Ok(()) };
    f.write_char('\n')?;
    (0..depth).try_for_each(|_| f.write_str("  "))
}

fn quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            '\0'..='\u{1f}' => write!(f, "\\u{:04x}", c as u32)?,
            other => f.write_char(other)?,
        }
    }
    f.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Value {
        object! {
            "text": "“a” \"b\" \\ \n \r \t \u{1}\u{8}\u{c}\u{7f} 中国", "none": None::<&str>, "yes": true, "no": false,
            "number": 4125u32, "part": Value::Decimal("19.45".to_owned()), "large": Value::Decimal("2.1e25".to_owned()), "empty": Value::List(Vec::new()), "nothing": Value::named([]),
            "list": vec![object! { "deep": vec!["x", "y"] }, Value::Null, Value::Number(-7)],
        }
    }

    /// Another library reads what is written here as what was meant, on one line and on many.
    #[test]
    fn it_writes_json() {
        let expected = serde_json::json!({
            "text": "“a” \"b\" \\ \n \r \t \u{1}\u{8}\u{c}\u{7f} 中国", "none": null, "yes": true, "no": false,
            "number": 4125, "part": 19.45, "large": 2.1e25, "empty": [], "nothing": {}, "list": [{ "deep": ["x", "y"] }, null, -7],
        });
        for text in [sample().to_string(), format!("{:#}", sample())] {
            assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), expected, "{text}");
        }
        assert!(!sample().to_string().contains('\n'));
    }

    #[test]
    fn many_lines_are_laid_out_as_usual() {
        let value = object! { "a": vec![object! { "b": Value::List(Vec::new()) }], "c": "d" };
        assert_eq!(format!("{value:#}"), "{\n  \"a\": [\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": \"d\"\n}");
    }

    #[test]
    fn values_are_found_by_name() {
        assert_eq!(sample().get("number"), Some(&Value::Number(4125)));
        assert_eq!(sample().get("absent"), None);
        assert_eq!(sample().with("more", "x").get("more"), Some(&Value::from("x")));
        assert_eq!(Value::Null.with("more", "x"), Value::Null);
    }
}
