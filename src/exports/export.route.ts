import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, Refusal } from '../domain/refusal.ts';
import { need, throughDoor } from '../platform/auth/http-request.ts';
import type { RequestSource } from '../platform/auth/open-request.ts';
import { answerError } from '../platform/graphql/http-refusal.ts';
import { exportRegister, type RegisterFormat, registerFormats } from './export-register.ts';
import { exportReport, type ReportFormat, reportFormats } from './export-report.ts';
import { registerPeriod } from './register-period.ts';

export interface ExportRouteSource extends RequestSource {
  readonly mail: { readonly filesReach: boolean };
}

const types: Readonly<Record<ReportFormat | RegisterFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/**
 * `GET /incidents/{id}/report.md`, `report.html?privileged=true`; `GET /register.csv`, `register.json?from=2026-01-01&to=2026-12-31`:
 * what an authority or an auditor is handed. The record keeps who took what out, when, and its digest.
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
          const privileged = isPrivileged(request);
          if (privileged) need(actor, 'report:privileged');
          const { text, fileName } = await mutate(door.route, {}, (work) =>
            exportReport(work, { incidentId, format, privileged }, source.mail.filesReach),
          );
          return answer(reply, format, fileName, text);
        }),
      );
    }
    for (const format of registerFormats) {
      const path = `/register.${format}`;
      const door = { route: `GET ${path}`, needed: 'report:read' } as const;
      app.get(path, (request, reply) =>
        throughDoor(source, request, door, async ({ mutate }) => {
          const period = registerPeriod(request.query);
          const { text, fileName } = await mutate(door.route, {}, (work) =>
            exportRegister(work, { ...period, format }),
          );
          return answer(reply, format, fileName, text);
        }),
      );
    }
    done();
  };
}

function idOf({ params }: FastifyRequest): string {
  const { incidentId } = params as { incidentId: string };
  if (!/^[0-9a-f-]{36}$/i.test(incidentId)) throw notFound('incident');
  return incidentId;
}

/** Counsel includes what is privileged by asking for it in so many words; anything but "true" or "false" is a mistake. */
function isPrivileged({ query }: FastifyRequest): boolean {
  const { privileged } = query as { privileged?: unknown };
  if (privileged === undefined || privileged === 'false') return false;
  if (privileged === 'true') return true;
  throw new Refusal('INVALID_INPUT', 'privileged is true or false; left out, it is false.', {
    field: 'privileged',
  });
}

function answer(
  reply: FastifyReply,
  format: keyof typeof types,
  fileName: string,
  text: string,
): FastifyReply {
  return reply
    .header('content-type', types[format])
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(text);
}
