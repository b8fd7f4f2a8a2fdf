/** Under Stryker every law draws the same cases, so that a mutant dies every time or never. */

import fc from 'fast-check';

fc.configureGlobal({ seed: 1969, endOnFailure: true });
