/** Who may do what on this server: the tokens that hold, as the site asks about them. */
export type Scope = 'read' | 'record' | 'admin';

export interface Bearer {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

export interface Authority {
  /** Null where the request bears no token that holds now. */
  bearerOf(header: string | undefined): Bearer | null;
  /** Whether reading needs a token too. */
  readonly isClosed: boolean;
}
