/** The fields for the day of law and the day of knowledge, and for the day to compare with; they work without a script. */
import type { Question, QuestionName } from '../questions.ts';

interface SightOptions {
  readonly name: QuestionName;
  readonly question: Question;
  /** Those on which something changed: a script makes a slider of them. */
  readonly days?: readonly string[];
}

export function Sight({ name, question, days = [] }: SightOptions) {
  const { treaty, asked, query } = question;
  const { participant, profile, from = '' } = query;
  return (
    <form
      class="sight"
      action={`/treaties/${treaty}/${name}`}
      method="get"
      data-days={days.join(' ') || undefined}
    >
      {name === 'diff' && <Day label="From" name="from" value={from} />}
      <Day label={name === 'diff' ? 'To' : 'As of'} name="asOf" value={asked.asOf} isNeeded />
      <Day label="Known on" name="knownOn" value={asked.knownOn ?? ''} />
      {asked.at !== undefined && <input type="hidden" name="at" value={`${asked.at}`} />}
      {participant && <input type="hidden" name="participant" value={participant} />}
      {profile && <input type="hidden" name="profile" value={profile} />}
      <button type="submit">Show</button>
    </form>
  );
}

interface DayOptions {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly isNeeded?: boolean;
}

function Day({ label, name, value, isNeeded = false }: DayOptions) {
  return (
    <label>
      {label}
      <input type="date" name={name} value={value} required={isNeeded} />
    </label>
  );
}
