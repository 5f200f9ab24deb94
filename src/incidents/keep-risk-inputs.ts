import type { StatementRef } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import type { SeverityInputs } from '../domain/severity.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import type { Work } from '../platform/database/work.ts';
import type { GivenInputs, KeptInputs } from './risk-inputs.ts';

/** Keeps the inputs of an assessment, their words as statements. A step and a level are judgements: each is justified. */
export async function keepInputs(
  work: Work,
  incidentId: string,
  inputs: SeverityInputs,
  given: GivenInputs,
): Promise<{ kept: KeptInputs; justifications: StatementRef[] }> {
  demandJustifications(inputs, given);
  const justifications: StatementRef[] = [];
  const keep = async (text: string | null | undefined): Promise<string | null> => {
    if (!text?.trim()) return null;
    const said = await makeStatement(work, { kind: 'RISK_JUSTIFICATION', text, incidentId });
    justifications.push(said);
    return said.statementId;
  };
  const data: KeptInputs['data'][number][] = [];
  for (const [n, scored] of inputs.data.entries()) {
    const { categories, justification } = given.data?.[n] ?? {};
    const justificationId = await keep(justification);
    data.push({ ...scored, categories: [...new Set(categories ?? [])], justificationId });
  }
  const identifiers: KeptInputs['identifiers'][number][] = [];
  for (const [n, scored] of inputs.identifiers.entries())
    identifiers.push({ ...scored, justificationId: await keep(given.identifiers?.[n]?.justification) });
  const kept = { ...inputs, data, identifiers, circumstancesId: await keep(given.circumstances) };
  return { kept, justifications };
}

function demandJustifications(inputs: SeverityInputs, given: GivenInputs): void {
  const steps = inputs.data.flatMap(({ adjustment }, n) =>
    adjustment && adjustment !== 'UNKNOWN' && !given.data?.[n]?.justification?.trim() ? [`data.${n}`] : [],
  );
  const judged = inputs.identifiers.flatMap(({ level }, n) =>
    level !== null && !given.identifiers?.[n]?.justification?.trim() ? [`identifiers.${n}`] : [],
  );
  const missing = [...steps, ...judged].map((input) => `${input}.justification`);
  if (missing.length === 0) return;
  throw new Refusal(
    'REASON_REQUIRED',
    `Each step from a base and each level of identification is a judgement: say why in ${missing.join(', ')}.`,
    { fields: missing },
  );
}
