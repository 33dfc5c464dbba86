//! Reads a file of data for writing it anew: headers, keys, values and comments, in the order in which they stand. Only the
//! form: whether it is good TOML, and what it means, others say.

use super::{Entry, Section, Value};

/// The comment at the head of a file, its sections, and the comment at its end.
type File = (Vec<String>, Vec<Section>, Vec<String>);

pub(super) fn file(text: &str) -> Result<File, String> {
    let mut reader = Reader { text, rest: text };
    let head = reader.head();
    let mut sections = Vec::new();
    let mut current = Section::default();
    let mut above = Vec::new();
    loop {
        let lines = reader.blank();
        if lines > 1 && !above.is_empty() && !reader.rest.is_empty() {
            above.push(String::new()); // a heading of several records
        }
        match reader.rest.chars().next() {
            None => break,
            Some('#') => above.push(reader.comment()),
            Some('[') => {
                let header = reader.line().trim();
                if !header.ends_with(']') {
                    return Err(reader.complaint("write a comment above a header, not behind it"));
                }
                sections.push(std::mem::take(&mut current));
                current = Section { above: std::mem::take(&mut above), header: header.to_owned(), entries: Vec::new() };
            }
            Some(_) => {
                let (key, value) = reader.pair()?;
                reader.skip(|c| c == ' ' || c == '\t');
                let after = if reader.rest.starts_with('#') { reader.comment() } else { String::new() };
                if !reader.rest.is_empty() && !reader.rest.starts_with('\n') {
                    return Err(reader.complaint("write each key on a line of its own"));
                }
                current.entries.push(Entry { above: std::mem::take(&mut above), key, value, after });
            }
        }
    }
    sections.push(current);
    sections.retain(|s| !s.header.is_empty() || !s.entries.is_empty());
    Ok((head, sections, above))
}

struct Reader<'t> {
    text: &'t str,
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn complaint(&self, what: &str) -> String {
        let line = self.text.len().checked_sub(self.rest.len()).and_then(|at| self.text.get(..at)).unwrap_or_default();
        format!("line {}: {what}", line.matches('\n').count() + 1)
    }

    fn take(&mut self, bytes: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn skip(&mut self, which: fn(char) -> bool) {
        self.rest = self.rest.trim_start_matches(which);
    }

    /// Skips what is blank; says how many lines ended in it.
    fn blank(&mut self) -> usize {
        let before = self.rest;
        self.skip(char::is_whitespace);
        before.len().checked_sub(self.rest.len()).and_then(|n| before.get(..n)).map_or(0, |blank| blank.matches('\n').count())
    }

    fn eat(&mut self, mark: &str) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn line(&mut self) -> &'t str {
        self.take(self.rest.find('\n').unwrap_or(self.rest.len()))
    }

    fn comment(&mut self) -> String {
        self.line().trim_end().to_owned()
    }

    /// The comments at the top, up to the last blank line before something else stands there; what follows that line belongs
    /// to the first record.
    fn head(&mut self) -> Vec<String> {
        let comment = |line: &&str| line.trim().is_empty() || line.starts_with('#');
        let top: Vec<&str> = self.rest.lines().take_while(comment).collect();
        let lines = top.iter().rposition(|line| line.trim().is_empty()).map_or(0, |at| at + 1);
        let head: Vec<String> = top.into_iter().take(lines).map(|line| line.trim_end().to_owned()).collect();
        for _ in 0..lines {
            self.line();
            self.eat("\n");
        }
        let blank = head.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
        let mut head: Vec<String> = head.into_iter().take(blank).collect();
        head.dedup_by(|line, before| line.is_empty() && before.is_empty());
        head
    }

    fn pair(&mut self) -> Result<(String, Value), String> {
        let key = match self.rest.chars().next() {
            Some('"' | '\'') => self.string()?,
            _ => self.take(self.rest.find(['=', '\n']).unwrap_or(self.rest.len())).trim().to_owned(),
        };
        self.skip(|c| c == ' ' || c == '\t');
        if !self.eat("=") {
            return Err(self.complaint("a key has no `=`"));
        }
        self.skip(|c| c == ' ' || c == '\t');
        Ok((key, self.value()?))
    }

    fn value(&mut self) -> Result<Value, String> {
        match self.rest.chars().next() {
            Some('"' | '\'') => self.string().map(Value::Atom),
            Some('[') => {
                let mut values = Vec::new();
                self.between("[", "]", |reader| reader.value().map(|v| values.push(v)))?;
                Ok(Value::List(values))
            }
            Some('{') => {
                let mut pairs = Vec::new();
                self.between("{", "}", |reader| reader.pair().map(|p| pairs.push(p)))?;
                Ok(Value::Table(pairs))
            }
            _ => {
                let end = self.rest.find([',', ']', '}', '#', '\n']).unwrap_or(self.rest.len());
                let atom = self.take(end).trim_end();
                if atom.is_empty() { Err(self.complaint("a key has no value")) } else { Ok(Value::Atom(atom.to_owned())) }
            }
        }
    }

    fn between(&mut self, open: &str, close: &str, mut one: impl FnMut(&mut Self) -> Result<(), String>) -> Result<(), String> {
        self.eat(open);
        loop {
            self.skip(char::is_whitespace);
            if self.eat(close) {
                return Ok(());
            }
            if self.rest.starts_with('#') {
                return Err(self.complaint("write the comment above the key, not inside its value"));
            }
            one(self)?;
            self.skip(char::is_whitespace);
            if !self.eat(",") && !self.rest.starts_with(close) {
                return Err(self.complaint(&format!("`,` or `{close}` is missing")));
            }
        }
    }

    /// A text with its quotes, of one line or of several.
    fn string(&mut self) -> Result<String, String> {
        let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|q| self.rest.starts_with(q)).unwrap_or("\"");
        let mut end = quote.len();
        loop {
            let inside = self.rest.get(end..).unwrap_or_default();
            match inside.chars().next() {
                None => return Err(self.complaint("a text does not end")),
                Some('\\') if quote.starts_with('"') => end += 1 + inside.chars().nth(1).map_or(0, char::len_utf8),
                Some(_) if inside.starts_with(quote) => break,
                Some(c) => end += c.len_utf8(),
            }
        }
        end += quote.len();
        // A text of several lines may end with quotes of its own.
        while quote.len() == 3 && self.rest.get(end..).is_some_and(|more| more.starts_with(quote.get(..1).unwrap_or("\""))) {
            end += 1;
        }
        Ok(self.take(end).to_owned())
    }
}
