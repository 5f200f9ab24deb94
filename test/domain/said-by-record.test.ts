import { describe, expect, it } from '@jest/globals';
import { contradictions } from '../../src/domain/claims/claim-checks.ts';
import type { DataSetFacts } from '../../src/domain/facts.ts';
import { passagesOf } from '../../src/domain/passages.ts';
import { withoutSaid } from '../../src/domain/said-by-record.ts';
import { categoryWords } from '../../src/notices/texts/category-words.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { nothingKnown } from '../support/notice-record.ts';

const { vocabulary, languages } = await shippedCatalog();

const left = (markdown: string, said: readonly string[]) =>
  withoutSaid(passagesOf('', [{ elements: [], by: null, markdown }]), said).map(({ sentence }) => sentence);

describe('what the record says in the words of the vocabulary is no claim against it', () => {
  it('in any language, as a sentence, in a list, or named with others', () => {
    const { breaches, causes, measures, consequences, advice } = vocabulary;
    const words = [...breaches, ...causes, ...measures, ...consequences, ...advice];
    for (const { locale } of languages) {
      const said = words.flatMap(({ label, sentence, planned }) =>
        [label[locale], sentence[locale], planned[locale]].filter((one) => one !== undefined),
      );
      for (const one of said)
        for (const mark of ['', '- ', '* ']) expect(left(`${mark}${one}`, said)).toEqual([]);
      const [a, b] = [measures[14]?.label[locale] ?? '', measures[2]?.label[locale] ?? ''];
      expect(left(`X: ${a}; ${b}.`, said)).toEqual(['X: ; .']);
      expect(left(`X：${a}、${b}。`, said)).toEqual(['X：、。']);
    }
  });

  it('but is one where the record does not say it, or where more is said', () => {
    const said = ['We have introduced or strengthened encryption.', 'Encryption introduced or strengthened'];
    expect(left('The data was encrypted.', said)).toEqual(['The data was encrypted.']);
    expect(left('We have reset the passwords of the accounts concerned.', said)).toHaveLength(1);
    const more = 'We have introduced or strengthened encryption of all data before it was taken.';
    expect(left(more, said)).toEqual([more]);
    expect(left(`- ${more}`, said)).toEqual([`- ${more}`]);
    expect(left('Taken: Encryption introduced or strengthened; nothing was read.', said)).toEqual([
      'Taken: ; nothing was read.',
    ]);
  });

  it('nor does any sentence of it say by itself what the record would have to know', () => {
    const unknown: DataSetFacts = {
      ...{
        id: 'd',
        name: 'd',
        role: 'CONTROLLER',
        controllers: [],
        personalData: 'YES',
        medium: 'ELECTRONIC',
      },
      ...{ confidentiality: 'YES', integrity: 'NO', availability: 'NO', categories: ['name'], groups: [] },
      protection: {
        encrypted: 'UNKNOWN',
        keySafe: 'UNKNOWN',
        availableElsewhere: 'UNKNOWN',
        algorithm: '',
      },
    };
    const { breaches, causes, measures, consequences, advice } = vocabulary;
    const words = [...breaches, ...causes, ...measures, ...consequences, ...advice];
    for (const { locale } of languages) {
      const record = {
        ...nothingKnown,
        dataSets: [unknown],
        categoryWords: categoryWords(vocabulary, locale),
      };
      const sentences = words.flatMap(({ sentence, planned }) => [
        sentence[locale] ?? '',
        planned[locale] ?? '',
      ]);
      const certain = sentences.flatMap((markdown) =>
        contradictions(passagesOf('', [{ elements: [], by: null, markdown }]), locale, record)
          .filter((one) => one.certain)
          .map(({ message }) => `${locale}: ${message}`),
      );
      expect(certain).toEqual([]);
    }
  });
});
