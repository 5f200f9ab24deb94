import { countryOf } from '../../domain/jurisdiction.ts';

const continents: readonly (readonly [region: string, countries: string])[] = [
  ['Switzerland and the United Kingdom', 'CH GB'],
  ['The Americas', 'BR CA CL MX AR'],
  ['Asia and the Pacific', 'AU CN HK ID IN JP KR MY NZ PH SG TH TW VN'],
  ['Africa and the Middle East', 'AE IL KE NG SA TR ZA'],
];

/** The regions of the index, in their order. */
export const regions: readonly string[] = [
  'European Union and EEA',
  'Switzerland and the United Kingdom',
  'United States, federal',
  'United States, states and territories',
  ...continents.slice(1).map(([region]) => region),
  'Elsewhere',
];

/** Under which heading of the index a law stands. */
export function regionOf(jurisdiction: string | null): string {
  const place = jurisdiction ?? '';
  if (place === 'EU' || place === 'EEA') return 'European Union and EEA';
  if (place === 'US') return 'United States, federal';
  if (place.startsWith('US-')) return 'United States, states and territories';
  const country = countryOf(place);
  return continents.find(([, countries]) => countries.split(' ').includes(country))?.[0] ?? 'Elsewhere';
}
