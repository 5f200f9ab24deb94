import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { notFound, Refusal } from '../domain/refusal.ts';
import { need, throughDoor } from '../platform/auth/http-request.ts';
import type { RequestSource } from '../platform/auth/open-request.ts';
import { answerError } from '../platform/graphql/http-refusal.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import type { Catalog } from '../rules/catalog.ts';
import { answerFile } from './answer-file.ts';
import { exportFiling, filingFormats } from './export-filing.ts';
import { exportRegister, registerFormats } from './export-register.ts';
import { exportReport, reportFormats } from './export-report.ts';
import { exportVeris } from './export-veris.ts';
import { registerPeriod } from './register-period.ts';

export interface ExportRouteSource extends RequestSource {
  readonly mail: { readonly filesReach: boolean };
  readonly catalog: Catalog;
  readonly masterKey: MasterKey;
}

/**
 * `GET /incidents/{id}/report.md`, `report.html`, `report.pdf?privileged=true`, `veris.json?victim=true&words=true`; `GET /register.csv`, `register.json`, `register.pdf?from=2026-01-01&to=2026-12-31`:
 * `GET /prepared-filings/{id}/filing.pdf`, `filing.md`, `filing.html`, `filing.json`: what an authority or an auditor is handed. The record keeps who took what out, when, and its digest.
 */
export function exportRoutes(source: ExportRouteSource): FastifyPluginCallback {
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => answerError(error, request, reply, 'export failed'));
    for (const format of reportFormats) {
      const path = `/incidents/:incidentId/report.${format}`;
      const door = { route: `GET ${path}`, needed: 'report:read' } as const;
      app.get(path, (request, reply) =>
        throughDoor(source, request, door, async ({ actor, mutate }) => {
          const incidentId = idOf(request);
          const privileged = isAsked(request, 'privileged');
          if (privileged) need(actor, 'report:privileged');
          const { body, fileName } = await mutate(door.route, {}, (work) =>
            exportReport(work, { incidentId, format, privileged }, source.mail.filesReach),
          );
          return answerFile(reply, format, fileName, body);
        }),
      );
    }
    for (const format of filingFormats) {
      const path = `/prepared-filings/:preparedFilingId/filing.${format}`;
      const door = { route: `GET ${path}`, needed: 'report:read' } as const;
      app.get(path, (request, reply) =>
        throughDoor(source, request, door, async ({ mutate }) => {
          const preparedFilingId = idOf(request, 'preparedFilingId', 'prepared filing');
          const { body, fileName } = await mutate(door.route, {}, (work) =>
            exportFiling(work, { preparedFilingId, format }),
          );
          return answerFile(reply, format, fileName, body);
        }),
      );
    }
    const veris = { route: 'GET /incidents/:incidentId/veris.json', needed: 'report:read' } as const;
    app.get('/incidents/:incidentId/veris.json', (request, reply) =>
      throughDoor(source, request, veris, async ({ actor, mutate }) => {
        const asked = { victim: isAsked(request, 'victim'), words: isAsked(request, 'words') };
        const incidentId = idOf(request);
        // The words are those of a file of the incident.
        if (asked.words) need(actor, 'attachment:read');
        const { text, fileName } = await mutate(veris.route, {}, (work) =>
          exportVeris(work, source.catalog, source.masterKey, { incidentId, ...asked }),
        );
        return answerFile(reply, 'json', fileName, text);
      }),
    );
    for (const format of registerFormats) {
      const path = `/register.${format}`;
      const door = { route: `GET ${path}`, needed: 'report:read' } as const;
      app.get(path, (request, reply) =>
        throughDoor(source, request, door, async ({ mutate }) => {
          const period = registerPeriod(request.query);
          const { body, fileName } = await mutate(door.route, {}, (work) =>
            exportRegister(work, { ...period, format }),
          );
          return answerFile(reply, format, fileName, body);
        }),
      );
    }
    done();
  };
}

function idOf({ params }: FastifyRequest, name = 'incidentId', what = 'incident'): string {
  const id = (params as Readonly<Record<string, string>>)[name] ?? '';
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw notFound(what);
  return id;
}

/** What usually stays in the house leaves by being asked for in so many words; anything but "true" or "false" is a mistake. */
function isAsked({ query }: FastifyRequest, field: 'privileged' | 'victim' | 'words'): boolean {
  const given = (query as Readonly<Record<string, unknown>>)[field];
  if (given === undefined || given === 'false') return false;
  if (given === 'true') return true;
  throw new Refusal('INVALID_INPUT', `${field} is true or false; left out, it is false.`, { field });
}
