//! Writes the answer pages: a folder of static pages, one for each place and maker and one for the chips of each place, with the
//! overviews that lead to them and, where the address of the site is known, the sitemap and the oEmbed documents. What a page says is in `answer`.

mod answer;
mod html;
mod oembed;
mod overview;
mod site;
mod train;
mod words;

use ai_access::dataset::Dataset;
use ai_access::place_set::PlaceId;
use ai_access::scenario::Scenario;
use ai_access::subject::{Provider, Route, Who};
use ai_access::training::data::Training;
use lexopt::Arg;
use site::Site;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Writes a static page for each place and maker, with the answer for every door on the dataset's date.

  pages --out dist/p [--place CN~HK]

SITE_URL in the environment, such as https://example.org/ai-access/, is where the site will stand: it adds canonical addresses,
oEmbed documents and sitemap.xml, which cannot be relative. --place writes only these places.
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
    let training = Training::embedded(data).map_err(|e| e.to_string())?;
    let mut listed = vec![String::new()];
    write(&out.join("index.html"), &overview::of_places(data, site, places))?;
    for place in places {
        let code = data.code(*place);
        write(&out.join(code).join("index.html"), &overview::of_makers(data, site, *place))?;
        write(&out.join(code).join("train").join("index.html"), &train::page_of(data, &training, site, *place))?;
        listed.extend([format!("p/{code}/"), train::path(data, *place)]);
        for provider in Provider::ALL.iter().copied() {
            let asked = question(data, *place, provider);
            let folder = out.join(code).join(provider.id());
            write(&folder.join("index.html"), &answer::page_of(data, site, &asked))?;
            if let Some(document) = oembed::document(data, site, &asked) {
                write(&folder.join("oembed.json"), &document)?;
            }
            listed.push(site::path(data, &asked));
        }
    }
    let count = places.len() * Provider::ALL.len();
    let folder = out.display();
    match site.sitemap(data, &listed) {
        Some(sitemap) => {
            write(&out.join("..").join("sitemap.xml"), &sitemap)?;
            Ok(format!("{count} answer pages in {folder}, with canonical addresses, oEmbed documents and sitemap.xml"))
        }
        None => Ok(format!(
            "{count} answer pages in {folder}. SITE_URL is not set: they have no canonical address, no oEmbed document and no \
             preview image, and there is no sitemap.xml. `SITE_URL=https://example.org/ai-access/ make pages` adds them."
        )),
    }
}

/// The question that a page opens with: a company's, on the dataset's date.
fn question(data: &Dataset, place: PlaceId, provider: Provider) -> Scenario {
    let usual = Scenario::default_for(data);
    Scenario { place, provider, model: None, owner: None, who: Who::Enterprise, route: Route::Direct, date: data.date(), ..usual }
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, text))
        .map_err(|error| format!("{} cannot be written: {error}", file.display()))
}
