import { Platform1790000000000 } from './1790000000000-platform.ts';
import { OrganizationsAndIncidents1790000000100 } from './1790000000100-organizations-and-incidents.ts';
import { PeopleAndObligations1790000000200 } from './1790000000200-people-and-obligations.ts';
import { NoticesAndDispatch1790000000300 } from './1790000000300-notices-and-dispatch.ts';
import { RestrictedIncidents1790000001300 } from './1790000001300-restricted-incidents.ts';

/** Every migration, in the order in which they run. */
export const migrations = [
  Platform1790000000000,
  OrganizationsAndIncidents1790000000100,
  PeopleAndObligations1790000000200,
  NoticesAndDispatch1790000000300,
  RestrictedIncidents1790000001300,
];
