//! Whether the files of data are written in their canonical form, which `compile/layout/` knows and `make fmt` writes. What
//! the data mean is checked elsewhere.

#![allow(missing_docs, unreachable_pub, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

#[path = "../compile/layout/mod.rs"]
mod layout;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_data_are_written_in_their_canonical_form() {
    // Also of the good data that the compiler is tested with, and of a copy that somebody tries an edit on.
    let copy = std::env::var_os("AI_ACCESS_DATA").map(PathBuf::from);
    let folders = [copy.unwrap_or_else(|| root().join("data")), root().join("tests/bad-data/base")];
    let complaints: Vec<String> = folders.iter().flat_map(|folder| layout::tidy(folder, false)).collect();
    assert!(complaints.is_empty(), "\n{}\nrun `make fmt`\n", complaints.join("\n"));
}

/// Everything that the form settles, in one file: an untidy one and what becomes of it.
#[test]
fn an_untidy_file_is_put_in_order() {
    let folder = root().join("tests/data-format");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(layout::canonical(&read("untidy.toml")), Ok(read("tidy.toml")));
    assert_eq!(layout::canonical(&read("tidy.toml")), Ok(read("tidy.toml")), "what is tidy stays as it is");
}

#[test]
fn what_the_form_cannot_keep_is_refused_with_its_line() {
    let cases = [
        ("a = [\n  1, # one\n  2\n]\n", "line 2: write the comment above"),
        ("[page] # a comment\na = 1\n", "line 1: write a comment above a header"),
        ("a = 1 b = 2\nc", "line 2: a key has no `=`"),
        ("a = \"one\" b = 2\n", "line 1: write each key on a line of its own"),
        ("a = \"one\n", "line 1: a text does not end"),
        ("a =\n", "line 1: a key has no value"),
        ("a = [\"1\" 2, 3]\n", "line 1: `,` or `]` is missing"),
    ];
    for (text, expected) in cases {
        let complaint = layout::canonical(text).unwrap_err();
        assert!(complaint.starts_with(expected), "{text:?}: {complaint}");
    }
}

/// Writing changes the form of a file and nothing else, and leaves alone what cannot be read.
#[test]
fn a_folder_is_tidied_once() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("data-format-{}", std::process::id()));
    fs::create_dir_all(folder.join("rules")).unwrap();
    let untidy = fs::read_to_string(root().join("tests/data-format/untidy.toml")).unwrap();
    fs::write(folder.join("rules/demo.toml"), &untidy).unwrap();
    fs::write(folder.join("broken.toml"), "a = \n").unwrap();
    let before = layout::tidy(&folder, false);
    assert!(before.len() == 1 && before[0].starts_with("data/rules/demo.toml: line 5: is not in canonical form"), "{before:?}");
    assert_eq!(fs::read_to_string(folder.join("rules/demo.toml")).unwrap(), untidy, "looking changes nothing");
    assert_eq!(layout::tidy(&folder, true), [""; 0]);
    assert_eq!(layout::tidy(&folder, false), [""; 0]);
    assert_eq!(fs::read_to_string(folder.join("broken.toml")).unwrap(), "a = \n");
    fs::remove_dir_all(folder).unwrap();
}
