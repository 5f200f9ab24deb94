import { assess } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { versionInForce } from '../../src/domain/version-in-force.ts';
import { clock, context, dataSet, group, incident, instant, organization, time } from './given.ts';
import { rule } from './made-up-rule.ts';

const old = rule({ version: 'old', validity: { to: '2025-12-31' } });
const renewed = rule({ version: 'new', validity: { from: '2026-01-01' } });
const now = instant('2026-11-20T00:00:00Z');
const pick = (
  anchors: Parameters<typeof versionInForce>[1],
  zone = 'UTC',
  versions = [old, renewed],
): (string | null)[] => {
  const found = versionInForce(versions, anchors, now, zone);
  return [found?.rule.version ?? null, found?.note ?? null];
};

describe('rule 4: the version in force', () => {
  it('is that at the event the rule names, not today', () => {
    expect(pick({ detected: time('2025-12-30T12:00:00Z'), aware: time('2026-02-01T12:00:00Z') })).toEqual([
      'old',
      null,
    ]);
    expect(pick({ detected: time('2026-01-02T12:00:00Z'), occurred: time('2025-06-01T12:00:00Z') })).toEqual([
      'new',
      null,
    ]);
  });

  it('is read off the calendar where the entity is', () => {
    const detected = time('2026-01-01T05:00:00Z');
    expect(pick({ detected }, 'America/Los_Angeles')[0]).toBe('old');
    expect(pick({ detected }, 'Europe/Berlin')[0]).toBe('new');
  });

  it('with that event unknown, goes by the earliest known one and says so', () => {
    const [version, note] = pick({
      aware: time('2026-02-01T12:00:00Z'),
      occurred: time('2025-06-01T12:00:00Z'),
    });
    expect(version).toBe('old');
    expect(note).toContain('was picked by the beginning of the breach, provisionally');
    expect(pick({})[1]).toContain('was picked by the moment of this assessment, provisionally');
  });

  it('says so when an imprecise time may fall under another version', () => {
    expect(pick({ detected: time('2026-01-01T00:10:00Z', 30) })).toEqual([
      'old',
      expect.stringContaining('is imprecise and may fall under another version'),
    ]);
  });

  it('stays, provisionally, when any instant an imprecise time may mean falls under it', () => {
    const promise = rule({ version: 'promise', validity: { from: '2025-01-01' } });
    const quarter = 90 * 24 * 60;
    const imprecise = (at: string, versions: Rule[]) =>
      pick({ detected: time(at, quarter) }, 'UTC', versions);
    const provisional = [expect.any(String), expect.stringContaining('is imprecise')];
    expect(imprecise('2025-03-01T00:00:00Z', [promise])).toEqual(provisional);
    expect(imprecise('2024-11-01T00:00:00Z', [promise])).toEqual(provisional);
    expect(imprecise('2024-09-01T00:00:00Z', [promise])).toEqual([null, null]);
    const brief = rule({ version: 'brief', validity: { from: '2025-02-01', to: '2025-02-28' } });
    expect(imprecise('2025-02-15T00:00:00Z', [brief])).toEqual(provisional);
    expect(imprecise('2025-06-01T00:00:00Z', [promise])).toEqual(['promise', null]);
    expect(pick({ aware: time('2025-03-01T00:00:00Z', quarter) }, 'UTC', [promise])).toEqual([
      'promise',
      expect.stringContaining('provisionally'),
    ]);
  });

  it('of several that an imprecise time may mean is that at its earliest bound', () => {
    expect(pick({ detected: time('2026-01-10T00:00:00Z', 30 * 24 * 60) }, 'UTC', [renewed, old])[0]).toBe(
      'old',
    );
  });

  it('keeps the duty of an imprecise time in the assessment, provisionally', () => {
    const promise = rule({ validity: { from: '2025-01-01' } });
    const facts = incident({ detected: time('2025-03-01T00:00:00Z', 90 * 24 * 60), dataSets: [dataSet()] });
    const families = [{ id: 'made-up', versions: [promise] }];
    const [verdict] = assessAll(families, facts, organization(), context());
    expect([verdict?.verdict, verdict?.provisional]).toEqual(['REQUIRED', true]);
    expect(verdict?.why.at(-1)?.says).toContain('is imprecise');
  });

  it('is told by the date, in years of five digits as well', () => {
    expect(pick({ detected: time('9999-12-31T23:50:00Z') }, 'Asia/Tokyo')).toEqual(['new', null]);
    expect(pick({ detected: time('9999-12-31T23:50:00Z', 30) })).toEqual(['new', null]);
    const closed = rule({ validity: { to: '9999-12-31' } });
    expect(pick({ detected: time('9999-12-31T23:50:00Z') }, 'Asia/Tokyo', [closed])).toEqual([null, null]);
  });

  it('is none for a proposal, or for a law whose first day is not fixed', () => {
    const detected = time('2026-10-24T01:10:00Z');
    expect(pick({ detected }, 'UTC', [rule({ status: 'proposed' })])).toEqual([null, null]);
    expect(pick({ detected }, 'UTC', [rule({ status: 'future', validity: { from: null } })])).toEqual([
      null,
      null,
    ]);
    expect(pick({ detected }, 'UTC', [rule({ status: 'future', validity: { from: '2027-05-13' } })])).toEqual(
      [null, null],
    );
  });

  it('of an undated policy is the one there is, for a person to confirm', () => {
    const [version, note] = pick({ detected: time('2026-10-24T01:10:00Z') }, 'UTC', [
      rule({ source: 'PROMISE', validity: { from: null } }),
    ]);
    expect(version).toBe('old');
    expect(note).toContain('a person must confirm it');
  });
});

