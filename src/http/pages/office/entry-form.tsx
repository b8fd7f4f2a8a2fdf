/** The forms in which an act is recorded, corrected or retracted: they work without a script, and keep what was typed. */
import { ACT_KINDS, kindInWords } from '../../../domain/act.ts';
import type { Problem } from '../../../ledger/problem.ts';
import { type CommandName, type Fields, LABELS } from '../../office/recording.ts';
import { type Desk, Hidden, officerPage, Refusal } from './officer.tsx';

/** What there is to choose from. */
export interface Choices {
  readonly treaties: readonly { readonly id: string; readonly title: string }[];
  readonly participants: readonly { readonly id: string; readonly name: string }[];
}

export interface EntryForm {
  readonly command: CommandName;
  /** Where it is sent: its dry run. */
  readonly action: string;
  readonly fields: Fields;
  readonly choices: Choices;
  /** The act that is corrected or retracted, as it reads now. */
  readonly about: string | null;
  readonly problem: Problem | null;
}

export const TITLES: Readonly<Record<CommandName, string>> = {
  record: 'Record an act',
  correct: 'Correct an act',
  retract: 'Retract an act',
};

export function entryFormPage(desk: Desk, form: EntryForm): string {
  const { command, action, fields, about, problem } = form;
  return officerPage(
    desk,
    TITLES[command],
    <>
      {about !== null && <p>{`On record: ${about}.`}</p>}
      {problem !== null && <Refusal problem={problem} />}
      <form class="sheet" action={action} method="post">
        <Hidden fields={{ form: desk.session.formToken }} />
        <Matter form={form} />
        {command !== 'record' && <Line name="reason" fields={fields} isNeeded />}
        <Line name="source" fields={fields} />
        <Day name="notifiedOn" fields={fields} />
        <Line name="note" fields={fields} />
        <div class="whole">
          <button type="submit" class="main">
            Show what would change
          </button>
        </div>
      </form>
      {command === 'record' && <OnRecord />}
    </>,
  );
}

function Matter({ form: { command, fields, choices } }: { readonly form: EntryForm }) {
  if (command === 'retract') return null;
  return (
    <>
      {command === 'record' && <Treaty fields={fields} choices={choices} />}
      <Kind fields={fields} />
      <Participant fields={fields} choices={choices} />
      <Day name="on" fields={fields} isNeeded />
      <Day name="effectiveOn" fields={fields} />
      {command === 'record' && <Statement fields={fields} />}
    </>
  );
}

function Treaty({ fields, choices }: { readonly fields: Fields; readonly choices: Choices }) {
  return (
    <label class="whole">
      {labelOf('treaty', true)}
      <select name="treaty" required>
        <option value="">Choose</option>
        {choices.treaties.map(({ id, title }) => (
          <option value={id} selected={id === fields['treaty']}>{`${id} ${title}`}</option>
        ))}
      </select>
    </label>
  );
}

function Kind({ fields }: { readonly fields: Fields }) {
  const kinds = Object.keys(ACT_KINDS) as (keyof typeof ACT_KINDS)[];
  return (
    <label>
      {labelOf('kind', true)}
      <select name="kind" required>
        <option value="">Choose</option>
        {kinds.map(kind => (
          <option value={kind} selected={kind === fields['kind']}>
            {kindInWords(kind)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Participant({ fields, choices }: { readonly fields: Fields; readonly choices: Choices }) {
  const { participant: typed = '' } = fields;
  const known = choices.participants.find(({ id }) => id === typed);
  return (
    <label>
      {labelOf('participant', true)}
      <input
        name="participant"
        list="participants"
        value={known?.name ?? typed}
        autocomplete="off"
        required
      />
      <datalist id="participants">
        {choices.participants.map(({ id, name }) => (
          <option value={name}>{id}</option>
        ))}
      </datalist>
    </label>
  );
}

function Statement({ fields }: { readonly fields: Fields }) {
  return (
    <>
      <label class="whole">
        {`${LABELS['text']} (a reservation, a declaration, a notification)`}
        <textarea name="text" rows={3}>
          {fields['text'] ?? ''}
        </textarea>
      </label>
      <Line name="territory" fields={fields} />
      <Line name="concerns" fields={fields} hint="id or position of its entry" />
    </>
  );
}

interface FieldOptions {
  readonly name: string;
  readonly fields: Fields;
  readonly isNeeded?: boolean;
  readonly hint?: string;
}

function Day({ name, fields, isNeeded = false }: FieldOptions) {
  const { [name]: day = '' } = fields;
  return (
    <label>
      {labelOf(name, isNeeded)}
      <input type="date" name={name} value={day === 'none' ? '' : day} required={isNeeded} />
    </label>
  );
}

function Line({ name, fields, isNeeded = false, hint }: FieldOptions) {
  return (
    <label>
      {labelOf(name, isNeeded)}
      <input
        name={name}
        value={fields[name] ?? ''}
        required={isNeeded}
        placeholder={hint}
        autocomplete="off"
      />
    </label>
  );
}

function labelOf(name: string, isNeeded: boolean): string {
  return `${LABELS[name]}${isNeeded ? ' (needed)' : ''}`;
}

/** Where an entry is not met on another page, its number leads to it. */
function OnRecord() {
  return (
    <>
      <h2>Correct or retract an act on record</h2>
      <form class="sight" action="/record/act" method="get">
        <label>
          Id or position of its entry
          <input name="act" required autocomplete="off" />
        </label>
        <button type="submit" name="do" value="correct">
          Correct
        </button>
        <button type="submit" name="do" value="retract">
          Retract
        </button>
      </form>
    </>
  );
}
