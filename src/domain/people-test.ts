import { anyDataSet, type ConcernedSet, heldIn, weaker } from './data-set-test.ts';
import type { AffectedGroupFacts, DataSetFacts, Tri } from './facts.ts';
import { anyOf, type Finding, leaf } from './finding.ts';
import { overlap, within } from './jurisdiction.ts';
import type { Scene } from './scene.ts';

/** The organization's answer to where the people live whose data it holds: it settles what no group tells yet. */
export const homesFact = 'data_held_of_people_in';

/** What a test of people looks at. */
export type Crowd = Pick<Scene, 'sets' | 'roles' | 'facts' | 'organization' | 'questions'>;

/** Whether anybody in a region is affected. A group of unknown size counts: somebody is in it. */
export function affectedIn(crowd: Crowd, region: string, kinds: readonly string[] | undefined): Finding {
  if (crowd.sets.length === 0) return nobodyThere(crowd, region) ?? anyDataSet([], {}, crowd.roles);
  const nobody = nobodyThere(crowd, region);
  const findings = peopleOf(crowd, kinds, (group, { set }) => {
    if (group === null) return nobody ?? open(`whom "${set.name}" concerns is not recorded yet`, set);
    if (group.jurisdiction === null && nobody !== null) return nobody;
    return livingThere(group, within(group.jurisdiction, region), set);
  });
  return findings.length === 0
    ? leaf('NO', `nobody in ${region} is affected`, ['dataSets'], '')
    : anyOf(findings);
}

const elsewhere = new WeakMap<AffectedGroupFacts, Finding>();

/** That a group lives in a region, or not: hundreds of laws hear the same "no" of it. */
function livingThere(group: AffectedGroupFacts, inside: Tri, set: DataSetFacts): Finding {
  const known = inside === 'NO' ? elsewhere.get(group) : undefined;
  if (known !== undefined) return known;
  const place = group.jurisdiction ?? 'a place not known';
  const question = inside === 'UNKNOWN' ? where(group, set) : '';
  const facts = [`group.${group.id}.jurisdiction`];
  const finding = leaf(inside, `people in ${place} are affected`, facts, question);
  if (inside === 'NO') elsewhere.set(group, finding);
  return finding;
}

/** Whether minors, or others who need particular protection, are among the affected. */
export function amongThem(crowd: Crowd, whose: 'minors' | 'vulnerable', region: string | undefined): Finding {
  if (crowd.sets.length === 0) return anyDataSet([], {}, crowd.roles);
  const named = whose === 'minors' ? 'minors' : 'people who need particular protection';
  const findings = peopleOf(crowd, undefined, (group, { set }) => {
    if (group === null) return open(`whom "${set.name}" concerns is not recorded yet`, set);
    const inside = region === undefined ? 'YES' : within(group.jurisdiction, region);
    const stated = group.kind === whose ? 'YES' : (group[whose] ?? 'UNKNOWN');
    const question = `Are ${named} among the ${who(group)} of "${set.name}"?`;
    const facts = [`group.${group.id}.${whose}`];
    const said = { YES: 'yes', NO: 'no', UNKNOWN: 'not known' }[stated];
    const among = leaf(stated, `${named} among the ${who(group)}: ${said}`, facts, question);
    const there = leaf(
      inside,
      `they live in ${group.jurisdiction ?? 'a place not known'}`,
      [`group.${group.id}.jurisdiction`],
      where(group, set),
    );
    return weaker(among, there);
  });
  return findings.length === 0 ? leaf('NO', `no ${named} are affected`, ['dataSets'], '') : anyOf(findings);
}

/** What every group of a data set whose people count comes to; null stands for a data set without groups. */
function peopleOf(
  { sets, roles }: Crowd,
  kinds: readonly string[] | undefined,
  judge: (group: AffectedGroupFacts | null, held: ConcernedSet) => Finding,
): Finding[] {
  const findings: Finding[] = [];
  for (const held of sets) {
    const { set, concerned } = held;
    const role = heldIn(set, roles);
    if (role.value === 'NO' || set.personalData === 'NO' || concerned.value === 'NO') continue;
    if (set.groups.length === 0) findings.push(judge(null, held));
    const ours = weaker(concerned, role);
    for (const group of set.groups) {
      if (ofKind(group, kinds) && group.count !== 0) findings.push(weaker(judge(group, held), ours));
    }
  }
  return findings;
}

/** The organization has said where the people live whose data it holds, and this is none of those places; null: it may be. */
export function nobodyThere({ facts, organization }: Crowd, region: string): Finding | null {
  const homes = statedHomes({ facts, organization });
  if (homes === null || homes.some((home) => overlap(home, region))) return null;
  const says = `${organization.name} holds data of nobody in ${region}: it has said of people in ${homes.join(', ')}`;
  return leaf('NO', says, [homesFact], '');
}

/** Where all the people live whose data the organization holds, as it has said; null: it has not. */
export function statedHomes({
  facts,
  organization,
}: Pick<Scene, 'facts' | 'organization'>): readonly string[] | null {
  const answer = facts.answers[homesFact] ?? organization.answers?.[homesFact];
  return Array.isArray(answer) && answer.length > 0 ? answer : null;
}

export function ofKind(group: AffectedGroupFacts, kinds: readonly string[] | undefined): boolean {
  return kinds === undefined || kinds.length === 0 || kinds.includes(group.kind);
}

function open(says: string, set: DataSetFacts): Finding {
  return leaf('UNKNOWN', says, [`dataSet.${set.id}.groups`], whom(set));
}

/** Asks whom a data set concerns. */
export function whom(set: DataSetFacts): string {
  return `Whom does "${set.name}" concern: what kind of people, where, how many?`;
}

/** Asks where a group lives. */
export function where(group: AffectedGroupFacts, set: DataSetFacts): string {
  return `Where do the ${who(group)} of "${set.name}" live${group.jurisdiction === null ? '' : ` within ${group.jurisdiction}`}?`;
}

/** A group in words. */
export function who({ kind }: AffectedGroupFacts): string {
  return kind === 'UNKNOWN' || kind === 'unknown' ? 'people' : kind.replaceAll('_', ' ');
}
