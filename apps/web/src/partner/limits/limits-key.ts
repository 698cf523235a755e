export const limitsKey = ['my-account-limits'] as const;
