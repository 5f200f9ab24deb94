import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Demand, demandsOf } from '../../src/domain/notice-content.ts';
import { blocks as isBlocking } from '../../src/domain/notice-problem.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { audienceOf } from '../../src/notices/audience/audience-of-rule.ts';
import { problemsOf } from '../../src/notices/checks/check-notice.ts';
import { answered } from '../../src/notices/texts/answered.ts';
import { composeText, type DraftGround } from '../../src/notices/texts/compose-text.ts';
import { loadTemplates } from '../../src/notices/texts/load-templates.ts';
import { type NoticeTemplate, type Templates, templatesFor } from '../../src/notices/texts/template.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import {
  checkMaterial,
  completeGround,
  type Ground,
  NOW,
  removals,
  wordsOnly,
} from '../support/complete-incident.ts';
import { root } from '../support/run-tool.ts';

let catalog: Catalog;
let templates: Templates;
let rules: readonly Rule[];
beforeAll(async () => {
  catalog = await shippedCatalog();
  templates = await loadTemplates(join(root, 'notifications'), catalog);
  const promised = [...catalog.profiles.values()].flatMap(({ families }) => families);
  rules = [...catalog.families, ...promised]
    .flatMap(({ versions }) => versions)
    .filter(({ recipient }) => audienceOf(recipient.kind) !== null);
});

/** Rules that ask the same of the same audience in the same place are drafted and checked alike: one of them each. */
function distinct(): readonly Rule[] {
  const key = ({ recipient, content, jurisdiction, actor, late }: Rule) =>
    JSON.stringify([recipient, content, jurisdiction, actor.roles, late]);
  return [...new Map(rules.map((rule) => [`${key(rule)} ${textsFor(rule)[0]?.id}`, rule])).values()];
}

/** Its texts in every language, as a draft takes them. */
function textsFor(rule: Rule): Templates {
  const audience = audienceOf(rule.recipient.kind);
  return audience === null ? [] : templatesFor(templates, { audience, ruleIds: [rule.id] });
}

function problems(ground: Ground, template: NoticeTemplate) {
  const given = { words: wordsOnly(ground, template), later: new Map() };
  const text = composeText(ground as DraftGround, catalog, template, given, NOW);
  return problemsOf(checkMaterial(ground, template, text), catalog, NOW);
}

const names = (rule: Rule, { id, locale }: NoticeTemplate) => `${rule.id} (${rule.version}): ${id}.${locale}`;

describe('the texts that are shipped', () => {
  it('pass the gate for every rule that asks for a notice, in every language of its audience, on a complete incident', () => {
    const faults: string[] = [];
    let passed = 0;
    for (const rule of distinct())
      for (const template of textsFor(rule)) {
        // The words that a person added to this record are English in every language.
        const found = problems(completeGround(rule), template)
          .filter(isBlocking)
          .filter(({ code }) => code !== 'LANGUAGE_MIXED');
        faults.push(...found.map(({ code, message }) => `${names(rule, template)}: ${code} ${message}`));
        passed += found.length === 0 ? 1 : 0;
      }
    expect(faults).toEqual([]);
    expect(passed).toBeGreaterThan(rules.length);
  });

  it('say in an exercise that it is one, and are held against the record no more for it', () => {
    const rule = rules.find(({ id }) => id === 'eu-gdpr-art33-1') as Rule;
    const found = (template: NoticeTemplate, exercise: boolean) => {
      const ground = completeGround(rule);
      return problems({ ...ground, facts: { ...ground.facts, exercise } }, template).map(
        ({ message }) => message,
      );
    };
    const faults = textsFor(rule).flatMap((template) => {
      const otherwise = found(template, false);
      return found(template, true).filter((message) => !otherwise.includes(message));
    });
    expect(faults).toEqual([]);
  });

  it('without a fact that the law asks for are refused, and the element is named', () => {
    const faults: string[] = [];
    let tried = 0;
    const asking = new Map(
      rules.map((rule) => [JSON.stringify([rule.recipient.kind, rule.content, textsFor(rule)[0]?.id]), rule]),
    );
    for (const rule of asking.values()) {
      const texts = textsFor(rule);
      // Every language states the same from the same facts: one of them, and another for each rule, is enough.
      const some = [texts[0], texts[(rules.indexOf(rule) % Math.max(texts.length - 1, 1)) + 1]];
      for (const template of some.filter((one) => one !== undefined)) {
        const ground = completeGround(rule);
        for (const demand of demandsOf(answered(ground.obligations, NOW))) {
          const without = withoutDemand(ground, template, demand);
          if (without === null) continue;
          tried += 1;
          const found = problems(without, template).filter(isBlocking);
          if (!found.some(({ element }) => demand.anyOf.includes(element ?? '')))
            faults.push(`${names(rule, template)}: ${demand.anyOf.join(' or ')} is not missed`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  });
});

/** The record without what states the demand; null: it is stated by words that are always there. */
function withoutDemand(ground: Ground, template: NoticeTemplate, { anyOf }: Demand): Ground | null {
  let left: Ground = ground;
  for (const element of anyOf) {
    const stating = template.blocks.filter(({ elements }) => elements.includes(element));
    if (stating.length === 0) left = { ...left, silent: [...left.silent, element] };
    for (const { facts } of stating) {
      const removal = facts.map((path) => removals[path]).find((one) => one !== undefined);
      if (facts.includes(`words.${element}`)) left = { ...left, silent: [...left.silent, element] };
      else if (removal) left = removal(left);
      else return null;
    }
  }
  return left;
}
