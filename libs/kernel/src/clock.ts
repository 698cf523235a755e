/** Where time comes from. Domain code never asks it: it gets the instant as an argument. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. A sandbox site has a clock of its own, kept in its row. */
export const systemClock: Clock = { now: () => new Date() };
