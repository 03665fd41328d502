/** Where in a message a text stands: names of fields, 0 for the first of a list, KEY for a name that the sender chooses. */
export type Place = readonly (string | 0)[];
export const KEY = '(a name)';

export type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
};

/** Every place of a message where a text may stand, or anything at all. */
export function textPlaces(schema: Schema): readonly Place[] {
  const places = placesIn(schema, []);
  return [...new Map(places.map((place) => [placeName(place), place])).values()];
}

/** `events[0].actor` */
export function placeName(place: Place): string {
  return place.map((step) => (step === 0 ? '[0]' : `.${step}`)).join('');
}

function placesIn(schema: Schema, at: Place): readonly Place[] {
  if (schema.$ref !== undefined)
    throw new Error(`${placeName(at)}: follow ${schema.$ref} here, or its texts are missed`);
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => placesIn(inner, [...at, name]));
  const more = schema.additionalProperties;
  const named = typeof more === 'object' ? [[...at, KEY], ...placesIn(more, [...at, KEY])] : [];
  const items = [...(schema.prefixItems ?? []), ...(schema.items === undefined ? [] : [schema.items])];
  const inLists = items.flatMap((inner) => placesIn(inner, [...at, 0]));
  return [
    ...(isText(schema) ? [at] : []),
    ...choices.flatMap((one) => placesIn(one, at)),
    ...fields,
    ...named,
    ...inLists,
  ];
}

function isText({ type, enum: some, const: one, anyOf, oneOf, allOf, properties, items }: Schema): boolean {
  if (type !== undefined) return [type].flat().includes('string');
  if (some !== undefined) return some.some((value) => typeof value === 'string');
  if (one !== undefined) return typeof one === 'string';
  return [anyOf, oneOf, allOf, properties, items].every((part) => part === undefined);
}

/** The same message with something else at a place. Null: the message has nothing there that the place could be part of. */
export function putAt(message: unknown, place: Place, value: unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return value;
  if (typeof message !== 'object' || message === null || Array.isArray(message) !== (step === 0)) return null;
  if (Array.isArray(message)) {
    if (message.length === 0 && rest.length > 0) return null;
    const first = putAt(message[0], rest, value);
    return first === null ? null : [first, ...message.slice(1)];
  }
  if (step === KEY) return { ...message, [String(value)]: value };
  const field = putAt((message as Readonly<Record<string, unknown>>)[step], rest, value);
  return field === null ? null : { ...message, [step]: field };
}
