import { describe, expect, it } from '@jest/globals';
import { guardianName } from '../../src/notices/audience/guardian-name.ts';

const berg = { guardian: 'Maria Berg', child: 'Anna Berg' };

describe('a guardian is greeted as one, in the language of the notice', () => {
  it.each([
    ['en', 'Maria Berg, parent or guardian of Anna'],
    ['nl', 'Maria Berg, ouder of voogd van Anna'],
    ['pl', 'Maria Berg, rodzic lub opiekun dziecka o imieniu Anna'],
    ['pt-BR', 'Maria Berg, mãe, pai ou responsável legal de Anna'],
    ['ja', 'Maria Berg（Annaさんの保護者）'],
    ['ar', 'Maria Berg، ولي أمر Anna'],
    ['sv', 'Maria Berg, parent or guardian of Anna'],
  ])('%s: %s', (locale, greeted) => expect(guardianName(locale, berg)).toBe(greeted));

  it('says no more of the child than the name it is called by, which in Japanese stands last', () => {
    expect(guardianName('ja', { guardian: '佐藤 一郎', child: '佐藤 花子' })).toBe(
      '佐藤 一郎（花子さんの保護者）',
    );
    expect(guardianName('ja', { guardian: null, child: null })).toBe('保護者');
    expect(guardianName('de', { guardian: ' ', child: 'Kim $& Lee' })).toBe(
      'Elternteil oder sorgeberechtigte Person von Kim',
    );
  });
});
