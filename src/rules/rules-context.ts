import type { RequestContext } from '../platform/graphql/context.ts';
import type { Catalog } from './catalog.ts';

/** A request with the rules at hand. */
export interface RulesContext extends RequestContext {
  readonly catalog: Catalog;
}
