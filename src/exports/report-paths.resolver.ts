import { Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Incident } from '../incidents/incident.type.ts';
import { reportFormats } from './export-report.ts';

@Resolver(() => Incident)
export class ReportPathsResolver {
  @Extensions({ permission: 'report:read' satisfies Permission })
  @FieldResolver(() => [String], {
    description: 'Where its report is read, one path for each format (HTML, Markdown), with the same token.',
  })
  reportPaths(@Root() { id }: Incident): readonly string[] {
    return reportFormats.map((format) => `/incidents/${id}/report.${format}`);
  }
}
