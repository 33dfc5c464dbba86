// The page's copy for frames, embed/index.html: the same page one level down.

// Every address of a file of ours starts a level higher.
export function framed(page, files) {
  let copy = page;
  for (const file of files) copy = copy.replaceAll(`./${file}`, `../${file}`);
  if (copy === page || /(?:href|src)="?\.\/|import\(["`]\.\//.test(copy)) {
    throw new Error("embed/index.html: the page names a file that the build did not make, or none at all");
  }
  // The minifier leaves out quotes where it can.
  return copy
    .replace(/<html\b/, '$& data-embed=""')
    .replace(/<meta charset="?utf-8"?>/i, '$&<meta name="robots" content="noindex">');
}
