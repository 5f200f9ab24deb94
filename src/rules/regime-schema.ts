import { z } from 'zod';
import { regimeFileModel } from './rule-model.ts';

/** The form of notifications/regimes/*.yaml as JSON Schema, as kept in schema/regime.schema.json. */
export function regimeSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(regimeFileModel, { io: 'input' }), null, 2)}\n`;
}
