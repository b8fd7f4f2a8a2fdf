/** What every request may be refused for, whatever it asks. */
import { HttpRefusal } from '../refusal.ts';

export function tokenNeeded(): HttpRefusal {
  return new HttpRefusal(401, {
    code: 'token-needed',
    message: 'this asks for a token that holds now',
    hint: 'Send the header Authorization: Bearer TOKEN; treaty token add makes a token.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}

export function tooManyRequests(seconds: number): HttpRefusal {
  return new HttpRefusal(429, {
    code: 'too-many-requests',
    message: 'there have been too many requests from this address',
    hint: `Try again in ${seconds} seconds.`,
    headers: { 'Retry-After': `${seconds}` },
  });
}

export function tooLarge(limit: number): HttpRefusal {
  return new HttpRefusal(413, {
    code: 'too-large',
    message: `the request is larger than ${limit} bytes`,
    hint: 'Send it in parts.',
  });
}
