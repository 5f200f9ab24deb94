import type { Download } from './download-attachment.ts';

/** Headers under which no browser opens, guesses at or keeps a file: whatever it holds stays data (T-I06). */
export function downloadHeaders({ name, size, sha256 }: Download): Record<string, string | number> {
  const shown = name ?? 'file';
  // RFC 6266: a plain fallback, and the name itself in UTF-8 (RFC 8187).
  const plain = shown.replace(/[^ -~]|["\\%]/g, '_');
  const encoded = encodeURIComponent(shown).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'content-length': size,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    // RFC 9530: whoever downloads it can compare.
    'repr-digest': `sha-256=:${sha256.toString('base64')}:`,
  };
}
