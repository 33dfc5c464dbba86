//! Turns `data/` into the embedded tables and `texts/` into the catalogue of texts, or stops the build with every problem of
//! both at once.

#![allow(unreachable_pub, reason = "the shared files are public in the library")]
#![allow(dead_code, unused_imports, reason = "the build script uses a part of what it shares")]

#[macro_use]
#[path = "src/ids.rs"]
mod ids;
#[macro_use]
#[path = "src/packed.rs"]
mod packed;
#[path = "src/date.rs"]
mod date;
#[path = "src/evidence.rs"]
mod evidence;
#[path = "src/place_set.rs"]
mod place_set;
#[path = "src/policy.rs"]
mod policy;
#[path = "src/spelling.rs"]
mod spelling;
#[path = "src/subject.rs"]
mod subject;
#[path = "src/tables.rs"]
mod tables;
#[path = "src/training"]
mod training {
    pub mod tables;
    pub mod vocabulary;
}
#[path = "src/verdict.rs"]
mod verdict;

#[path = "compile/mod.rs"]
mod compile;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=compile");
    println!("cargo:rerun-if-changed=texts");
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    // Another folder of data, for those who try an edit without touching this one.
    println!("cargo:rerun-if-env-changed=AI_ACCESS_DATA");
    let folder = std::env::var_os("AI_ACCESS_DATA").map_or_else(|| root.join("data"), PathBuf::from);
    println!("cargo:rerun-if-changed={}", folder.display());
    println!("cargo:rerun-if-env-changed=AI_ACCESS_FORMAT");
    if std::env::var_os("AI_ACCESS_FORMAT").is_some() {
        // `make fmt`: here, because nothing else of the project can be built while the data are out of order.
        for complaint in compile::layout::tidy(&folder, true) {
            println!("cargo::warning={complaint}");
        }
    }
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    let written = compiled(&root, &folder).and_then(|(blobs, training, texts)| {
        let write = write(&out, &blobs, &training, &texts);
        let counted = write.and_then(|()| std::fs::write(out.join("counts.tsv"), compile::counts(&folder)));
        counted.map_err(|error| vec![format!("cannot write {}: {error}", out.display())])
    });
    let Err(problems) = written else { return ExitCode::SUCCESS };
    for problem in problems {
        println!("cargo::error={problem}");
    }
    ExitCode::FAILURE
}

/// What is embedded: the data, those of the second question, the texts.
type Compiled = (compile::Blobs, Vec<u8>, compile::texts::generate::Generated);

/// Compiles data and texts, or gives every problem of both at once.
fn compiled(root: &Path, folder: &Path) -> Result<Compiled, Vec<String>> {
    let (languages, found) = compile::texts::read(&root.join("texts"), &known(folder));
    let mut problems: Vec<String> = found.iter().map(ToString::to_string).collect();
    let data = compile::compile(folder).and_then(|blobs| Ok((blobs, compile::training::compile(folder)?)));
    match data {
        Err(found) => {
            let last = format!("data: {} problems; see data/README.md", found.len());
            problems.splice(0..0, found.iter().map(ToString::to_string).chain([last]));
            Err(problems)
        }
        Ok((blobs, training)) => {
            problems.extend(languages_of_stories(&blobs.stories, &languages).iter().map(ToString::to_string));
            if !problems.is_empty() {
                return Err(problems);
            }
            Ok((blobs, training, compile::texts::generate::generate(&languages)))
        }
    }
}

/// What the data call by name, so that the texts can be held against it.
fn known(folder: &Path) -> compile::texts::Known {
    let (data, _) = compile::read(folder);
    let makers = data.providers.into_iter().flat_map(|p| [p.is.name, p.is.app]);
    let doors = data.channels.into_iter().flat_map(|c| [c.is.name, c.is.seller]).filter(|n| !n.is_empty());
    let names = makers.chain(doors).chain(data.models.into_iter().map(|m| m.is.name)).chain(compile::training::paid(folder));
    let rules = data.timelines.into_iter().flat_map(|t| t.is.step.into_iter().map(|s| s.condition).chain([t.is.condition]));
    compile::texts::Known {
        places: data.places.into_iter().map(|p| p.is.code).collect(),
        names: names.collect(),
        conditions: rules.filter(|c| !c.is_empty()).collect(),
    }
}

/// A story can be told in the languages that the page speaks, and in no other.
fn languages_of_stories(stories: &[compile::Told], languages: &[compile::texts::Language]) -> Vec<String> {
    let unknown = stories.iter().filter_map(|s| Some((&s.id, s.lang.as_ref()?)));
    let unknown = unknown.filter(|(_, lang)| languages.iter().all(|l| l.id != **lang));
    let ids = languages.iter().skip(1).map(|l| l.id.as_str()).collect::<Vec<_>>().join(", ");
    unknown.map(|(id, lang)| format!("data/stories/{id}.toml: lang cannot be `{lang}`; it is one of {ids}")).collect()
}

/// The stories there are, so that the page can name them.
fn stories(told: &[compile::Told]) -> String {
    let ids = told.iter().filter(|t| t.lang.is_none());
    let one = |first: &compile::Told| {
        let others: Vec<_> =
            told.iter().filter(|t| t.id == first.id).filter_map(|t| Some((t.lang.as_ref()?, &t.title))).collect();
        format!("Offer {{ id: {:?}, title: {:?}, others: &{others:?} }}", first.id, first.title)
    };
    format!("&[{}]", ids.map(one).collect::<Vec<_>>().join(", "))
}

fn write(
    out: &Path,
    blobs: &compile::Blobs,
    training: &[u8],
    texts: &compile::texts::generate::Generated,
) -> std::io::Result<()> {
    std::fs::write(out.join("dataset.bin"), &blobs.dataset)?;
    std::fs::write(out.join("evidence.bin"), &blobs.evidence)?;
    std::fs::write(out.join("training.bin"), training)?;
    std::fs::write(out.join("texts.rs"), &texts.rust)?;
    texts.files.iter().try_for_each(|(name, text)| std::fs::write(out.join(name), text))?;
    std::fs::write(out.join("stories.rs"), stories(&blobs.stories))?;
    let own = blobs.stories.iter().filter(|told| told.lang.is_none()).map(|told| (&told.id, &told.text)).collect::<Vec<_>>();
    std::fs::write(out.join("story-texts.rs"), format!("&{own:?}"))?;
    // What the page loads by itself goes beside the compiled program, where the page's build picks it up: a build script's
    // own folder has a name that nobody can foretell. `out` is `…/<profile>/build/<package>/out`.
    let Some(profile) = out.ancestors().nth(3) else { return Ok(()) };
    let parts = profile.join("page-parts");
    std::fs::create_dir_all(&parts)?;
    // A language or a story that was taken away would stay.
    let gone = |name: &str| ["texts-", "second-", "story-"].iter().any(|part| name.starts_with(part));
    for old in std::fs::read_dir(&parts)?.flatten().filter(|e| gone(&e.file_name().to_string_lossy())) {
        std::fs::remove_file(old.path())?;
    }
    for told in &blobs.stories {
        let lang = told.lang.as_ref().map(|lang| format!("_{lang}")).unwrap_or_default();
        std::fs::write(parts.join(format!("story-{}{lang}.txt", told.id)), &told.text)?;
    }
    std::fs::write(parts.join("training.bin"), training)?;
    // The first file is embedded.
    texts.files.iter().skip(1).try_for_each(|(name, text)| std::fs::write(parts.join(name), text))?;
    blobs.by_maker.iter().try_for_each(|s| std::fs::write(parts.join(format!("evidence-{}.bin", s.maker)), &s.blob))
}
