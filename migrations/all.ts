import { Platform1790000000000 } from './1790000000000-platform.ts';
import { OrganizationsAndIncidents1790000000100 } from './1790000000100-organizations-and-incidents.ts';
import { PeopleAndObligations1790000000200 } from './1790000000200-people-and-obligations.ts';
import { NoticesAndDispatch1790000000300 } from './1790000000300-notices-and-dispatch.ts';
import { ActsAndOrder1790000001000 } from './1790000001000-acts-and-order.ts';
import { FactsOfTheOrganization1790000001010 } from './1790000001010-facts-of-the-organization.ts';
import { Decisions1790000001100 } from './1790000001100-decisions.ts';
import { IncidentRoom1790000001200 } from './1790000001200-incident-room.ts';
import { IncidentEvidence1790000001250 } from './1790000001250-incident-evidence.ts';
import { RestrictedIncidents1790000001300 } from './1790000001300-restricted-incidents.ts';
import { IncidentFacts1790000001310 } from './1790000001310-incident-facts.ts';
import { LinkedIncidents1790000001320 } from './1790000001320-linked-incidents.ts';
import { ContactsProcessorsRisk1790000001400 } from './1790000001400-contacts-processors-risk.ts';
import { Pager1790000001500 } from './1790000001500-pager.ts';
import { NoticesInFull1790000001600 } from './1790000001600-notices-in-full.ts';
import { FilingByMail1790000001610 } from './1790000001610-filing-by-mail.ts';
import { PeopleInFull1790000001700 } from './1790000001700-people-in-full.ts';
import { ListedRevision1790000001710 } from './1790000001710-listed-revision.ts';
import { Sending1790000001800 } from './1790000001800-sending.ts';
import { LitigationHolds1790000002200 } from './1790000002200-litigation-holds.ts';
import { CalendarDays1790000002300 } from './1790000002300-calendar-days.ts';
import { AccessAndAcquisition1790000002310 } from './1790000002310-access-and-acquisition.ts';
import { PhasedAndBundledFilings1790000002400 } from './1790000002400-phased-and-bundled-filings.ts';
import { VerisRecords1790000002500 } from './1790000002500-veris-records.ts';
import { AudiencesAndUses1790000003000 } from './1790000003000-audiences-and-uses.ts';
import { ApprovalPolicies1790000003200 } from './1790000003200-approval-policies.ts';
import { ChangeRequests1790000003210 } from './1790000003210-change-requests.ts';
import { NoticeCodes1790000003300 } from './1790000003300-notice-codes.ts';
import { SelfCheck1790000003310 } from './1790000003310-self-check.ts';
import { CorrectionsOfNotices1790000003320 } from './1790000003320-corrections-of-notices.ts';
import { WarningsAnsweredFor1790000003400 } from './1790000003400-warnings-answered-for.ts';
import { PreparedFilings1790000003500 } from './1790000003500-prepared-filings.ts';
import { FilingsAsNotices1790000003510 } from './1790000003510-filings-as-notices.ts';

/** Every migration, in the order in which they run. */
import { OwnTexts1790000003600 } from './1790000003600-own-texts.ts';

export const migrations = [
  Platform1790000000000,
  OrganizationsAndIncidents1790000000100,
  PeopleAndObligations1790000000200,
  NoticesAndDispatch1790000000300,
  ActsAndOrder1790000001000,
  FactsOfTheOrganization1790000001010,
  Decisions1790000001100,
  IncidentRoom1790000001200,
  IncidentEvidence1790000001250,
  RestrictedIncidents1790000001300,
  IncidentFacts1790000001310,
  LinkedIncidents1790000001320,
  ContactsProcessorsRisk1790000001400,
  Pager1790000001500,
  NoticesInFull1790000001600,
  FilingByMail1790000001610,
  PeopleInFull1790000001700,
  ListedRevision1790000001710,
  Sending1790000001800,
  LitigationHolds1790000002200,
  CalendarDays1790000002300,
  AccessAndAcquisition1790000002310,
  PhasedAndBundledFilings1790000002400,
  VerisRecords1790000002500,
  AudiencesAndUses1790000003000,
  PreparedFilings1790000003500,
  FilingsAsNotices1790000003510,
  ApprovalPolicies1790000003200,
  ChangeRequests1790000003210,
  NoticeCodes1790000003300,
  WarningsAnsweredFor1790000003400,
  SelfCheck1790000003310,
  CorrectionsOfNotices1790000003320,
  OwnTexts1790000003600,
];
