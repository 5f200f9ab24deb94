import { basename } from 'node:path';
import { type BusinessCalendar, businessCalendar, type Calendars } from '../domain/business-calendar.ts';
import type { Profile, Regime } from './catalog.ts';
import type { FiledRule } from './check-rules.ts';
import { withCountries } from './country-calendars.ts';
import { keyed } from './keyed.ts';
import { orderFamilies } from './order-families.ts';
import { profileModel } from './profile-model.ts';
import { type Folder, readYaml, yamlFiles } from './read-yaml.ts';
import { regimeFileModel } from './rule-model.ts';
import { calendarFileModel, restDaysFileModel } from './vocabulary-model.ts';

/** Business days of named calendars, and of countries with their days of rest. */
export async function readCalendars(folder: Folder, problems: string[]): Promise<Calendars> {
  const calendars: BusinessCalendar[] = [];
  for (const path of await yamlFiles(folder, 'calendars')) {
    const file = await readYaml(folder, path, calendarFileModel, problems);
    if (file === null) continue;
    calendars.push(businessCalendar({ ...file, holidays: file.holidays.map((one) => one.date) }));
  }
  const rest = await readYaml(folder, 'rest-days.yaml', restDaysFileModel, problems);
  const days = (rest?.countries ?? []).flatMap((one) => one.in.map((place) => [place, one.days] as const));
  const restDays = { version: rest?.version ?? '', byCountry: new Map(days) };
  return withCountries(keyed('calendars/', calendars, problems), restDays);
}

/** One file for each law, or family of laws. */
export async function readRegimes(folder: Folder, problems: string[]): Promise<readonly Regime[]> {
  const regimes: Regime[] = [];
  for (const path of await yamlFiles(folder, 'regimes')) {
    const regime = await readYaml(folder, path, regimeFileModel, problems);
    if (regime !== null) regimes.push({ ...regime, file: basename(path, '.yaml') });
  }
  return regimes;
}

/** What the known organizations published, with the promises in it. */
export async function readProfiles(
  folder: Folder,
  statutes: readonly FiledRule[],
  problems: string[],
): Promise<{ profiles: ReadonlyMap<string, Profile>; promises: readonly FiledRule[] }> {
  const profiles: Profile[] = [];
  const promises: FiledRule[] = [];
  const taken = new Set(statutes.map(({ rule }) => rule.id));
  for (const path of await yamlFiles(folder, 'promises')) {
    const file = await readYaml(folder, path, profileModel, problems);
    if (file === null) continue;
    const { rules, ...profile } = file;
    problems.push(
      ...rules
        .filter((rule) => taken.has(rule.id))
        .map((rule) => `${path}: rule ${rule.id} has the id of a statute`),
    );
    promises.push(...rules.map((rule) => ({ file: path, rule })));
    profiles.push({ ...profile, families: orderFamilies(rules, problems) });
  }
  return { profiles: keyed('promises/', profiles, problems), promises };
}
