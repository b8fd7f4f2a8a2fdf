/** A field to search a list by; it works without a script. */

interface SearchOptions {
  /** The address of the list. */
  readonly at: string;
  readonly label: string;
  readonly sought: string;
}

export function Search({ at, label, sought }: SearchOptions) {
  return (
    <search>
      <form class="sight" action={at} method="get">
        <label>
          {label}
          <input type="search" name="q" value={sought} />
        </label>
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
