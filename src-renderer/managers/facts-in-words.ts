import { z } from 'zod';
import { momentSchema } from '#shared/contract/fields.ts';

type Read = (at: string) => string;
const factsSchema = z.record(z.string(), z.json());

/** What was written down beside an act, for people: each fact by its name, moments as they are read. */
export function factsInWords(detail: string, moment: Read): string {
  return detail === '' ? '' : facts(factsSchema.parse(JSON.parse(detail)), moment, ' · ');
}

function facts(all: object, moment: Read, between: string): string {
  return Object.entries(all)
    .map(([name, value]) => `${nameInWords(name)}: ${valueInWords(value, moment)}`)
    .join(between);
}

/** "validUntil" is read as "valid until". */
function nameInWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function valueInWords(value: unknown, moment: Read): string {
  if (value === null || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one) => valueInWords(one, moment)).join(', ');
  if (typeof value === 'object') return facts(value, moment, ', ');
  const at = momentSchema.safeParse(value);
  return at.success ? moment(at.data) : String(value);
}
