/** Under which answers about a campaign are kept: what it is, and its log. */
export const campaignKey = (id: string) => ['operated-campaign', id] as const;
