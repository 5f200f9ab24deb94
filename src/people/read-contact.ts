import { type AddressProblem, checkAddress } from '../platform/mail/address.ts';
import type { PersonField } from './import-columns.ts';
import type { RowCells } from './row-cells.ts';
import type { Identity } from './sealed-person.ts';

const addressSays: Readonly<Record<AddressProblem, string>> = {
  EMPTY: 'The address is missing.',
  TOO_LONG: 'The address is longer than 254 characters.',
  CONTROL_OR_SPACE: 'The address contains a blank or an invisible character.',
  NOT_ONE_ADDRESS: 'This is not exactly one plain address.',
  LOCAL_PART_INVALID: 'The part before the @ is not valid.',
  LOCAL_PART_NOT_ASCII: 'The part before the @ has letters that mail cannot carry everywhere.',
  DOMAIN_INVALID: 'The part after the @ is not a domain name.',
};

/** Who a row is and how they are reached; a person without a mail address needs a name and another way. */
export function readContact(cells: RowCells, country: string): Identity {
  const name = cells.text('name') || null;
  const email = address(cells, 'email');
  const guardianEmail = address(cells, 'guardianEmail');
  const guardianName = cells.text('guardianName') || null;
  const street = [...cells.lines('postalAddress'), cells.text('addressLine1'), cells.text('addressLine2')];
  const place = [cells.text('postalCode'), cells.text('city')].filter((part) => part !== '').join(' ');
  const post = [...street, place].filter((line) => line !== '');
  if (email === '' && (name === null || (post.length === 0 && !guardianEmail)))
    cells.fault(
      'email',
      'ADDRESS_MISSING',
      "The address is missing. A row without one needs a name, and a postal address or a guardian's mail address.",
    );
  // One shape for all rows: spreading parts together would cost more than reading them.
  return {
    email: email || null,
    name,
    post: post.length === 0 ? undefined : country ? [...post, country] : post,
    guardian:
      guardianEmail || guardianName ? { email: guardianEmail || null, name: guardianName } : undefined,
  };
}

/** '' where there is none; null where it is none. */
function address(cells: RowCells, field: PersonField & ('email' | 'guardianEmail')): string | null {
  const before = cells.problems.length;
  const text = cells.text(field);
  if (text === '') return cells.problems.length > before ? null : '';
  const checked = checkAddress(text);
  if (checked.ok) return checked.address;
  const code = field === 'email' ? 'ADDRESS_INVALID' : 'GUARDIAN_ADDRESS_INVALID';
  return cells.fault(field, code, addressSays[checked.problem]);
}
