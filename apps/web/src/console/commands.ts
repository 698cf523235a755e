/** What an operator types on the server (README, "In production"), by what it is for: the same in every language. */
export const COMMANDS: Readonly<Record<string, string>> = {
  events: 'npx ringroad import FILE --map MAP.yaml',
  partner: 'npx ringroad partner add --name NAME --category detailing',
  campaign: 'npx ringroad member add --role partner --partner NAME --email EMAIL --name PERSON',
};
