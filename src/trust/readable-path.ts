const PUBLIC = /^\/(check|affected)\/([^?]*)/;

/**
 * The path of a public page, with what no decoder can read as something that it can: a code that is not even text is a wrong
 * one like any other, and no error of ours. Other paths stay as they are.
 */
export function readablePath(url: string): string {
  const [whole, page, rest = ''] = PUBLIC.exec(url) ?? [];
  if (whole === undefined || isText(rest)) return url;
  return `/${page}/-${url.slice(whole.length)}`;
}

function isText(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return true;
  } catch {
    return false;
  }
}
