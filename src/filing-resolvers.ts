import { FilingStaleResolver } from './filings/filing-stale.resolver.ts';
import {
  FilingContentResolver,
  ObligationPreparedResolver,
  PreparedFilingResolver,
} from './filings/prepared.resolver.ts';
import { PreparedFormResolver } from './filings/prepared-form.resolver.ts';
import { SupplementResolver } from './notices/drafts/supplement.resolver.ts';

/** What is told in phases: filings from the record, and supplements to notices. */
export const filingResolvers = [
  PreparedFilingResolver,
  PreparedFormResolver,
  ObligationPreparedResolver,
  FilingContentResolver,
  FilingStaleResolver,
  SupplementResolver,
] as const;
