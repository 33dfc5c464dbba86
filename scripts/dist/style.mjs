// The look of the second program becomes a file of its own, loaded with it. A build for development has no second program, and
// keeps both looks in the page.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

// Takes the last style out of the page, www/second.css, and gives its name.
export function withSecondStyle(page, folder, { rest }) {
  if (!rest) return { page, parts: {} };
  const styles = [...page.matchAll(/<style\b[^>]*>([^]*?)<\/style>/g)];
  if (styles.length !== 2) throw new Error(`index.html: two styles were expected, www/widget.css and www/second.css, and ${styles.length} were found`);
  const [element, style] = styles[1];
  const named = `style-${createHash("sha256").update(style).digest("hex").slice(0, 16)}.css`;
  writeFileSync(join(folder, named), style);
  return { page: page.replace(element, () => ""), parts: { style: `./${named}` } };
}
