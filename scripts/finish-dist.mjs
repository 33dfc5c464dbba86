// Trunk's post_build hook: what it adds to the page, and to the folder around it, is in dist/*.mjs, a file each.
// Usage: node scripts/finish-dist.mjs [folder]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDesign } from "./dist/design.mjs";
import { filesOf } from "./dist/files.mjs";
import { framed } from "./dist/frame.mjs";
import { takeGlue, withGlue } from "./dist/glue.mjs";
import { writeHeaders } from "./dist/headers.mjs";
import { withProgram } from "./dist/program.mjs";
import { addParts, withParts } from "./dist/parts.mjs";
import { reportAddress, withReportAddress } from "./dist/report.mjs";
import { addStill, withSmallScripts } from "./dist/still.mjs";
import { withSize } from "./dist/size.mjs";
import { withSecondStyle } from "./dist/style.mjs";

const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("name the folder of the built page, or run this as a hook of Trunk");

// Browsers ignore a checksum on the preload of a program, and say so in the console of every reader.
const withoutNoise = (page) =>
  page.replace(/<link\b[^>]*\brel="?preload\b[^>]*>/g, (link) => link.replace(/ integrity=("[^"]*"|[^ >]*)/, ""));

let page = withSmallScripts(withoutNoise(readFileSync(join(folder, "index.html"), "utf8")));
page = withGlue(page, takeGlue(folder));
const program = withProgram(page, folder, process.env);
const style = withSecondStyle(program.page, folder, program.parts);
page = withParts(style.page, { ...program.parts, ...style.parts, ...addParts(folder, process.env) });
page = withReportAddress(page, reportAddress(process.env));
page = withSize(page, folder);
addStill(folder);
addDesign(folder);
writeFileSync(join(folder, "index.html"), page);
mkdirSync(join(folder, "embed"), { recursive: true });
writeFileSync(join(folder, "embed", "index.html"), framed(page, filesOf(folder)));
writeHeaders(folder);
