import { isoPlace } from '../../domain/jurisdiction.ts';
import { usStates } from '../../domain/us-states.ts';

const eea =
  'AT Austria|BE Belgium|BG Bulgaria|CY Cyprus|CZ Czechia|DE Germany|DK Denmark|EE Estonia|ES Spain|FI Finland|FR France|GR Greece|HR Croatia|HU Hungary|IE Ireland|IS Iceland|IT Italy|LI Liechtenstein|LT Lithuania|LU Luxembourg|LV Latvia|MT Malta|NL the Netherlands|NO Norway|PL Poland|PT Portugal|RO Romania|SE Sweden|SI Slovenia|SK Slovakia';
const world =
  'AE the United Arab Emirates|AR Argentina|AU Australia|BR Brazil|CA Canada|CH Switzerland|CL Chile|CN China|GB the United Kingdom|HK Hong Kong|ID Indonesia|IL Israel|IN India|JP Japan|KE Kenya|KR South Korea|MX Mexico|MY Malaysia|NG Nigeria|NZ New Zealand|PH the Philippines|SA Saudi Arabia|SG Singapore|TH Thailand|TR Türkiye|TW Taiwan|US the United States|VN Vietnam|ZA South Africa';
const others =
  'AE-AZ Abu Dhabi|AE-DU Dubai|AU-NSW New South Wales|CA-AB Alberta|CA-BC British Columbia|CA-ON Ontario|CA-QC Quebec|CA-SK Saskatchewan';

const names: ReadonlyMap<string, string> = new Map([
  ['EU', 'the EU'],
  ['EEA', 'the EEA'],
  ...pairs(`${eea}|${world}|${others}`),
  ...usStates,
]);

function pairs(list: string): [string, string][] {
  return list.split('|').map((one) => {
    const gap = one.indexOf(' ');
    return [one.slice(0, gap), one.slice(gap + 1)];
  });
}

/** A place or region as a sentence needs it ("the United States", "Maryland"); a code nobody has named stays a code. */
export function placeName(code: string): string {
  return names.get(code) ?? names.get(isoPlace(code)) ?? code;
}
