import { registerEnumType } from 'type-graphql';
import type { Audience, TemplateUse } from './notice.row.ts';

/** The audiences as a GraphQL enum. */
export const AudienceEnum = {
  PEOPLE: 'PEOPLE',
  CUSTOMER: 'CUSTOMER',
  MEDIA: 'MEDIA',
  AUTHORITY: 'AUTHORITY',
  CRA: 'CRA',
  CONTROLLER: 'CONTROLLER',
} as const satisfies { [K in Audience]: K };
registerEnumType(AudienceEnum, {
  name: 'NoticeAudience',
  description: 'Whom a notice speaks to.',
  valuesConfig: {
    PEOPLE: { description: 'The people affected, one message each.' },
    CUSTOMER: {
      description:
        'Those who use a service and are told as such (NIS2 Art. 23(1), DORA Art. 19(3)), one message each.',
    },
    MEDIA: { description: 'Newspapers and broadcasters, and the public through them (45 CFR 164.406).' },
    CRA: { description: 'Consumer reporting agencies, as laws of American states have it.' },
    AUTHORITY: { description: 'Supervisory authorities and other public bodies.' },
    CONTROLLER: { description: 'The controllers a processor works for (GDPR Art. 33(2)).' },
  },
});

/** How a text reaches its readers, as a GraphQL enum. */
export const TemplateUseEnum = {
  MESSAGE: 'message',
  PUBLICATION: 'publication',
  SCRIPT: 'script',
} as const satisfies Record<string, TemplateUse>;
registerEnumType(TemplateUseEnum, {
  name: 'TemplateUse',
  description: 'How a text reaches its readers.',
  valuesConfig: {
    MESSAGE: { description: 'Mailed or posted to each of them, or handed in.' },
    PUBLICATION: { description: 'Published: on a web site, in the press.' },
    SCRIPT: { description: 'Spoken to those who call; never sent.' },
  },
});

/** The verdicts as a GraphQL enum. */
export const ApprovalVerdictEnum = { APPROVED: 'APPROVED', REFUSED: 'REFUSED' } as const;
registerEnumType(ApprovalVerdictEnum, {
  name: 'ApprovalVerdict',
  description: 'What was decided on a version.',
  valuesConfig: {
    APPROVED: { description: 'This exact text may be sent to this audience.' },
    REFUSED: { description: 'This text may not be sent; the opinion says why.' },
  },
});
