import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { throughDoor } from '../platform/auth/http-request.ts';
import type { OpenRequest, RequestSource } from '../platform/auth/open-request.ts';
import { answerError, refusePacked } from '../platform/graphql/http-refusal.ts';
import { sameFile } from '../platform/graphql/same-file.ts';
import { type UploadSlots, uploadSlotsOn } from '../platform/graphql/upload-slots.ts';
import { IDLE_MS, LONGEST_MS, type UploadTimes, uploadedFile } from '../platform/graphql/uploaded-file.ts';
import { importOrder } from './import-order.ts';
import { importPeople, prepareImport } from './import-people.ts';
import { LARGEST_FILE } from './new-people.ts';
import type { PeopleTools } from './people-context.ts';

export interface PeopleRouteSource extends RequestSource, PeopleTools, Partial<UploadTimes> {
  /** Bytes a file may have; 5 GB if absent. */
  readonly largestFile?: number;
  /** Shared with other uploads of this process; slots of its own if absent. */
  readonly inSlot?: UploadSlots;
}

const PATH = '/incidents/:incidentId/people';
const door = { route: `POST ${PATH}`, needed: 'person:import' } as const;

/**
 * `POST /incidents/{id}/people?dryRun=true|false&dataSet={id}&column=email:Contact` with a file of any size as
 * text/csv: same sign-in, permissions, refusals and record as the mutation importPeople, and the body is never held.
 */
export function peopleRoutes(source: PeopleRouteSource): FastifyPluginCallback {
  const inSlot = source.inSlot ?? uploadSlotsOn(source.dataSource);
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('text/csv', (_request, _body, parsed) => parsed(null));
    app.setErrorHandler((error, request, reply) => answerError(error, request, reply, 'import failed'));
    app.post(PATH, async (request) => {
      refusePacked(request);
      return throughDoor(source, request, door, (opened) => inSlot(() => takeIn(source, opened, request)));
    });
    done();
  };
}

async function takeIn(source: PeopleRouteSource, opened: OpenRequest, request: FastifyRequest) {
  const order = importOrder(request, source.largestFile ?? LARGEST_FILE);
  if (!order.dryRun)
    await opened.mutate('prepareImport', {}, (work) => prepareImport(work, source, order.incidentId));
  const { idleMs = IDLE_MS, longestMs = LONGEST_MS } = source;
  const csv = uploadedFile(request, { idleMs, longestMs });
  let ran = false;
  const report = await opened.mutate(door.route, order.repeatable, (work) => {
    ran = true;
    return importPeople(work, source, { ...order, csv });
  });
  if (!ran) await sameFile(csv, report.contentDigest, order.maxBytes);
  return report;
}
