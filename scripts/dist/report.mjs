// The address for reports of wrong answers, which the page's head tells the program.

// REPORT_URL, else the form of the repository that builds the page, else nothing.
export function reportAddress({ REPORT_URL: given, GITHUB_REPOSITORY: repository }) {
  if (given) {
    if (/^https:\/\/[\w.-]+(:\d+)?([/?][^\s"<>#]*)?$/.test(given)) return given;
    throw new Error(`REPORT_URL is \`${given}\`; it must be one https address without spaces and without #`);
  }
  if (!repository) return null;
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new Error(`GITHUB_REPOSITORY is \`${repository}\`; it must be OWNER/NAME, or set REPORT_URL instead`);
  }
  return `https://github.com/${repository}/issues/new?template=wrong-answer.yml`;
}

export function withReportAddress(page, address) {
  if (!address) return page;
  const meta = `<meta name="report-url" content="${address.replaceAll("&", "&amp;")}">`;
  return page.replace(/<meta charset="?utf-8"?>/i, (charset) => charset + meta);
}
