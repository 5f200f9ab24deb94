import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLSchema, graphql } from 'graphql';
import { buildSchema } from 'type-graphql';
import { IncidentResolver } from '../../src/incidents/incident.resolver.ts';
import { ApproveNoticeResolver } from '../../src/notices/approval/approve-notice.resolver.ts';
import { NoticeProblemsResolver } from '../../src/notices/checks/notice-problems.resolver.ts';
import { NoticeTextResolver } from '../../src/notices/drafts/notice-text.resolver.ts';
import { IncidentNoticesResolver, NoticeResolver } from '../../src/notices/notice.resolver.ts';
import { openRequest } from '../../src/platform/auth/open-request.ts';
import { guard } from '../../src/platform/graphql/guard.ts';
import { type NoticesRoom, noticesRoom, words } from '../support/notices-room.ts';

const NOTICE = `fragment Whole on Notice {
  id audience locale templateId obligationIds needsApproval
  version { version subject body contentHash writtenBy elements { element stated notYetKnownUntil } }
  versions { version }
  problems { code severity element message citation }
  approval { version verdict by at opinion audienceSize audienceHash }
  preview { subject text html }
}`;
const mutation = (name: string, type: string) =>
  `${NOTICE} mutation ($input: ${type}!) { ${name}(input: $input) { ...Whole } }`;

interface Whole {
  id: string;
  needsApproval: boolean;
  version: { version: number; body: string };
  problems: { code: string }[];
  approval: { verdict: string; opinion: string | null; audienceSize: number } | null;
  preview: { text: string; html: string };
}

describe('Notices over GraphQL', () => {
  let room: NoticesRoom;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    room = await noticesRoom();
    const resolvers = [
      IncidentResolver,
      NoticeResolver,
      NoticeTextResolver,
      NoticeProblemsResolver,
      ApproveNoticeResolver,
      IncidentNoticesResolver,
    ] as const;
    schema = guard(await buildSchema({ resolvers, validate: false }));
  });
  afterAll(() => room.close());

  const ask = async (token: string, source: string, variableValues: Record<string, unknown>) => {
    const clock = () => room.clock.now;
    const { catalog, templates } = room;
    const request = await openRequest({ dataSource: room.source, reactions: {}, clock }, `Bearer ${token}`);
    const contextValue = { ...request, catalog, templates };
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    await request.close();
    return { data, code: (errors?.[0]?.originalError as { code?: string } | undefined)?.code, errors };
  };
  const act = async (token: string, name: string, input: Record<string, unknown>) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, code, errors } = await ask(token, mutation(name, type), { input });
    return { notice: data?.[name] as Whole, code, errors };
  };

  test('are drafted with gaps, completed, refused, approved by somebody else, and voided by an edit', async () => {
    const incidentId = await room.newIncident();
    await room.importThree(incidentId);
    const { id: obligationId } = await room.obligation(incidentId, 'codecraft-promise-users-72h');
    const [responder, decider] = [await room.tokenFor('RESPONDER'), await room.tokenFor('DECISION_MAKER')];

    const elements = words.filter(({ element }) => element !== 'likely_consequences');
    const drafted = await act(responder, 'draftNotice', {
      incidentId,
      obligationIds: [obligationId],
      elements,
    });
    expect(drafted.errors).toBeUndefined();
    const { notice } = drafted;
    expect(notice).toMatchObject({
      audience: 'PEOPLE',
      obligationIds: [obligationId],
      needsApproval: true,
      approval: null,
    });
    expect(notice.problems.map(({ code }) => code)).toEqual(['TEXT_UNRESOLVED', 'PROMISE_ABSENT']);
    expect(notice.preview.text).toContain('Hello Alex Sample,');
    expect(notice.preview.text).toContain('{{ TO BE WRITTEN: Likely consequences }}');
    const noticeId = notice.id;

    expect((await act(decider, 'approveNotice', { noticeId, version: 1 })).code).toBe('NOTICE_HAS_PROBLEMS');
    expect((await act(responder, 'approveNotice', { noticeId, version: 1 })).code).toBe('FORBIDDEN');
    const body = notice.version.body.replace(
      '{{ TO BE WRITTEN: Likely consequences }}',
      'Others could sign in as you.',
    );
    const edited = await act(responder, 'editNotice', { noticeId, version: 1, body });
    expect(edited.notice).toMatchObject({ problems: [], versions: [{ version: 1 }, { version: 2 }] });

    const opinion = 'The DPO asks for plainer words.';
    const refused = await act(decider, 'refuseNotice', { noticeId, version: 2, opinion });
    expect(refused.notice).toMatchObject({ needsApproval: true, approval: { verdict: 'REFUSED', opinion } });
    room.clock.now = room.clock.now.plus({ minutes: 5 });
    const approved = await act(decider, 'approveNotice', { noticeId, version: 2 });
    expect(approved.notice).toMatchObject({
      needsApproval: false,
      approval: { verdict: 'APPROVED', opinion: null, audienceSize: 3 },
    });
    const again = await act(responder, 'editNotice', { noticeId, version: 2, subject: 'Another' });
    expect(again.notice).toMatchObject({ needsApproval: true, approval: null });

    const { data } = await ask(decider, 'query ($id: ID!) { incident(id: $id) { notices { id locale } } }', {
      id: incidentId,
    });
    expect(data).toMatchObject({ incident: { notices: [{ id: noticeId, locale: 'en' }] } });
  });

  test("are read by whoever may, and are nobody else's", async () => {
    const incidentId = await room.newIncident();
    const noticeId = await room.draft('eu-gdpr-art33-1', { incidentId });
    const query = 'query ($id: ID!) { notice(id: $id) { id audience problems { code } } }';
    const reporter = await ask(await room.tokenFor('REPORTER'), query, { id: noticeId });
    expect(reporter.code).toBe('FORBIDDEN');
    const auditor = await ask(await room.tokenFor('AUDITOR'), query, { id: noticeId });
    expect(auditor.data).toMatchObject({ notice: { id: noticeId, audience: 'AUTHORITY' } });
    const stranger = await room.tokenFor('DECISION_MAKER', await room.newOrganization());
    const seen = await ask(stranger, query, { id: noticeId });
    expect({ data: seen.data, code: seen.code }).toEqual({ data: { notice: null }, code: undefined });
    expect((await act(stranger, 'approveNotice', { noticeId, version: 1 })).code).toBe('NOT_FOUND');
  });
});
