/** Which characters a font has a glyph for: its table `cmap`, formats 4 and 12 (OpenType 1.9), as ranges in order. */
export type Coverage = readonly (readonly [first: number, last: number])[];

export function coverageOf(font: Buffer): Coverage {
  const cmap = tableOf(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  const found: Coverage[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    const format = font.readUInt16BE(at);
    if (format === 12) found.push(groups(font, at));
    if (format === 4) found.push(segments(font, at));
  }
  return found.flat().sort(([a], [b]) => a - b);
}

function tableOf(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i += 1) {
    const at = 12 + 16 * i;
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`A font without the table ${tag}.`);
}

function groups(font: Buffer, at: number): Coverage {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, i) => {
    const group = at + 16 + 12 * i;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });
}

function segments(font: Buffer, at: number): Coverage {
  const doubled = font.readUInt16BE(at + 6);
  const found: [number, number][] = [];
  for (let i = 0; i < doubled; i += 2) {
    const last = font.readUInt16BE(at + 14 + i);
    const first = font.readUInt16BE(at + 16 + doubled + i);
    const delta = font.readUInt16BE(at + 16 + 2 * doubled + i);
    const offsetAt = at + 16 + 3 * doubled + i;
    const offset = font.readUInt16BE(offsetAt);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const raw = offset === 0 ? code : font.readUInt16BE(offsetAt + offset + 2 * (code - first));
      // Glyph 0 is the box that stands for what a font does not have.
      if ((offset === 0 || raw !== 0) && (raw + delta) % 0x10000 !== 0) found.push([code, code]);
    }
  }
  return found;
}
