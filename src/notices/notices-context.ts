import type { RulesContext } from '../rules/rules-context.ts';
import type { Templates } from './template.ts';

/** A request with the templates at hand. */
export interface NoticesContext extends RulesContext {
  readonly templates: Templates;
}