describe('a duty that follows another', () => {
  const facts = incident({ detected: time('2026-10-24T01:10:00Z'), dataSets: [dataSet()] });
  const follower = rule({ id: 'follower', dependsOn: ['made-up'] });
  const verdictWith = (trigger: Rule['trigger']): string[] =>
    assessAll(
      [
        { id: 'made-up', versions: [rule({ trigger })] },
        { id: 'follower', versions: [follower] },
      ],
      facts,
      organization(),
      context(),
    )
      .filter((one) => one.ruleId === 'follower')
      .map((one) =>
        `${one.verdict} ${one.openQuestions.map((question) => question.key).join()} ${one.due?.dueAt?.toISODate() ?? ''}`.trim(),
      );

  it('is required, undecided or not with it', () => {
    expect(verdictWith({ always: true })).toEqual(['REQUIRED  2026-10-27']);
    expect(verdictWith({ always: false })).toEqual(['NOT_REQUIRED']);
    expect(verdictWith({ fact: { key: 'mood', is: 'bad' } })).toEqual(['UNDECIDED mood 2026-10-27']);
  });
});

describe('an exemption', () => {
  const exempt = (burden: 'controller' | 'neutral', answers: Record<string, string>): [string, boolean] => {
    const exemption = {
      id: 'calm',
      citation: 'Made-up Act, s. 2',
      says: 'All is calm',
      when: { fact: { key: 'mood', is: 'calm' } },
      blockedBy: null,
      effect: 'not_due' as const,
      burden,
      requiresRecord: true,
    };
    const facts = incident({ detected: time('2026-10-24T01:10:00Z'), dataSets: [dataSet()], answers });
    const [verdict] = assess(rule({ exemptions: [exemption] }), facts, organization(), context());
    return [verdict?.verdict ?? '', verdict?.provisional ?? false];
  };

  it.each<['controller' | 'neutral', Record<string, string>, string, boolean]>([
    ['controller', {}, 'REQUIRED', true],
    ['neutral', {}, 'UNDECIDED', true],
    ['controller', { mood: 'calm' }, 'NOT_REQUIRED', false],
    ['neutral', { mood: 'grim' }, 'REQUIRED', false],
  ])('whose burden is %s, with %j: %s', (burden, answers, verdict, provisional) => {
    expect(exempt(burden, answers)).toEqual([verdict, provisional]);
  });
});

describe('recipients', () => {
  it('of a processor are its controllers, one obligation each', () => {
    const told = rule({
      actor: { roles: ['PROCESSOR'], predicates: [] },
      recipient: { kind: 'controller', resolver: { kind: 'each_controller_customer' } },
    });
    const keys = (controllers: string[]): string[] =>
      assess(
        told,
        incident({ dataSets: [dataSet({ role: 'PROCESSOR', controllers, groups: [group('DE', 1)] })] }),
        organization(),
        context(),
      ).map((one) => one.recipient.key);
    expect(keys(['Oak', 'Ash', 'Oak'])).toEqual(['controller:Ash', 'controller:Oak']);
    expect(keys([])).toEqual(['controller:undecided']);
  });
});

describe('rule 4: a version picked while the event it names is not known', () => {
  it('goes by what stands in for the start of its clock: a breach of last year, found this year, falls under this year', () => {
    const standing = { start: 'discovered', whileUnknown: 'detected' } as const;
    const versions = [old, renewed].map((one) => ({
      ...one,
      validity: { ...one.validity, appliesBy: 'discovered' },
      clock: clock(standing),
    }));
    const known = { occurred: time('2025-12-01T12:00:00Z'), detected: time('2026-02-01T12:00:00Z') };
    expect(pick(known, 'UTC', versions)).toEqual([
      'new',
      'discovery is not known: version new was picked by the first signal (detection), provisionally.',
    ]);
  });
});
