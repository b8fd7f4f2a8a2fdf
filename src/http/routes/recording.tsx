/** `/record`, `/acts/…/correct`, `/acts/…/retract`: a form, its dry run, and the confirmation that records. */
import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { compare } from '../../domain/compare.ts';
import { nameOn } from '../../domain/participant.ts';
import { LedgerProblem } from '../../ledger/problem.ts';
import { usage } from '../../library/arguments.ts';
import { treatyOf } from '../../projections/question.ts';
import { posted, shown } from '../office/doors.ts';
import type { Office } from '../office/office.ts';
import {
  actAt,
  actInWords,
  type CommandName,
  type Fields,
  type Filled,
  filledIn,
  perform,
  tried,
} from '../office/recording.ts';
import { dryRunPage } from '../pages/office/dry-run.tsx';
import { type Choices, entryFormPage } from '../pages/office/entry-form.tsx';
import type { Desk } from '../pages/office/officer.tsx';
import { statusOf } from '../problems.tsx';
import { HTML } from '../replies.ts';
import type { Site } from '../site.ts';

const PATHS: Readonly<Record<CommandName, string>> = {
  record: '/record',
  correct: '/acts/:act/correct',
  retract: '/acts/:act/retract',
};

export function addRecording(app: Hono, site: Site, office: Office): void {
  app.get('/record/act', c => {
    const { act = '', do: command } = c.req.query();
    const to = command === 'retract' ? 'retract' : 'correct';
    return c.redirect(`/acts/${encodeURIComponent(act.trim())}/${to}`, 303);
  });
  for (const command of Object.keys(PATHS) as CommandName[]) {
    const desk = new RecordingDesk(site, office, command);
    app.get(
      PATHS[command],
      shown(office, (c, by) => desk.form(c, by, c.req.query())),
    );
    app.post(
      PATHS[command],
      posted(office, (c, by, fields) => desk.dryRun(c, by, fields)),
    );
    app.post(
      `${PATHS[command]}/confirm`,
      posted(office, (c, by, fields) => desk.confirm(c, by, fields)),
    );
  }
}

class RecordingDesk {
  readonly #site: Site;
  readonly #office: Office;
  readonly #command: CommandName;

  constructor(site: Site, office: Office, command: CommandName) {
    this.#site = site;
    this.#office = office;
    this.#command = command;
  }

  async form(c: Context, desk: Desk, fields: Fields, problem: LedgerProblem | null = null) {
    const { ledger } = this.#site;
    const command = this.#command;
    const act = c.req.param('act');
    const about = act === undefined ? null : await actAt(ledger, act);
    const page = entryFormPage(desk, {
      ...{ command, problem, action: this.#action(c) },
      fields: { ...(about !== null && asItReads(about.onRecord.act)), ...fields },
      choices: await choicesOf(this.#site, this.#office, command),
      about: about === null ? null : actInWords(about.onRecord.act, about.view),
    });
    return html(c, page, problem === null ? 200 : statusOf(problem));
  }

  async dryRun(c: Context, desk: Desk, fields: Fields): Promise<Response> {
    const filled = this.#filled(c, fields);
    if (fields['step'] === 'edit') return this.form(c, desk, filled.fields);
    return this.#orForm(c, desk, filled, () => this.#shownAnew(c, desk, filled, null));
  }

  async confirm(c: Context, desk: Desk, fields: Fields): Promise<Response> {
    const filled = this.#filled(c, fields);
    const id = idIn(fields);
    const expect = expectationIn(fields);
    return this.#orForm(c, desk, filled, async () => {
      if (this.#office.proposals !== null) return this.#propose(c, desk, filled, id);
      try {
        await perform(this.#site.ledger, filled, { by: desk.session.holder.name, id, expect });
        return c.redirect(`/receipts/${id}`, 303);
      } catch (error) {
        if (!hasMovedOn(error)) throw error;
        return this.#shownAnew(c, desk, filled, MOVED_ON);
      }
    });
  }

  async #propose(c: Context, desk: Desk, filled: Filled, id: string): Promise<Response> {
    const { name } = desk.session.holder;
    await tried(this.#site.ledger, filled, name);
    const proposedAt = this.#office.settings.now().toISOString();
    await this.#office.proposals?.add({ id, proposedBy: name, proposedAt, ...filled });
    return c.redirect(`/proposals/${id}`, 303);
  }

  async #shownAnew(c: Context, desk: Desk, filled: Filled, notice: string | null) {
    const result = await tried(this.#site.ledger, filled, desk.session.holder.name);
    const page = dryRunPage(desk, {
      ...{ tried: result, notice, action: this.#action(c), id: uuidv7() },
    });
    return html(c, page, notice === null ? 200 : 412);
  }

  /** What is refused is said beside the form, with what was typed kept. */
  async #orForm(c: Context, desk: Desk, filled: Filled, work: () => Promise<Response>) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LedgerProblem) || statusOf(error) >= 500) throw error;
      return this.form(c, desk, filled.fields, error);
    }
  }

  /** Which act is corrected is said by the address, whatever the form says. */
  #filled(c: Context, fields: Fields): Filled {
    const act = c.req.param('act');
    return filledIn(this.#command, act === undefined ? fields : { ...fields, act });
  }

  #action(c: Context): string {
    const act = c.req.param('act') ?? '';
    return PATHS[this.#command].replace(':act', encodeURIComponent(act));
  }
}

export const MOVED_ON =
  'Somebody has recorded on this treaty since. Nothing of yours was recorded; this is what would change now.';

export function hasMovedOn(error: unknown): boolean {
  return error instanceof LedgerProblem && error.code === 'log-moved-on';
}

export function html(c: Context, page: string, status: ContentfulStatusCode = 200): Response {
  return c.body(page, status, { 'Content-Type': HTML });
}

function idIn({ id = '' }: Fields): string {
  if (isUuid(id)) return id.toLowerCase();
  throw notFromDryRun('id');
}

export function expectationIn({ expect = '' }: Fields): number {
  if (/^[0-9]{1,15}$/.test(expect)) return Number(expect);
  throw notFromDryRun('expect');
}

function notFromDryRun(field: string) {
  return usage(
    'no-dry-run',
    `the form does not say what was shown before (${field})`,
    'Open the form again, and confirm from its dry run.',
  );
}

function asItReads({
  kind,
  participant,
  doneOn,
  effectiveOn,
}: {
  kind: string;
  participant: string;
  doneOn: string;
  effectiveOn?: string;
}): Fields {
  return { kind, participant, on: doneOn, ...(effectiveOn !== undefined && { effectiveOn }) };
}

async function choicesOf(
  { ledger, today }: Site,
  { titles }: Office,
  command: CommandName,
): Promise<Choices> {
  if (command === 'retract') return { treaties: [], participants: [] };
  const day = today();
  const participants = [...(await ledger.register()).values()]
    .map(one => ({ id: one.id, ...nameOn(one, day) }))
    .toSorted((one, other) => compare(one.sortKey, other.sortKey));
  const ids = command === 'record' ? await ledger.treaties() : [];
  for (const id of ids) {
    if (!titles.has(id)) titles.set(id, treatyOf(await ledger.view(id, {})).title);
  }
  const treaties = ids.map(id => ({ id, title: titles.get(id) ?? '' }));
  return { participants, treaties };
}
