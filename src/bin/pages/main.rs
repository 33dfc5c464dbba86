//! Writes the answer pages: a folder of static pages, one for each place and maker and one for the chips of each place, with the
//! overviews that lead to them and, where the address of the site is known, the sitemap, the oEmbed documents and the preview
//! images. What a page says is in `answer`, `train` and `overview`.

mod answer;
mod html;
mod letters;
mod oembed;
mod overview;
mod png;
mod preview;
mod site;
mod sources;
mod train;
mod words;

use ai_access::dataset::Dataset;
use ai_access::place_set::PlaceId;
use ai_access::scenario::Scenario;
use ai_access::subject::{Provider, Route, Who};
use ai_access::training::data::Training;
use letters::Letters;
use lexopt::Arg;
use site::Site;
use std::fs;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

/// The file of a page's preview image, beside it.
const PREVIEW: &str = "preview.png";

const HELP: &str = "\
Writes a static page for each place and maker, with the answer for every door on the dataset's date.

  pages --out dist/p [--place CN~HK]

SITE_URL in the environment, such as https://example.org/ai-access/, is where the site will stand: it adds canonical addresses,
preview images, oEmbed documents and sitemap.xml, which cannot be relative. --place writes only these places.
";

fn main() -> ExitCode {
    match run() {
        Ok(said) => {
            let _ = writeln!(io::stdout(), "{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            let _ = writeln!(io::stderr(), "pages: {why}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<String, String> {
    let data = Dataset::embedded().map_err(|e| e.to_string())?;
    let (mut out, mut places) = (None, data.places().map(|(id, _)| id).collect::<Vec<_>>());
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next().map_err(|e| e.to_string())? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(HELP.to_owned()),
            Arg::Long("out") => out = Some(PathBuf::from(args.value().map_err(|e| e.to_string())?)),
            Arg::Long("place") => {
                let given = args.value().map_err(|e| e.to_string())?.to_string_lossy().into_owned();
                let found = given.split('~').map(|code| {
                    data.place_by_code(code)
                        .ok_or_else(|| format!("place cannot be `{code}`; it is one or more codes joined by `~`, such as CN~HK"))
                });
                places = found.collect::<Result<_, _>>()?;
            }
            other => return Err(format!("{}\n\n{HELP}", other.unexpected())),
        }
    }
    let out = out.ok_or_else(|| format!("out is missing: the folder to write to\n\n{HELP}"))?;
    let site = Site::from_environment()?;
    write_all(&data, &site, &places, &out)
}

/// Writes everything below `out`, and the sitemap beside it.
fn write_all(data: &Dataset, site: &Site, places: &[PlaceId], out: &Path) -> Result<String, String> {
    write(&out.join("index.html"), overview::of_places(data, site, places))?;
    // The images take most of the time; each processor writes a share of the places.
    let shares = thread::available_parallelism().map_or(1, NonZero::get);
    let share = places.len().div_ceil(shares).max(1);
    thread::scope(|scope| {
        let writers: Vec<_> = places.chunks(share).map(|part| scope.spawn(|| write_places(site, part, out))).collect();
        let done =
            writers.into_iter().map(|w| w.join().unwrap_or_else(|_| Err("a writer stopped; the reason is above".to_owned())));
        done.collect::<Result<(), String>>()
    })?;
    let mut listed = vec![String::new()];
    for place in places {
        listed.extend([format!("p/{}/", data.code(*place)), train::path(data, *place)]);
        listed.extend(Provider::ALL.iter().map(|provider| site::path(data, &question(data, *place, *provider))));
    }
    let count = places.len() * Provider::ALL.len();
    let folder = out.display();
    match site.sitemap(data, &listed) {
        Some(sitemap) => {
            write(&out.join("..").join("sitemap.xml"), sitemap)?;
            Ok(format!(
                "{count} answer pages in {folder}, with canonical addresses, preview images, oEmbed documents and sitemap.xml"
            ))
        }
        None => Ok(format!(
            "{count} answer pages in {folder}. SITE_URL is not set: they have no canonical address, no oEmbed document and no \
             preview image, and there is no sitemap.xml. `SITE_URL=https://example.org/ai-access/ make pages` adds them."
        )),
    }
}

/// Writes the overviews and the answer pages of some places.
fn write_places(site: &Site, places: &[PlaceId], out: &Path) -> Result<(), String> {
    let data = &Dataset::embedded().map_err(|e| e.to_string())?;
    let (training, letters) = (Training::embedded(data).map_err(|e| e.to_string())?, Letters::embedded()?);
    for place in places {
        let folder = out.join(data.code(*place));
        write(&folder.join("index.html"), overview::of_makers(data, site, *place))?;
        write(&folder.join("train").join("index.html"), train::page_of(data, &training, site, *place))?;
        for provider in Provider::ALL.iter().copied() {
            let asked = question(data, *place, provider);
            let folder = folder.join(provider.id());
            write(&folder.join("index.html"), answer::page_of(data, site, &asked))?;
            if let Some(document) = oembed::document(data, site, &asked) {
                write(&folder.join("oembed.json"), document)?;
                write(&folder.join(PREVIEW), preview::png(data, &letters, &asked)?)?;
            }
        }
    }
    Ok(())
}

/// The question that a page opens with: a company's, on the dataset's date.
fn question(data: &Dataset, place: PlaceId, provider: Provider) -> Scenario {
    let usual = Scenario::default_for(data);
    Scenario { place, provider, model: None, owner: None, who: Who::Enterprise, route: Route::Direct, date: data.date(), ..usual }
}

fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, content))
        .map_err(|error| format!("{} cannot be written: {error}", file.display()))
}
