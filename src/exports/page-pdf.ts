import type { DateTime } from 'luxon';
import { homeCountry } from '../organizations/home-country.ts';
import type { OrganizationRow } from '../organizations/organization.row.ts';
import type { Block } from '../platform/documents/document.ts';
import { makePdf } from '../platform/documents/make-pdf.ts';
import { reportPage } from '../platform/documents/page-form.ts';
import { spellOut } from '../platform/documents/spell-out.ts';

/** A page of ours as a PDF to hand out. What a person wrote in a script we have no font for stands as codes, and a note says so. */
export async function pagePdf(
  title: string,
  blocks: readonly Block[],
  { organization, now }: { readonly organization: OrganizationRow; readonly now: DateTime },
): Promise<Buffer> {
  const author = organization.legalName ?? organization.name;
  const { spelled, characters } = await spellOut({ title, author, blocks });
  const note: Block = {
    kind: 'paragraph',
    line: [
      {
        text: `Characters for which there is no font stand as codes in brackets, U+ and a number: ${characters} of them here. The other forms of this page have them as they are.`,
        emphasis: true,
      },
    ],
  };
  return makePdf({
    ...{ title: spelled.title, author: spelled.author, date: now },
    sheets: [
      {
        ...{ language: 'en', direction: 'ltr', page: reportPage(homeCountry(organization)) },
        ...{ masthead: spelled.author, footer: [spelled.title, spelled.author] },
        blocks: characters > 0 ? [...spelled.blocks, note] : spelled.blocks,
      },
    ],
  });
}
