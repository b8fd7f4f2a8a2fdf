/** Who asks: what bears a token may do, and whether reading needs one. */

/** In order: whoever may record may read, and whoever administers may record. */
export const SCOPES = ['read', 'record', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];

export interface Bearer {
  readonly name: string;
  /** Those that the token was given, and those that they include. */
  readonly scopes: readonly Scope[];
}

export interface Authority {
  /**
   * Null where the request bears no token that holds now. @param header of `Authorization`.
   * @throws LedgerProblem `damaged-tokens`: nobody gets in.
   */
  bearerOf(header: string | undefined): Bearer | null;
  /** Whether reading needs a token too. */
  readonly isClosed: boolean;
}
