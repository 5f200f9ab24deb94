import type { AffectedGroupFacts, DataSetFacts, IncidentFacts } from '../../src/domain/facts.ts';
import type { Predicate } from '../../src/domain/predicate.ts';
import { evaluate } from '../../src/domain/predicates.ts';
import { sceneOf } from '../../src/domain/scene.ts';
import { dataSet, group, incident, organization } from './given.ts';

const held = (given: Partial<DataSetFacts> = {}): DataSetFacts =>
  dataSet({ id: 'd', name: 'd', personalData: 'YES', confidentiality: 'YES', groups: [], ...given });
const look = (predicate: Predicate, sets: DataSetFacts[], answers: IncidentFacts['answers'] = {}) =>
  evaluate(
    predicate,
    sceneOf(incident({ dataSets: sets, answers }), organization(), ['CONTROLLER'], new Map()),
  );

describe('access and acquisition, which the laws of some states tell apart', () => {
  const accessed: Predicate = { dataSet: { accessed: true } };
  const acquired: Predicate = { dataSet: { acquired: true } };
  const both: Predicate = { dataSet: { accessed: true, acquired: true } };

  it('follow what is known of confidentiality while nobody tells them apart', () => {
    expect([accessed, acquired, both].map((one) => look(one, [held()]).value)).toEqual(['YES', 'YES', 'YES']);
    const none = [held({ confidentiality: 'NO' })];
    expect([accessed, acquired].map((one) => look(one, none).value)).toEqual(['NO', 'NO']);
  });

  it('are two questions once somebody does: seen and not taken', () => {
    const seen = [held({ acquired: 'NO' })];
    expect([accessed, acquired, both].map((one) => look(one, seen).value)).toEqual(['YES', 'NO', 'NO']);
  });

  it('stay open where somebody says that it is not known', () => {
    const open = look(acquired, [held({ acquired: 'UNKNOWN' })]);
    expect(open.value).toBe('UNKNOWN');
    expect(open.questions.map(({ key }) => key)).toEqual(['dataSet.d.acquired']);
  });

  it('tell of confidentiality where that was left open', () => {
    const harmed: Predicate = { dataSet: { breach: ['confidentiality'] } };
    expect(look(harmed, [held({ confidentiality: 'UNKNOWN', acquired: 'YES' })]).value).toBe('YES');
  });
});

describe('encryption', () => {
  const open: Predicate = { dataSet: { protected: false } };

  it('is no question of paper or of the spoken word, and one of everything else', () => {
    const value = (medium: DataSetFacts['medium']) => look(open, [held({ medium })]).value;
    expect([value('PAPER'), value('ORAL'), value('ELECTRONIC'), value('UNKNOWN')]).toEqual([
      ...['YES', 'YES', 'UNKNOWN', 'UNKNOWN'],
    ]);
  });
});

describe('where the people live', () => {
  const texans: Predicate = { affected: { in: 'US-TX' } };

  it('is open for every place while nobody has recorded whom it concerns', () => {
    expect(look(texans, []).value).toBe('UNKNOWN');
    expect(look(texans, [held()]).value).toBe('UNKNOWN');
  });

  it('is settled for other places by what the organization says of all its data, and never for those places', () => {
    const europe = { data_held_of_people_in: ['EU', 'GB'] };
    expect(look(texans, [], europe).value).toBe('NO');
    expect(look(texans, [held({ groups: [group('US-TX', 5)] })], europe).value).toBe('YES');
    expect(look({ affected: { in: 'DE' } }, [held()], europe).value).toBe('UNKNOWN');
    const wider = { data_held_of_people_in: ['EEA'] };
    expect(look({ affected: { in: 'EU' } }, [held()], wider).value).toBe('UNKNOWN');
    expect(look({ affected: { in: 'EEA' } }, [held()], europe).value).toBe('UNKNOWN');
    expect(look({ affected: { in: 'NO' } }, [held()], europe).value).toBe('NO');
    expect(look({ count: { in: 'US-TX', op: '>=', n: 250 } }, [held()], europe).value).toBe('NO');
  });
});

describe('a number of people of one state', () => {
  const inOneState: Predicate = { count: { eachOf: 'US', op: '>', n: 500 } };
  const of = (...groups: AffectedGroupFacts[]) => look(inOneState, [held({ groups })]).value;

  it('is reached by one state alone, never by two together', () => {
    expect(of(group('US-TX', 501, 'a'))).toBe('YES');
    expect(of(group('US-TX', 500, 'a'), group('US-CA', 500, 'b'))).toBe('NO');
  });

  it('is open while people of an unknown state could tip it', () => {
    expect(of(group('US-TX', 400, 'a'), group('US', 150, 'b'))).toBe('UNKNOWN');
    expect(of(group('US-TX', 400, 'a'), group('US', 100, 'b'))).toBe('NO');
    expect(of(group('US', 501, 'b'))).toBe('UNKNOWN');
  });
});

describe('minors and others who need particular protection', () => {
  const minors: Predicate = { among: { who: 'minors', in: 'BR' } };
  const of = (given: Partial<AffectedGroupFacts>) =>
    look(minors, [held({ groups: [{ ...group('BR', 10), ...given }] })]).value;

  it('are among the affected, are not, or it is not known', () => {
    expect(of({ minors: 'YES' })).toBe('YES');
    expect(of({ minors: 'NO' })).toBe('NO');
    expect(of({})).toBe('UNKNOWN');
    expect(of({ kind: 'minors' })).toBe('YES');
    expect(of({ minors: 'YES', jurisdiction: 'AR' })).toBe('NO');
  });
});
