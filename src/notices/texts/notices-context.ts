import type { Catalog } from '../../rules/catalog.ts';
import type { RulesContext } from '../../rules/rules-context.ts';
import type { Templates } from './template.ts';

/** What checking a text takes besides a Work: the words of the vocabulary. */
export interface NoticeTools {
  readonly catalog: Pick<Catalog, 'vocabulary' | 'authorities' | 'gate'>;
}

/** A request with the templates at hand. */
export interface NoticesContext extends RulesContext {
  readonly templates: Templates;
  /** Where people reach this installation; null: nobody said, and notices name no address to check them at. */
  readonly publicUrl: string | null;
}
