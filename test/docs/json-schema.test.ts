/** docs/json-schema/ publishes what `--json` prints; `npx vitest run test/docs -u` writes it anew. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import type { Preview, Receipt } from '../../src/library/requests.ts';
import type { Frozen } from '../../src/reports/json-shapes/scalars.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';

const FOLDER = fileURLToPath(new URL('../../docs/json-schema/', import.meta.url));
const shapes = Object.entries(JSON_SHAPES);

describe('docs/json-schema', () => {
  it.each(shapes)('holds the shape of %s as the program has it', async (name, shape) => {
    await expect(published(shape)).toMatchFileSnapshot(`${FOLDER}${name}.json`);
  });

  it('holds no other file', () => {
    const own = new Set(shapes.map(([name]) => `${name}.json`));
    expect(readdirSync(FOLDER).filter(file => !own.has(file))).toEqual([]);
  });
});

describe('a shape', () => {
  it('of a receipt, and of a dry run, is what the library gives', () => {
    expectTypeOf<Frozen<z.output<typeof JSON_SHAPES.receipt>>>().toEqualTypeOf<Frozen<Receipt>>();
    expectTypeOf<Frozen<z.output<(typeof JSON_SHAPES)['dry-run']>>>().toEqualTypeOf<
      Frozen<Preview>
    >();
  });

  it.each(shapes)('lets no undocumented key pass in %s', (_, shape) => {
    expect(JSON.stringify(z.toJSONSchema(shape))).toContain('"additionalProperties":false');
  });
});

/**
 * Our own tests hold the program to exactly these keys. A reader must not: the contract lets more keys
 * be added, so what is published leaves objects open.
 */
function published(shape: z.ZodType): string {
  const schema = z.toJSONSchema(shape, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
