import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import { countryOf } from '../domain/jurisdiction.ts';
import type { Permission } from '../domain/permissions.ts';
import type { Authority } from '../rules/catalog.ts';

const ChannelEnum = {
  PORTAL: 'portal',
  MAIL: 'mail',
  FORM: 'form',
  POST: 'post',
  PHONE: 'phone',
  UNKNOWN: 'unknown',
} as const;
registerEnumType(ChannelEnum, {
  name: 'AuthorityChannel',
  description: 'How a notification usually goes in to an authority.',
  valuesConfig: {
    PORTAL: { description: 'Through an online service that guides and confirms.' },
    MAIL: { description: 'By e-mail.' },
    FORM: { description: 'By a form of the authority, filled in online or sent.' },
    POST: { description: 'By post.' },
    PHONE: { description: 'By telephone.' },
    UNKNOWN: { description: 'Not known: ask the authority.' },
  },
});
const DirectoryVerificationEnum = { VERIFIED: 'verified', MEMORY: 'memory' } as const;
registerEnumType(DirectoryVerificationEnum, {
  name: 'DirectoryVerification',
  description: 'How sure the directory is of an authority.',
  valuesConfig: {
    VERIFIED: { description: 'Name and competence were read in a published source.' },
    MEMORY: { description: 'From memory: check it before anything is sent.' },
  },
});

@Extensions({ permission: 'organization:read' satisfies Permission })
@ObjectType('Authority', {
  description:
    'A recipient that rules name: an authority, or the consumer reporting agencies. It carries no address and no web page: those change, and your own contacts hold them.',
})
export class AuthorityType {
  @Field(() => String, { description: 'The key by which obligations and contacts name it ("sa:IE").' })
  key!: string;
  @Field(() => String, {
    description:
      'What it is, the part of the key before the colon: "sa" data protection, "csirt" NIS2, "dora" finance, "eprivacy" communications, "trust" trust services, "cra" cyber resilience of products (in the United States: consumer reporting agencies), "ai" artificial intelligence, "ag" attorney general, "us" federal; others are bodies of one place.',
  })
  kind!: string;
  @Field(() => String, { description: 'Where it is competent: "EU" or an ISO 3166 code such as "DE-BY".' })
  jurisdiction!: string;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 code of its country; null: of the Union.' })
  country!: string | null;
  @Field(() => String, {
    description: 'Its name; words that describe it ("the … of …") where no name is firmly known.',
  })
  name!: string;
  @Field(() => ChannelEnum, {
    description: 'How a notification usually goes in; what you verified yourself stands in contacts.',
  })
  channel!: Authority['channel'];
  @Field(() => DirectoryVerificationEnum, { description: 'How sure the directory is of it.' })
  verification!: Authority['verification'];
  @Field(() => String, { nullable: true, description: 'What a person must know; null: nothing noted.' })
  note!: string | null;
}

export function toAuthority(authority: Authority): AuthorityType {
  const { key, jurisdiction } = authority;
  const country = jurisdiction === 'EU' ? null : countryOf(jurisdiction);
  return Object.assign(new AuthorityType(), { ...authority, kind: key.split(':')[0], country });
}
