import { assess } from '../domain/assess.ts';
import { instantOf } from '../domain/instant.ts';
import type { Rule } from '../domain/rule.ts';
import type { Catalog } from './catalog.ts';

/** What a rule's own cases come to, where that is not what they say. Empty: every one holds. */
export function runFixtures(rule: Rule, { context }: Pick<Catalog, 'context'>): readonly string[] {
  return rule.fixtures.flatMap(({ name, facts, organization, acts, expect }) => {
    const at = instantOf(`${rule.verification.checked}T00:00:00Z`);
    const answered = Object.entries(acts ?? {}).map(([ruleId, at]) => ({ ruleId, recipientKey: '', at }));
    const verdicts = assess(rule, facts, organization, { ...context, at, acts: answered });
    const found = [...new Set(verdicts.map(({ verdict }) => verdict))].join(' and ');
    const due = verdicts[0]?.due?.dueAt?.toUTC().toISO() ?? null;
    const recipients = verdicts.map(({ recipient }) => recipient.key).join(', ');
    const questions = (verdicts[0]?.openQuestions ?? []).map(({ key }) => key).join(', ');
    const wanted = expect.due ? instantOf(expect.due).toUTC().toISO() : expect.due;
    const differs = (what: string, is: string | null, should: string | null | undefined) =>
      should === undefined || is === should ? [] : [`case "${name}": ${what} is ${is}, not ${should}`];
    return [
      ...differs('the verdict', found, expect.verdict),
      ...differs('the due instant', due, wanted),
      ...differs('the recipient', recipients, expect.recipients?.join(', ')),
      ...differs('what is asked', questions, expect.questions?.join(', ')),
    ];
  });
}
