/** Requests made from the OpenAPI document: as it describes them, and with this or that gone wrong. */
import fc from 'fast-check';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly example?: string | number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Content }>
  >;
}

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, Omit<Operation, 'method' | 'path'>>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Sent {
  readonly operation: Operation;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

export function operationsOf({ paths }: OpenApi): Operation[] {
  return Object.entries(paths).flatMap(([path, ways]) =>
    Object.entries(ways).map(([method, one]) => ({ ...one, method: method.toUpperCase(), path })),
  );
}

const ODD = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '\0', '%00', '%', '%zz', '%E0%A4%A', '..', '../../etc/passwd', '\ud800', '\u202e'],
    ...['0', '-1', '1e999', '007', '99999999999999999999', 'NaN', '٣', 'null', 'undefined'],
    ...[
      '2001-02-30',
      '0000-00-00',
      '9999-12-31',
      '99999-01-01',
      '5/2/2002',
      '2001-12-06T00:00:00Z',
    ],
    ...['__proto__', 'constructor', "' OR 1=1 --", '<script>', 'none', 'IV-13\n', 'é', '🙂', '"'],
    'a'.repeat(5000),
  ),
  fc.string({ unit: 'binary' }),
);

/** What the schema describes. */
function fitting(schema: Schema): fc.Arbitrary<string> {
  const { type, format, pattern, example, minimum = 0, maximum = 300 } = schema;
  const examples = example === undefined ? [] : [`${example}`];
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (type === 'integer') {
    return fc.oneof(
      fc.integer({ min: minimum, max: Math.min(maximum, 300) }).map(String),
      fc.constantFrom(`${minimum}`, `${maximum}`),
    );
  }
  if (format === 'date') {
    return fc.integer({ min: -22_000, max: 22_000 }).map(dayAt);
  }
  const positions = fc.integer({ min: 230, max: 320 }).map(String);
  if (pattern !== undefined) {
    const matching = fc.stringMatching(new RegExp(pattern));
    return pattern.startsWith('^([1-9]') ? fc.oneof(positions, matching) : matching;
  }
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc.constantFrom(...(examples.length === 0 ? ['Peru', 'misread'] : examples)),
    },
    fc.string(),
  );
}

function dayAt(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Mostly what is described. */
function written(schema: Schema): fc.Arbitrary<readonly string[]> {
  const one = fitting(schema.type === 'array' ? (schema.items ?? {}) : schema);
  return fc.oneof(
    { weight: 28, arbitrary: one.map(text => [text]) },
    { weight: 1, arbitrary: ODD.map(text => [text]) },
    { weight: 1, arbitrary: fc.array(fc.oneof(one, ODD), { maxLength: 3 }) },
  );
}

/** Some are left out, those that are needed seldom. */
function some(parameters: readonly Parameter[]) {
  const each = parameters.map(({ name, required, schema }) =>
    fc
      .tuple(fc.integer({ min: 0, max: 19 }), written(schema))
      .map(([chance, texts]) =>
        (chance > (required ? 0 : 9) ? texts : []).map(text => [name, text] as const),
      ),
  );
  return fc.tuple(...each).map(lists => lists.flat());
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const ODD_KEY = fc.oneof(
  { weight: 19, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.tuple(ODD, ODD).map(pair => [pair]) },
);

function addresses({ path, parameters = [] }: Operation): fc.Arbitrary<string> {
  const inPath = parameters.filter(one => one.in === 'path').map(({ schema }) => schema);
  const id = fc.oneof(
    { weight: 9, arbitrary: fitting(inPath[0] ?? {}).map(encoded) },
    { weight: 1, arbitrary: fc.oneof(ODD.map(encoded), ODD) },
  );
  const query = fc.tuple(some(parameters.filter(one => one.in === 'query')), ODD_KEY);
  return fc.tuple(id, query, fc.boolean()).map(([name, [given, odd], isRaw]) => {
    const write = isRaw ? (text: string) => text.replace(/[#\s]/g, '+') : encoded;
    const pairs = [
      ...given.map(([key, text]) => `${key}=${encoded(text)}`),
      ...odd.map(([key, text]) => `${encoded(key)}=${write(text)}`),
    ];
    return `${path.replace('{id}', () => name)}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
  });
}

const AUTHORISATION = fc.constantFrom(
  'Bearer record',
  'Bearer record',
  'Bearer record',
  'Bearer read',
  'Bearer nobody',
  'Basic eA==',
  '',
);

function headers({ parameters = [], method }: Operation) {
  const own = some(parameters.filter(one => one.in === 'header'));
  const type = fc.oneof(
    { weight: 19, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'text/plain',
        'application/json; charset=latin1',
        'multipart/form-data',
      ),
    },
  );
  const match = fc.constantFrom('', '', '*', '"x"', 'W/"x", "y"', ',,');
  return fc
    .tuple(own, AUTHORISATION, type, match)
    .map(([given, authorization, contentType, etag]) => {
      const all: (readonly [string, string])[] = [
        ...given,
        ['Authorization', authorization],
        ['If-None-Match', etag],
      ];
      if (method === 'POST') all.push(['Content-Type', contentType]);
      return Object.fromEntries(all.filter(([, text]) => /^[\x21-\x7e][\x20-\x7e]*$/.test(text)));
    });
}

const ODD_BODY = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"kind":1,"kind":2}',
    '[['.repeat(5000),
    '{"a":1e999}',
  ),
  fc.json(),
  fc.uint8Array({ maxLength: 40 }),
);

function bodies({ requestBody }: Operation): fc.Arbitrary<string | Uint8Array | null> {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined) return fc.constant(null);
  const fields = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const isNeeded = schema.required?.includes(key) ?? false;
    return fc
      .tuple(fc.integer({ min: 0, max: 19 }), field(property))
      .map(([chance, value]) => (chance > (isNeeded ? 0 : 12) ? [[key, value] as const] : []));
  });
  const whole = fc
    .tuple(fc.tuple(...fields), ODD_KEY)
    .map(([lists, odd]) => JSON.stringify(Object.fromEntries([...lists.flat(), ...odd])));
  return fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: ODD_BODY });
}

function field(schema: Schema): fc.Arbitrary<unknown> {
  const { type } = schema;
  const right: fc.Arbitrary<unknown> =
    type === 'boolean'
      ? fc.boolean()
      : type === 'object'
        ? fc.object()
        : type === 'array'
          ? fc.array(ODD)
          : fitting(schema);
  return fc.oneof(
    { weight: 48, arbitrary: right },
    { weight: 1, arbitrary: ODD },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

export function requestTo(operation: Operation): fc.Arbitrary<Sent> {
  return fc.record({
    operation: fc.constant(operation),
    address: addresses(operation),
    headers: headers(operation),
    body: bodies(operation),
  });
}
