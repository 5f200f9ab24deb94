import { cleanFileName } from '../../src/domain/file-name.ts';

test.each([
  ['a plain one stays', 'edge-2.log', 'edge-2.log'],
  ['with letters of any language', 'Prüfbericht 日本.pdf', 'Prüfbericht 日本.pdf'],
  ['out of its folder', '../../etc/passwd', 'passwd'],
  ['from Windows', 'C:\\Windows\\win.ini', 'win.ini'],
  ['absolute', '/etc/shadow', 'shadow'],
  ['of a drive', 'C:evil.exe', 'C_evil.exe'],
  ['with a NUL', 'report.pdf\0.exe', 'report.pdf.exe'],
  ['with line ends that could forge a header', 'a\r\nset-cookie: x=1.txt', 'aset-cookie_ x=1.txt'],
  ['turned around by a format character', 'annual\u202efdp.exe', 'annualfdp.exe'],
  ['of a device', 'NUL', '_NUL'],
  ['of a device with an ending', 'com1.txt', '_com1.txt'],
  ['that only begins like a device', 'console.log', 'console.log'],
  ['hidden', '.htaccess', 'htaccess'],
  ['of dots and blanks', ' .. ', 'file'],
  ['of nothing', '', 'file'],
  ['with an ending that Windows drops', 'shell.php. . ', 'shell.php'],
  ['half a character', 'a\ud83d.txt', 'a.txt'],
])('a file name %s', (_what, given, clean) => {
  expect(cleanFileName(given)).toBe(clean);
});

test('a long name is cut between characters and keeps its ending', () => {
  const clean = cleanFileName(`${'ü'.repeat(300)}.tar`);
  expect(clean).toMatch(/^ü+\.tar$/);
  expect(Buffer.byteLength(clean)).toBe(200);
});
