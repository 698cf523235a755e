/** What a refusal tells beside its code. */
export type RefusalDetails = Readonly<Record<string, unknown>>;

export const listed = (names: unknown) => (Array.isArray(names) ? names.join(', ') : String(names));

export const errors = {
  byCode: {
    NETWORK: { title: 'The server did not answer', text: 'Check your connection. Nothing you did was lost.' },
    UNAUTHENTICATED: { title: 'You are signed out', text: 'Sign in again to go on.' },
    FORBIDDEN: { title: 'This page is not yours to see', text: 'Your account has no right to open it.' },
    NOT_FOUND: { title: 'Nothing lives at this address', text: 'It may have been removed, or the link is mistyped.' },
    INVALID_INPUT: { title: 'Something needs correcting', text: 'Check the marked fields.' },
    CONFLICT: { title: 'It changed meanwhile', text: 'Someone else, or another tab, was faster. Reload and try again.' },
    INSUFFICIENT_FUNDS: { title: 'The wallet cannot cover this', text: 'Top it up first.' },
    BUDGET_EXHAUSTED: { title: 'The offer has just run out', text: 'The partner’s budget for it is used up.' },
    EXPIRED: { title: 'The time is over', text: 'This link, code or offer is no longer valid.' },
    RATE_LIMITED: { title: 'That was too often', text: 'Wait a minute, then try again.' },
    UNAVAILABLE: { title: 'The service is catching its breath', text: 'It will be back in a moment. Try again.' },
    INTERNAL: { title: 'Something broke on our side', text: 'It has been written down. Try again.' },
  } as Record<string, { title: string; text: string }>,
  byReason: {
    'wrong-code': 'That is not the code. Look at the newest e-mail.',
    'address-changed': 'Your e-mail address has changed since this code was sent. Ask for a new one.',
    'code-expired': 'This code has expired. Ask for a new one.',
    'too-many-attempts': 'Too many wrong codes. Ask for a new one.',
    'bad-credentials': 'The e-mail or the password is not right.',
    'email-needed': 'Tell us an e-mail address to send the code to.',
    'no-list-name': 'Give the list a name of 1 to 120 characters.',
    duplicate: 'You took this partner’s offer less than 30 days ago.',
  } as Record<string, string>,
  /** Reasons that are told with what the refusal names. */
  byDetails: {
    'list-in-use': ({ campaigns }) => `Campaigns use this list: ${listed(campaigns)}. Take it out of them first.`,
    'not-a-contact': ({ text, line }) => `“${String(text ?? line)}” is no e-mail address, no telephone number and no SHA-256 of either. Correct it and send again.`,
    'too-many-lists': ({ most }) => `There are ${String(most)} lists. Delete one that no campaign uses.`,
    'too-many-contacts': ({ most }) => `Send up to ${String(most)} contacts at a time.`,
    'list-full': ({ most }) => `A list has room for ${String(most)} contacts.`,
  } as Record<string, (details: RefusalDetails) => string>,
};
