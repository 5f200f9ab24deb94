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

  @Extensions({ permission: 'report:read' satisfies Permission })
  @FieldResolver(() => String, {
    description:
      'Where it is read as a VERIS record, with the same token; `?victim=true` adds who the victim is, `?words=true` the words of the record it came from.',
  })
  verisPath(@Root() { id }: Incident): string {
    return `/incidents/${id}/veris.json`;
  }
}
