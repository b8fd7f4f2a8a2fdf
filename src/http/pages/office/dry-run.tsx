/** What would change, shown before anything is recorded: the counts, and each rule with its article. */
import type { Child } from 'hono/jsx';
import type { JudgedRule, Preview } from '../../../library/requests.ts';
import { countsTable } from '../../../reports/counts-table.ts';
import type { Table } from '../../../reports/document.ts';
import { Blocks } from '../../../reports/forms/html.tsx';
import { capitalised } from '../../../reports/running-text.ts';
import type { Tried } from '../../office/recording.ts';
import { TITLES } from './entry-form.tsx';
import { type Desk, Hidden, officerPage } from './officer.tsx';

export interface DryRun {
  readonly tried: Tried;
  /** Where the form was sent; below it, where it is confirmed. */
  readonly action: string;
  /** Of the entry that would be made: whoever confirms twice records once. */
  readonly id: string;
  /** What has happened since the officer last saw it. */
  readonly notice: string | null;
}

export function dryRunPage(desk: Desk, { tried, action, id, notice }: DryRun): string {
  const { filled, version } = tried;
  const fields = { ...filled.fields, form: desk.session.formToken, id, expect: `${version}` };
  return officerPage(
    desk,
    TITLES[filled.command],
    <>
      {notice !== null && (
        <p class="problem" role="alert">
          {notice}
        </p>
      )}
      <p>This would be recorded; nothing has been yet.</p>
      <WouldChange tried={tried}>
        <form class="buttons" action={`${action}/confirm`} method="post">
          <Hidden fields={fields} />
          <button type="submit" class="main">
            {desk.twoPersons ? 'Propose it' : 'Record it'}
          </button>
          <button type="submit" formaction={action} name="step" value="edit">
            Change something
          </button>
        </form>
      </WouldChange>
    </>,
  );
}

interface WouldChangeOptions {
  readonly tried: Tried;
  /** What can be done about it: above the rules, which are many. */
  readonly children: Child;
}

/** The act in words, the warnings, the counts, the rules. */
export function WouldChange({ tried: { said, preview }, children }: WouldChangeOptions) {
  const { counts, rules } = preview;
  return (
    <>
      <Facts facts={said} />
      <Warnings rules={rules} />
      {counts !== null && (
        <Blocks blocks={[countsTable('As of today', counts.before, counts.after)]} />
      )}
      {children}
      <h2>The rules</h2>
      <Blocks blocks={[rulesTable(rules)]} />
    </>
  );
}

export function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, text]) => (
        <>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
  );
}

function Warnings({ rules }: Pick<Preview, 'rules'>) {
  const failed = rules.filter(({ holds }) => !holds);
  if (failed.length === 0) return null;
  return (
    <section class="problem" role="alert" aria-label="Warnings">
      {failed.map(({ because, article, hint }) => (
        <p>
          <strong>{`Warning: ${capitalised(because ?? '')}.`}</strong>
          {` ${article}. ${hint ?? ''}`}
        </p>
      ))}
    </section>
  );
}

function rulesTable(rules: readonly JudgedRule[]): Table {
  return {
    kind: 'table',
    caption: 'The rules',
    headings: ['Rule', 'Holds', 'Source'],
    rows: rules.map(({ rule, holds, article }) => [rule, holds ? 'yes' : 'warning', article]),
  };
}
