/** Who may import whom, and the shape of a file: the rooms of docs/architecture.md, held by a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

interface SourceFile {
  /** Below src, with slashes: "domain/act.ts". */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

interface Import {
  /** A file below src, or the package as it is named: "zod", "node:crypto". */
  readonly target: string;
  /** Types are gone at run time, and make no cycle there. */
  readonly typesOnly: boolean;
}

const FILES: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.[cm]?[jt]sx?$/.test(name))
  .map(name => {
    const text = readFileSync(join(SRC, name), 'utf8');
    const path = name.replaceAll('\\', '/');
    return { path, text, imports: importsOf(text, path) };
  });

/** `import … from`, `export … from`, `import '…'` and `import('…')`. */
function importsOf(text: string, path: string): Import[] {
  const statements = text.matchAll(
    /^(?:import|export)\s(?:(?<names>[^'";]*?)\sfrom\s)?['"](?<from>[^'"]+)['"]/gm,
  );
  const dynamic = text.matchAll(/\bimport\(\s*['"](?<from>[^'"]+)['"]/g);
  return [...statements, ...dynamic].map(({ groups }) => {
    const from = groups?.['from'] ?? '';
    const target = from.startsWith('.') ? join(dirname(path), from).replaceAll('\\', '/') : from;
    return { target, typesOnly: holdsTypesOnly(groups?.['names']) };
  });
}

function holdsTypesOnly(names: string | undefined): boolean {
  if (names === undefined) return false;
  if (/^type\s/.test(names)) return true;
  const [, listed] = /^\{(.*)\}$/s.exec(names.trim()) ?? [];
  const each = listed
    ?.split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return each?.every(name => name.startsWith('type ')) ?? false;
}

/** The folder below src, or the file that lies in none; the shapes of JSON are a room within reports. */
function roomOf(path: string): string {
  if (path.startsWith('reports/json-shapes')) return 'reports/json-shapes';
  return path.includes('/') ? (path.split('/')[0] ?? '') : path;
}

/** The rooms each room may look into besides itself, and the packages it may use; `*` means any. */
const MAY_IMPORT: Record<string, { rooms: readonly string[]; packages: readonly string[] }> = {
  domain: { rooms: [], packages: ['temporal-polyfill'] },
  ledger: { rooms: ['domain'], packages: ['node:crypto', 'canonicalize'] },
  projections: { rooms: ['domain', 'ledger'], packages: [] },
  reports: {
    rooms: ['domain', 'projections'],
    packages: [
      'csv-stringify/sync',
      'd3-geo',
      'd3-scale',
      'd3-shape',
      'docx',
      'fflate',
      'geojson',
      'hono/html',
      'hono/jsx',
      'node:module',
      'topojson-client',
      'topojson-specification',
    ],
  },
  // What a report prints as JSON is described in zod for docs/json-schema; no command loads it.
  'reports/json-shapes': { rooms: ['domain', 'projections', 'reports'], packages: ['zod'] },
  exchange: {
    rooms: ['domain', 'ledger'],
    packages: [
      'zod',
      'fastest-levenshtein',
      'jsonc-parser',
      'csv-parse/sync',
      'saxes',
      'htmlparser2',
    ],
  },
  store: { rooms: ['domain', 'ledger'], packages: ['node:*', 'better-sqlite3'] },
  library: {
    rooms: ['domain', 'ledger', 'projections', 'exchange', 'reports', 'store'],
    packages: ['*'],
  },
  http: {
    rooms: [
      'verify-log.mts',
      'domain',
      'ledger',
      'projections',
      'exchange',
      'reports',
      'reports/json-shapes',
      'library',
    ],
    packages: ['*'],
  },
  cli: { rooms: ['*'], packages: ['*'] },
  // Stands alone, for whoever trusts nothing of ours: its worth is that it shares nothing.
  'verify-log.mts': { rooms: [], packages: ['node:fs/promises', 'node:util'] },
  'index.ts': {
    rooms: ['domain', 'ledger', 'projections', 'exchange', 'reports', 'store', 'library'],
    packages: [],
  },
};

/** Types of another room that a room may speak of, though it may not call it. */
const MAY_SPEAK_OF: Record<string, readonly string[]> = {
  reports: ['ledger'],
  'reports/json-shapes': ['ledger'],
};

function isAllowed(file: SourceFile, { target, typesOnly }: Import): boolean {
  const room = roomOf(file.path);
  const { rooms, packages } = MAY_IMPORT[room] ?? { rooms: [], packages: [] };
  if (!FILES.some(({ path }) => path === target)) {
    const scheme = target.startsWith('node:') ? 'node:*' : target;
    return packages.some(one => one === '*' || one === target || one === scheme);
  }
  const other = roomOf(target);
  if (other === room || rooms.includes('*') || rooms.includes(other)) return true;
  return typesOnly && (MAY_SPEAK_OF[room] ?? []).includes(other);
}

/** The first ring of files that need one another in order to run, or null. */
function cycle(): string[] | null {
  const done = new Set<string>();
  const visit = (path: string, way: string[]): string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    const { imports = [] } = FILES.find(file => file.path === path) ?? {};
    for (const { target, typesOnly } of imports) {
      const found = typesOnly ? null : visit(target, [...way, path]);
      if (found !== null) return found;
    }
    done.add(path);
    return null;
  };
  for (const { path } of FILES) {
    const found = visit(path, []);
    if (found !== null) return found;
  }
  return null;
}

const pathsWhere = (test: (file: SourceFile) => boolean) =>
  FILES.filter(test).map(({ path }) => path);

describe('the rooms of src', () => {
  it('are all named here', () => {
    expect([...new Set(FILES.map(({ path }) => roomOf(path)))].sort()).toEqual(
      expect.arrayContaining(['cli', 'domain', 'index.ts', 'ledger']),
    );
    expect(pathsWhere(({ path }) => MAY_IMPORT[roomOf(path)] === undefined)).toEqual([]);
  });

  it('hold imports that this test can read: act.ts names four', () => {
    const act = FILES.find(({ path }) => path === 'domain/act.ts');
    expect(act?.imports.map(({ target }) => target)).toEqual([
      'domain/calendar-date.ts',
      'domain/compare.ts',
      'domain/participant.ts',
      'domain/treaty-id.ts',
    ]);
  });

  it('import in no form that this test overlooks', () => {
    for (const { path, text, imports } of FILES) {
      const written = text.match(/^import .*'|^(export .*|)\} from '|\bimport\(/gm) ?? [];
      expect([path, imports.length]).toEqual([path, written.length]);
    }
  });

  it.each(Object.keys(MAY_IMPORT))('%s looks only where it may', room => {
    const stray = FILES.filter(({ path }) => roomOf(path) === room).flatMap(file =>
      file.imports
        .filter(one => !isAllowed(file, one))
        .map(({ target }) => `${file.path} imports ${target}`),
    );
    expect(stray).toEqual([]);
  });

  it('need one another in no circle', () => {
    expect(cycle()).toBeNull();
  });
});

describe('a file of src', () => {
  it('opens with a sentence that says what it is for', () => {
    expect(pathsWhere(({ text }) => !/^(#!.*\n)?\/\*\*?\s+\S+/.test(text))).toEqual([]);
  });

  it('is no longer than 300 lines, but for the verifier, which must be one file', () => {
    const long = pathsWhere(({ text }) => text.trimEnd().split('\n').length > 300);
    expect(long).toEqual(['verify-log.mts']);
  });

  it('bears the name of a thing: no utils, helpers, common or misc', () => {
    const nameless = /^(utils?|helpers?|common|misc)\b/;
    const isNameless = ({ path }: SourceFile) => path.split('/').some(part => nameless.test(part));
    expect(pathsWhere(isNameless)).toEqual([]);
  });

  it('puts texts in order by the one comparator of the domain', () => {
    const comparator = /\? -1\s*:[^;]*\? 1\s*: 0/;
    expect(pathsWhere(({ text }) => comparator.test(text))).toEqual(['domain/compare.ts']);
  });

  it('reads no clock, unless it is at the edge: the library or the command line', () => {
    const clock =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\)|\bTemporal\.Now\b|\bperformance\.now\b/;
    const inside = ({ path }: SourceFile) => !['library', 'cli'].includes(roomOf(path));
    expect(pathsWhere(file => inside(file) && clock.test(file.text))).toEqual([]);
  });
});
