// The page's copy for frames, embed/index.html: the same page one level down.

// Every address of a file of ours starts a level higher. Whole addresses: some begin as others do.
export function framed(page, files) {
  const ours = new Set(files);
  const copy = page.replace(/(?<!\.)\.\/([\w.\/-]+)/g, (address, file) => (ours.has(file) ? `.${address}` : address));
  if (copy === page || /(?:href|src)="?\.\/|import\(["`]\.\//.test(copy)) {
    throw new Error("embed/index.html: the page names a file that the build did not make, or none at all");
  }
  // The minifier leaves out quotes where it can.
  return copy
    .replace(/<html\b/, '$& data-embed=""')
    .replace(/<meta charset="?utf-8"?>/i, '$&<meta name="robots" content="noindex">');
}
