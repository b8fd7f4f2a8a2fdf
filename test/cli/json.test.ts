/** Every `--json` answer fits the schema that is published for it, with no key left undescribed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { answered, printed, temporaryFolder, treaty } from '../support/command-line.ts';

const here = temporaryFolder();
const AS_OF = ['--as-of', '2001-12-06'];
const COPY = ['--ledger', 'copy.db'];
const ECUADOR = ['record', 'accession', 'IV-13', 'ECU', '--on', '2002-02-05', ...COPY];

type Shape = keyof typeof JSON_SHAPES;

function fits(shape: Shape, ...args: readonly string[]): void {
  const answer = answered<unknown>(here, ...args);
  expect(JSON_SHAPES[shape].safeParse(answer).error?.issues).toBeUndefined();
}

beforeAll(() => {
  printed(here, 'demo');
});

describe('--json of a question', () => {
  const questions: readonly [Shape, ...string[]][] = [
    ['status', 'status', 'IV-13', ...AS_OF],
    ['status', 'status', 'IV-13', '--as-of', '1990-01-01'],
    ['status', 'status', 'IV-13', '--known-on', '2001-12-19', '--at', '250'],
    ['history', 'history', 'IV-13', ...AS_OF],
    ['actions', 'actions', 'IV-13', '--from', '2000-09-01', '--to', '2000-10-31'],
    ['actions-across', 'actions', '--from', '2000-09-01', '--to', '2001-12-31'],
    ['diff', 'diff', 'IV-13', '2000-12-31', '2001-12-06'],
    ['diff', 'diff', 'IV-13', '2001-12-19', '2001-12-20', '--known'],
    ['explain', 'explain', 'IV-13', ...AS_OF],
    ['explain', 'explain', 'IV-13', 'Ghana', ...AS_OF],
    ['paragraph', 'paragraph', 'IV-13', ...AS_OF],
    ['paragraph', 'paragraph', 'IV-13', '--from', '2000-09-01', '--to', '2000-10-31'],
    ['participant', 'participant', 'Ghana', ...AS_OF],
    ['participant', 'participant', 'CSHH'],
    ['participant', 'participant', 'Bolivia', '--known-on', '2001-12-19', '--at', '260'],
    ['verify', 'verify'],
  ];

  it.each(questions)('%s: treaty %s %s %s %s', (shape, ...args) => {
    fits(shape, ...args);
  });
});

describe('--json of a recording', () => {
  it('fits from the first entry of a ledger to its last', () => {
    fits('new-ledger', 'init', ...COPY);
    fits('register', 'register', '--shipped', 'IV-13', ...COPY);
    fits('register', 'register', '--shipped', 'IV-13', ...COPY);
    fits('dry-run', ...ECUADOR, '--dry-run');
    fits('receipt', ...ECUADOR);
    fits('dry-run', 'correct', '238', '--on', '2002-02-06', '--reason', 'x', ...COPY, '--dry-run');
    fits('receipt', 'correct', '238', '--on', '2002-02-06', '--reason', 'misread', ...COPY);
    fits('dry-run', 'retract', '238', '--reason', 'misread', ...COPY, '--dry-run');
    fits('explain', 'explain', 'IV-13', ...COPY);
    fits('receipt', 'retract', '238', '--reason', 'never done', ...COPY);
    fits('explain', 'explain', 'IV-13', ...COPY);
    fits('verify', 'verify', ...COPY);
  });

  it('fits a receipt and a dry run with a warning', () => {
    const chile = ['record', 'accession', 'IV-13', 'Chile', '--on', '2002-02-05'];
    fits('dry-run', ...chile, '--dry-run');
    fits('receipt', ...chile);
    fits('explain', 'explain', 'IV-13', 'Chile');
  });
});

describe('--json of entry into force', () => {
  it('fits once the twentieth instrument is there', () => {
    for (const [index, name] of ['Peru', 'Cuba', 'Fiji', 'Mali'].entries()) {
      printed(here, 'record', 'accession', 'IV-13', name, '--on', `2002-03-0${index + 1}`);
    }
    fits('status', 'status', 'IV-13', '--as-of', '2002-03-31');
    fits('history', 'history', 'IV-13', '--as-of', '2010-01-01');
    fits('explain', 'explain', 'IV-13', '--as-of', '2010-01-01');
  });
});

describe('--json of a failure', () => {
  it('is one object on standard error, and nothing on standard output', () => {
    const { out, err } = treaty(here, 'status', 'XX-1', '--json');
    expect(out).toBe('');
    expect(JSON_SHAPES.error.parse(JSON.parse(err)).error.code).toBe('unknown-treaty');
  });
});
